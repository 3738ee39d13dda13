"""Whom an article names: every mention of a person or body, joined to the fullest name it gives them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .document import Document, Parsed
from .lexicons import descriptions, given_names, honorifics, outlets, rows
from .titles import title_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
GENDERED = re.compile(r"\b(he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
MASCULINE = frozenset({"he", "his", "him", "himself"})
POSSESSIVE = re.compile(r"['’]s?$")
PARTICLES = frozenset("de del della da dos di von van der den al el bin ibn la le ter ten bint abu".split())
QUOTES = frozenset("\"“”'‘’")
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "organisation", "NORP": "organisation"}


COMMON = frozenset("national state bank poll city federal house court international united company group".split())
"""Words that are no name of a body when they stand alone, though a headline may capitalise them."""


CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


class Mention(NamedTuple):
    """One place where a name stands.

    ``subject``: it is the subject of its clause; ``possessive``: it only owns what is spoken of;
    ``quoted``: it stands in quotation marks.
    """

    start: int
    end: int
    sentence: int
    subject: bool
    possessive: bool
    quoted: bool


@dataclass
class Name:
    """A person or body: ``full`` is the fullest name, ``at`` where it stands first; ``gender`` is m, f or None.

    ``place`` is true of states and cities, which speak as bodies do.
    """

    kind: str
    full: str
    at: tuple[int, int]
    gender: str | None = None
    place: bool = False
    mentions: list[Mention] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)

    @property
    def tokens(self) -> list[str]:
        """The words of the full name in lower case."""
        return folded(self.full)


class _Raw(NamedTuple):
    text: str
    label: str
    place: bool
    mention: Mention
    gender: str | None
    title: tuple[int, int] | None


def folded(text: str) -> list[str]:
    """The words of a name in lower case, with one kind of apostrophe."""
    return text.lower().replace("’", "'").split()


class Names:
    """All names of a document, with a look-up by place."""

    def __init__(self, names: list[Name]) -> None:
        self.all = names
        self._placed = sorted(((m.start, m.end, name) for name in names for m in name.mentions), key=lambda x: x[:2])

    def within(self, start: int, end: int) -> list[tuple[int, int, Name]]:
        """Names that stand wholly between two offsets, in order."""
        return [item for item in self._placed if start <= item[0] and item[1] <= end]


def names(document: Document, title_end: int = 0) -> Names:
    """The names of ``document``; what stands before ``title_end`` is a headline."""
    raw = [found for piece in document.parsed for found in _mentions(document, piece)]
    body = _relabelled([r for r in raw if r.mention.start >= title_end])
    head = _headline([r for r in raw if r.mention.start < title_end], body)
    found: list[Name] = []
    for kind, join in (("person", _join_person), ("organisation", _join_organisation)):
        for mention in sorted((r for r in body + head if r.label == kind), key=lambda r: -len(r.text.split())):
            join(found, mention)
    _add_surnames(document, found)
    for name in found:
        name.mentions.sort()
        if name.kind == "person" and name.gender is None:
            votes = _pronoun_votes(document, name, found)
            told = _given_gender(name.full) if abs(votes) < 3 or len(name.tokens) > 1 else None
            name.gender = told or ("m" if votes > 0 else "f" if votes < 0 else None)
    found.sort(key=lambda name: name.mentions[0].start)
    return Names(found)


def _add_surnames(document: Document, found: list[Name]) -> None:
    """Add the places where a surname stands that the recogniser passed over."""
    taken = sorted((m.start, m.end) for name in found for m in name.mentions)
    for name in found:
        surname = name.full.split()[-1]
        alone = sum(other.full.split()[-1] == surname for other in found) == 1
        if name.kind != "person" or len(name.tokens) < 2 or len(surname) < 3 or not surname[0].isupper() or not alone:
            continue
        for match in re.finditer(rf"\b{re.escape(surname)}\b", document.text):
            at = bisect_right(taken, (match.start(), 10**12)) - 1
            located = document.span(*match.span())
            if (at >= 0 and taken[at][1] > match.start()) or located is None or located[1].root.is_space:
                continue
            start, end = match.span()
            name.mentions.append(_mention(document, start, end, located[1].root))


def _mention(document: Document, start: int, end: int, root: Token) -> Mention:
    sentence = document.sentence_at(start) or 0
    quoted = document.quotation_at(start) is not None
    return Mention(start, end, sentence, _is_subject(root), root.dep_ == "poss", quoted)


def _mentions(document: Document, piece: Parsed) -> list[_Raw]:
    found = []
    for entity in _entities(piece.doc):
        kind = KINDS.get(entity.label_)
        if kind is None or (entity.label_ == "NORP" and entity.root.tag_ not in ("NNPS", "NNP")):
            continue
        cleaned = _cleaned(entity)
        if cleaned is None or (len(cleaned[0]) == 1 and kind == "organisation" and cleaned[0].text.lower() in COMMON):
            continue
        span, gender = cleaned
        start, end = piece.offsets(span)
        text = POSSESSIVE.sub("", document.text[start:end])
        if not text.strip():
            continue
        end = start + len(text)
        if kind == "organisation" and entity.label_ == "NORP" and span.root.dep_ in ("amod", "compound"):
            continue
        mention = _mention(document, start, end, span.root)
        title = title_of(piece, span) if kind == "person" else None
        found.append(_Raw(re.sub(r"\s+", " ", text), kind, entity.label_ == "GPE", mention, gender, title))
    return found


def _entities(doc: Doc) -> list[Span]:
    """What the recogniser found, and people whom it missed or took for something else: a given name and a surname."""
    people = []
    at = 0
    while at < len(doc) - 1:
        end = _person_end(doc, at)
        if end:
            people.append(doc.char_span(doc[at].idx, doc[end - 1].idx + len(doc[end - 1]), label="PERSON"))
        at = max(end, at + 1)
    added = [p for p in people if p is not None and not _inside_another(p)]
    covered = {token.i for person in added for token in person}
    return sorted([e for e in doc.ents if not any(t.i in covered for t in e)] + added, key=lambda e: e.start)


def _person_end(doc: Doc, at: int) -> int:
    """Where a person's name that begins with the given name at ``at`` ends; 0 if none does."""
    address = doc[at].text.endswith(".") and doc[at].lower_ in honorifics()
    if not address and (doc[at].text not in _cased_given_names() or doc[at].tag_ != "NNP"):
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
        if token.lower_ in descriptions() and token.text not in _cased_given_names():
            break
        end += 1
    return end if end - at > 1 and len(doc[end - 1].text) > 2 else 0


