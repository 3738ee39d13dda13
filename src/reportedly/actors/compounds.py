"""Phrases that mean several: "France and Italy", "French and Egyptian warships", "the United States and its allies"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..language.document import Document, Parsed
from .countries import chosen, stance
from .entries import STATES
from .grammar import head_token
from .knowledge import Hit
from .phrases import Setting
from .words import split

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

OTHERS = frozenset("allies ally partners partner others supporters associates friends colleagues counterparts".split())
"""Heads of conjuncts that mean somebody whom the text does not name."""


JOINS = re.compile(r"\b(?:and|or|as well as|along with)\b|[,&]")


class Part(NamedTuple):
    """One conjunct.

    Args:
        text: how to read it where words are shared ("French warships"); ``None``: as it stands.
        owner: the code of the first conjunct, where both may share it ("Israeli helicopters and tanks").
        others: it means some whom the text does not name.
    """

    start: int
    end: int
    text: str | None = None
    owner: str | None = None
    others: bool = False


def parts(document: Document, piece: Parsed, span: Span, start: int, end: int, setting: Setting) -> list[Part]:
    """The conjuncts of a phrase; one or none if it is no conjunction."""
    if not JOINS.search(document.text, start, end):
        return []
    shared = _shared(document.text[start:end], start, setting)
    shared = shared or _listed(document.text[start:end], start, setting)
    if shared:
        return shared
    head = head_token(span)
    heads: list[Token] = [head]
    for token in head.conjuncts:
        inside = span.start <= token.i < span.end
        if inside and token.tag_.startswith(("NN", "PRP", "CD", "JJ")):
            heads.append(token)
    heads.sort(key=lambda token: token.i)
    if len(heads) < 2:
        return []
    found = []
    owner = _owner(document, piece, span, heads[0], setting)
    for number, token in enumerate(heads):
        low = span.start if number == 0 else max(token.left_edge.i, heads[number - 1].i + 1)
        high = _end(span, token, heads[number + 1] if number + 1 < len(heads) else None)
        a, b = piece.offsets(span.doc[low:high])
        a, b = max(a, start), min(b, end)
        if a < b:
            others = number > 0 and token.lower_ in OTHERS
            inherits = number > 0 and token.tag_ in ("NN", "NNS")
            found.append(Part(a, b, owner=owner if inherits else None, others=others))
    tail = _tail(document, piece, span, heads)
    if tail is None or len(found) != len(heads):
        return found
    return [*(part._replace(text=f"{document.text[part.start : part.end]} {tail}") for part in found[:-1]), found[-1]]


def _tail(document: Document, piece: Parsed, span: Span, heads: list[Token]) -> str | None:
    """``of`` and its noun behind the last conjunct, where it belongs to all: "the government and people of Kenya"."""
    last = heads[-1]
    children = [child for head in heads for child in head.children if last.i < child.i < span.end]
    of = [child for child in children if child.dep_ == "prep" and child.lower_ == "of"]
    alike = all(head.tag_ in ("NN", "NNS") for head in heads)
    before = (child for head in heads[:-1] for child in head.children if child.i < last.i)
    bare = not any(child.dep_ in ("prep", "poss", "amod", "compound") for child in before)
    if not (of and alike and bare):
        return None
    low, high = piece.offsets(span.doc[of[0].i : min(of[0].right_edge.i + 1, span.end)])
    return document.text[low:high]


def _end(span: Span, token: Token, following: Token | None) -> int:
    """Where the conjunct of ``token`` ends: before the comma or the word that joins the next."""
    if following is None:
        return span.end
    end = max(token.i + 1, following.left_edge.i)
    while end > token.i + 1 and (span.doc[end - 1].dep_ in ("cc", "punct", "preconj") or span.doc[end - 1].is_space):
        end -= 1
    return end


def _owner(document: Document, piece: Parsed, span: Span, first: Token, setting: Setting) -> str | None:
    """The country whose adjective stands before the first conjunct, if the others may share it."""
    if first.tag_ not in ("NN", "NNS"):
        return None
    low, high = piece.offsets(span.doc[span.start : first.i + 1])
    words = split(document.text[low:high])
    for hit in setting.knowledge.scan(words):
        known = chosen(hit, setting)
        if known is not None and known.entry.kind in STATES and not stance(words, hit.start, hit.end):
            return known.entry.code
    return None


def _shared(text: str, start: int, setting: Setting) -> list[Part]:
    """Countries that share a head: "French and Egyptian warships", each with the words behind the last of them."""
    words = split(text)
    hits = [hit for hit in setting.knowledge.scan(words) if hit.known[0].entry.kind in STATES]
    row: list[Hit] = []
    for hit in hits:
        between = words[row[-1].end : hit.start] if row else []
        if row and not (len(between) == 1 and between[0].key == "and") and not (not between and words[hit.start].apart):
            row = [hit] if len(row) < 2 else row
            continue
        row.append(hit)
    if len(row) < 2 or row[-1].end >= len(words) or words[row[-1].end].apart or words[row[-1].end].capital:
        return []
    if not all(hit.known[0].how in ("demonym", "alias") for hit in row) or words[row[-1].end].glued:
        return []
    following = words[row[-1].end].key
    if following in ("of", "in", "and", "from", "to", "for", "who", "with", "on", "at", "against"):
        return []
    tail = text[words[row[-1].end].start :]
    return [
        Part(
            start + words[hit.start].start,
            start + (len(text) if hit is row[-1] else words[hit.end - 1].end),
            f"{text[words[hit.start].start : words[hit.end - 1].end]} {tail}",
        )
        for hit in row
    ]


def _listed(text: str, start: int, setting: Setting) -> list[Part]:
    """Names of the knowledge base that are all the phrase holds, with "and" or commas between."""
    words = split(text)
    hits = setting.knowledge.scan(words)
    if len(hits) < 2:
        return []
    covered = {number for hit in hits for number in range(hit.start, hit.end)}
    rest = [word.key for number, word in enumerate(words) if number not in covered]
    if any(key not in ("and", "or", "the", "both") for key in rest):
        return []
    for left, right in pairwise(hits):
        joined = any(words[n].key in ("and", "or") for n in range(left.end, right.start))
        if not joined and not words[right.start].apart:
            return []
    return [
        Part(start + words[low].start, start + words[hit.end - 1].end)
        for hit in hits
        for low in [hit.start - 1 if hit.start and words[hit.start - 1].key == "the" else hit.start]
    ]
