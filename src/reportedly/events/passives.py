"""Whom a deed in the passive befell: the subject of its verb, which has not done it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..language.document import Document
from ..language.lexicons import rows
from .grammar import token_at
from .roles import Phrase
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
AROUND = frozenset({"at", "by", "during", "in", "near", "on", "over"})
MOVED = frozenset({"deployed", "sent", "withdrawn"})
"""What is done to troops and is their own deed: PLOVER has those who are sent act."""


def befallen(found: dict[str, list[Phrase]], document: Document, trigger: Trigger) -> dict[str, list[Phrase]]:
    """The phrases of a deed, with those that it befell by the grammar among the recipients and not the actors."""
    token = token_at(document, trigger.start, trigger.end)
    if token is not None and token.tag_.startswith("NN"):
        found = _without_struck(found, document, trigger, token)
    piece = document.piece_at(trigger.start)
    victim = _victim(token) if token is not None and trigger.type != "MOBILIZE" else None
    if victim is None or piece is None:
        return found
    at = piece.offset(victim)
    if victim.dep_ != "nsubjpass" and any(_is_object(document, phrase, trigger) for phrase in found["recipients"]):
        return found  # one that the parser did not see: "police arrested on Sunday the captain"
    turned = [phrase for phrase in found["actors"] if phrase.start <= at < phrase.end]
    known = [p for p in turned if not any(r.start < p.end and p.start < r.end for r in found["recipients"])]
    return {
        **found,
        "actors": [phrase for phrase in found["actors"] if phrase not in turned],
        "recipients": [*found["recipients"], *known],
    }


def _without_struck(
    found: dict[str, list[Phrase]], document: Document, trigger: Trigger, token: Token
) -> dict[str, list[Phrase]]:
    """The phrases of a deed told by a noun, without doers whom it struck ("those killed in the raid") or concerns."""
    told = [(phrase, _struck(document, phrase, token)) for phrase in found["actors"]]
    apart = [phrase for phrase, how in told if how == "struck" and not phrase.start <= trigger.start < phrase.end]
    known = [p for p in apart if not any(r.start < p.end and p.start < r.end for r in found["recipients"])]
    return {
        **found,
        "actors": [phrase for phrase, how in told if not how],
        "recipients": [*found["recipients"], *known],
    }


def _struck(document: Document, phrase: Phrase, deed: Token) -> str:
    """Whether a deed hangs on words for those whom it struck, or (``near``) for others whom it concerns."""
    located = document.span(phrase.start, phrase.end)
    if located is None:
        return ""
    noun = located[1].root
    suffered = [t for t in noun.children if t.dep_ in {"acl", "relcl"} and t.lower_ in _participles()]
    if any(verb.is_ancestor(deed) for verb in suffered):
        return "struck"
    return _concerned().get(noun.lower_, "") if noun.is_ancestor(deed) else ""


def _is_object(document: Document, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a recipient behind a verb may be its object, and does not tell where or by whom it was done."""
    here = document.sentence_at(trigger.start) == document.sentence_at(phrase.start)
    before = document.text[trigger.end : phrase.start].split()
    return here and phrase.start >= trigger.end and not (before and before[-1].lower() in AROUND)


def _victim(verb: Token) -> Token | None:
    """The subject of a verb in the passive, also in that of headlines, or the noun that a participle stands behind."""
    if verb.tag_ not in {"VBN", "VBD"} or verb.lower_ in MOVED:
        return None
    told = {child.dep_: child for child in verb.children}
    if "nsubjpass" in told:
        return told["nsubjpass"]
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.i < verb.i:
        return verb.head
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not SUBJECTS & told.keys():  # "were arrested and beaten"
        return next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)
    bare = not (AUXILIARIES | {"dobj", "ccomp", "xcomp"}) & told.keys()
    return told.get("nsubj") if bare and _is_participle(verb) else None


def _is_participle(verb: Token) -> bool:
    dead = verb.lower_ == "shot" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "dead"
    return dead or verb.lower_ in _participles()


@cache
def _participles() -> frozenset[str]:
    return frozenset(row[0] for row in rows("reportedly.events", "victims.txt"))


@cache
def _concerned() -> dict[str, str]:
    return dict(rows("reportedly.events", "struck.tsv"))