def _inside_another(person: Span) -> bool:
    """Whether a longer name of something else holds this one (``the Donald Trump Foundation``), or it is known."""
    for entity in person.doc.ents:
        longer = entity.end - entity.start > len(person) + (entity[0].lower_ == "the")
        if entity.start <= person.start and person.end <= entity.end and (entity.label_ == "PERSON" or longer):
            return True
    title = sum(t.text[:1].isupper() for t in person.sent if t.is_alpha and len(t) > 3)
    return title > 0.8 * sum(t.is_alpha and len(t) > 3 for t in person.sent)  # a headline in capitals tells nothing


@cache
def _cased_given_names() -> frozenset[str]:
    return frozenset(row[0] for row in rows("reportedly.language", "given-names.tsv"))


def _is_subject(root: Token) -> bool:
    while root.dep_ in ("conj", "appos", "compound") and root.head != root:
        root = root.head
    return root.dep_ in SUBJECTS


def _cleaned(entity: Span) -> tuple[Span, str | None] | None:
    """The entity without articles, forms of address and possessive; and the gender these told."""
    gender = None
    while len(entity) > 1:
        word = entity[0].text.lower().rstrip(".")
        if word in ("the", "a", "an"):
            entity = entity[1:]
        elif entity.label_ == "PERSON" and word in honorifics() and entity[0].text not in _cased_given_names():
            gender = _known(honorifics()[word].gender) or gender
            entity = entity[1:]
        else:
            break
    while len(entity) > 1 and (entity[-1].is_punct or entity[-1].is_space or entity[-1].tag_ == "POS"):
        entity = entity[:-1]
    if entity.label_ == "PERSON":
        if len(entity) > 2 and entity[0].text not in _cased_given_names() and entity[1].text in _cased_given_names():
            entity = entity[1:]  # "Crooked Hillary Clinton" is what somebody calls her
        entity = _extended(entity)
    first = entity[0]
    if entity.label_ == "PERSON" and first.i > entity.sent.start:
        before = first.nbor(-1).text.lower().rstrip(".")
        if before in honorifics():
            gender = _known(honorifics()[before].gender) or gender
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


def _known(gender: str) -> str | None:
    return gender if gender in ("m", "f") else None


def _relabelled(raw: list[_Raw]) -> list[_Raw]:
    """One label for one string: the recogniser wavers, the article does not."""
    votes: dict[str, Counter[str]] = {}
    for found in raw:
        votes.setdefault(found.text, Counter())[found.label] += 1
    people = [folded(r.text) for r in raw if r.label == "person" and len(r.text.split()) > 1]
    surnames = {" ".join(words[start:]) for words in people for start in range(1, len(words))}
    labelled = []
    for found in raw:
        label = votes[found.text].most_common(1)[0][0]
        if found.text.lower() in outlets():
            label = "organisation"
        elif " ".join(folded(found.text)) in surnames:
            label = "person"
        labelled.append(found._replace(label=label))
    return labelled


