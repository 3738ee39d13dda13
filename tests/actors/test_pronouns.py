from __future__ import annotations

import pytest

from reportedly.actors.pronouns import is_pronoun


@pytest.mark.parametrize(
    ("word", "is_one"), [("She", True), ("us", True), ("US", False), ("I", True), ("who's", True), ("IT", False)]
)
def test_pronouns_are_no_acronyms(word: str, is_one: bool) -> None:
    assert is_pronoun(word) is is_one
