"""How a report of an utterance is set beside the fullest: woven into it, or by itself, or cut short for a list."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.formats import phrases
from reportedly.records import Change, Piece, Utterance, Variant

OWN_WORDS = 1 / 3
"""Share of a report's words, or of the fullest's, that both must have to be shown woven into each other."""

QUOTE = 320
"""Characters of a quotation in a list."""

_RUN = 8
"""Words of a stretch in a list: as many of its begin and its end are shown."""


def alike(one: Variant) -> bool:
    """Whether a report has the words of the fullest and no others, and quotes them too."""
    return all(piece.change is Change.KEPT and not piece.unquoted for piece in one.pieces)


def woven(one: Variant) -> bool:
    """Whether a report has so much in common with the fullest that both can be read as one text."""
    return max(one.kept, _shared(one.pieces)) >= OWN_WORDS


def least(one: Utterance) -> Variant | None:
    """Of the reports beside the fullest the one that kept least of it, one in its words if there is any."""
    _, *others = one.variants
    cut = [variant for variant in others if variant.kept < 1 and woven(variant)]
    return min(cut or others, key=lambda variant: variant.kept, default=None)


def abridged(one: Variant) -> Variant:
    """A report whose long stretches are cut short in their middle."""
    pieces = tuple(
        piece.model_copy(update={"full": _ends(piece.full), "words": _ends(piece.words)}) for piece in one.pieces
    )
    says = phrases.shortened(one.telling.says, QUOTE)
    return one.model_copy(update={"pieces": pieces, "telling": one.telling.model_copy(update={"says": says})})


def _shared(pieces: Iterable[Piece]) -> float:
    """The share of a report's own words that it has from the fullest."""
    counted = [(len(piece.words.split()), piece.change is Change.KEPT) for piece in pieces]
    mine = sum(words for words, _ in counted)
    return sum(words for words, kept in counted if kept) / mine if mine else 0.0


def _ends(words: str) -> str:
    found = words.split()
    half = _RUN // 2
    return words if len(found) <= _RUN + 2 else " ".join((*found[:half], "…", *found[-half:]))
