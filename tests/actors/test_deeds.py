from __future__ import annotations

import pytest

from reportedly.actors.deeds import deed, deeds, owner
from reportedly.actors.phrases import Setting, phrase_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("recent calls by the Kenyan rulers", "the Kenyan rulers"),
        ("an appeal from Kenya to the rebels", "Kenya"),
        ("a plan of the president of Kenya", "the president of Kenya"),
        ("the siege of Nairobi", None),
        ("the siege of Nairobi by Egyptian troops in the north", "Egyptian troops"),
        ("Kenya's decision", "Kenya's"),
        ("their appeal", "their"),
        ("the Kenyan raid", "Kenyan"),
        ("a Kenyan army offensive", "Kenyan army"),
        ("the UN appeal", "UN"),
        ("a Nairobi agreement", None),
        ("the Kenya-backed plan", None),
        ("talks in Nairobi", None),
    ],
)
def test_whose_act_it_is(text: str, expected: str | None, setting: Setting) -> None:
    phrase = phrase_of(text, setting)
    assert phrase is not None
    assert deed(phrase) is not None
    found = owner(phrase, setting)
    assert (text[slice(*found)] if found is not None else None) == expected


@pytest.mark.parametrize("text", ["Kenyan soldiers", "the president", "Kenya", "lorries from Kenya"])
def test_who_is_no_act(text: str, setting: Setting) -> None:
    phrase = phrase_of(text, setting)
    assert phrase is not None
    assert deed(phrase) is None


def test_every_act_says_what_its_of_names() -> None:
    assert set(deeds().values()) == {"owner", "object"}
