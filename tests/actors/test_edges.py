from __future__ import annotations

import pytest

from reportedly.actors.around import around
from reportedly.actors.edges import empty, inserted, trimmed, whole
from reportedly.actors.knowledge import Knowledge
from reportedly.language.document import parse


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The Front (NFR) left.", "Front (NFR", "Front (NFR)"),
        ("The Front (NFR, in the north) left.", "Front (NFR", "Front"),
        ("It (Kenya) left.", "Kenya)", "Kenya"),
        ('"Kenya," he said.', '"Kenya,"', "Kenya"),
        ("They met in the U.S. on Monday.", "the U.S.", "the U.S."),
        ("Kenya – and others.", "Kenya –", "Kenya"),
    ],
)
def test_edges_are_clean(text: str, phrase: str, expected: str) -> None:
    start = text.index(phrase)
    low, high = trimmed(text, start, start + len(phrase))
    assert text[low:high] == expected


def test_words_that_name_nobody() -> None:
    assert empty("of the")
    assert not empty("of Kenya")


def test_a_name_that_an_editor_put_in() -> None:
    text = "He [Okoro]"
    found = inserted(text)
    assert found is not None
    assert text[slice(*found)] == "Okoro"
    assert inserted("Okoro [in Nairobi] said") is None


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The National Assembly of Kenya met.", "Assembly", "National Assembly of Kenya"),
        ("The National Assembly of Kenya met.", "The National", "The National Assembly of Kenya"),
        ("The National Assembly of Kenya met.", "Kenya", "Kenya"),
        ("They spoke of a Kenyan ultimatum.", "a Kenyan", "a Kenyan ultimatum"),
        ("A Kenyan left.", "A Kenyan", "A Kenyan"),
        ("Okoro's ministers left.", "'s ministers", "Okoro's ministers"),
    ],
)
def test_what_was_cut_off_is_put_back(text: str, phrase: str, expected: str, knowledge: Knowledge) -> None:
    start = text.index(phrase)
    names = around(text, knowledge).names
    low, high = whole(parse(text), knowledge, names, start, start + len(phrase))
    assert text[low:high] == expected
