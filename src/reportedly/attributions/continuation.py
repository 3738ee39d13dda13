"""Quotations without a cue of their own, given to whoever was speaking.

A quotation that its paragraph does not close goes on in the next; and a paragraph that is nothing but a
quotation belongs to whoever was quoted or named as speaking in the paragraph before.
"""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from ..language.quotations import Quotation
from .assembly import Found, Range
from .nesting import Placed
from .words import Words, word_range

WHOLE = 0.95
"""Share of a paragraph's words in quotation marks from which it is nothing but a quotation."""

UNFINISHED = frozenset(",;")


def continued(found: list[Found], words: Words, quotations: list[Quotation]) -> list[Found]:
    """``found`` with such quotations added; a part that the tagger gave to another attribution stays there."""
    claimed = np.zeros(len(words), dtype=np.bool_)
    for one in found:
        for a, b in (one.cue, *one.contents):
            claimed[a : b + 1] = True
    owners = list(found)
    for quotation, following in itertools.pairwise(quotations):
        begun, rest = _words(words, quotation), _words(words, following)
        if not quotation.continued or begun is None or rest is None or claimed[rest[0] : rest[1] + 1].any():
            continue
        _give(owners, _holder(owners, begun), rest, claimed)
    for paragraph in np.unique(words.paragraph).tolist():
        low, high = np.searchsorted(words.paragraph, (paragraph, paragraph + 1)).tolist()
        alone = words.quoted[low:high].mean() >= WHOLE and not claimed[low:high].any()
        if alone and low > 0:
            _give(owners, _speaking(owners, words, paragraph - 1), (low, high - 1), claimed)
    return owners


def carried_over(placed: list[Placed], text: str, words: Words) -> list[Placed]:
    """``placed``, where a content that ends its paragraph in the middle of a sentence goes on over the next one.

    "The agency reports that …," and then a new paragraph: what is said there is told by the agency too.
    """
    carried = list(placed)
    for number, one in enumerate(placed):
        last = one.found.contents[-1][1]
        paragraph = int(words.paragraph[last])
        low, high = np.searchsorted(words.paragraph, (paragraph + 1, paragraph + 2)).tolist()
        open_end = low < high and low - last <= 2 and text[words.starts[low - 1] : words.ends[low - 1]] in UNFINISHED
        if one.parent is not None or not open_end:
            continue
        contents = (*one.found.contents, (low, high - 1))
        carried[number] = carried[number]._replace(found=one.found._replace(contents=contents))
        for other, inner in enumerate(carried):
            if inner.parent is None and other != number and low <= inner.found.cue[0] < high:
                carried[other] = inner._replace(parent=number)
    return carried


def _give(owners: list[Found], owner: int | None, part: Range, claimed: NDArray[np.bool_]) -> None:
    if owner is not None:
        owners[owner] = owners[owner]._replace(contents=tuple(sorted((*owners[owner].contents, part))))
        claimed[part[0] : part[1] + 1] = True


def _holder(owners: list[Found], part: Range) -> int | None:
    """Whose content holds the end of a part."""
    return next((n for n, one in enumerate(owners) if any(a <= part[1] <= b for a, b in one.contents)), None)


def _speaking(owners: list[Found], words: Words, paragraph: int) -> int | None:
    """The last attribution with a source whose cue or content stands in a paragraph."""
    best: tuple[int, int] | None = None
    for number, one in enumerate(owners):
        ends = [b for a, b in (one.cue, *one.contents) if words.paragraph[b] == paragraph]
        if one.source is not None and ends:
            best = max(best or (0, 0), (max(ends), number))
    return best[1] if best else None


def _words(words: Words, quotation: Quotation) -> Range | None:
    first, past = word_range(words, quotation.start, quotation.end)
    return (first, past - 1) if first < past else None
