"""How a content is worded: direct or not, what an editor did to it, and how it reads without that."""

from __future__ import annotations

import re

from ..language.quotations import DOUBLE, MARKS, Quotation
from ..records import Kind, Mark, MarkKind, Span

INSERTION = re.compile(r"\[[^\[\]]{1,200}\]")
ELLIPSIS = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\.(?:\s?\.)?")
PRONOUN_BEFORE = re.compile(r"\b(?:he|she|they|it|him|her|them|his|their|its|we|us|our|this|that)\s*$", re.IGNORECASE)


def kind(text: str, content: list[tuple[int, int]], quotations: list[Quotation]) -> Kind:
    """Whether all, some, or none of a content's words stand in quotation marks.

    All means all: a word that the text does not quote is never shown as if it did.
    """
    words = quoted = 0
    for start, end in content:
        for word in re.finditer(r"\w+", text[start:end]):
            words += 1
            at = start + word.start()
            quoted += any(q.start <= at < q.end for q in quotations if q.end > start and q.start < end)
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted == words else Kind.MIXED


def marks(text: str, content: list[tuple[int, int]], quotations: list[Quotation]) -> list[Mark]:
    """Editorial insertions in brackets, and ellipses, inside the quoted parts of a content."""
    found = []
    for start, end in content:
        for pattern, of in ((ELLIPSIS, MarkKind.ELLIPSIS), (INSERTION, MarkKind.INSERTION)):
            for match in pattern.finditer(text, start, end):
                inside = any(q.start <= match.start() < q.end for q in quotations)
                if not inside and match.group()[0] != "[":
                    continue
                if of is MarkKind.INSERTION and ELLIPSIS.fullmatch(match.group()):
                    continue
                found.append(Mark(kind=of, span=Span.of(text, match.start(), match.end())))
    return sorted(found, key=lambda mark: mark.span.start)


def clean(text: str, content: list[tuple[int, int]]) -> str:
    """A content as one reads it aloud.

    Outer quotation marks go; an insertion stands without its brackets, and takes the place of a pronoun
    before it (``he [Lavrov]``); white space is one space; the pieces of a broken content are joined.
    """
    read = ""
    for start, end in content:
        piece = _clean_piece(text[start:end])
        if read and piece:
            stop = read[-1] in ".!?…:;,—–"
            read += " " if stop else ". " if piece[0].isupper() and text[start] in MARKS else " "
        read += piece
    return (
        read
        or re.sub(r"\s+", " ", " ".join(text[start:end] for start, end in content)).strip()
        or text[slice(*content[0])]
    )


def _clean_piece(piece: str) -> str:
    piece = re.sub(r"\s+", " ", piece).strip()
    if sum(piece.count(mark) for mark in DOUBLE) <= 2:
        piece = "".join(c for c in piece if c not in DOUBLE) if piece[:1] in MARKS or piece[-1:] in MARKS else piece
    elif piece[:1] in DOUBLE and piece[-1:] in DOUBLE and not set(piece[1:-1]) & set(DOUBLE):
        piece = piece[1:-1]
    piece = re.sub(r"^[‘'](.*)[’']$", r"\1", piece)
    while found := INSERTION.search(piece):
        before, inner, after = piece[: found.start()], found.group()[1:-1].strip(), piece[found.end() :]
        if ELLIPSIS.fullmatch(found.group()):
            inner = "…"
        elif PRONOUN_BEFORE.search(before) and inner[:1].isupper():
            before = PRONOUN_BEFORE.sub("", before)
        piece = f"{before}{inner}{after}"
    return piece.strip(" ,;")
