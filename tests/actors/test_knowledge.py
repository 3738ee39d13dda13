from __future__ import annotations

import pytest

from reportedly.actors.entries import Entry, Term
from reportedly.actors.knowledge import Knowledge, default_knowledge
from reportedly.actors.tables import Named
from reportedly.actors.words import split


def found(knowledge: Knowledge, text: str) -> list[tuple[str, str, str]]:
    words = split(text)
    return [
        (" ".join(word.text for word in words[hit.start : hit.end]), hit.known[0].entry.name, hit.known[0].how)
        for hit in knowledge.scan(words)
    ]


def test_the_longest_alias_wins(knowledge: Knowledge) -> None:
    assert found(knowledge, "the National Assembly of Kenya met") == [
        ("National Assembly of Kenya", "National Assembly of Kenya", "name")
    ]
    assert found(knowledge, "Kenyan, French and Egyptian") == [
        ("Kenyan", "Kenya", "demonym"),
        ("French", "France", "demonym"),
        ("Egyptian", "Egypt", "demonym"),
    ]


def test_a_name_never_stands_across_a_pause(knowledge: Knowledge) -> None:
    assert found(knowledge, "in United, States")[:1] == []


@pytest.mark.parametrize(
    ("text", "expected"), [("they told us", []), ("the US", ["US"]), ("the U.S.", ["U.S."]), ("un homme", [])]
)
def test_acronyms_are_written_in_capitals(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert [words for words, *_ in found(knowledge, text)] == expected


def test_words_in_small_letters_are_no_names(knowledge: Knowledge) -> None:
    assert found(knowledge, "a national assembly of the northern front") == []


def test_terms_hold_for_whole_months_and_years() -> None:
    term = Term(("GOV",), None, "2008", "2012-03")
    assert [term.holds(day) for day in ("2007-12-31", "2008-01-01", "2012-03-31", "2012-04-01")] == [
        False,
        True,
        True,
        False,
    ]


def test_what_somebody_is_on_a_day(knowledge: Knowledge) -> None:
    entry = knowledge.by_surname("okoro")[0]
    offices = [
        (term := entry.term(day)) and term.office for day in ("2001-01-01", "2010-06-01", "2014-01-01", "2020-01-01")
    ]
    assert offices == [None, "prime minister", "president", None]
    assert entry.over("2020-01-01")
    assert not entry.over("2001-01-01")
    assert not entry.over(None)


def test_a_layer_wins_over_its_base(knowledge: Knowledge) -> None:
    own = Entry("kenya", "Kenya", "EGY", "state", (Term(),))
    layered = Knowledge([Named(own, (("Kenya", "name"), ("Lowlands", "alias")))], knowledge)
    assert layered.known("kenya")[0].entry.code == "EGY"
    assert layered.known("kenyan") == ()
    assert layered.known("france")[0].entry.code == "FRA"
    assert found(layered, "the Lowlands and the US") == [
        ("Lowlands", "Kenya", "alias"),
        ("US", "United States", "alias"),
    ]
    assert [entry.name for entry in layered.by_surname("okoro")] == ["Tomas Okoro"]
    assert [entry.name for entry in layered.by_given_name("lena")] == ["Lena de Voss"]


def test_the_base_of_the_package_is_made_once() -> None:
    assert default_knowledge() is default_knowledge()
