"""Quotations that go on over paragraphs, given to whoever began them."""

from __future__ import annotations

import numpy as np

from ..language.quotations import Quotation
from .assembly import Found, Range
from .words import Words, word_range


def continued(found: list[Found], words: Words, quotations: list[Quotation]) -> list[Found]:
    """``found``, where each whose content holds a quotation that goes on in the next paragraph holds that part too.

    A part that the tagger gave to another attribution stays there.
    """
    claimed = np.zeros(len(words), dtype=np.bool_)
    for one in found:
        for a, b in one.contents:
            claimed[a : b + 1] = True
    grown = []
    for one in found:
        contents = list(one.contents)
        for quotation, following in zip(quotations, quotations[1:], strict=False):
            if not quotation.continued:
                continue
            begun, rest = _words(words, quotation), _words(words, following)
            if begun is None or rest is None or not any(a <= begun[1] <= b for a, b in contents):
                continue
            if not claimed[rest[0] : rest[1] + 1].any():
                contents.append(rest)
                claimed[rest[0] : rest[1] + 1] = True
        grown.append(one._replace(contents=tuple(sorted(contents))))
    return grown


def _words(words: Words, quotation: Quotation) -> Range | None:
    first, past = word_range(words, quotation.start, quotation.end)
    return (first, past - 1) if first < past else None
