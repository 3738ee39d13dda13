"""Names that are made of names: two who are named together, and the campaign or team of somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .document import Document
from .named import Mention, Name, Names

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

OWNED = frozenset("campaign administration presidency camp".split())
"""What is named by its owner: "the Voss campaign", "Lena Voss's administration"."""


def joint(document: Document, named: Names) -> list[Name]:
    """Those who are named together, as "Lena Voss and Tomas Okoro": a plural pronoun can mean them.

    Each pair or row of names is one, called by the longest words that the article has for it.
    """
    found: dict[frozenset[int], Name] = {}
    roots = {
        (low, high): located[1].root for low, high, _ in named.all_placed() if (located := document.span(low, high))
    }
    placed = [(low, high, name) for low, high, name in named.all_placed() if (low, high) in roots]
    for number, (low, _, name) in enumerate(placed):
        row = _row(placed[number : number + 12], roots)
        if len(row) < 2:
            continue
        last = row[-1]
        at = (low, last[1])
        sentence = document.sentence_at(low) or 0
        mention = next(m for m in name.mentions if m.start == low)
        key = frozenset(id(one[2]) for one in row)
        made = found.setdefault(key, Name(name.kind, _text(document, at), at, plural=True))
        made.mentions.append(Mention(*at, sentence, mention.subject, mention.possessive, mention.quoted))
        if len(_text(document, at)) > len(made.full):
            made.full, made.at = _text(document, at), at
    return list(found.values())


def two_countries(together: list[Name], named: Names, start: int) -> Name | None:
    """The two countries that were last named together before ``start``: "the two nations", "both governments"."""
    found: tuple[int, Name] | None = None
    for name in together:
        members = [one for *_, one in named.within(*name.at)]
        last = max((m.start for m in name.mentions if m.start < start), default=-1)
        if len(members) == 2 and all(one.place for one in members) and last > (found[0] if found else -1):
            found = last, name
    return found[1] if found else None


def _row(placed: list[tuple[int, int, Name]], roots: dict[tuple[int, int], Token]) -> list[tuple[int, int, Name]]:
    """The names from the first on that are joined to it by "and"."""
    low, high, first = placed[0]
    head = roots[low, high]
    row = placed[:1]
    while (following := next((t for t in head.children if t.dep_ == "conj"), None)) is not None:
        found = [one for one in placed[1:] if roots[one[:2]] == following and one[2].kind == first.kind]
        if not found or any(found[0][2] is one[2] for one in row):
            return placed[:1]  # one of those who are joined is no name
        joined = any(t.dep_ == "cc" and t.lower_ in ("and", "&") for t in head.children)
        row.append(found[0])
        head = following
    return row if len(row) > 1 and joined else placed[:1]


def owned(document: Document, named: Names) -> list[Name]:
    """The campaigns and administrations of persons, each called by the longest words that the article has for it."""
    found: dict[tuple[int, str], Name] = {}
    for low, high, name in named.all_placed():
        located = document.span(low, high)
        if located is None or name.kind == "document":
            continue
        piece, span = located
        head = span.root.head
        if span.root.dep_ not in ("poss", "compound", "nmod") or head.lower_ not in OWNED or head.i < span.end:
            continue
        at = (low, piece.offset(head) + len(head))
        if head.i - span.end > 4 or not _between(span.doc[span.end : head.i]):
            continue
        sentence = document.sentence_at(low) or 0
        made = found.setdefault((id(name), head.lower_), Name("organisation", _text(document, at), at))
        made.mentions.append(
            Mention(*at, sentence, _subject(head), head.dep_ == "poss", document.quotation_at(low) is not None)
        )
        if len(_text(document, at)) > len(made.full):
            made.full, made.at = _text(document, at), at
    return list(found.values())


def _subject(head: Token) -> bool:
    return head.dep_ in ("nsubj", "nsubjpass")


def _between(words: Span) -> bool:
    return all(t.tag_ in ("POS", "JJ", "NN", "NNP", "CD") or t.is_space for t in words)


def _text(document: Document, at: tuple[int, int]) -> str:
    return re.sub(r"\s+", " ", document.text[slice(*at)])
