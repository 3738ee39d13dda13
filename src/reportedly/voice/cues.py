"""What in a sentence's own words tells report from opinion: groups of cues, and its grammar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..language.document import Document
from ..language.lexicons import rows
from .terms import Term, Terms, conditions, spelled

GROUPS = (
    "obligation",
    "evaluation",
    "certainty",
    "doubt",
    "first person",
    "address",
    "superlative",
    "generalisation",
    "prediction",
    "argument",
    "intensity",
    "feeling",
    "time of the news",
    "reporting",
    "figures",
    "course of events",
)
"""Groups of ``opinion-cues.tsv``, in the order of the features."""

GRAMMAR = (
    "question",
    "exclamation",
    "irony quotes",
    "reports what others say",
    "past tense",
    "present tense",
    "modal verb",
    "adjectives",
    "adverbs",
    "comparison",
    "numbers",
    "names",
)
NAMES = (*GROUPS, *GRAMMAR)
MOST = 3
"""Cues of a group beyond which more tell nothing."""

Floats = NDArray[np.float32]


class Cues(NamedTuple):
    """The features of one sentence, shape (features,), and the words that each group found."""

    values: Floats
    words: dict[str, list[str]]


@cache
def cue_terms() -> Terms[str]:
    """The list that comes with the package; a row is the name of its group."""
    return Terms(
        [
            Term(spelled(phrase), "base", conditions(column), group)
            for phrase, group, column in rows("reportedly.voice", "opinion-cues.tsv")
        ]
    )


def tags(document: Document, starts: NDArray[np.int64]) -> list[str]:
    """The Penn tags of the tokens that stand at ``starts``, shape (words,)."""
    places: list[NDArray[np.int64]] = []
    names: list[str] = []
    for piece in document.parsed:
        table = piece.doc.to_array(["IDX", "TAG"])
        places.append(table[:, 0].astype(np.int64) + piece.start)
        strings = piece.doc.vocab.strings
        known = {int(key): strings[int(key)] for key in np.unique(table[:, 1])}
        names.extend(known[key] for key in table[:, 1].tolist())
    if not names:
        return [""] * len(starts)
    at = np.searchsorted(np.concatenate(places), starts, side="right") - 1
    return [names[max(number, 0)] for number in at.tolist()]


def cues(written: Sequence[str], tagged: Sequence[str], *, ironic: bool, reports: bool) -> Cues:
    """The features of a sentence.

    Args:
        written: the narrator's own words in it, as they stand.
        tagged: their Penn tags.
        ironic: there are one to three words in quotation marks that nobody is said to have said.
        reports: it tells what somebody else says.
    """
    found: dict[str, list[str]] = {}
    lower = [word.lower() for word in written]
    for hit in cue_terms().find(lower, tagged.__getitem__):
        found.setdefault(hit.term.row, []).append(" ".join(written[hit.start : hit.end]))
    counts = [min(len(found.get(group, ())), MOST) / MOST for group in GROUPS]
    return Cues(np.array(counts + _grammar(written, tagged, ironic=ironic, reports=reports), np.float32), found)


def _grammar(written: Sequence[str], tagged: Sequence[str], *, ironic: bool, reports: bool) -> list[float]:
    count = max(sum(word[0].isalnum() for word in written), 1)

    often = Counter(tagged)

    def share(*wanted: str) -> float:
        return sum(often[tag] for tag in wanted) / count

    return [
        float("?" in written),
        float("!" in written),
        float(ironic),
        float(reports),
        share("VBD"),
        share("VBZ", "VBP"),
        share("MD"),
        share("JJ"),
        share("RB"),
        share("JJR", "JJS", "RBR", "RBS"),
        share("CD"),
        share("NNP", "NNPS"),
    ]
