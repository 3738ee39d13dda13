"""Paragraphs of a text, for showing it and for saying where in it a statement stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_BLANK_LINES = re.compile(r"(?:\r\n|[\r\n\u2028\u2029])(?:[^\S\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]))+|\u2029")
_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_FULL = re.compile(r"""[.!?:;…]["'”’»)\]]*\s*$""")
_NARROWEST, _WIDEST = 36, 132
"""Between which widths lines are broken."""


class Paragraph(NamedTuple):
    """A paragraph: number from 1, and its place in the text without the white space around it."""

    number: int
    start: int
    end: int


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text.

    Blank lines part them. Between those every line is a paragraph, unless the lines were broken for width:
    then they are about equally long and mostly end within a sentence.

    Args:
        text: the article's text.
    """
    found: list[Paragraph] = []
    blocks = list(_pieces(text, 0, len(text), _BLANK_LINES))
    for start, end in blocks:
        lines = list(_pieces(text, start, end, _LINE_END))
        whole = len(blocks) > 1 and _broken_for_width(text, lines)
        for line in [(start, end)] if whole else lines:
            found.append(Paragraph(len(found) + 1, *line))
    return tuple(found)


def paragraph_at(all_of_them: tuple[Paragraph, ...], offset: int) -> Paragraph | None:
    """The paragraph an offset falls in, or the last one before it; ``None`` before the first."""
    index = bisect_right(all_of_them, offset, key=lambda paragraph: paragraph.start) - 1
    return all_of_them[index] if index >= 0 else None


def _broken_for_width(text: str, lines: list[tuple[int, int]]) -> bool:
    but_last = lines[:-1]
    widths = [end - start for start, end in but_last]
    if not widths or max(widths) > _WIDEST or min(widths) < max(_NARROWEST, 0.6 * max(widths)):
        return False
    full = sum(bool(_FULL.search(text, max(start, end - 6), end)) for start, end in but_last)
    return full * 2 <= len(but_last)


def _pieces(text: str, start: int, end: int, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    position = start
    for found in separator.finditer(text, start, end):
        yield from _trimmed(text, position, found.start())
        position = found.end()
    yield from _trimmed(text, position, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
