"""Where names stand in a parsed text: what the recogniser found, mended by lists of names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .lexicons import descriptions, given_names, honorifics, impersonal, outlets, rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PARTICLES = frozenset("de del della da dos di von van der den al el bin ibn la le ter ten bint abu".split())
QUOTES = frozenset("\"“”'‘’")
COMMON = frozenset("national state bank poll city federal house court international united company group".split())
"""Words that are no name of a body when they stand alone, though a headline may capitalise them."""
BEARERS = frozenset({"PERSON", "ORG", "FAC", "GPE"})
"""Labels of what may be called after a person."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


class NameSpan(NamedTuple):
    """A name that a knowledge base found between two offsets.

    ``label`` is PERSON, ORG or GPE; ``gender`` m or f, if one is known.
    """

    start: int
    end: int
    label: str
    gender: str | None = None


def entities(doc: Doc, offset: int = 0, known: Sequence[NameSpan] = ()) -> list[Span]:
    """What the recogniser found, and people whom it missed or took for something else: a given name and a surname.

    Args:
        doc: a piece of an article.
        offset: where it begins there.
        known: names that a knowledge base found in the article, in order.
    """
    people = []
    at = 0
    while at < len(doc) - 1:
        end = _person_end(doc, at)
        if end:
            people.append(doc.char_span(doc[at].idx, doc[end - 1].idx + len(doc[end - 1]), label="PERSON"))
        at = max(end, at + 1)
    added = [_without_outlet(p) for p in people if p is not None and not _inside_another(p)]
    covered = {token.i for person in added for token in person}
    kept = [_without_outlet(e) for e in doc.ents if not any(t.i in covered for t in e)]
    found = sorted(kept + added + _subjects(doc), key=lambda e: e.start)
    return _with_known(doc, found, offset, known) if known else found


def _without_outlet(entity: Span) -> Span:
    """A person's name without the outlet before it, to which missing punctuation joined it."""
    if entity.label_ == "PERSON":
        for end in range(entity.end - 1, entity.start, -1):
            if entity.doc[entity.start : end].text.lower() in outlets() and end - entity.start > 1:
                return entity.doc.char_span(entity.doc[end].idx, entity.end_char, label=entity.label) or entity
    return entity


def _subjects(doc: Doc) -> list[Span]:
    """Names that the recogniser missed where they are the subject of a verb: what is no person is a body."""
    found = []
    for token in doc:
        if (
            token.dep_ != "nsubj"
            or token.tag_ not in ("NNP", "NNPS")
            or token.ent_type_
            or not token.head.tag_.startswith("V")
        ):
            continue
        start = token.i
        while start > token.sent.start and doc[start - 1].tag_ == "NNP" and doc[start - 1].dep_ == "compound":
            start -= 1
        if any(t.ent_type_ for t in doc[start : token.i]) or token.lower_ in CALENDAR or token.lower_ in descriptions():
            continue
        if start == token.i == token.sent.start or len(token.text) < 3:
            continue
        span = doc.char_span(doc[start].idx, token.idx + len(token), label="ORG")
        if span is not None:
            found.append(span)
    return found


def _with_known(doc: Doc, found: list[Span], offset: int, known: Sequence[NameSpan]) -> list[Span]:
    """``found`` with the known names, which win over what they overlap unless they are part of a longer name."""
    low = bisect_left(known, offset, key=lambda name: name.start)
    end = (
        doc[-1].idx + len(doc[-1]) if len(doc) else 0
    )  # the text itself is put together anew each time it is asked for
    high = bisect_left(known, offset + end, key=lambda name: name.start)
    taken: dict[int, Span] = {token.i: entity for entity in found for token in entity}
    dropped: set[int] = set()
    added = []
    for name in known[low:high]:
        span = doc.char_span(name.start - offset, name.end - offset, label=name.label)
        if span is None or span[0].is_space or (len(span) == 1 and span[0].tag_ != "NNP"):
            continue
        others = {taken[t.i].start: taken[t.i] for t in span if t.i in taken}
        if any(_holds(other, span) for other in others.values()):
            continue
        dropped.update(others)
        added.append(span)
    return sorted([e for e in found if e.start not in dropped] + added, key=lambda e: e.start)


def _holds(entity: Span, name: Span) -> bool:
    """Whether an entity is a longer name than a known one in it: ``Lena Voss Jr.``, ``the Voss Hall``."""
    whole = entity.start <= name.start and name.end <= entity.end
    if not whole or len(entity) == len(name):
        return whole and entity.label_ == name.label_
    if name.label_ == "PERSON" and entity.label_ not in BEARERS:
        return len(name) == 1
    if name.label_ != "PERSON" or entity.label_ != "PERSON":
        return name.label_ != "PERSON" or entity.end > name.end
    if entity.end > name.end:  # "Lena Voss Jr." is another; in "Lena Voss Election Day" a line break is lost
        return entity.doc[name.end].lower_.rstrip(".") in SUFFIXES or (len(name) == 1 and _is_given(entity[0]))
    return len(name) > 1 or _is_given(entity[0])


