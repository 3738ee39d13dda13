"""Paragraphs of a text, for showing it and for saying where in it a statement stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_BLANK_LINES = re.compile(r"(?:\r\n|[\r\n\u2028\u2029])(?:[^\S\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]))+|\u2029")
_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_FULL = re.compile(r"""[.!?:;…]["'”’»)\]]*\s*$""")


class Paragraph(NamedTuple):
    """A paragraph: number from 1, and its place in the text without the white space around it."""

    number: int
    start: int
    end: int


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text.

    Blank lines part them. In a text or block whose lines mostly end like sentences every line is a
    paragraph; where they do not, the lines were broken for width and belong together.

    Args:
        text: the article's text.
    """
    found: list[Paragraph] = []
    blocks = list(_pieces(text, 0, len(text), _BLANK_LINES))
    for start, end in blocks:
        lines = list(_pieces(text, start, end, _LINE_END))
        whole = len(lines) > 1 and len(blocks) > 1 and not _one_a_line(text, lines)
        for line in [(start, end)] if whole else lines:
            found.append(Paragraph(len(found) + 1, *line))
    return tuple(found)


def paragraph_at(all_of_them: tuple[Paragraph, ...], offset: int) -> Paragraph | None:
    """The paragraph an offset falls in, or the last one before it; ``None`` before the first."""
    index = bisect_right(all_of_them, offset, key=lambda paragraph: paragraph.start) - 1
    return all_of_them[index] if index >= 0 else None


def _one_a_line(text: str, lines: list[tuple[int, int]]) -> bool:
    full = sum(bool(_FULL.search(text, max(start, end - 6), end)) for start, end in lines[:-1])
    return full * 2 > len(lines) - 1


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
