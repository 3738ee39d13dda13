"""The edges of a phrase: what was cut off a name, a bracket or a noun phrase, and what does not belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..language.document import Document
from .knowledge import Hit, Knowledge
from .words import Word, split

if TYPE_CHECKING:
    from spacy.tokens import Token

EMPTY = frozenset(
    "of in from at to for with on by against between about and or nor but as the a an 's s mr mrs ms miss messrs dr "
    "sir madam".split()
)
"""Words that name nobody where they stand alone."""
EDGES = ' \t\r\n\u00a0.,;:!?"“”„‘`*–—-'
"""Characters that do not belong to a phrase when they stand at its edge; a full stop may end an initialism."""
INITIALISM = re.compile(r"(?:[^\W\d_]\.)+$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr)\.$")
CLOSING = {"(": ")", "[": "]"}
INSERTED = re.compile(r"\w+(?:['’]s)?\s*\[([^\[\]]+)\]$")
"""A pronoun and the name that an editor put behind it."""
POSSESSIVE = re.compile(r"['’]s\b")
REACH = 3
"""Words that may stand between the adjective of a country and the noun that was cut off."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets within the text, without spaces, marks and half brackets at the edges of the phrase."""
    start, end = max(0, start), min(end, len(text))
    while start < end and (text[start] in EDGES or (text[start] in ")]")):
        start += 1
    while end > start and text[end - 1] in EDGES + "([" and not INITIALISM.search(text[start:end]):
        end -= 1
    for opening, closing in CLOSING.items():
        inside = text[start:end]
        if inside.count(opening) > inside.count(closing):
            if text[end : end + 1] == closing:
                end += 1
            else:
                end = start + len(inside[: inside.rindex(opening)].rstrip(EDGES)) if inside[0] != opening else end
        elif inside.count(closing) > inside.count(opening):
            end = start + len(inside[: inside.rindex(closing)].rstrip(EDGES))
    return start, end


def empty(text: str) -> bool:
    """Whether no word of a phrase can mean anybody."""
    return all(word.key in EMPTY for word in split(text))


def inserted(text: str) -> tuple[int, int] | None:
    """Where the name stands that an editor put behind a pronoun: ``He [Okoro]``."""
    found = INSERTED.match(text)
    return found.span(1) if found is not None else None


def whole(
    document: Document, knowledge: Knowledge, names: Sequence[tuple[int, int]], start: int, end: int
) -> tuple[int, int]:
    """A phrase with what was cut off: the rest of a name, or the noun behind the adjective of a country.

    Args:
        names: offsets of the known names of several words in the article.
    """
    words = split(document.text[start:end])
    if not words:
        return start, end
    hits = knowledge.scan(words)
    low = next((n for n, word in enumerate(words) if word.key not in EMPTY), 0)
    first, last = start + words[low].start, start + words[-1].end
    # an adjective may be a part of the name: "American" of the "Organization of American States"
    own_first = any(hit.start <= low < hit.end and not _adjective(hit, words) for hit in hits)
    own_last = any(hit.end == len(words) and not _adjective(hit, words) for hit in hits)
    for begin, stop in names:
        if begin < first < stop and not own_first:
            start, end = begin, max(end, stop)
        slashed = document.text[last : last + 1] == "/"
        if begin <= first and begin < last < stop and (slashed or not own_last):
            end = max(end, stop)
    if POSSESSIVE.match(document.text[start:end]):
        start = _possessor(document, start)
    people = any(hit.end == len(words) and hit.known[0].how == "demonym" for hit in hits)
    return (
        (start, max(end, _noun_end(document, last, ("JJ", "NN", "NNS", "NNP", "NNPS") if people else ("JJ",))))
        if end == last
        else (start, end)
    )


def _adjective(hit: Hit, words: list[Word]) -> bool:
    """Whether a name is but the adjective of a country among other words, and no people: "American States"."""
    alone = len(words) == hit.end - hit.start
    return hit.known[0].how == "demonym" and not alone and not words[hit.end - 1].key.endswith("s")


def _possessor(document: Document, start: int) -> int:
    """Where the possessor begins whose ``'s`` stands at an offset."""
    located = document.span(start - 1, start) if start else None
    if located is None:
        return start
    piece, span = located
    token = span[-1]
    low = token.i
    while low > token.left_edge.i and (span.doc[low - 1].tag_.startswith(("NN", "JJ", "DT", "HYPH"))):
        low -= 1
    return piece.offset(span.doc[low])


def _noun_end(document: Document, end: int, tags: tuple[str, ...]) -> int:
    """Where the noun ends that the capitalised word of one of the ``tags`` before ``end`` stands before."""
    located = document.span(end - 1, end)
    if located is None:
        return end
    piece, span = located
    token: Token = span[-1]
    noun = token.head
    near = token.i < noun.i <= token.i + REACH and noun.tag_ in ("NN", "NNS")
    between = [other for other in span.doc[token.i + 1 : noun.i] if not other.tag_.startswith(("NN", "JJ", "HYPH"))]
    adjective = token.tag_ in tags and token.text[0].isupper()
    if not (near and adjective) or between or token.dep_ not in ("amod", "compound", "nmod"):
        return end
    return piece.offset(noun) + len(noun)
