"""Whom an article names: every mention of a person or body, joined to the fullest name it gives them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from .document import Document, Parsed
from .entities import COMMON, SUFFIXES, NameSpan, cased_given_names, cleaned, entities, known_gender
from .joint import owned
from .lexicons import given_names, impersonal, nicknames, outlets
from .named import Mention, Name, Names, folded
from .titles import title_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Mention", "Name", "Names", "folded", "is_subject", "names"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
GENDERED = re.compile(r"\b(he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
MASCULINE = frozenset({"he", "his", "him", "himself"})
ABOUT = 2500
"""Characters after its last mention in which an article is still about somebody."""
POSSESSIVE = re.compile(r"['’]s?$")
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "organisation", "NORP": "organisation"}


class _Raw(NamedTuple):
    text: str
    label: str
    place: bool
    mention: Mention
    gender: str | None
    title: tuple[int, int] | None


def names(document: Document, title_end: int = 0, known: Sequence[NameSpan] = ()) -> Names:
    """The names of ``document``.

    Args:
        title_end: what stands before it is a headline.
        known: names that a knowledge base found in the text, in order.
    """
    raw = [found for piece in document.parsed for found in _mentions(document, piece, known)]
    body = _relabelled([r for r in raw if r.mention.start >= title_end])
    head = _headline([r for r in raw if r.mention.start < title_end], body)
    found: list[Name] = []
    for kind, join in (("person", _join_person), ("organisation", _join_organisation)):
        for mention in sorted((r for r in body + head if r.label == kind), key=lambda r: -len(r.text.split())):
            join(found, mention)
    _add_surnames(document, found)
    surnames = {(one.start, one.end) for one in known if one.label == "PERSON"}
    for name in found:
        name.mentions.sort()
        if name.kind == "person" and name.gender is None:
            votes = _pronoun_votes(document, name, found)
            told = _given_gender(name.full) if abs(votes) < 3 or len(name.tokens) > 1 else None
            if len(name.tokens) == 1 and name.at in surnames:  # "Clinton" is no given name there
                told = None
            name.gender = told or ("m" if votes > 0 else "f" if votes < 0 else None)
    found += owned(document, Names(found))
    found.sort(key=lambda name: name.mentions[0].start)
    return Names(found)


def _surname(name: Name) -> str:
    return _without_suffix(name.full.split())[-1]


def _add_surnames(document: Document, found: list[Name]) -> None:
    """Add the places where a surname stands that the recogniser passed over."""
    taken = sorted((m.start, m.end) for name in found for m in name.mentions)
    for name in found:
        surname = _surname(name)
        alone = sum(_surname(other) == surname for other in found) == 1
        if name.kind != "person" or len(surname) < 2 or not surname[0].isupper() or not alone:
            continue
        single = len(name.tokens) < 2
        for match in re.finditer(rf"\b{re.escape(surname)}\b", document.text):
            at = bisect_right(taken, (match.start(), 10**12)) - 1
            located = document.span(*match.span())
            if (at >= 0 and taken[at][1] > match.start()) or located is None or located[1].root.is_space:
                continue
            root = located[1].root
            if single and (root.tag_ != "NNP" or root.dep_ == "compound" or root.ent_type_):
                continue
            start, end = match.span()
            name.mentions.append(_mention(document, start, end, located[1].root))


def _mention(document: Document, start: int, end: int, root: Token) -> Mention:
    sentence = document.sentence_at(start) or 0
    quoted = document.quotation_at(start) is not None
    return Mention(start, end, sentence, is_subject(root), root.dep_ == "poss", quoted)


def _mentions(document: Document, piece: Parsed, known: Sequence[NameSpan]) -> list[_Raw]:
    found = []
    told_genders = {(one.start, one.end): one.gender for one in known if one.gender}
    for entity in entities(piece.doc, piece.start, known):
        kind = KINDS.get(entity.label_)
        if kind is None or (entity.label_ == "NORP" and entity.root.tag_ not in ("NNPS", "NNP")):
            continue
        told = cleaned(entity)
        if told is None or (len(told[0]) == 1 and kind == "organisation" and told[0].text.lower() in COMMON):
            continue
        span, gender = told
        start, end = piece.offsets(span)
        text = POSSESSIVE.sub("", document.text[start:end])
        if not text.strip():
            continue
        end = start + len(text)
        if kind == "organisation" and entity.label_ == "NORP" and span.root.dep_ in ("amod", "compound"):
            continue
        mention = _mention(document, start, end, span.root)
        title = title_of(piece, span) if kind == "person" else None
        gender = gender or told_genders.get((start, end))
        found.append(_Raw(re.sub(r"\s+", " ", text), kind, entity.label_ == "GPE", mention, gender, title))
    return found


def is_subject(root: Token) -> bool:
    """Whether a noun is the subject of its clause, or joined to it."""
    while root.dep_ in ("conj", "appos", "compound") and root.head != root:
        root = root.head
    return root.dep_ in SUBJECTS


def _relabelled(raw: list[_Raw]) -> list[_Raw]:
    """One label for one string: the recogniser wavers, the article does not."""
    votes: dict[str, Counter[str]] = {}
    for found in raw:
        votes.setdefault(found.text, Counter())[found.label] += 1
    people = [folded(r.text) for r in raw if r.label == "person" and len(r.text.split()) > 1]
    surnames = {" ".join(words[start:]) for words in people for start in range(1, len(words))}
    firms = {
        words[0] for words in (r.text.split() for r in raw) if len(words) == 2 and words[1].lower() in impersonal()
    }
    labelled = []
    for found in raw:
        label = votes[found.text].most_common(1)[0][0]
        if found.text.lower() in outlets() or found.text.lower().split()[-1] in impersonal():
            label = "organisation"
        elif " ".join(folded(found.text)) in surnames:
            label = "person"
        elif found.text in firms and not found.place and found.text not in cased_given_names():
            label = "organisation"
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
    if len(tokens) == 1:  # of several the one told of first bears the bare surname while the article is about him
        near = [n for n in fits if _closeness(n, raw) > -ABOUT]
        fits = [min(near, key=_first)] if near else fits
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
            given = [n for n in range(end - 1) if words[n] in cased_given_names()]
            begin = given[-1] if given and end - given[-1] < 4 else end - 1
            text, before = " ".join(words[begin:end]), len(" ".join(words[:begin])) + (begin > 0)
            start = raw.mention.start + before
            mention = raw.mention._replace(start=start, end=start + len(text))
            found.append(raw._replace(text=text, label="person", mention=mention, title=None))
        elif raw.text in spelled:
            found.append(raw._replace(label=spelled[raw.text]))
        elif not body or (raw.label == "person" and len(words) == 2 and words[0] in cased_given_names()):
            found.append(raw)
    return found


def _first(name: Name) -> int:
    return min((m.start for m in name.mentions), default=10**9)


def _closeness(name: Name, raw: _Raw) -> float:
    """How near before (or, worse, after) a mention the name was last used."""
    gaps = [raw.mention.start - m.start for m in name.mentions]
    return -min((gap if gap >= 0 else -4 * gap for gap in gaps), default=10**9)


def _without_suffix(words: list[str]) -> list[str]:
    """A name's words without the ``Jr.`` that may end it."""
    while len(words) > 1 and words[-1].rstrip(".").lower() in SUFFIXES:
        words = words[:-1]
    return [word.rstrip(",") for word in words]


