"""Toponyms found in an article: what the parser calls a place, and known names where a place is expected."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportedly.language.lexicons import given_names, rows

from .gazetteer import COUNTRY, FIRST, REGION, SECOND, Entry, Gazetteer
from .mentions import candidates_of, containers, feature_words, known_form
from .names import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.language.document import Document, Parsed

_PLACES = frozenset({"GPE", "LOC"})
_NO_NAME = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE", "LAW"})
_LONGEST = 5
_COMMA = re.compile(r",[ ](?P<name>[A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,2})")
_PARTY = re.compile(r"(?:^|\W)(?:[DRI]|DFL|GOP)-$")
_SEEN_ENOUGH, _WELL_KNOWN, _METROPOLIS = 3.0, 5.0, 5.9
"""Decimal logarithms of the people of a place found without the parser's help: after a preposition, where
the name may be a person's too, and with nothing else to tell."""


class _Seen(NamedTuple):
    """What the parser found in the whole article: folded names of places, last names of persons with several names."""

    places: frozenset[str]
    surnames: frozenset[str]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows("reportedly.places", name))


@cache
def _after() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("reportedly.places", "after-place.tsv")}


@cache
def _locative() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("reportedly.places", "locative.tsv")}


def found(document: Document, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Starts and ends of the toponyms of ``document``, in the order of the text, none inside another."""
    surnames = frozenset(
        entity[-1].text if entity[-1].tag_ != "POS" else entity[-2].text
        for piece in document.parsed
        for entity in piece.doc.ents
        if entity.label_ == "PERSON" and len(entity) > 1 + (entity[-1].tag_ == "POS")
    )
    spans: list[tuple[int, int]] = []
    for piece in document.parsed:
        spans += _entities(piece, gazetteer, surnames)
    named = frozenset(folded(document.text[start:end]) for start, end in spans)
    for piece in document.parsed:
        spans += _known(piece, document.text, gazetteer, _Seen(named, surnames))
    return _apart(spans)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without spans that others overlap; of two that do, the longer stays."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= low or start >= high for low, high in kept):
            kept.append((start, end))
    return sorted(kept)


def _entities(piece: Parsed, gazetteer: Gazetteer, surnames: frozenset[str]) -> Iterator[tuple[int, int]]:
    for entity in piece.doc.ents:
        if entity.label_ in _PLACES:
            for span in _pieces(entity, gazetteer):
                if _stands(span, gazetteer, surnames):
                    yield piece.offsets(span)
        elif entity.label_ == "FAC":
            whole = _trimmed(entity)
            if whole is not None and gazetteer.knows(known_form(whole.text)):
                yield piece.offsets(whole)


def _stands(span: Span, gazetteer: Gazetteer, surnames: frozenset[str]) -> bool:
    """Whether what the parser calls a place is one: known and no adjective, or standing where only places do."""
    matches = candidates_of(known_form(span.text), gazetteer)[1]
    before = span.doc[span.start - 1] if span.start else None
    if _is_street(span) or span.text.lower() in _words("not-places.tsv") or (matches and matches[0].how == "demonym"):
        return False
    if _counted(before) and not (matches and matches[0].entry.kind == COUNTRY):
        return False
    if matches:
        return span.text not in surnames or _is_large(matches[0].entry) or _located(before, person=True)
    return span.text[0].isupper() and not any(c.isdigit() for c in span.text) and _located(before, person=True)


def _counted(before: Token | None) -> bool:
    """Whether the word in front is one that common nouns stand after: ``Both Sides``."""
    return before is not None and before.lower_ in _words("not-after.tsv")


def _is_street(span: Span) -> bool:
    """Whether the name is a street's or a disease's, or the first part of one."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    words = _words("not-before.tsv")
    if len(span) > 1 and span[-1].lower_ in words:
        return True
    return after is not None and after.lower_ in words and (after.text[:1].isupper() or after.tag_[:2] == "NN")


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


def _pieces(entity: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """An entity as a whole, or its parts where it is a list or a town with its state."""
    span = _trimmed(entity)
    if span is None:
        return
    if not gazetteer.knows(known_form(span.text)):
        body = _leading(span, gazetteer)
        if body is not None:
            yield body
            return
    commas = [token.i - span.start for token in span if token.text in {",", "/", "and"} or token.is_space]
    if not commas or gazetteer.knows(known_form(span.text)):
        yield _with_feature(span)
        return
    low = 0
    for high in (*commas, len(span)):
        part = _trimmed(span[low:high]) if high > low else None
        if part is not None:
            yield part
        low = high + 1


def _leading(span: Span, gazetteer: Gazetteer) -> Span | None:
    """The place that a body is named after: ``Henderson County`` in ``Henderson County Jail``."""
    for high in range(len(span) - 1, 0, -1):
        part = span[:high]
        if gazetteer.knows(part.text) and (_is_county(part) or _after().get(span[high].lower_) == "body"):
            return part
    return None


def _with_feature(span: Span) -> Span:
    """With the word after it that tells its kind, if that is written with a capital."""
    doc = span.doc
    if span.end < len(doc) and doc[span.end].text[:1].isupper() and doc[span.end].lower_ in feature_words():
        return doc[span.start : span.end + 1]
    return span


def _known(piece: Parsed, text: str, gazetteer: Gazetteer, seen: _Seen) -> Iterator[tuple[int, int]]:
    """Names the gazetteer knows that stand where a place is expected."""
    doc = piece.doc
    at = 0
    while at < len(doc):
        token = doc[at]
        if not _opens(token):
            at += 1
            continue
        length = _longest(token, gazetteer)
        if length and _expected(piece, doc[at : at + length], text, gazetteer, seen):
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
    while most > 1 and not doc[token.i + most - 1].text[:1].isupper():
        most -= 1
    for length in range(most, 0, -1):
        name = doc[token.i : token.i + length].text
        usable = len(name) > 2 and name[-1] != "-" and name.lower() not in _words("not-places.tsv")
        if usable and gazetteer.knows(name):
            return length
    return 0


def _continues(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower_ in {"of", "de", "al", "-", "el", "del", "la", "upon", "on"}


def _expected(piece: Parsed, span: Span, text: str, gazetteer: Gazetteer, seen: _Seen) -> bool:
    """Whether grammar and neighbours make a known name a place."""
    entity = _entity_over(span)
    if entity is not None and len(entity) > len(span) + (entity[0].lower_ == "the"):
        return _names_body(span, entity, gazetteer)
    doc = span.doc
    following = doc[span.end] if span.end < len(doc) else None
    goes_on = following is not None and following.text[:1].isupper() and following.tag_ in {"NNP", "NNPS"}
    told = _after().get(following.lower_) if following is not None else None
    if _is_street(span) or (len(span) == 1 and span.start and _counted(doc[span.start - 1])):
        return False
    if goes_on and entity is None and told is None:
        # "Lancaster" in "Lancaster Bible College" is no place of its own.
        return _is_county(span)
    before = doc[span.start - 1] if span.start else None
    if (
        before is not None
        and before.text[:1].isupper()
        and before.tag_ in {"NNP", "NNPS"}
        and span.start != span.sent.start
    ):
        return False
    person = _personal(span, seen)
    if _is_county(span) or _opens_dateline(span) or _of_party(span) or _states(piece, span, text, gazetteer):
        return True
    first = gazetteer.find(span.text)[0]
    if first.how == "demonym" or _goes_on_with_hyphen(span):
        return False
    largest = first.entry
    if told is not None and not goes_on and largest.people > _SEEN_ENOUGH:
        return True
    # What the parser takes for a person or people may be one named like a town, but hardly like a country.
    doubted = entity is not None and entity.label_ in {"PERSON", "NORP"}
    surely = folded(span.text) in seen.places or largest.kind == COUNTRY or (_is_large(largest) and not doubted)
    if surely and not person:
        return True
    if entity is None and len(span) > 1 and largest.people > _SEEN_ENOUGH:
        return True
    enough = _WELL_KNOWN if person or doubted else _SEEN_ENOUGH
    return largest.people > enough and (_listed(span) or _located(before, person=person))


def _goes_on_with_hyphen(span: Span) -> bool:
    """Whether the name is the beginning of another: ``Shan-e-Mustafa``."""
    after = span.doc[span.end : span.end + 2]
    return len(after) == 2 and after[0].text == "-" and not after[0].whitespace_ and len(after[1].text) < 3


def _opens_dateline(span: Span) -> bool:
    """Whether a paragraph, or what follows a headline, begins with the name in capitals and a dash: ``COLUMBUS -``."""
    after = span.doc[span.end].text if span.end < len(span.doc) else ""
    first = span.start == 0 or span.doc[span.start - 1].is_punct or span.doc[span.start - 1].is_space
    return first and span.text.isupper() and len(span.text) > 3 and after[:1] in {"-", "–", "—", "("}


def _of_party(span: Span) -> bool:
    """Whether a party's letter stands before it, as American newspapers name a politician's seat: ``R-Springfield``."""
    before = span.doc[max(span.start - 2, 0) : span.start].text
    return _PARTY.search(before) is not None


def _listed(span: Span) -> bool:
    """Whether the name stands in a list right beside what the parser calls a place."""
    doc = span.doc
    links = {"and", "or", ","}
    after = span.end + 1 < len(doc) and doc[span.end].lower_ in links and doc[span.end + 1].ent_type_ in _PLACES
    return after or (
        span.start > 1 and doc[span.start - 1].lower_ in links and doc[span.start - 2].ent_type_ in _PLACES
    )


def _located(before: Token | None, *, person: bool) -> bool:
    """Whether the word in front is one that places stand after, and for what may be a person nothing else does."""
    how = _locative().get(before.lower_) if before is not None else None
    if before is not None and before.lower_ == "of" and before.i and before.nbor(-1).tag_ == "NNP":
        how = "likely"  # "Ann Miller of Springfield"
    return how == "sure" or (how == "likely" and not person)


def _personal(span: Span, seen: _Seen) -> bool:
    """Whether the name may be a person's: a given name, or the last of a fuller name in the article."""
    return len(span) == 1 and (span.text in seen.surnames or span.text.lower() in given_names())


def _is_county(span: Span) -> bool:
    return len(span) > 1 and feature_words().get(span[-1].lower_) == SECOND


def _is_large(entry: Entry) -> bool:
    return entry.kind == COUNTRY or (entry.kind == FIRST and entry.people > _WELL_KNOWN) or entry.people > _METROPOLIS


def _entity_over(span: Span) -> Span | None:
    """The entity that holds the first word of ``span``."""
    if not span[0].ent_type_:
        return None
    return next((entity for entity in span.doc.ents if entity.start <= span.start < entity.end), None)


def _names_body(span: Span, entity: Span, gazetteer: Gazetteer) -> bool:
    """Whether a body is named after the place it serves: ``Springfield`` in ``Springfield Police Department``."""
    start = entity.start + (entity[0].lower_ == "the")
    if span.start != start or span.end >= entity.end:
        return False
    if _is_county(span):
        return True
    town = gazetteer.find(span.text)[0].entry.kind not in {COUNTRY, FIRST, REGION}
    return town and _after().get(span.doc[span.end].lower_) == "body"


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
