from __future__ import annotations

import pytest
from hypothesis import given

from reportedly.formats.paragraphs import paragraph_at, paragraphs
from strategies import TEXTS

WRAPPED = "These lines were broken where they are since\nthe paper was no wider than forty columns, or\nso."
HEAD = "A headline that is rather long, as they are"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n", []),
        ("One.", ["One."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("  One.  \n\n\nTwo.\n", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        (f"{WRAPPED}\n\nTwo.", [WRAPPED, "Two."]),
        (f"{HEAD}\nBy the desk\nPublished: today\n\nOne.", [HEAD, "By the desk", "Published: today", "One."]),
        ("Title\n\nOne.\nTwo!\nThree.", ["Title", "One.", "Two!", "Three."]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in paragraphs(text)] == expected


@given(TEXTS)
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    found = paragraphs(text)
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    covered = "".join(text[one.start : one.end] for one in found)
    assert "".join(covered.split()) == "".join(text.split())


def test_paragraph_at() -> None:
    found = paragraphs("One.\n\nTwo.")
    assert [paragraph_at(found, offset) for offset in (0, 5, 6)] == [found[0], found[0], found[1]]
    assert paragraph_at((), 3) is None
