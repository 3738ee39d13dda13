"""Subjects that several cues share: "she denied it and accused them", "he left, saying that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.document import Document
from .assembly import characters
from .nesting import Placed
from .words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
JOINED = frozenset({"conj", "advcl", "xcomp"})


def with_shared_subjects(placed: list[Placed], document: Document, words: Words) -> list[Placed]:
    """``placed``, where an active cue without a source has that of the verb it is joined to."""
    sources = {
        characters(words, one.found.source)[0] + offset: one.found.source
        for one in placed
        if one.found.source is not None
        for offset in range(characters(words, one.found.source)[1] - characters(words, one.found.source)[0])
    }
    shared = []
    for one in placed:
        subject = _subject(document, characters(words, one.found.cue)) if one.found.source is None else None
        source = sources.get(subject) if subject is not None else None
        shared.append(one._replace(found=one.found._replace(source=source)) if source is not None else one)
    return shared


def _subject(document: Document, cue: tuple[int, int]) -> int | None:
    """Where the subject of the verb that a cue's verb is joined to stands."""
    located = document.span(*cue)
    if located is None:
        return None
    piece, span = located
    verb: Token = span.root
    if not verb.tag_.startswith("VB") or any(c.dep_ in SUBJECTS or c.dep_ == "auxpass" for c in verb.children):
        return None
    while verb.dep_ in JOINED and verb.head != verb:
        verb = verb.head
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i < span.start:
                return piece.offset(child)
    return None
