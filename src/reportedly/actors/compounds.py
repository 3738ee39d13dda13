"""Phrases that mean several: "France and Italy", "French and Egyptian warships", "the United States and its allies"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..language.document import Document, Parsed
from .countries import chosen, stance
from .entries import BODIES, STATES
from .grammar import head_token
from .knowledge import Hit
from .phrases import OPENING, Setting
from .words import split

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

OTHERS = frozenset("allies ally partners partner others supporters associates friends colleagues counterparts".split())
"""Heads of conjuncts that mean somebody whom the text does not name."""


ADDRESSED = re.compile(
    r"(?P<one>[A-Z][^,;()]*?)\s+and\s+(?P<other>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Gen|Col|Sen|Gov)\b\.?\s+[A-Z].*)",
    re.DOTALL,
)
"""Somebody, and somebody else with a form of address: "Okoro and Mr Voss"."""
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
    shared = shared or _of_each(document.text[start:end], start, setting)
    shared = shared or _named_last(document.text[start:end], start, setting)
    shared = shared or _addressed(document.text[start:end], start)
    if shared:
        return shared
    head = head_token(span)
    heads: list[Token] = [head]
    for token in head.conjuncts:
        slashed = document.text[piece.offset(token) - 1] == "/"  # a part of one name
        inside = span.start <= token.i < span.end and not slashed
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
        state = known is not None and (known.entry.kind in STATES or known.entry.code not in BODIES)
        if known is not None and state and not stance(words, hit.start, hit.end):
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


def _of_each(text: str, start: int, setting: Setting) -> list[Part]:
    """Those of several countries or bodies: "the ministers of Kenya, Egypt and France", each as "ministers of" it."""
    words = split(text)
    opening = next((n for n, word in enumerate(words) if word.key in ("of", "from")), None)
    units = setting.vocabulary.scan(words)
    if not opening or not any(unit.end == opening and unit.noun.weight != "thing" for unit in units):
        return []
    if not words[opening - 1].key.endswith(("s", "men", "people", "police")):
        return []
    low = words[opening + 1].start if opening + 1 < len(words) else len(text)
    row = _listed(text[low:], start + low, setting)
    head = text[: words[opening].end]
    found = [part._replace(text=f"{head} {text[part.start - start : part.end - start]}") for part in row]
    return [found[0]._replace(start=start), *found[1:]] if found else []


def _named_last(text: str, start: int, setting: Setting) -> list[Part]:
    """A noun or name, "and", and a name that is all of the rest: "the Kenyan government and the Northern Front"."""
    words = split(text)
    joins = [n for n, word in enumerate(words) if word.key in ("and", "or")]
    if len(joins) != 1 or any(word.apart for word in words) or any(w.key in OPENING for w in words):
        return []
    at = joins[0]
    low = at + 1 + (at + 1 < len(words) and words[at + 1].key == "the")
    hits = setting.knowledge.scan(words)
    last = next((hit for hit in hits if hit.start == low and hit.end == len(words)), None)
    ends = {one.end for one in hits} | {unit.end for unit in setting.vocabulary.scan(words)}
    if last is None or at not in ends or any(known.how == "demonym" for known in last.known):
        return []
    return [
        Part(start, start + words[at - 1].end),
        Part(start + words[at + 1].start, start + words[-1].end),
    ]


def _addressed(text: str, start: int) -> list[Part]:
    """Somebody and somebody with a form of address, whom the parser may take for one: "Okoro and Mr Voss"."""
    found = ADDRESSED.fullmatch(text)
    if found is None or any(word.key in OPENING for word in split(found["one"])):
        return []
    return [Part(start + found.start(name), start + found.end(name)) for name in ("one", "other")]
