"""Who is told not to have done it."""

from __future__ import annotations

import pytest

from reportedly.events.excluded import without_excluded
from reportedly.events.roles import Phrase
from reportedly.language.document import parse


def kept(text: str, *told: str) -> list[str]:
    """Which of the phrases are left among the actors."""
    starts = [text.index(words) for words in told]
    phrases = [Phrase(at, at + len(words), 0.9, "model") for at, words in zip(starts, told, strict=True)]
    found = {"actors": phrases, "recipients": [], "sizes": []}
    return [text[p.start : p.end] for p in without_excluded(found, parse(text))["actors"]]


@pytest.mark.parametrize(
    ("text", "doer", "other"),
    [
        ("Rebels, not soldiers, shot the clerk.", "Rebels", "soldiers"),
        ("The rebels and not the army had shelled Selden.", "The rebels", "the army"),
        ("Rebels rather than soldiers shot the clerk.", "Rebels", "soldiers"),
        ("Not soldiers but rebels shot the clerk.", "rebels", "soldiers"),
        ("It was not the army but the rebels who did it.", "the rebels", "the army"),
        ('Rebels (not "soldiers") shot the clerk.', "Rebels", "soldiers"),
    ],
)
def test_whoever_was_not_the_one_has_no_role(text: str, doer: str, other: str) -> None:
    assert kept(text, doer, other) == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "Police did not arrest protesters.",
        "Police could not find protesters.",
        "Police met protesters, not on Monday.",
    ],
)
def test_a_deed_that_is_negated_keeps_its_sides(text: str) -> None:
    assert kept(text, "Police", "protesters") == ["Police", "protesters"]
