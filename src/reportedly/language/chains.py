"""What keeps somebody in mind between two mentions by name: pronouns, descriptions, and groups without a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .document import Document, Parsed
from .lexicons import descriptions, nameless
from .named import Mention
from .names import is_subject
from .referents import Referent

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUN = re.compile(r"(?:he|she|his|her|him|himself|herself)$")
PEOPLE = frozenset({"NNS"})
CLEFT = frozenset({"it", "this", "that", "there"})
"""Subjects that stand for nobody: in "it is the miners who pay" the miners are meant."""


class Link(NamedTuple):
    """A pronoun or definite description of one person in the narration; ``noun`` is empty for a pronoun."""

    start: int
    end: int
    token: Token
    noun: str


def links(document: Document, title_end: int) -> list[Link]:
    """The links of an article in order; those of its headline and quotations are left out."""
    found = []
    for piece in document.parsed:
        for token in piece.doc:
            start = piece.offset(token)
            if start < title_end:
                continue
            if token.tag_ in ("PRP", "PRP$"):
                if PRONOUN.match(token.lower_) and document.quotation_at(start) is None:
                    found.append(Link(start, start + len(token), token, ""))
            elif token.tag_ == "NN" and _is_definite_person(token) and document.quotation_at(start) is None:
                low = piece.offset(token.left_edge)
                found.append(Link(low, start + len(token), token, token.lower_))
    return found


def _is_definite_person(token: Token) -> bool:
    known = descriptions().get(token.lower_)
    if known is None or known.kind != "person" or known.number != "s" or token.dep_ in ("compound", "appos", "attr"):
        return False
    first = token.left_edge
    named = any(t.dep_ == "appos" for t in token.children)
    return first.lower_ in ("the", "this") and token.i - first.i < 4 and not named


def groups(document: Document, title_end: int) -> list[Referent]:
    """Groups of people that nobody names ("voters", "the two men"), with where they stand; one for each wording."""
    found: dict[str, Referent] = {}
    for piece in document.parsed:
        for token in piece.doc:
            if token.tag_ not in PEOPLE or token.dep_ == "compound" or piece.offset(token) < title_end:
                continue
            known = descriptions().get(token.lower_)
            if known is None or known.kind != "group":
                continue
            _add(document, piece, token, found)
    return list(found.values())


def _add(document: Document, piece: Parsed, token: Token, found: dict[str, Referent]) -> None:
    start = piece.offset(token.left_edge) if token.i - token.left_edge.i < 5 else piece.offset(token)
    end = piece.offset(token) + len(token)
    referent = found.setdefault(
        token.lower_, Referent("unnamed", re.sub(r"\s+", " ", document.text[start:end]), (start, end), number="p")
    )
    sentence = document.sentence_at(start) or 0
    quoted = document.quotation_at(start) is not None
    referent.echoes.append(Mention(start, end, sentence, is_subject(token), possessive=False, quoted=quoted))


def antecedent(span_start: Token) -> Token | None:
    """The noun that a relative pronoun stands for: the one that its clause hangs on, else the noun before it."""
    verb = span_start.head
    while verb.dep_ not in ("relcl", "acl", "ROOT") and verb.head != verb:
        verb = verb.head
    found = verb.head if verb.dep_ in ("relcl", "acl") and verb.head.i < span_start.i else None
    if found is not None:  # of "A, B and C, who …" it is C
        joined = [t for t in found.subtree if t.dep_ == "conj" and t.i < span_start.i and t.tag_.startswith("NN")]
        found = joined[-1] if joined and joined[-1].i > found.i else found
    if found is None and span_start.i > span_start.sent.start:
        before = [t for t in span_start.doc[span_start.sent.start : span_start.i] if t.tag_.startswith(("NN", "PRP"))]
        found = before[-1] if before else None
    if found is None:
        return None
    if span_start.lower_ == "who":  # "Lena Voss, 59, of Ashton, who …": a place is not asked
        while found.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "CARDINAL") and found.dep_ in ("pobj", "appos"):
            found = found.head.head if found.dep_ == "pobj" else found.head
    if found.dep_ == "appos" and found.head.tag_.startswith("NNP"):  # "Voss, a lawyer who …"
        return found.head
    if found.dep_ == "attr":  # "Okoro is a lawyer who …"
        subject = next((t for t in found.head.children if t.dep_ == "nsubj"), found)
        return found if subject.lower_ in CLEFT else subject
    owner = found.head.head  # "a friend of Voss, who asked not to be named": the friend
    unnamed = verb.dep_ == "relcl" and any(t.lower_ in nameless() for t in verb.subtree)
    return owner if unnamed and found.dep_ == "pobj" and owner.tag_ in ("NN", "NNS") else found
