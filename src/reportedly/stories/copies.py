"""Whether two articles are copies of one text: printed as it was, cut, retitled, added to or lightly edited."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from ..archive.lexemes import folded, split
from .pairs import PairModel, pair_model

RUN = 5
"""Words in a run that counts as taken over (Broder 1997 calls it a shingle)."""
LONG_RUN = 8
SKETCHED = 4
"""Words in the runs of a sketch: shorter ones outlive light edits."""
SAMPLE = 6
"""One run in so many is kept in a sketch: those whose hash it divides, so that a part's sketch is part of the whole's
(Broder 1997, "modulo" sketch). MinHash would compare the whole of both texts, and miss a copy that was cut short."""
FEWEST = 25
"""Words outside quotation marks below which a text is too short to be told from its topic."""
TAKEN, PARTLY = 0.8, 0.5
"""Share of a sentence's words in shared runs from which on it is taken over, or partly so."""

FEATURES = ("runs", "long_runs", "everything", "back", "sentences", "parts", "figures", "days", "formula")
"""What is compared, in the order of :func:`features`."""

_QUOTED = re.compile(r'“[^”]*”|"[^"\n]*"|«[^»]*»|„[^“”]*[“”]')
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+|\n+")


def sketch(text: str) -> frozenset[int]:
    """Numbers that stand for some of the runs of words of a text; copies share many of them."""
    return frozenset(number for number in map(_hash, _runs(_own(text), SKETCHED)) if number % SAMPLE == 0)


def features(one: str, other: str, days: int | None) -> NDArray[np.float32]:
    """What two texts have in common, shape (features,); the same whichever comes first.

    All but ``back`` are of the shorter text, which may be a part of the longer: how much of its words outside quotation
    marks stands in shared runs, of all its words, how many of its sentences; how many of its figures the longer has
    not. Reports in a set form share runs and differ in figures, days later.

    Args:
        days: between the publications.
    """
    shorter, longer = sorted((one, other), key=lambda text: (len(_own(text)), text))
    mine, all_theirs = _own(shorter), _all(longer)
    held, held_long, short_runs = _held(longer, RUN), _held(longer, LONG_RUN), _held(longer, 3)
    sentences = [
        words for part in _SENTENCE_END.split(_QUOTED.sub(" ", shorter)) if len(words := split(folded(part))) > 5
    ]
    shares = [_covered(words, short_runs, 3) for words in sentences]
    numbers = {word for word in mine if word.isdigit()}
    unknown = len(numbers - set(all_theirs)) / len(numbers) if numbers else 0.0
    apart = log1p(days or 0)
    return np.array(
        [
            _covered(mine, held),
            _covered(mine, held_long, LONG_RUN),
            _covered(_all(shorter), held),
            _covered(_own(longer), _held(shorter, RUN)),
            sum(share >= TAKEN for share in shares) / len(shares) if shares else 0.0,
            sum(share >= PARTLY for share in shares) / len(shares) if shares else 0.0,
            unknown,
            apart,
            unknown * apart,
        ],
        dtype=np.float32,
    )


def likelihood(one: str, other: str, days: int | None, model: PairModel | None = None) -> float:
    """The probability that two texts are copies of one, cut, added to or edited."""
    if min(len(_own(one)), len(_own(other))) < FEWEST:
        return 0.0
    return (model or pair_model("copies"))(features(one, other, days))


def share(one: str, other: str) -> float:
    """How much of the shorter text's own words stands in runs of the other."""
    return float(features(one, other, None)[0])


def paragraphs_without(text: str, other: str) -> tuple[str, ...]:
    """The paragraphs of a text that the other does not have, not even for the greater part."""
    held = _held(other, RUN)
    found = []
    for paragraph in text.splitlines():
        words = split(folded(paragraph))
        if len(words) >= RUN and _covered(words, held) < PARTLY:
            found.append(" ".join(paragraph.split()))
    return tuple(found)


@lru_cache(maxsize=64)
def _own(text: str) -> tuple[str, ...]:
    """The words outside quotation marks: independent reports quote the same words too."""
    return tuple(split(folded(_QUOTED.sub(" ¶ ", text))))


@lru_cache(maxsize=64)
def _all(text: str) -> tuple[str, ...]:
    """All words."""
    return tuple(split(folded(text)))


@lru_cache(maxsize=256)
def _held(text: str, length: int) -> frozenset[str]:
    """All runs of a text."""
    return frozenset(_runs(_all(text), length))


def _runs(words: Sequence[str], length: int = RUN) -> list[str]:
    return [" ".join(words[at : at + length]) for at in range(len(words) - length + 1)]


def _hash(run: str) -> int:
    return zlib.crc32(run.encode("utf-8", "surrogatepass"))


def _covered(words: Sequence[str], held: frozenset[str], length: int = RUN) -> float:
    """The share of words that stand in runs that the other text holds."""
    covered = [False] * len(words)
    for at, run in enumerate(_runs(words, length)):
        if run in held:
            covered[at : at + length] = [True] * length
    return sum(covered) / len(words) if words else 0.0