def _person_end(doc: Doc, at: int) -> int:
    """Where a person's name that begins with the given name at ``at`` ends; 0 if none does."""
    address = doc[at].text.endswith(".") and doc[at].lower_ in honorifics()
    if not address and (doc[at].text not in cased_given_names() or doc[at].tag_ != "NNP"):
        return 0
    end = at + 1
    while end < len(doc) and end - at < 7:
        token = doc[end]
        if token.text in QUOTES and end + 2 < len(doc) and doc[end + 2].text in QUOTES:  # Robert "Bobby" Scott
            end += 3
            continue
        joined = doc[end - 1].whitespace_ == " "
        initial = len(token.text) <= 2 and token.text[0].isupper()
        particle = token.lower_ in PARTICLES and end + 1 < len(doc) and doc[end + 1].text[:1].isupper()
        if (
            not joined
            or token.lower_ in CALENDAR
            or not (initial or particle or (token.text[:1].isupper() and token.is_alpha and not token.text.isupper()))
        ):
            break
        if token.lower_ in impersonal() or (token.lower_ in descriptions() and token.text not in cased_given_names()):
            break
        end += 1
    last = doc[end - 1].text
    return end if end - at > 1 and (len(last) > 2 or (len(last) == 2 and last.isalpha() and not last.isupper())) else 0


def _inside_another(person: Span) -> bool:
    """Whether a longer name of something else holds this one (``the Donald Trump Foundation``), or it is known."""
    for entity in person.doc.ents:
        length = len(entity) - (entity[-1].tag_ == "POS")
        longer = length > len(person) + (entity[0].lower_ == "the")
        if entity.start <= person.start and person.end <= entity.end and (entity.label_ == "PERSON" or longer):
            return True
    title = sum(t.text[:1].isupper() for t in person.sent if t.is_alpha and len(t) > 3)
    return title > 0.8 * sum(t.is_alpha and len(t) > 3 for t in person.sent)  # a headline in capitals tells nothing


def _is_given(word: Token) -> bool:
    """Whether a word can be a given name or the first letter of one."""
    return word.lower_ in given_names() or len(word.text.rstrip(".")) < 3


@cache
def cased_given_names() -> frozenset[str]:
    return frozenset(row[0] for row in rows("reportedly.language", "given-names.tsv"))


def _hyphened(entity: Span) -> Span:
    """A person's name with the second half of a double name, which the recogniser cut off at the hyphen."""
    doc, end = entity.doc, entity.end
    if end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].text[:1].isupper():
        joined = doc[end].idx == entity.end_char and not doc[end].whitespace_
        if joined:
            return doc.char_span(entity.start_char, doc[end + 1].idx + len(doc[end + 1]), label=entity.label) or entity
    return entity


def cleaned(entity: Span) -> tuple[Span, str | None] | None:
    """The entity without articles, forms of address and possessive; and the gender these told."""
    gender = None
    while len(entity) > 1:
        word = entity[0].text.lower().rstrip(".")
        if word in ("the", "a", "an"):
            entity = entity[1:]
        elif entity.label_ == "PERSON" and word in honorifics() and entity[0].text not in cased_given_names():
            gender = known_gender(honorifics()[word].gender) or gender
            entity = entity[1:]
        else:
            break
    while len(entity) > 1 and (entity[-1].is_punct or entity[-1].is_space or entity[-1].tag_ == "POS"):
        entity = entity[:-1]
    if entity.label_ == "PERSON":
        if len(entity) > 2 and entity[0].text not in cased_given_names() and entity[1].text in cased_given_names():
            entity = entity[1:]  # "Crooked Hillary Clinton" is what somebody calls her
        entity = _hyphened(_extended(entity))
    first = entity[0]
    if entity.label_ == "PERSON" and first.i > entity.sent.start:
        before = first.nbor(-1).text.lower().rstrip(".")
        if before in honorifics():
            gender = known_gender(honorifics()[before].gender) or gender
    if not any(c.isalpha() for c in entity.text) or entity.text.lower() in ("mr.", "mrs.", "ms."):
        return None
    return entity, gender


def _extended(entity: Span) -> Span:
    """A person's name with the given names before it that the recogniser left out."""
    while entity.start > entity.sent.start:
        before = entity.doc[entity.start - 1]
        if before.ent_type_ or before.tag_ != "NNP" or before.lower_ not in given_names():
            break
        entity = entity.doc.char_span(before.idx, entity.end_char, label=entity.label) or entity
    return entity


def known_gender(gender: str) -> str | None:
    return gender if gender in ("m", "f") else None
