"""Toponyms found in an article: what the parser calls a place, and known names where a place is expected."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportedly.language.lexicons import rows

from .gazetteer import Gazetteer
from .mentions import containers, feature_words, known_form
from .names import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.language.document import Document, Parsed

_PLACES = frozenset({"GPE", "LOC"})
_NO_NAME = frozenset({"DATE", "TIME", "NORP", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE", "LAW"})
_LONGEST = 5
_COMMA = re.compile(r",[ ](?P<name>[A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,2})")
_SEEN_ENOUGH = 3.0
"""A town must have had a thousand people to be found without the parser's help."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows("reportedly.places", name))


def found(document: Document, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Starts and ends of the toponyms of ``document``, in the order of the text, none inside another."""
    spans: list[tuple[int, int]] = []
    for piece in document.parsed:
        spans += _entities(piece, gazetteer)
    named = {folded(document.text[start:end]) for start, end in spans}
    for piece in document.parsed:
        spans += _known(piece, document.text, gazetteer, named)
    return _apart(spans)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without spans that others overlap; of two that do, the longer stays."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= low or start >= high for low, high in kept):
            kept.append((start, end))
    return sorted(kept)


def _entities(piece: Parsed, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    for entity in piece.doc.ents:
        if entity.label_ in _PLACES:
            yield from _pieces(piece, entity, gazetteer)
        elif entity.label_ == "FAC":
            span = _trimmed(entity)
            if span is not None and gazetteer.knows(known_form(span.text)):
                yield piece.offsets(span)


def _trimmed(span: Span) -> Span | None:
    """Without article, possessive and punctuation at the edges; ``None`` if no capital is left."""
    low, high = 0, len(span)
    while low < high and (span[low].lower_ in {"the", "a"} or not span[low].text[:1].isalnum()):
        low += 1
    while high > low and (span[high - 1].tag_ == "POS" or not span[high - 1].text[-1:].isalnum()):
        if span[high - 1].text.endswith(".") and len(span[high - 1].text) > 1:
            break
        high -= 1
    cut = span[low:high]
    return cut if len(cut) and any(token.text[:1].isupper() for token in cut) else None


def _pieces(piece: Parsed, entity: Span, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """An entity as a whole, or its parts where it is a list or a town with its state."""
    span = _trimmed(entity)
    if span is None:
        return
    commas = [token.i - span.start for token in span if token.text in {",", "/", "\n", "and"} or token.is_space]
    if not commas or gazetteer.knows(known_form(span.text)):
        yield piece.offsets(_with_feature(span))
        return
    low = 0
    for high in (*commas, len(span)):
        part = _trimmed(span[low:high]) if high > low else None
        if part is not None:
            yield piece.offsets(part)
        low = high + 1


def _with_feature(span: Span) -> Span:
    """With the word after it that tells its kind, if that is written with a capital."""
    doc = span.doc
    if span.end < len(doc) and doc[span.end].text[:1].isupper() and doc[span.end].lower_ in feature_words():
        return doc[span.start : span.end + 1]
    return span


def _known(piece: Parsed, text: str, gazetteer: Gazetteer, named: set[str]) -> Iterator[tuple[int, int]]:
    """Names the gazetteer knows that stand where a place is expected."""
    doc = piece.doc
    at = 0
    while at < len(doc):
        token = doc[at]
        if not _opens(token):
            at += 1
            continue
        length = _longest(token, gazetteer)
        if length and _expected(piece, doc[at : at + length], text, gazetteer, named):
            yield piece.offsets(doc[at : at + length])
        at += length or 1


def _opens(token: Token) -> bool:
    return token.text[:1].isupper() and token.ent_type_ not in _PLACES and token.ent_type_ not in _NO_NAME


def _longest(token: Token, gazetteer: Gazetteer) -> int:
    """How many words the longest known name that begins here has."""
    doc = token.doc
    most = 1
    while most < _LONGEST and token.i + most < len(doc) and _continues(doc[token.i + most]):
        most += 1
    for length in range(most, 0, -1):
        name = doc[token.i : token.i + length].text
        if name.lower() not in _words("not-places.tsv") and len(name) > 2 and gazetteer.knows(name):
            return length
    return 0


def _continues(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower_ in {"of", "de", "al", "-", "el", "del", "la", "upon", "on"}


def _expected(piece: Parsed, span: Span, text: str, gazetteer: Gazetteer, named: set[str]) -> bool:
    """Whether grammar and neighbours make a known name a place."""
    entity = _entity_over(span)
    if entity is not None and len(entity) > len(span):
        return entity.label_ in {"ORG", "FAC"} and _names_body(span, entity)
    doc = span.doc
    following = doc[span.end] if span.end < len(doc) else None
    if following is not None and following.text[:1].isupper() and not following.is_space and entity is None:
        # The name goes on: "Lancaster" in "Lancaster Bible College" is no place of its own.
        if following.lower_ not in _words("local-bodies.tsv"):
            return False
    if folded(span.text) in named:
        return entity is None or entity.label_ != "PERSON"
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.text[:1].isupper() and before.tag_ in {"NNP", "NNPS"}:
        return False
    if _states(piece, span, text, gazetteer):
        return True
    people = gazetteer.find(span.text)[0].entry.people
    return people > _SEEN_ENOUGH and before is not None and before.lower_ in _words("locative.tsv")


def _entity_over(span: Span) -> Span | None:
    """The entity that holds the first word of ``span``."""
    if not span[0].ent_type_:
        return None
    return next((entity for entity in span.doc.ents if entity.start <= span.start < entity.end), None)


def _names_body(span: Span, entity: Span) -> bool:
    """Whether an organisation is named after the place it serves: ``Springfield`` in ``Springfield Police Department``."""
    start = entity.start + (entity[0].lower_ == "the")
    if span.start != start or span.end >= entity.end:
        return False
    return span.doc[span.end].lower_ in _words("local-bodies.tsv")


def _states(piece: Parsed, span: Span, text: str, gazetteer: Gazetteer) -> bool:
    """Whether the state or country follows after a comma, and holds a place of that name."""
    after = _COMMA.match(text, piece.offsets(span)[1])
    if after is None:
        return False
    within = containers(after["name"], gazetteer)
    return any(
        match.entry.first in within or (match.entry.country and gazetteer.states[match.entry.country] in within)
        for match in gazetteer.find(span.text)
        if match.entry.row not in within
    )
