"""Overlapping windows over a long text, so that every word is read with context on both sides."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .words import END, TEXT_START, WINDOW_START, Pieces

SIZE = 320
"""Pieces in a window, its start and end included; the tagger was trained on windows of this size."""
OVERLAP = 64
"""Pieces that neighbouring windows share at least, where a text needs several."""


class Window(NamedTuple):
    """Pieces ``start`` to ``end`` of a text, as the encoder reads them, and those it answers for.

    ``ids`` and ``kinds`` hold a start and an end piece more. The window's answer is used for the
    pieces from ``keep_start`` up to ``keep_end``: the seam lies in the middle of each overlap.
    """

    start: int
    end: int
    keep_start: int
    keep_end: int
    ids: NDArray[np.int64]
    kinds: NDArray[np.int64]


def windows(pieces: Pieces, size: int = SIZE, overlap: int = OVERLAP) -> list[Window]:
    """Windows that cover all ``pieces``; each begins at a paragraph if one begins in the overlap's reach."""
    total, room = len(pieces.ids), size - 2
    if room <= overlap:
        raise ValueError(f"windows of {size} pieces cannot overlap by {overlap}: give a larger size")
    bounds: list[tuple[int, int]] = []
    start = 0
    while True:
        end = min(start + room, total)
        bounds.append((start, end))
        if end == total:
            break
        start = _next_start(pieces, start, end, overlap)
    seams = [0, *((a[1] + b[0]) // 2 for a, b in itertools.pairwise(bounds)), total]
    return [cut(pieces, start, end, seams[number], seams[number + 1]) for number, (start, end) in enumerate(bounds)]


def _next_start(pieces: Pieces, start: int, end: int, overlap: int) -> int:
    latest, earliest = end - overlap, max(start + 1, end - 2 * overlap)
    breaks = pieces.breaks[np.searchsorted(pieces.breaks, earliest) : np.searchsorted(pieces.breaks, latest)]
    return int(breaks[-1]) + 1 if len(breaks) else latest


def cut(pieces: Pieces, start: int, end: int, keep_start: int, keep_end: int) -> Window:
    """The window of pieces ``start`` to ``end``."""
    begin = TEXT_START if start == 0 else WINDOW_START
    ids = np.concatenate(([begin], pieces.ids[start:end], [END]))
    kinds = np.concatenate(([0], pieces.kinds[start:end], [0]))
    return Window(start, end, keep_start, keep_end, ids, kinds)
