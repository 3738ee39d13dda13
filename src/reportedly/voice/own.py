"""Which words of an article are the narrator's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..attributions.words import WORD, Words, word_range, word_ranges
from ..language.document import Document
from ..language.lexicons import documents, rows
from ..records import Attribution

IRONIC = 3
"""Words that quotation marks may hold and still be the narrator's: the "allies" that he calls none."""


@cache
def _narrators(kind: str) -> frozenset[str]:
    return frozenset(words for words, other in rows("reportedly.voice", "narrators.tsv") if other == kind)


def own_words(document: Document, attributions: Sequence[Attribution], words: Words) -> NDArray[np.bool_]:
    """Whether each word is the narrator's own, shape (words,).

    Own is what no content of somebody else holds and no quotation marks enclose, but for one to three words in them
    that nobody is said to have said. What the narrator himself says, thinks or infers ("I believe that …", "this
    shows that …", "it is hard to see what …") is his own.

    Args:
        document: the article, parsed.
        attributions: those of the article.
        words: those that the tagger has read.
    """
    own = np.ones(len(words), dtype=np.bool_)
    for quotation in document.quotations:
        first, last = word_range(words, quotation.start, quotation.end)
        inside = sum(document.text[start].isalnum() for start in words.starts[first:last])
        if inside > IRONIC:
            own[first:last] = False
    for one in attributions:
        if not by_narrator(document, one):
            for first, last in word_ranges(words, [(span.start, span.end) for span in one.content]):
                own[first:last] = False
    return own


def by_narrator(document: Document, one: Attribution) -> bool:
    """Whether an attribution is the narrator's own saying, thinking or inferring."""
    if one.parent is not None or document.quotation_at(one.cue[0].start) is not None:
        return False
    cue = {word.lower() for span in one.cue for word in WORD.findall(span.exact)}
    if one.source is None:
        return not cue.isdisjoint(_narrators("impersonal"))
    source = [word.lower() for span in one.source.spans for word in WORD.findall(span.exact)]
    if " ".join(source) in _narrators("person"):
        return True
    points = bool(source) and source[0] in _narrators("pointing") and documents().isdisjoint(source)
    return points and not cue.isdisjoint(_narrators("inference"))
