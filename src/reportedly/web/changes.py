"""What changed between two versions of a text: paragraphs that were put in or left out, and words within others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from ..formats.paragraphs import paragraphs

ALIKE = 0.4
"""Share of words in common from which two paragraphs are one that was changed."""
AROUND = 1
"""Paragraphs that are shown before and after a change."""
_WORD = re.compile(r"\S+\s*")
_LONGEST = 2_000
"""Words from which on a paragraph is not compared word by word, which would take too long."""


class Piece(NamedTuple):
    """Words that stand in both versions, or only in the ``old`` or the ``new`` one."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether both have them."""
        return self.old == self.new


class Stretch(NamedTuple):
    """A paragraph with its pieces, or so many left out since they are the same in both."""

    pieces: tuple[Piece, ...] = ()
    left_out: int = 0


def changes(old: str, new: str) -> tuple[Stretch, ...]:
    """The paragraphs of two texts set against one another, in order; of long same ones only the number.

    Args:
        old, new: the texts.
    """
    before, after = (tuple(" ".join(one.split()) for one in _texts(text)) for text in (old, new))
    found: list[Stretch] = []
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(blocks):
        if kind == "equal":
            found += _same(before[a:b], begins=number == 0, ends=number == len(blocks) - 1)
        else:
            found += _changed(before[a:b], after[c:d])
    return tuple(found)


def words(old: str, new: str) -> tuple[Piece, ...]:
    """Two paragraphs set against one another word by word."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _LONGEST:
        return (Piece(old, ""), Piece("", new))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(
        Piece("".join(before[a:b]), "".join(before[a:b] if kind == "equal" else after[c:d]))
        for kind, a, b, c, d in blocks
    )


def _texts(text: str) -> Iterator[str]:
    return (text[one.start : one.end] for one in paragraphs(text))


def _same(shown: tuple[str, ...], *, begins: bool, ends: bool) -> Iterator[Stretch]:
    head = 0 if begins else AROUND
    tail = 0 if ends else AROUND
    if len(shown) <= head + tail + 1:
        yield from (Stretch((Piece(one, one),)) for one in shown)
        return
    yield from (Stretch((Piece(one, one),)) for one in shown[:head])
    yield Stretch(left_out=len(shown) - head - tail)
    yield from (Stretch((Piece(one, one),)) for one in shown[len(shown) - tail :])


def _changed(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Stretch]:
    """Paragraphs in the same place: each with the next that it is alike to, the others for themselves."""
    at = 0
    for old in before:
        match = next((place for place in range(at, len(after)) if _alike(old, after[place])), None)
        if match is None:
            yield Stretch((Piece(old, ""),))
            continue
        yield from (Stretch((Piece("", one),)) for one in after[at:match])
        yield Stretch(words(old, after[match]))
        at = match + 1
    yield from (Stretch((Piece("", one),)) for one in after[at:])


def _alike(old: str, new: str) -> bool:
    one, other = Counter(old.split()), Counter(new.split())
    return (one & other).total() >= ALIKE * max(one.total(), other.total())
