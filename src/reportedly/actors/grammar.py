"""What grammar tells of a phrase: the word it is about, and whether its surroundings use it as a place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..language.document import Document
from ..language.referents import head_of
from .phrases import Use
from .tables import listed, table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

WHERE = frozenset(
    "in at near from into inside outside around through across toward towards via throughout within over off "
    "beyond outside".split()
)
"""Prepositions behind which a city is a place."""


def head_token(span: Span) -> Token:
    """The word that a phrase is about, also where the phrase is only a part of what the parser holds together."""
    head = head_of(span)
    if head.tag_ == "DT" and head.i < span.end - 1:  # the noun was cut off: "an Australian"
        beside = [t for t in span if t.tag_.startswith(("NN", "JJ")) and not span.start <= t.head.i < span.end]
        return beside[-1] if beside else head
    if head.tag_ in ("IN", "TO"):
        before = [t for t in span if t.i < head.i and t.tag_.startswith("NN") and not span.start <= t.head.i < span.end]
        objects = before or [
            token for token in head.children if token.dep_ == "pobj" and span.start <= token.i < span.end
        ]
        head = objects[0] if objects else head
    elif not head.tag_.startswith(("NN", "PRP", "WP", "DT", "CD")):  # an adverb or adjective beside the noun
        beside = [t for t in span if t.tag_.startswith("NN") and not span.start <= t.head.i < span.end]
        head = beside[0] if beside else head
    while head.i + 1 < span.end:
        following = head.nbor()
        attached = span.start <= following.head.i < span.end
        if attached or not following.tag_.startswith("NN") or not head.tag_.startswith(("NN", "JJ")):
            break
        head = following
    return head


def with_article(text: str, start: int) -> int:
    """Where a phrase begins with the article before it: "the Palestinians" are one side, others are some."""
    before = re.search(r"\b[Tt]he\s+$", text[max(0, start - 6) : start])
    return start - len(before.group()) if before else start


def use_of(document: Document, start: int, end: int) -> Use:
    """Whether the surroundings of a phrase use it as a place: "in Damascus", "flew to Damascus", "shelled Damascus".

    Args:
        start, end: its offsets in the article.
    """
    located = document.span(start, end)
    if located is None:
        return Use.AGENT
    head = head_token(located[1])
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    governor = head.head
    if head.dep_ == "pobj":
        if governor.lower_ in WHERE:
            return Use.PLACE
        moved = governor.lower_ in ("to", "for") and motion().get(governor.head.lower_) in ("to", "both")
        return Use.PLACE if moved else Use.AGENT
    if head.dep_ in ("dobj", "nsubjpass") and motion().get(governor.lower_) in ("object", "both"):
        return Use.PLACE
    return Use.AGENT


def subjects(document: Document, start: int) -> set[int]:
    """Where the subjects of the verb begin whose object stands at an offset: an object pronoun means none of them."""
    located = document.span(start, start + 1)
    if located is None:
        return set()
    piece, span = located
    token = span.root
    if token.dep_ not in ("dobj", "pobj", "dative", "iobj"):
        return set()
    verb = token.head
    while not verb.tag_.startswith("VB") and verb.head != verb:
        verb = verb.head
    found = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return {piece.offset(part) for child in found for part in (child, child.left_edge)}


@cache
def motion() -> dict[str, str]:
    """Words that take a place, and where it stands: ``to``, ``object`` or ``both``."""
    return {form: where for forms, where in table("motion.tsv", 2) for form in listed(forms)}
