"""Which words tell of an event, and of what type."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..attributions.words import Words
from ..language.document import Document
from .heads import TYPES

NEAR = 3
"""Words within which a second trigger of the same type is the same event told twice ("carried out an attack")."""


class Trigger(NamedTuple):
    """A word that tells of an event: its number, its offsets with its particle, the type and its probability."""

    word: int
    start: int
    end: int
    type: str
    probability: float


def triggers(document: Document, words: Words, types: NDArray[np.float32], least: float) -> list[Trigger]:
    """The triggers of a text, in its order.

    Args:
        types: probability of no event and of each type, shape (words, 17).
        least: probability of being a trigger at all below which a word is none.
    """
    chosen: list[Trigger] = []
    for number in np.flatnonzero(1.0 - types[:, 0] >= least).tolist():
        start, end = int(words.starts[number]), int(words.ends[number])
        if not any(c.isalpha() for c in document.text[start:end]):
            continue
        best = int(types[number, 1:].argmax())
        one = Trigger(number, start, _with_particle(document, start, end), TYPES[best], float(1.0 - types[number, 0]))
        last = chosen[-1] if chosen else None
        if last and last.type == one.type and _same_happening(document, words, last, one):
            if one.probability > last.probability:
                chosen[-1] = one
            continue
        chosen.append(one)
    return chosen


def _same_happening(document: Document, words: Words, a: Trigger, b: Trigger) -> bool:
    """Two words near each other in one sentence, with nothing between that could divide two happenings."""
    between = document.text[a.end : b.start]
    if b.word - a.word > NEAR or words.paragraph[a.word] != words.paragraph[b.word]:
        return False
    return not any(c in between for c in ",;:.") and " and " not in between and " or " not in between


def _with_particle(document: Document, start: int, end: int) -> int:
    """The end of the trigger, with a particle that stands next to it ("shot down")."""
    found = document.span(start, end)
    if found is None:
        return end
    piece, span = found
    following = span.end
    if following < len(span.doc) and span.doc[following].dep_ == "prt":
        return piece.offset(span.doc[following]) + len(span.doc[following])
    return end
