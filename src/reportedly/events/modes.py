"""The mode of an event: by what means, or of what kind within its type."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..language.lexicons import rows
from .codes import modes_of
from .heads import MODES

FROM_THE_GROUND, IN_THE_AIR = "heavy-weapons", "aerial"


def mode(kind: str, scores: NDArray[np.float32], least: float) -> tuple[str | None, float]:
    """The best of the type's modes and its share among them; ``None`` where none is likely enough.

    Args:
        kind: the PLOVER type.
        scores: of all modes of all types, shape (67,), before the exponential.
        least: the share from which a mode is told.
    """
    own = [(number, name) for number, (of, name) in enumerate(MODES) if of == kind]
    if not own or not modes_of(kind):
        return None, 0.0
    raw = np.array([scores[number] for number, _ in own])
    shares = np.exp(raw - raw.max())
    shares /= shares.sum()
    best = int(shares.argmax())
    return (own[best][1], float(shares[best])) if shares[best] >= least else (None, float(shares[best]))


def downed(words: str, sentence: str) -> bool:
    """Whether a deed is an aircraft's being shot down, by nothing that is said to have fired from the ground.

    Args:
        words: those that tell of the deed.
        sentence: the one they stand in.
    """
    told = sentence.casefold()
    found = _downings()["downing"].search(told)
    return (
        found is not None
        and words.casefold().split()[0] in found[0]
        and _downings()["aircraft"].search(told) is not None
        and _downings()["ground"].search(told) is None
    )


@cache
def _downings() -> dict[str, re.Pattern[str]]:
    return {what: re.compile(pattern) for what, pattern in rows("reportedly.events", "downings.tsv")}
