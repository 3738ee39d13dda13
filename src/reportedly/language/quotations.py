"""Which stretches of a text stand inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

OPENING = "“«„"
CLOSING = "”»"
STRAIGHT = '"'
DOUBLE = OPENING + CLOSING + STRAIGHT
SINGLE = "‘’‚'"
MARKS = frozenset(DOUBLE + SINGLE)

PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")


class Quotation(NamedTuple):
    """A quoted stretch: ``start`` is its opening mark, ``end`` stands after its closing mark.

    ``closed`` is false where the paragraph ends first; ``continued`` is true where the next
    paragraph opens with a mark and goes on with the same quotation.
    """

    start: int
    end: int
    closed: bool
    continued: bool


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines of ``text`` that hold anything but white space, without outer white space."""
    for found in PARAGRAPH.finditer(text):
        line = found.group()
        inner = line.strip()
        if inner:
            start = found.start() + line.index(inner[0])
            yield start, start + len(inner)


def quotations(text: str) -> list[Quotation]:
    """All outermost quotations of ``text``, in order.

    A mark opens or closes by its shape; a straight one opens after white space, a dash or a bracket.
    A quotation that its paragraph does not close ends with the paragraph, and goes on in the next one
    if that opens with a mark too (Chicago Manual of Style 13.32).
    """
    lines = list(paragraphs(text))
    found: list[Quotation] = []
    for number, (start, end) in enumerate(lines):
        following = text[lines[number + 1][0]] if number + 1 < len(lines) else None
        found.extend(_in_paragraph(text, start, end, following))
    return found


def _in_paragraph(text: str, start: int, end: int, following: str | None) -> Iterator[Quotation]:
    """The quotations of one paragraph; ``following`` is the character that the next one opens with."""
    goes_on = following is not None and following in OPENING + STRAIGHT
    opened: int | None = None
    position = start
    while position < end:
        mark = text[position]
        if mark in DOUBLE:
            if opened is None and _opens(text, position, start, end):
                opened = position
            elif opened is not None and _closes(text, position, start, end):
                yield Quotation(opened, position + 1, closed=True, continued=False)
                opened = None
        elif opened is None and mark in SINGLE:
            close = _single_close(text, position, start, end)
            if close is not None:
                yield Quotation(position, close + 1, closed=True, continued=False)
                position = close
        position += 1
    if opened is not None:
        yield Quotation(opened, end, closed=False, continued=goes_on)


def _opens(text: str, position: int, start: int, end: int) -> bool:
    if text[position] in OPENING:
        return True
    if text[position] in CLOSING:
        return False
    return _left(text, position, start) or not _right(text, position, end)


def _closes(text: str, position: int, start: int, end: int) -> bool:
    if text[position] in CLOSING:
        return True
    if text[position] in OPENING:
        return False
    return _right(text, position, end) or not _left(text, position, start)


def _left(text: str, position: int, start: int) -> bool:
    """Whether what stands before a mark lets it open."""
    return position == start or text[position - 1].isspace() or text[position - 1] in "([{—–-/‘'…"


def _right(text: str, position: int, end: int) -> bool:
    """Whether what stands after a mark lets it close."""
    return position + 1 >= end or text[position + 1].isspace() or text[position + 1] in ")]}—–-.,;:!?/’'…"


def _single_close(text: str, position: int, start: int, end: int) -> int | None:
    """Where a single mark that opens a quotation is closed; ``None`` if it is an apostrophe."""
    if text[position] == "’" or not _left(text, position, start):
        return None
    if position + 1 >= end or not (text[position + 1].isalnum() or text[position + 1] in '[("“…'):
        return None
    candidates = [
        at
        for at in range(position + 2, end)
        if text[at] in "’'" and not text[at - 1].isspace() and not (at + 1 < end and text[at + 1].isalnum())
    ]
    for number, at in enumerate(candidates):
        possessive = text[at - 1] == "s" and re.match(r"\s+[a-z]", text[at + 1 : at + 4]) is not None
        if not possessive or number + 1 == len(candidates):
            return None if possessive else at
    return None
