"""Who writes in the first person: the author of an article, or of a letter in it."""

from __future__ import annotations

import re
from itertools import islice

from .document import Document
from .named import Name, Names

BIOGRAPHY = re.compile(r"\s*,?\s*(?:is|was|are|teaches|writes|works|has been|served|covers)\b")
SIGNED = 6
"""Paragraphs after which a signature is looked for."""


def author_of(document: Document, named: Names, authors: tuple[str, ...]) -> Name | None:
    """The one whom the byline names, else the one whom the last lines tell of."""
    last = document.parsed[-2:]
    for name in named.all:
        if name.kind != "person":
            continue
        if any(name.full.lower() == author.lower() for author in authors):
            return name
        for piece in last:
            told = [m for m in name.mentions if m.start - piece.start < 3 and piece.start <= m.start]
            if told and BIOGRAPHY.match(document.text, told[0].end):
                return name
    return None


def signed(document: Document, named: Names, start: int) -> Name | None:
    """Who has signed the letter that stands at ``start``: the name that fills one of the next paragraphs."""
    here = document.piece_at(start)
    after = (p for p in document.parsed if here is not None and p.start > here.start and p.doc.text.strip())
    for piece in islice(after, SIGNED):
        words = piece.doc.text.strip().rstrip(".")
        for low, high, name in named.within(piece.start, piece.end):
            if name.kind == "person" and document.text[low:high] == words:
                return name
    return None
