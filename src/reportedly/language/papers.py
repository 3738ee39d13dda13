"""Documents with a name: who made them ("a Voss Institute poll") or a title ("a book titled Dry Rivers")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .document import Document, Parsed
from .lexicons import documents

if TYPE_CHECKING:
    from spacy.tokens import Token

MANY = frozenset(
    "ad ads advert advertisement article clip column commentary editorial email interview letter memo message news "
    "op-ed piece post release segment speech statement story transcript tweet video".split()
)
"""Documents of which one maker has so many that his name does not tell which."""
SORTS = tuple(
    frozenset(sort.split())
    for sort in (
        "poll survey study",
        "report study review inquiry investigation",
        "book memoir autobiography biography novel passage",
        "ad advert advertisement commercial spot video clip",
        "article editorial op-ed column essay piece commentary story",
        "film documentary movie",
        "song album",
    )
)
"""Nouns that one document may be called by in turn."""
CAPITAL = r"[A-Z0-9][\w'’-]*"
SPELLED = rf"(?P<spelled>{CAPITAL}(?:[ :]+(?:of|the|and|in|for|to|on|an?|{CAPITAL}))*[ :]+{CAPITAL})"
"""Words of a title that stands without quotation marks."""
BACK = 2500
"""Characters back in which the name of a document is looked for."""


def qualified(piece: Parsed, head: Token) -> tuple[int, int] | None:
    """Where the name of a document or body stands whose noun is ``head``; ``None`` if nobody's name qualifies it.

    The name stands before the noun ("the Okoro report", "the Kenyan army") or behind it ("a poll by Okoro").
    """
    if head.lower_ in MANY:
        return None
    words = head.doc[head.left_edge.i : head.i]
    before = [
        t
        for t in words
        if t.dep_ in ("compound", "nmod", "amod") and (t.tag_ in ("NNP", "NNPS") or t.ent_type_ == "NORP")
    ]
    if before:
        return piece.offsets(head.doc[before[0].i : head.i + 1])
    maker = next((t for t in head.doc[head.i + 1 : head.i + 2] if t.lower_ in ("by", "from") and t.head == head), None)
    if maker is None or not any(t.dep_ == "pobj" and t.ent_type_ == "ORG" for t in maker.children):
        return None
    return piece.offsets(head.doc[head.i : maker.right_edge.i + 1])


def last_qualified(document: Document, start: int, noun: str) -> tuple[int, int] | None:
    """Where the last document before ``start`` is named that may be called ``noun``."""
    nouns = _called(noun)
    found = None
    for piece in document.parsed:
        if piece.end < start - BACK or piece.start >= start:
            continue
        for token in piece.doc:
            if token.lower_ in nouns and token.tag_ == "NN" and piece.offset(token) < start:
                found = qualified(piece, token) or found
    return found


def titled(document: Document, start: int, noun: str) -> tuple[int, int] | None:
    """Where the title of the document stands that ``noun`` at ``start`` means: it may follow in the same sentence.

    Of several the last before the noun, else the one that is told beside it.
    """
    nouns = _called(noun)
    here = document.sentence_at(start)
    before, beside = None, None
    for pattern in _patterns():
        for match in pattern.finditer(document.text):
            title = match.span("quoted") if match["quoted"] else match.span("spelled")
            if match["noun"].lower() not in nouns:
                continue
            if document.sentence_at(title[0]) == here:
                beside = title
            elif title[0] < start and (before is None or before[0] < title[0]):
                before = title
    return beside or before


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """How a title is told: behind the noun, or before it."""
    nouns = "|".join(sorted(documents(), key=len, reverse=True))
    noun = rf"\b(?P<noun>{nouns})\b"
    between = rf"(?: (?!(?:{nouns})\b)[a-z]+){{0,5}}"
    quoted = r"[“\"‘'](?P<quoted>[A-Z0-9][^“”\"\n]{2,100}?),?[”\"’']"
    return (
        re.compile(rf"{noun},?{between},? (?:titled|entitled|called),? (?:{quoted}|{SPELLED})"),
        re.compile(rf"\b(?:[Tt]itled|[Ee]ntitled) {quoted},? (?:the|an?) (?:[\w-]+ ){{0,3}}?{noun}(?P<spelled>)"),
    )


def _called(noun: str) -> set[str]:
    """The nouns that a document may be called by that was called ``noun``."""
    return {noun}.union(*(sort for sort in SORTS if noun in sort))
