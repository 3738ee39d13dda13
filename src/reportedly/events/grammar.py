"""How the triggers of a sentence hang together in its parse."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..language.document import Document
from ..language.lexicons import rows
from ..language.referents import DEFINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

DEEPEST = 12
"""Steps up a parse that are followed: beyond, the parse of a long sentence is seldom right."""


@cache
def _beginnings(name: str) -> tuple[str, ...]:
    return tuple(row[0] for row in rows("reportedly.events", name))


def token_at(document: Document, start: int, end: int) -> Token | None:
    """The word that heads the characters from ``start`` to ``end``."""
    found = document.span(start, end)
    return found[1].root if found else None


def above(token: Token) -> list[Token]:
    """The words that ``token`` hangs on, nearest first."""
    found: list[Token] = []
    for ancestor in token.ancestors:
        if len(found) == DEEPEST:
            break
        found.append(ancestor)
    return found


def governor(token: Token, others: dict[int, str]) -> str | None:
    """Which of ``others`` (by number of their word in the same parse) governs ``token`` most closely.

    A coordinated verb does not govern the one it is coordinated with.
    """
    at = token
    for ancestor in above(token):
        if ancestor.i in others and at.dep_ not in {"conj", "advcl", "relcl", "acl", "parataxis"}:
            return others[ancestor.i]
        if ancestor.i in others:
            return None
        at = ancestor
    return None


def objects(document: Document, start: int, end: int) -> list[str]:
    """What the verb between two offsets has as object, in lower case: head words of things and of "to" with a verb, and
    prepositions of what is no time."""
    token = token_at(document, start, end)
    if token is None:
        return []
    return [
        child.lower_
        for child in token.children
        if child.dep_ in {"dobj", "xcomp"}
        or (child.dep_ == "prep" and not any(t.ent_type_ in {"DATE", "TIME"} for t in child.children))
    ]


def weighed(document: Document, start: int, end: int) -> bool:
    """Whether what the words between two offsets tell is only weighed: "is considering sending aid", "weighs a loan".

    A definite deed is not: whoever considers the attack knows of one.
    """
    token = token_at(document, start, end)
    if token is None or token.dep_ not in {"dobj", "xcomp"}:
        return False
    if token.tag_.startswith("NN") and any(
        child.lower_ in DEFINITE or child.dep_ == "poss" for child in token.children
    ):
        return False
    return token.head.lower_.startswith(_beginnings("weighing.txt"))


def presupposed(document: Document, start: int, end: int) -> bool:
    """Whether a negation outside takes for granted that the event of a noun happened.

    "The ministry has not answered the army's raid" leaves no doubt of the raid, where somebody's possessive stands
    before it (Karttunen 1974 on the holes of presupposition); "denied the army's raid" does.
    """
    token = token_at(document, start, end)
    if token is None or not (token.tag_.startswith("NN") or token.tag_ == "VBG"):
        return False
    owned = any(child.dep_ == "poss" for child in token.children)
    return owned and not any(ancestor.lower_.startswith(_beginnings("denials.txt")) for ancestor in above(token))


def owner(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """Offsets of the state, people or body whose adjective stands right before the noun of a deed ("American attack").

    Nouns of what is suffered ("Iranian deaths") have no owner that acts.
    """
    located = document.span(start, end)
    if located is None:
        return None
    piece, span = located
    if not span.root.tag_.startswith("NN") or span.root.lower_.startswith(_beginnings("suffered.txt")):
        return None
    for child in span.root.children:
        if child.dep_ in {"amod", "compound", "nmod"} and child.ent_type_ in {"NORP", "GPE", "ORG"}:
            return piece.offset(child), piece.offset(child) + len(child)
    return None


def acts(document: Document, start: int, end: int) -> bool:
    """Whether an owner of a deed acts in it: a people's adjective or initials do, a country's name may be its subject
    ("the Russia investigation").
    """
    token = token_at(document, start, end)
    return token is not None and (token.ent_type_ == "NORP" or token.text.replace(".", "").isupper())
