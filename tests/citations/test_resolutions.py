from __future__ import annotations

import pytest

from reportedly.citations.resolutions import resolutions


def found(text: str) -> list[tuple[str, str | None, int | None]]:
    """Words, body and year of the resolutions of a text."""
    return [(text[hit.start : hit.end], hit.body, hit.year) for hit in resolutions(text)]


@pytest.mark.parametrize(
    ("number", "year"),
    [
        (1, 1946),
        (242, 1967),
        (338, 1973),
        (425, 1978),
        (678, 1990),
        (1244, 1999),
        (1441, 2002),
        (1559, 2004),
        (1973, 2011),
    ],
)
def test_a_number_of_the_council_tells_its_year(number: int, year: int) -> None:
    assert [one[2] for one in found(f"Security Council resolution {number}")] == [year]


def test_a_year_in_brackets_goes_before_the_table() -> None:
    assert found("Security Council resolution 9999 (2031)")[0][2] == 2031


def test_a_resolution_without_a_body_needs_the_united_nations() -> None:
    assert found("The town adopted resolution 425.") == [("resolution 425", None, None)]
    assert found("The U.N. adopted resolution 425.")[0][1] == "UN Security Council"


def test_a_small_number_without_a_body_is_none() -> None:
    assert found("The union adopted resolution 4 after that.") == []


def test_chambers_number_their_own() -> None:
    assert found("They voted on H.J. Res. 46.") == [("H.J. Res. 46", "United States House of Representatives", None)]
