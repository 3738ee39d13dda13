"""Quotations without a cue of their own, given to whoever was speaking.

A quotation that its paragraph does not close goes on in the next; and a paragraph that is nothing but a
quotation belongs to whoever was quoted or named as speaking in the paragraph before.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..language.quotations import Quotation
from ..language.referents import FIRST_PERSON
from .assembly import Range, characters
from .nesting import Placed
from .words import Words, word_range

WHOLE = 0.95
"""Share of a paragraph's words in quotation marks from which it is nothing but a quotation."""

UNFINISHED = frozenset(",;")


def continued(placed: list[Placed], text: str, words: Words, quotations: list[Quotation]) -> list[Placed]:
    """``placed`` with such quotations added; a part that is another's stays there.

    What the quoted one says of himself in a paragraph ("we call on …") is his within it, and hangs on it.
    """
    owners = list(placed)
    claimed = np.zeros(len(words), dtype=np.bool_)
    for one in placed:
        if one.parent is None:
            for a, b in (one.found.cue, *one.found.contents):
                claimed[a : b + 1] = True
    for quotation, following in pairwise(quotations):
        begun, rest = _words(words, quotation), _words(words, following)
        if not quotation.continued or begun is None or rest is None or claimed[rest[0] : rest[1] + 1].any():
            continue
        _give(owners, _holder(owners, begun), rest, claimed)
    for paragraph in np.unique(words.paragraph).tolist():
        low, high = np.searchsorted(words.paragraph, (paragraph, paragraph + 1)).tolist()
        if low == 0 or words.quoted[low:high].mean() < WHOLE:
            continue
        within = [n for n, one in enumerate(owners) if one.parent is None and low <= one.found.cue[0] < high]
        own = all(_speaks_of_himself(owners[n], text, words) for n in within)
        owner = _speaking(owners, words, paragraph - 1)
        if own and owner is not None and _yielded(owners, owner, within, (low, high)):
            _give(owners, owner, (low, high - 1), claimed)
            for n in within:
                owners[n] = owners[n]._replace(parent=owner)
    return owners


def _yielded(owners: list[Placed], owner: int, within: list[int], paragraph: Range) -> bool:
    """Whether nobody else claims words of a paragraph, given up by what else the owner's source does before it.

    "He commented on the raid and called on them to stop", and then a quotation: it is told once, not with both.
    """
    low, high = paragraph
    free = {
        number: tuple(part for part in one.found.contents if not low <= part[0] < high)
        for number, one in enumerate(owners)
        if one.parent is None and number not in within
    }
    fewer = [n for n, parts in free.items() if len(parts) < len(owners[n].found.contents)]
    source = owners[owner].found.source
    if any(owners[n].found.source != source or not (free[n] or n == owner) for n in fewer):
        return False
    for n in fewer:
        owners[n] = owners[n]._replace(found=owners[n].found._replace(contents=free[n]))
    return True


def _speaks_of_himself(one: Placed, text: str, words: Words) -> bool:
    source = one.found.source
    return source is not None and text[slice(*characters(words, source))].lower() in FIRST_PERSON


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


def _give(owners: list[Placed], owner: int | None, part: Range, claimed: NDArray[np.bool_]) -> None:
    if owner is not None:
        found = owners[owner].found
        owners[owner] = owners[owner]._replace(found=found._replace(contents=tuple(sorted((*found.contents, part)))))
        claimed[part[0] : part[1] + 1] = True


def _holder(owners: list[Placed], part: Range) -> int | None:
    """Whose content holds the end of a part."""
    held = (n for n, one in enumerate(owners) if any(a <= part[1] <= b for a, b in one.found.contents))
    return next((n for n in held if owners[n].parent is None), None)


def _speaking(owners: list[Placed], words: Words, paragraph: int) -> int | None:
    """The last attribution with a source whose cue or content stands in a paragraph."""
    best: tuple[int, int] | None = None
    for number, one in enumerate(owners):
        ends = [b for a, b in (one.found.cue, *one.found.contents) if words.paragraph[b] == paragraph]
        if one.found.source is not None and one.parent is None and ends:
            best = max(best or (0, 0), (max(ends), number))
    return best[1] if best else None


def _words(words: Words, quotation: Quotation) -> Range | None:
    first, past = word_range(words, quotation.start, quotation.end)
    return (first, past - 1) if first < past else None
