"""The stretch of time that a chart shows: where most of what is counted lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from reportedly.formats.phrases import count

from . import names

STRAY = 0.05
"""The greatest share of what is counted that may lie outside the stretch shown."""
_SHRINK = 2.5
"""How much shorter the stretch must become by leaving strays out."""

Row = Mapping[str, Any]


class Span(NamedTuple):
    """What of the rows of a table is drawn.

    Args:
        rows: those drawn, in the order of time.
        outside: a sentence on those that are not; empty if all are.
    """

    rows: Sequence[Row]
    outside: str

    @property
    def unit(self) -> str:
        """Unit of the periods: ``day``, ``month`` or ``year``."""
        return names.unit(self.rows[0]["period"])

    @property
    def words(self) -> str:
        """From when until when: ``in October 1962``, ``from May 1961 to October 1962``."""
        first, last = self.rows[0]["period"], self.rows[-1]["period"]
        if first == last:
            return names.within(first)
        return f"from {names.period(first)} to {names.period(last)}"


def span(rows: Sequence[Row], measure: str, noun: str) -> Span:
    """The rows that a chart over time draws.

    Articles mention things long past, so that a few events of other decades would press all others into a corner: what
    holds no more than :data:`STRAY` of the whole at either end is left out if that shortens the time much.

    Args:
        rows: with a ``period`` each, ``None`` for what has none.
        measure: column that counts what the rows hold.
        noun: for one of what is counted, ``event``.
    """
    dated = sorted((row for row in rows if row["period"] is not None), key=lambda row: str(row["period"]))
    kept = _dense(dated, measure)
    undated = sum(row[measure] for row in rows) - sum(row[measure] for row in dated)
    stray = sum(row[measure] for row in dated) - sum(row[measure] for row in kept)
    parts = [count(undated, noun) + " without a date"] if undated else []
    parts += [count(stray, noun) + f" outside {_years(kept)}"] if stray else []
    verb = "is" if undated + stray == 1 else "are"
    return Span(kept, f"Not drawn {verb} {names.listed(parts)}." if parts else "")


def _dense(rows: Sequence[Row], measure: str) -> Sequence[Row]:
    """The rows of the shortest stretch of time that lacks few; all, if that is not much shorter."""
    if len(rows) < 3:
        return rows
    days = [date.fromisoformat(names.start(row["period"])).toordinal() for row in rows]
    weights = [row[measure] for row in rows]
    spare = STRAY * sum(weights)
    best = (0, len(rows) - 1)
    left, first = 0.0, 0
    while left <= spare and first < len(rows):
        rest, last = spare - left, len(rows) - 1
        while last > first and weights[last] <= rest:
            rest -= weights[last]
            last -= 1
        if days[last] - days[first] < days[best[1]] - days[best[0]]:
            best = (first, last)
        left += weights[first]
        first += 1
    shorter = days[best[1]] - days[best[0]] + 1
    if shorter * _SHRINK > days[-1] - days[0] + 1:
        return rows
    low, high = days[best[0]], days[best[1]]
    # What the shortening gained nothing by leaving out, close to either end, stays.
    room = shorter // 4
    return [row for row, day in zip(rows, days, strict=True) if low - room <= day <= high + room]


def _years(rows: Sequence[Row]) -> str:
    first, last = rows[0]["period"], rows[-1]["period"]
    return f"{names.period(first)} to {names.period(last)}"