def _same_person(full: list[str], part: list[str]) -> bool:
    if part == full:
        return True
    full, part = _without_suffix(full), _without_suffix(part)
    if len(part) == 1:
        return part[0] in (full[-1], full[0]) or (len(full) > 2 and part[0] == full[1])
    if part == full[-len(part) :]:
        return True
    if full[-1] != part[-1]:
        return False
    if part[0] in {token.strip("\"“”'‘’()") for token in full[:-1]}:
        return True
    if nicknames().get(full[0], frozenset()) & nicknames().get(part[0], frozenset()):  # "Robert Voss", "Bob Voss"
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
        initials = "".join(t[0] for t in full.split() if t[0].isupper())
        return part.replace(".", "") in (initials, initials[1:] if " of " in full else initials)  # "the VA", "the DEA"
    if len(full_tokens) == 2 and tokens == full_tokens[:1] and full_tokens[1] in impersonal():  # "Voss" for "Voss Coal"
        return not given_names().get(tokens[0])
    # "the Times" after "The New York Times": one word only for outlets, or "Korea" would be "South Korea"
    ends = len(tokens) < len(full_tokens) and full_tokens[-len(tokens) :] == tokens
    return ends and (len(tokens) > 1 or full.lower() in outlets())


def _given_gender(full: str) -> str | None:
    return known_gender(given_names().get(full.lower().split()[0], ""))


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
