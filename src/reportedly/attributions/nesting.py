"""Attributions inside the contents of others: each content is read once more as a text of its own.

The corpus that the tagger learns from annotates no attribution inside another, so what it learned is to
see the outermost. Given a content alone, it sees the next one in.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .assembly import Found, Range, Settings, assemble, kept
from .tagger import CUE, Tagged, Tagger
from .words import CASES, Words

HINT = 0.003
"""Probability of a cue, in the first reading, from which a content is worth a second. With 0.003 the second
reading finds 80 of the 141 nested attributions of the passages kept aside, with 0.02 it finds 67."""
SURE = 0.5
"""Confidence from which a nested attribution is told: a doubtful one inside another helps nobody."""
SHORTEST = 4
DEEPEST = 3


class Placed(NamedTuple):
    """An attribution and where it hangs: ``parent`` is an index in the same list, ``None`` for the outermost.

    ``tagged`` is the reading it was seen in, with ``inner`` as its ranges there; ``found`` are those of the text.
    """

    found: Found
    parent: int | None
    tagged: Tagged
    inner: Found


def nested(text: str, tagged: Tagged, outer: list[Found], tagger: Tagger, settings: Settings) -> list[Placed]:
    """``outer`` and all attributions inside their contents, parents before children."""
    placed = [Placed(found, None, tagged, found) for found in outer]
    level = list(range(len(placed)))
    for _ in range(DEEPEST - 1):
        inner = [(owner, _inside(placed[owner].found)) for owner in level]
        inner = [(owner, index) for owner, index in inner if len(index) >= SHORTEST]
        if level and placed[level[0]].parent is None:
            hints = tagged.within(CUE)
            inner = [(owner, index) for owner, index in inner if hints[index].max() > HINT]
        if not inner:
            break
        read = tagger.tag_many([(text, alone(tagged.words, index)) for _, index in inner])
        level = []
        for (owner, index), seen in zip(inner, read, strict=True):
            for one in kept(assemble(seen, tagger, settings), settings):
                found = _mapped(one, index, text, tagged.words)
                if found is not None and one.confidence >= SURE and _smaller(found, placed[owner].found):
                    level.append(len(placed))
                    placed.append(Placed(found, owner, seen, one))
    return placed


def _inside(found: Found) -> NDArray[np.int64]:
    """Indices of the words of all pieces of a content."""
    return np.concatenate([np.arange(a, b + 1) for a, b in found.contents])


def alone(words: Words, index: NDArray[np.int64]) -> Words:
    """The words of a content as a text of its own: quotation marks around all of it mean nothing there."""
    quoted = words.quoted[index]
    kinds = words.kinds[index]
    if quoted.mean() > 0.8:
        kinds = kinds - CASES * quoted
    paragraph = words.paragraph[index] - words.paragraph[index[0]]
    return Words(words.starts[index], words.ends[index], paragraph, kinds, quoted)


def _mapped(found: Found, index: NDArray[np.int64], text: str, words: Words) -> Found | None:
    """``found`` in the words of the whole text; ``None`` if its cue or source is not in one piece there.

    A piece of content that is nothing but quotation marks is none.
    """
    cue = _runs(found.cue, index)
    source = _runs(found.source, index) if found.source else []
    if len(cue) != 1 or len(source) > 1:
        return None
    contents = tuple(run for one in found.contents for run in _runs(one, index) if _says(text, words, run))
    if not contents:
        return None
    return found._replace(cue=cue[0], source=source[0] if source else None, contents=contents)


def _says(text: str, words: Words, run: Range) -> bool:
    return any(c.isalnum() for c in text[words.starts[run[0]] : words.ends[run[1]]])


def _runs(found: Range, index: NDArray[np.int64]) -> list[Range]:
    part = index[found[0] : found[1] + 1]
    breaks = np.flatnonzero(np.diff(part) != 1)
    starts = [0, *(breaks + 1).tolist()]
    ends = [*breaks.tolist(), len(part) - 1]
    return [(int(part[a]), int(part[b])) for a, b in zip(starts, ends, strict=True)]


def _smaller(child: Found, parent: Found) -> bool:
    """Whether a child leaves its own cue outside its content, and so cannot go on for ever."""
    return sum(b - a + 1 for a, b in child.contents) < sum(b - a + 1 for a, b in parent.contents)
