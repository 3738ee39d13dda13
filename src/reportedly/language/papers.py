"""Documents that are named by who made them: "a Voss Institute poll", "the Okoro report"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .document import Document, Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

MANY = frozenset(
    "ad ads advert advertisement article clip column commentary editorial email interview letter memo message news "
    "op-ed piece post release segment speech statement story transcript tweet video".split()
)
"""Documents of which one maker has so many that his name does not tell which."""
SORTS = (frozenset({"poll", "survey", "study"}), frozenset({"report", "study", "review", "inquiry", "investigation"}))
"""Nouns that one document may be called by in turn."""
BACK = 2500
"""Characters back in which the name of a document is looked for."""


def qualified(piece: Parsed, head: Token) -> tuple[int, int] | None:
    """Where a document's name stands whose last word is ``head``; ``None`` if no name qualifies it."""
    if head.lower_ in MANY:
        return None
    words = head.doc[head.left_edge.i : head.i]
    before = [t for t in words if t.tag_ in ("NNP", "NNPS") and t.dep_ in ("compound", "nmod")]
    return piece.offsets(head.doc[before[0].i : head.i + 1]) if before else None


def last_qualified(document: Document, start: int, noun: str) -> tuple[int, int] | None:
    """Where the last document before ``start`` is named that may be called ``noun``."""
    nouns = {noun}.union(*(sort for sort in SORTS if noun in sort))
    found = None
    for piece in document.parsed:
        if piece.end < start - BACK or piece.start >= start:
            continue
        for token in piece.doc:
            if token.lower_ in nouns and token.tag_ == "NN" and piece.offset(token) < start:
                found = qualified(piece, token) or found
    return found
