"""Taggings made by hand, so that no model takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from reportedly.attributions.assembly import Found, Range, Settings
from reportedly.attributions.links import FEATURES, Pointer
from reportedly.attributions.tagger import BEGIN, CUE, INSIDE, OUT, Tagged, Tagger
from reportedly.attributions.windows import OVERLAP, SIZE
from reportedly.attributions.words import Words, split, word_range

WIDTH = 2
SETTINGS = Settings(cue=0.0, source=0.0, content=0.0, keep=0.4, weights=(0.5, 0.5, 0.0, 0.5, 0.5, 0.0))

Phrases = Mapping[int, Sequence[str]]
"""The phrases that are seen as each role."""


def offsets(text: str, phrase: str) -> tuple[int, int]:
    """Where a phrase stands for the first time."""
    start = text.index(phrase)
    return start, start + len(phrase)


def at(text: str, phrase: str, words: Words | None = None) -> Range:
    """First and last word of a phrase."""
    first, past = word_range(words or split(text), *offsets(text, phrase))
    return first, past - 1


def found(text: str, cue: str, source: str | None, *contents: str, confidence: float = 0.9) -> Found:
    """One attribution, by its phrases."""
    return Found(
        at(text, cue),
        at(text, source) if source else None,
        tuple(at(text, content) for content in contents),
        np.full(5, 0.9),
        confidence,
    )


def tagged(text: str, seen: Phrases, words: Words | None = None, hints: Sequence[str] = ()) -> Tagged:
    """``text`` as a tagger that is sure of ``seen`` would see it; ``hints`` are words that might be cues."""
    words = words or split(text)
    tags = np.tile(np.array([0.98, 0.01, 0.01], dtype=np.float32), (len(words), 3, 1))
    for hint in hints:
        first, last = at(text, hint, words)
        tags[first : last + 1, CUE] = (0.7, 0.2, 0.1)
    for role, phrases in seen.items():
        for phrase in phrases:
            first, past = word_range(words, *offsets(text, phrase))
            for position in range(first, past):
                state = BEGIN if position == first else INSIDE
                tags[position, role] = [0.96 if s == state else 0.02 for s in (OUT, BEGIN, INSIDE)]
    return Tagged(words, tags, np.zeros((len(words), WIDTH), dtype=np.float16))


def nearest(none: float) -> Pointer:
    """A pointer that looks at nothing but distance: the nearer the better, and ``none`` for no cue at all."""
    distances = -np.abs(np.arange(FEATURES[0], dtype=np.float32) - 10)[:, None]
    weights = {"none": np.array([none], dtype=np.float32), "features.0.weight": distances}
    for number, size in enumerate(FEATURES[1:], start=1):
        weights[f"features.{number}.weight"] = np.zeros((size, 1), dtype=np.float32)
    for side in ("item", "cue"):
        for layer, width in (("inner", 2 * WIDTH), ("outer", 1)):
            weights[f"{side}.{layer}.weight"] = np.zeros((1, width), dtype=np.float32)
            weights[f"{side}.{layer}.bias"] = np.zeros(1, dtype=np.float32)
    return Pointer(weights)


class HandTagger(Tagger):
    """Sees given phrases in every text that it is asked about, and joins what stands nearest."""

    def __init__(self, seen: Phrases | None = None) -> None:
        self._seen = seen or {}
        self.content_pointer = nearest(-50.0)
        self.source_pointer = nearest(-8.0)

    def tag_many(
        self,
        texts: list[tuple[str, Words]],
        size: int = SIZE,  # noqa: ARG002 - as the real one has it
        overlap: int = OVERLAP,  # noqa: ARG002
    ) -> list[Tagged]:
        """Each text as :meth:`look` sees it."""
        return [self.look(text, words) for text, words in texts]

    def look(self, text: str, words: Words) -> Tagged:
        """One text, with those phrases that stand wholly in its words."""
        inside = {role: [p for p in phrases if _stands(text, p, words)] for role, phrases in self._seen.items()}
        return tagged(text, inside, words)


def _stands(text: str, phrase: str, words: Words) -> bool:
    first, past = word_range(words, *offsets(text, phrase))
    whole = split(text)
    low, high = word_range(whole, *offsets(text, phrase))
    return past - first == high - low
