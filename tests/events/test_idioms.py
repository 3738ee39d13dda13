"""Phrases that mean something else than their words."""

from __future__ import annotations

import numpy as np

from reportedly.attributions.words import split
from reportedly.events.heads import TYPES
from reportedly.events.idioms import idiomatic

TEXT = "Two allies have FALLEN OUT over a dam. A guard fell out of a truck."
SANCTION = 1 + TYPES.index("SANCTION")


def seen(word: str, chance: float) -> tuple[np.ndarray, int]:
    """Probabilities in which a word has a chance of being a RETREAT, and its number."""
    words = split(TEXT)
    types = np.zeros((len(words), 1 + len(TYPES)), dtype=np.float32)
    types[:, 0] = 1.0
    number = [TEXT[a:b] for a, b in zip(words.starts, words.ends, strict=True)].index(word)
    types[number, 0], types[number, 1 + TYPES.index("RETREAT")] = 1 - chance, chance
    return types, number


def test_an_idiom_tells_what_the_model_has_a_hint_of() -> None:
    types, number = seen("FALLEN", 0.3)
    told = idiomatic(types, split(TEXT), TEXT)
    assert int(told[number].argmax()) == SANCTION
    assert abs(float(told[number].sum()) - 1) < 1e-5
    assert 1.0 - told[number, 0] > 0.6


def test_where_the_model_sees_nothing_an_idiom_tells_nothing() -> None:
    types, _ = seen("FALLEN", 0.05)
    assert (idiomatic(types, split(TEXT), TEXT) == types).all()


def test_the_same_words_in_their_own_sense_are_no_idiom() -> None:
    types, _ = seen("fell", 0.5)
    assert (idiomatic(types, split(TEXT), TEXT) == types).all()
