from __future__ import annotations

import pytest

from reportedly.voice.terms import Term, Terms, conditions, spelled


def found(column: str, text: str, tags: str = "") -> list[str]:
    words, tagged = text.split(), tags.split()
    terms = Terms([Term(("regime",), "base", conditions(column), "row")])
    return [hit.term.row for hit in terms.find(words, tagged.__getitem__)]


@pytest.mark.parametrize(
    ("column", "text", "holds"),
    [
        ("", "the regime fell", True),
        ("next:fell|stood", "the regime fell", True),
        ("!next:fell", "the regime fell", False),
        ("prev:the", "the regime fell", True),
        ("prev:rate", "exchange rate - regime", True),
        ("!near:sanctions", "regime of new sanctions", False),
        ("near:border", "regime", False),
        ("first:yes", "regime fell", True),
        ("first:yes", "the regime fell", False),
        ("name", "the regime fell", True),
    ],
)
def test_conditions(column: str, text: str, holds: bool) -> None:
    assert bool(found(column, text)) is holds


def test_tags_are_asked_of_the_first_word() -> None:
    assert found("tag:NN", "the regime", "DT NN")
    assert not found("!tag:NN|JJ", "the regime", "DT NNS")


def test_the_longest_term_wins_and_none_overlap() -> None:
    terms = Terms([Term(spelled(phrase), "base", (), phrase) for phrase in ("far", "far-left", "left wing")])
    hits = list(terms.find(["far", "-", "left", "wing"], lambda _: ""))
    assert [(hit.start, hit.end, hit.term.row) for hit in hits] == [(0, 3, "far-left")]
