from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.quotations import paragraphs, quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('Voss said "no" twice.', ['"no"']),
        ("Voss said “no” and “never”.", ["“no”", "“never”"]),
        ("Voss said «no» in French.", ["«no»"]),
        ('Voss said:"no"', ['"no"']),
        ('It is a "so-called" (“x”) dam.', ['"so-called"', "“x”"]),
        ('"No"—"yes"', ['"No"', '"yes"']),
        ("Voss said nothing.", []),
        ("", []),
        ('""', ['""']),
    ],
)
def test_double_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voss said 'no' twice.", ["'no'"]),
        ("Voss said ‘it’s Okoro’s dam’ twice.", ["‘it’s Okoro’s dam’"]),
        ("The dogs' bowls and the cat's were empty.", []),
        ("Okoro’s dam isn’t old.", []),
        ("‘The boys’ club’ is shut.", ["‘The boys’ club’"]),
        ("'Rain,' said Voss, 'and the wardens' boats.'", ["'Rain,'", "'and the wardens' boats.'"]),
    ],
)
def test_single_marks_and_apostrophes(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Okoro said ‘no’ to me,” said Voss.", ["“Okoro said ‘no’ to me,”"]),
        ("‘Okoro said “no” to me,’ said Voss.", ["‘Okoro said “no” to me,’"]),
        ("\"Okoro said 'no' to me,\" said Voss.", ["\"Okoro said 'no' to me,\""]),
    ],
)
def test_only_the_outermost_of_nested_ones(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_an_odd_mark_ends_with_its_paragraph() -> None:
    text = 'Voss said "no" and "never.\n\nOkoro left.'
    first, second = quotations(text)
    assert first.closed
    assert text[second.start : second.end] == '"never.'
    assert (second.closed, second.continued) == (False, False)


@pytest.mark.parametrize("mark", ["“", '"'])
@pytest.mark.parametrize("gap", ["\n\n", "\r\n", "\n   \n", "\u2029"])
def test_a_quotation_goes_on_in_the_next_paragraph(mark: str, gap: str) -> None:
    text = f"{mark}The dam holds.{gap}{mark}It will hold,{'”' if mark == '“' else mark} said Voss."
    first, second = quotations(text)
    assert text[first.start : first.end] == f"{mark}The dam holds."
    assert (first.closed, first.continued) == (False, True)
    assert (second.closed, second.continued) == (True, False)


def test_a_measure_in_inches_is_no_quotation() -> None:
    assert quoted('A 5" pipe and a 6" pipe.') == []


def test_a_closing_mark_alone_is_none() -> None:
    assert quoted("The dam” is old.") == []


def test_paragraphs_are_lines_without_outer_white_space() -> None:
    text = "  One dam. \n\n \t\nTwo dams.\r\nThree\u2028Four"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One dam.", "Two dams.", "Three", "Four"]
    assert list(paragraphs(" \n\t")) == []


TEXTS = st.lists(st.one_of(st.sampled_from([*"\"'“”‘’«»„", "\n\n", " ", "a", ".", "s "]), st.text(max_size=3))).map(
    "".join
)


@given(TEXTS)
def test_quotations_are_in_order_and_within_one_paragraph(text: str) -> None:
    found = quotations(text)
    lines = list(paragraphs(text))
    for one, following in itertools.pairwise(found):
        assert one.end <= following.start
    for one in found:
        assert any(start <= one.start < one.end <= end for start, end in lines)
        assert not (one.closed and one.continued)
