from __future__ import annotations

import pytest

from made import attribution, mention
from reportedly.language.document import parse
from reportedly.records import NARRATOR
from reportedly.voice import loaded
from reportedly.voice.loaded import loaded_terms


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(word.span.exact, word.kind, word.neutral) for word in loaded(parse(text), ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The regime closed the border.", [("regime", "label", "government")]),
        ("Both regimes closed the border.", [("regimes", "label", "governments")]),
        ("The exchange-rate regime was kept.", []),
        ("A new sanctions regime was agreed.", []),
        ("They wanted regime change.", [("regime change", "euphemism", "overthrow of the government")]),
        ("The terrorists fled to the hills.", [("terrorists", "label", "members of an armed group")]),
        ("He was held under the Terrorism Act.", []),
        ("The illegal strikes went on.", [("illegal", "evaluation", None)]),
        ("It is illegal under the law to park there.", []),
        (
            "Illegal immigrants were held at the port.",
            [("Illegal immigrants", "label", "immigrants without legal status")],
        ),
        (
            "Undocumented immigrants were held at the port.",
            [("Undocumented immigrants", "label", "immigrants without legal status")],
        ),
        ("The group claimed responsibility for it.", []),
        ("The minister claimed that it rained.", [("claimed", "evaluation", "said")]),
        ("She was admitted to hospital.", []),
        ("The mayor refused to answer.", [("refused", "evaluation", "declined")]),
        ("The strike caused collateral damage.", [("collateral damage", "euphemism", "civilian deaths")]),
        ("Troops neutralised nine militants.", [("neutralised", "euphemism", "killed")]),
        ("The band played at Martyrs' Square.", []),
        ("Rain fell on Selden.", []),
    ],
)
def test_words_that_take_sides(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = told(text)
    assert found[: len(expected)] == expected
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pro-life", "pro-choice"),
        ("far-left", "far-right"),
        ("Persian Gulf", "Arabian Gulf"),
        ("Judea and Samaria", "occupied territories"),
        ("climate alarmist", "climate denier"),
        ("illegal alien", "undocumented immigrant"),
        ("Indian-occupied Kashmir", "Pakistan-occupied Kashmir"),
        ("Senkaku Islands", "Diaoyu Islands"),
        ("tax relief", "corporate welfare"),
        ("tree hugger", "gun nut"),
    ],
)
def test_the_words_of_both_sides_are_told(one: str, other: str) -> None:
    assert [len(told(f"They spoke of the {words} again.")) for words in (one, other)] == [1, 1]


def test_a_word_belongs_to_the_innermost_content() -> None:
    text = "Voss said Okoro had called the strikes brutal. The regime fell."
    outer = attribution(
        1, mention("voss", "Voss", text=text), ["said"], ["Okoro had called the strikes brutal"], text=text
    )
    inner = attribution(
        2,
        mention("okoro", "Okoro", text=text),
        ["called"],
        ["the strikes brutal"],
        text=text,
        chain=("voss", "okoro"),
        parent="a1",
    )
    found = loaded(parse(text), (outer, inner))
    assert [(word.span.exact, word.user) for word in found] == [("brutal", "a2"), ("regime", NARRATOR)]
    assert all(text[word.span.start : word.span.end] == word.span.exact for word in found)


def test_quoted_words_that_nobody_is_known_to_say_are_left_out() -> None:
    assert told('The "regime" closed the border.') == []


def test_names_take_no_side_but_headlines_do() -> None:
    assert told("Fans of the Brutal Truth met in Selden.") == []
    assert [word for word, _, _ in told("Brutal Raid Shocks Northern Town")] == ["Brutal"]


def test_the_list_is_large_and_whole() -> None:
    from reportedly.language.lexicons import rows

    listed = rows("reportedly.voice", "loaded.tsv")
    assert len(listed) >= 600
    assert {row[2] for row in listed} == {"label", "evaluation", "euphemism", "intensifier", "none"}
    assert all(len(row) == 5 for row in listed)
    assert loaded_terms() is loaded_terms()
