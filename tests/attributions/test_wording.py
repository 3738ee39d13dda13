from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attributions.handmade import offsets
from reportedly.attributions.wording import clean, kind, marks
from reportedly.language.quotations import quotations
from reportedly.records import Kind, MarkKind


@pytest.mark.parametrize(
    ("text", "contents", "expected"),
    [
        ("“Rain is near,” said Voss.", ["“Rain is near,”"], Kind.DIRECT),
        ("Voss said that rain was near.", ["that rain was near"], Kind.INDIRECT),
        ("Voss said that rain was “very near” now.", ["that rain was “very near” now"], Kind.MIXED),
        ("“Rain,” said Voss, “is near.”", ["“Rain,”", "“is near.”"], Kind.DIRECT),
        ("“Rain,” said Voss, and that it was near.", ["“Rain,”", "that it was near"], Kind.MIXED),
        ("Voss said: “…”", ["“…”"], Kind.INDIRECT),
        ("Voss said that “a b c d e f g h i j k”.", ["that “a b c d e f g h i j k”"], Kind.MIXED),
    ],
)
def test_kind(text: str, contents: list[str], expected: Kind) -> None:
    assert kind(text, [offsets(text, content) for content in contents], quotations(text)) == expected


def found(text: str) -> list[tuple[MarkKind, str]]:
    return [(m.kind, m.span.exact) for m in marks(text, [(0, len(text))], quotations(text))]


INSERTION, ELLIPSIS = MarkKind.INSERTION, MarkKind.ELLIPSIS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He [Okoro] was late.”", [(INSERTION, "[Okoro]")]),
        ("“He was ... late.”", [(ELLIPSIS, "...")]),
        ("“He was … late.”", [(ELLIPSIS, "…")]),
        ("“He was . . . late.”", [(ELLIPSIS, ". . .")]),
        ("“He was [...] late [at night].”", [(ELLIPSIS, "[...]"), (INSERTION, "[at night]")]),
        ("“[He was] late….”", [(INSERTION, "[He was]"), (ELLIPSIS, "…")]),
        ("that he ... was late", []),
        ("that he [Okoro] was late", [(INSERTION, "[Okoro]")]),
        ("“He was late.”", []),
        ("“He [] was late.”", []),
    ],
)
def test_marks(text: str, expected: list[tuple[MarkKind, str]]) -> None:
    assert found(text) == expected


def test_marks_outside_a_content_are_not_its_own() -> None:
    text = "“He [Okoro] was late,” said Voss, “[at night].”"
    (only,) = marks(text, [offsets(text, "“[at night].”")], quotations(text))
    assert only.span.exact == "[at night]"


def cleaned(text: str) -> str:
    return clean(text, [(0, len(text))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Rain is near,”", "Rain is near"),
        ('"Rain is near."', "Rain is near."),
        ("‘Rain is near,’", "Rain is near"),
        ("“Rain\n is  near”", "Rain is near"),
        ("“Okoro said ‘no’ to me”", "Okoro said ‘no’ to me"),
        ("“He [Okoro] was late”", "Okoro was late"),
        ("“We saw him [Okoro] there”", "We saw Okoro there"),
        ("“[The dam] is old”", "The dam is old"),
        ("“The dam [in Selden] is old”", "The dam in Selden is old"),
        ("“he [was] late”", "he was late"),
        ("“The dam [...] is old”", "The dam … is old"),
        ("“The dam ... is old”", "The dam ... is old"),
        ("that the dam was “very old”", "that the dam was very old"),
        ("that the “old” dam was wet", "that the “old” dam was wet"),
        ("that it was wet", "that it was wet"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert cleaned(text) == expected


def test_the_pieces_of_a_broken_content_are_joined() -> None:
    text = "“Rain,” said Voss, “is near.”"
    assert clean(text, [offsets(text, "“Rain,”"), offsets(text, "“is near.”")]) == "Rain is near."


@given(st.text(alphabet="ab [].…“”\"'‘’,He\n", min_size=1, max_size=40))
def test_any_wording(text: str) -> None:
    made = cleaned(text)
    assert "\n" not in made
    assert made == made.strip()
    for mark in marks(text, [(0, len(text))], quotations(text)):
        assert text[mark.span.start : mark.span.end] == mark.span.exact
