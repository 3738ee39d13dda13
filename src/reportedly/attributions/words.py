"""The words that the tagger labels, and the pieces and features it sees of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..language.quotations import paragraphs, quotations

WORD = re.compile(r"\w+(?:[.,]\d+)*|['’](?:s|ll|re|ve|d|m|t)\b|[^\w\s]", re.IGNORECASE)

# Pieces of the BERT vocabulary that its pre-training left unused.
TEXT_START, WINDOW_START, PARAGRAPH_BREAK, END = 101, 2, 3, 102

MAX_PIECES = 6
"""Pieces kept of one word: the labels need its beginning, and a long string of symbols must not fill a window."""

CASES = 3
FOLD = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"})


class Words(NamedTuple):
    """The words of a text.

    Args:
        starts, ends: character offsets, shape (words,).
        paragraph: number of the paragraph each word stands in.
        kinds: feature of each word, 0 to 5: case (lower, Title, UPPER) + 3 if it stands in quotation marks.
        quoted: whether each word stands in quotation marks.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    kinds: NDArray[np.int64]
    quoted: NDArray[np.bool_]

    def __len__(self) -> int:  # a NamedTuple would count its fields
        return len(self.starts)


class Pieces(NamedTuple):
    """The pieces of a text, with a break before every paragraph but the first.

    Args:
        ids: vocabulary ids, shape (pieces,).
        kinds: feature of the word each belongs to.
        first: index of each word's first piece, shape (words,).
        breaks: indices of the breaks.
    """

    ids: NDArray[np.int64]
    kinds: NDArray[np.int64]
    first: NDArray[np.int64]
    breaks: NDArray[np.int64]


def split(text: str) -> Words:
    """The words of ``text`` with their features."""
    starts: list[int] = []
    ends: list[int] = []
    paragraph: list[int] = []
    for number, (begin, stop) in enumerate(paragraphs(text)):
        for found in WORD.finditer(text, begin, stop):
            starts.append(found.start())
            ends.append(found.end())
            paragraph.append(number)
    start, end = np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)
    quoted = np.zeros(len(starts), dtype=np.bool_)
    for quotation in quotations(text):
        quoted[np.searchsorted(start, quotation.start) : np.searchsorted(start, quotation.end)] = True
    cases = np.array([_case(text[a:b]) for a, b in zip(starts, ends, strict=True)], dtype=np.int64)
    return Words(start, end, np.array(paragraph, dtype=np.int64), cases + CASES * quoted, quoted)


def _case(word: str) -> int:
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[:1].isupper() else 0


class Vocabulary:
    """Looks up the pieces of words; remembers the words it has seen."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def ids(self, word: str) -> list[int]:
        """Vocabulary ids of one word's pieces, one to ``MAX_PIECES``."""
        known = self._known.get(word)
        if known is None:
            folded = word.translate(FOLD)
            known = self._tokenizer.encode(folded, add_special_tokens=False).ids[:MAX_PIECES] or [100]
            if len(self._known) < 200_000:
                self._known[word] = known
        return known

    def pieces(self, text: str, words: Words) -> Pieces:
        """The pieces of ``words`` of ``text``."""
        ids: list[int] = []
        kinds: list[int] = []
        first: list[int] = []
        breaks: list[int] = []
        previous = 0
        for start, end, paragraph, kind in zip(*(field.tolist() for field in words[:4]), strict=True):
            if paragraph != previous:
                previous = paragraph
                breaks.append(len(ids))
                ids.append(PARAGRAPH_BREAK)
                kinds.append(0)
            first.append(len(ids))
            known = self.ids(text[start:end])
            ids.extend(known)
            kinds.extend([kind] * len(known))
        return Pieces(*(np.array(field, dtype=np.int64) for field in (ids, kinds, first, breaks)))


def word_range(words: Words, start: int, end: int) -> tuple[int, int]:
    """First and one past the last word that the characters from ``start`` to ``end`` touch."""
    return int(np.searchsorted(words.ends, start, side="right")), int(np.searchsorted(words.starts, end, side="left"))


def word_ranges(words: Words, spans: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """:func:`word_range` of each span that touches a word."""
    found = (word_range(words, start, end) for start, end in spans)
    return [(first, last) for first, last in found if first < last]
