from __future__ import annotations

import pytest

from reportedly.language.document import parse
from reportedly.times.terms import Term
from reportedly.times.words import words


def read(sentence: str) -> dict[str, Term]:
    """The words of a sentence, by their text."""
    return {term.text: term for term in words(parse(sentence).parsed[0].doc)}


@pytest.mark.parametrize("sentence", ["The talks may resume in a week.", "He wrote to Ada May this week."])
def test_may_is_not_always_a_month(sentence: str) -> None:
    assert "MONTH" not in read(sentence)["may"].values


def test_may_is_a_month_after_in() -> None:
    assert read("The talks resumed in May.")["may"].values["MONTH"] == "5"


@pytest.mark.parametrize(
    ("sentence", "is_year"),
    [
        ("It began in 1979.", True),
        ("The 1979 revolt failed.", True),
        ("Some 1979 soldiers fled.", False),
        ("They read resolution 1979 aloud.", False),
        ("It cost $1979.", False),
    ],
)
def test_four_digits_are_a_year_or_not(sentence: str, *, is_year: bool) -> None:
    assert ("YEAR" in read(sentence)["1979"].values) is is_year


def test_a_name_of_several_words_is_one_term() -> None:
    assert set(read("They read the Mail on Sunday there.")["mail on sunday"].values) == {"NAME"}


def test_abbreviations_keep_their_full_stop() -> None:
    assert read("It fell on Sept. 3 there.")["sept."].values == {"MONTH": "9"}


def test_a_piece_without_times_has_no_terms() -> None:
    assert words(parse("The bridge is made of stone.").parsed[0].doc) == []


def test_offsets_are_those_of_the_article() -> None:
    doc = parse("It fell on Sunday.").parsed[0].doc
    assert [term.start for term in words(doc, 100) if "WD" in term.values] == [111]