def _join_person(found: list[Name], raw: _Raw) -> None:
    """Add a mention to the person it can belong to, or make a new one; longer names have come first."""
    tokens = folded(raw.text)
    fits = [n for n in found if n.kind == "person" and _same_person(n.tokens, tokens)]
    if raw.gender:
        agreeing = [
            n
            for n in fits
            if (n.gender or (_given_gender(n.full) if len(n.tokens) > 1 else None)) in (raw.gender, None)
        ]
        fits = agreeing or ([] if len(tokens) == 1 else fits)
    name = max(fits, key=lambda n: (_closeness(n, raw), len(n.mentions)), default=None)
    if name is None:
        name = Name("person", raw.text, (raw.mention.start, raw.mention.end))
        found.append(name)
    name.mentions.append(raw.mention)
    name.gender = name.gender or raw.gender
    if raw.title:
        name.titles.append(raw.title)


def _headline(head: list[_Raw], body: list[_Raw]) -> list[_Raw]:
    """The names of a headline that the text bears out: its capitals join names to verbs and objects.

    A person is taken up to the word that the text uses as a surname, anything else as the text spells it.
    """
    surnames = {r.text.split()[-1] for r in body if r.label == "person"}
    spelled = {r.text: r.label for r in body}
    found = []
    for raw in head:
        words = raw.text.split()
        end = next((n for n, word in enumerate(words, 1) if word in surnames), 0)
        if end:
            given = [n for n in range(end - 1) if words[n] in _cased_given_names()]
            begin = given[-1] if given and end - given[-1] < 4 else end - 1
            text, before = " ".join(words[begin:end]), len(" ".join(words[:begin])) + (begin > 0)
            start = raw.mention.start + before
            mention = raw.mention._replace(start=start, end=start + len(text))
            found.append(raw._replace(text=text, label="person", mention=mention, title=None))
        elif raw.text in spelled:
            found.append(raw._replace(label=spelled[raw.text]))
        elif not body or (raw.label == "person" and len(words) == 2 and words[0] in _cased_given_names()):
            found.append(raw)
    return found


def _closeness(name: Name, raw: _Raw) -> float:
    """How near before (or, worse, after) a mention the name was last used."""
    gaps = [raw.mention.start - m.start for m in name.mentions]
    return -min((gap if gap >= 0 else -4 * gap for gap in gaps), default=10**9)


def _same_person(full: list[str], part: list[str]) -> bool:
    if part == full:
        return True
    if len(part) == 1:
        return part[0] in (full[-1], full[0]) or (len(full) > 2 and part[0] == full[1])
    if part == full[-len(part) :]:
        return True
    if full[-1] != part[-1] and not (full[-1].rstrip(".") in ("jr", "sr", "ii", "iii") and part[-1] in full):
        return False
    if part[0] in {token.strip("\"“”'‘’()") for token in full[:-1]}:
        return True
    return full[0][0] == part[0].rstrip(".") or part[0][0] == full[0].rstrip(".")


def _join_organisation(found: list[Name], raw: _Raw) -> None:
    tokens = folded(raw.text)
    for name in found:
        if name.kind == "organisation" and _same_body(name.full, name.tokens, raw.text, tokens):
            name.mentions.append(raw.mention)
            return
    at = (raw.mention.start, raw.mention.end)
    found.append(Name("organisation", raw.text, at, place=raw.place, mentions=[raw.mention]))


def _same_body(full: str, full_tokens: list[str], part: str, tokens: list[str]) -> bool:
    if tokens == full_tokens:
        return True
    if len(tokens) == 1 and part.isupper() and len(part) > 1:
        return part.replace(".", "") == "".join(t[0] for t in full.split() if t[0].isupper())
    # "the Times" after "The New York Times": one word only for outlets, or "Korea" would be "South Korea"
    ends = len(tokens) < len(full_tokens) and full_tokens[-len(tokens) :] == tokens
    return ends and (len(tokens) > 1 or full.lower() in outlets())


def _given_gender(full: str) -> str | None:
    return _known(given_names().get(full.lower().split()[0], ""))


def _pronoun_votes(document: Document, name: Name, everybody: list[Name]) -> int:
    """How many masculine more than feminine pronouns can mean only this name.

    Those that follow it in its sentence before anybody else is named, and one that opens the next sentence of the
    paragraph where nobody else was named in this one.
    """
    others = [m for other in everybody if other is not name and other.kind == "person" for m in other.mentions]
    starts, crowded = sorted(m.start for m in others), {m.sentence for m in others}
    votes = 0
    for mention in name.mentions:
        if not document.sentences:
            break
        here = document.sentences[mention.sentence]
        following = bisect_right(starts, mention.start)
        stop = min(here.end, starts[following]) if following < len(starts) else here.end
        found = GENDERED.findall(document.text, mention.end, stop)[:2]
        after = document.sentences[mention.sentence + 1 : mention.sentence + 2]
        if mention.subject and mention.sentence not in crowded and after and after[0].paragraph == here.paragraph:
            opening = GENDERED.match(document.text, after[0].start)
            found += [opening.group()] if opening else []
        votes += sum(1 if pronoun.lower() in MASCULINE else -1 for pronoun in found)
    return votes
