"""Who did it, to whom, where, when, how many: the phrases in a trigger's roles."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..attributions.words import Words
from ..language.document import Document
from .heads import ROLES

CERTAIN, PERHAPS = 0.5, 0.3
"""A phrase holds a word at ``CERTAIN`` and goes on over those at ``PERHAPS``; a role without one takes its best."""

SUBJECTS = frozenset({"nsubj", "csubj"})


class Phrase(NamedTuple):
    """Words in a role: offsets, the model's probability (or the parse's), and what found it."""

    start: int
    end: int
    confidence: float
    by: str


def phrases(
    document: Document, words: Words, low: int, scores: NDArray[np.float32], trigger: int, settings: dict[str, float]
) -> dict[str, list[Phrase]]:
    """The phrases of every role of a trigger.

    Args:
        low: number of the word that the first row of ``scores`` is about.
        scores: shape (words looked at, roles).
        settings: thresholds by role.
    """
    found: dict[str, list[Phrase]] = {}
    for column, role in enumerate(ROLES):
        runs = _runs(scores[:, column], settings.get(role, CERTAIN), words.paragraph[low : low + len(scores)])
        found[role] = [_phrase(document, words, low + a, low + b, float(p)) for a, b, p in runs]
    if not found["actors"]:
        found["actors"] = _from_parse(document, words, trigger, SUBJECTS)
    joined = [phrase for phrase in found["recipients"] if _joined(document, phrase, found["actors"])]
    found["actors"] += joined
    found["recipients"] = [phrase for phrase in found["recipients"] if phrase not in joined]
    return found


def _joined(document: Document, phrase: Phrase, actors: list[Phrase]) -> bool:
    """Whether a phrase is coordinated with an actor's: in "A and B agreed" both act."""
    located = document.span(phrase.start, phrase.end)
    if located is None or located[1].root.dep_ != "conj":
        return False
    head = located[0].offset(located[1].root.head)
    return any(actor.start <= head < actor.end for actor in actors)


def _runs(scores: NDArray[np.float32], least: float, paragraph: NDArray[np.int64]) -> list[tuple[int, int, float]]:
    """First word, one past the last, and highest probability of each run of words in a role.

    A run holds one word at ``least`` and goes on over those at ``PERHAPS``.
    """
    runs: list[tuple[int, int, float]] = []
    start: int | None = None
    for at in range(len(scores) + 1):
        ends = at == len(scores) or scores[at] < PERHAPS or (at > 0 and paragraph[at] != paragraph[at - 1])
        if ends and start is not None:
            runs.append((start, at, float(scores[start:at].max())))
            start = None
        if at < len(scores) and scores[at] >= PERHAPS and start is None:
            start = at
    certain = [run for run in runs if run[2] >= least]
    return certain or sorted(runs, key=lambda run: -run[2])[:1]


def _phrase(document: Document, words: Words, first: int, last: int, probability: float) -> Phrase:
    """A run of words, without prepositions and punctuation at its edges."""
    start, end = int(words.starts[first]), int(words.ends[last - 1])
    located = document.span(start, end)
    if located is None:
        return Phrase(start, end, probability, "model")
    piece, span = located
    while len(span) > 1 and (span[0].dep_ in {"prep", "agent", "punct", "cc", "mark"} or span[0].is_space):
        span = span[1:]
    while len(span) > 1 and (span[-1].is_punct or span[-1].dep_ in {"prep", "cc", "case"} or span[-1].is_space):
        span = span[:-1]
    low, high = piece.offsets(span)
    return Phrase(max(start, low), min(end, high), probability, "model")


def _from_parse(document: Document, words: Words, trigger: int, wanted: frozenset[str]) -> list[Phrase]:
    """Subjects of a verb that is in an active clause, where the model names none."""
    located = document.span(int(words.starts[trigger]), int(words.ends[trigger]))
    if located is None:
        return []
    piece, span = located
    verb = span.root
    if not verb.tag_.startswith("VB"):
        return []
    for child in verb.children:
        if child.dep_ in wanted:
            subtree = piece.doc[child.left_edge.i : child.right_edge.i + 1]
            low, high = piece.offsets(subtree)
            return [Phrase(low, high, PERHAPS, "parse")]
    return []
