"""The rarest words of a text, by which those that may tell of the same thing find each other.

Rarity is the rank of a word in the tagger's vocabulary, which is sorted by frequency (Devlin et al. 2019 build it so);
a word that the vocabulary holds only in pieces is rarer than all that it holds.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from math import log

from .lexemes import folded, split, stem

RARE = 15_000
"""Rank from which on words are taken as equally rare."""
COMMON = 3_300
"""Rank below which a word tells nothing: function words, and such as say, people, government."""


def telling(text: str, most: int) -> tuple[str, ...]:
    """The stems that tell most of a longer text: rare ones, and of equally rare the most frequent in it.

    Args:
        most: how many.
    """
    counted = Counter(word for word in split(folded(text)) if _rank(word) >= COMMON)
    ranked = sorted(counted, key=lambda word: (-min(_rank(word), RARE), -counted[word], word))
    return tuple(sorted(dict.fromkeys(stem(word) for word in ranked[:most])))


def weights(text: str) -> dict[str, float]:
    """The stems of a text, and how much each tells, 0 to 1: by the logarithm of the word's rank."""
    whole = log(1 + len(_vocabulary()))
    return {stem(word): log(1 + _rank(word)) / whole for word in split(folded(text))}


@lru_cache(maxsize=200_000)
def _rank(word: str) -> int:
    if word.isdigit():  # figures are what tellings differ in
        return 0
    rank = _vocabulary().get(word)
    return len(_vocabulary()) if rank is None else rank


@cache
def _vocabulary() -> dict[str, int]:
    made = json.loads(files("reportedly.attributions").joinpath("model/tokenizer.json").read_text(encoding="utf-8"))
    found: dict[str, int] = made["model"]["vocab"]
    return found
