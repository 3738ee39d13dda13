"""Parts of places that a direction names: "northeastern Nigeria"."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from reportedly.language.lexicons import rows

from .gazetteer import COUNTRY, FIRST, SECOND, Entry, Gazetteer

OUTER = 1 / 3
"""A direction means the towns of that third."""


@cache
def _directions() -> dict[str, tuple[int, int]]:
    return {word: (int(north), int(east)) for word, north, east in rows("reportedly.places", "directions.tsv")}


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _directions()), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<word>{words})[ ]$", re.IGNORECASE)


def direction_before(text: str, start: int) -> tuple[int, str] | None:
    """Where a direction in front of a name begins, and its word in lower case.

    Args:
        start: where the name begins.
    """
    found = _before().search(text, max(start - 20, 0), start)
    return (found.start(), found["word"].lower()) if found else None


def direction_of(name: str) -> str | None:
    """The direction that a name begins with, in lower case: ``North`` in ``North Texas``."""
    first = name.split(maxsplit=1)[0].lower()
    return first if first in _directions() else None


def part_of(entry: Entry, word: str, gazetteer: Gazetteer) -> tuple[float, float]:
    """The middle of the towns in that part of a country or division; the place's own point for anything else.

    Args:
        word: a direction in lower case.
    """
    if entry.kind not in {COUNTRY, FIRST, SECOND}:
        return entry.lat, entry.lon
    north, east = _directions()[word]
    lats, lons = gazetteer.towns(entry.row)
    chosen = np.ones(len(lats), bool)
    for way, column in ((north, lats), (east, lons)):
        if way and len(column):
            edge = np.quantile(column, 1 - OUTER if way > 0 else OUTER)
            chosen &= (column >= edge) if way > 0 else (column <= edge)
    if not (north or east) or chosen.sum() < 3:
        return entry.lat, entry.lon
    return float(lats[chosen].mean()), float(lons[chosen].mean())
