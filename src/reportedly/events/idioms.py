"""Phrases that mean something else than their words, which the event model reads one by one."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..attributions.words import Words, word_range
from ..language.lexicons import rows
from .heads import TYPES
from .spoken import HINT

SHARE = 0.5
"""Weight of an idiom beside the event model, where the model sees at least a chance of an event: a couple may part ways
too. Set by hand, so that what the model gives half a chance at most becomes an event.
"""


def idiomatic(types: NDArray[np.float32], words: Words, text: str) -> NDArray[np.float32]:
    """Probabilities of types, shape (words, 17), that have heard what the idioms of a text mean."""
    told = types.copy()
    for kind, phrase in _idioms():
        for found in phrase.finditer(text):
            word = word_range(words, found.start(), found.start() + 1)[0]
            if 1.0 - types[word, 0] >= HINT:
                told[word] = (1.0 - SHARE) * types[word]
                told[word, kind] += SHARE
    return told


@cache
def _idioms() -> list[tuple[int, re.Pattern[str]]]:
    return [
        (1 + TYPES.index(kind), re.compile(rf"\b{pattern}", re.IGNORECASE))
        for kind, pattern in rows("reportedly.events", "idioms.tsv")
    ]
