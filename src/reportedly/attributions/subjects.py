"""Sources as whole phrases, and those that several cues share: "she denied it and accused them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.document import Document
from .assembly import Range, characters
from .nesting import Placed
from .words import Words, word_range

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
JOINED = frozenset({"conj", "advcl", "xcomp"})
BEFORE_NOUNS = frozenset({"amod", "compound", "det", "nummod"})
MARKS = frozenset("\"“”„«»‘’'")
FURTHER = 3
"""Words after a source in which the noun may stand that its last word belongs to."""


def with_whole_sources(placed: list[Placed], document: Document, words: Words) -> list[Placed]:
    """``placed``, where no source ends before its noun ("the Soviet | statement") or holds what is somebody's.

    "Turkey, whose bases the minister had offered" tells what the minister did.
    """
    whole = []
    for one in placed:
        source = one.found.source
        part = _whole(document, words, source) if source is not None else source
        whole.append(one if part == source else one._replace(found=one.found._replace(source=part)))
    return whole


def _whole(document: Document, words: Words, source: Range) -> Range:
    source = _unquoted(document.text, words, source)
    located = document.span(*characters(words, source))
    if located is None:
        return source
    piece, span = located
    first, last = span[0], span[-1]
    noun = last.head
    if last.dep_ in BEFORE_NOUNS and last.i < noun.i <= last.i + FURTHER and noun.left_edge.i <= last.i:
        start, past = word_range(words, characters(words, source)[0], piece.offset(noun) + len(noun))
        return start, past - 1
    if first.tag_ == "WP$" and first.head.i + 1 <= last.i:
        start, past = word_range(words, piece.offset(span.doc[first.head.i + 1]), characters(words, source)[1])
        return start, past - 1
    return source


def _unquoted(text: str, words: Words, source: Range) -> Range:
    """A source without the marks at its ends that open or close what is quoted beside it."""
    first, last = source
    while first < last and text[words.starts[last] : words.ends[last]] in MARKS:
        last -= 1
    while first < last and text[words.starts[first] : words.ends[first]] in MARKS:
        first += 1
    return first, last


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
