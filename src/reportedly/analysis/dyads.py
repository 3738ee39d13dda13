"""Two and what they do to each other: a score of conflict and cooperation over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, and_, or_

from .. import arrow
from ..archive.conditions import AnyOf, joined
from ..archive.filters import EventFilter
from ..errors import UsageError
from . import selection
from .columns import Rows
from .counting import DATED, SUMS, dated, once, summed, told
from .ends import End, does, end, same

if TYPE_CHECKING:
    import pyarrow as pa

SCORES = {"period": "text", **SUMS}
"""Columns of :func:`scores` and :func:`tellings`."""
DIRECTED = {"period": "text", "actor": "text", "recipient": "text", **SUMS}
"""Columns of :func:`directed`."""
PAIRS = {"actor": "text", "recipient": "text", **SUMS}
"""Columns of :func:`pairs`."""

ALL = EventFilter()


def scores(connection: Connection, a: str, b: str, wanted: EventFilter = ALL, *, by: str = "month") -> pa.Table:
    """Conflict and cooperation between two, whoever acts: one row for each period in which something happened.

    Each event counts once, as :func:`~reportedly.analysis.counting.once` tells, and only those that PLOVER would code
    unless the filter asks for others (:func:`~reportedly.analysis.selection.coded`). Sums over periods are the usual
    score of dyads (Goldstein 1992; Schrodt and Gerner 2004); means do not grow with how much is written.

    Args:
        a, b: ``USA``, ``USA.MIL`` or a name, as :func:`~reportedly.analysis.ends.end` reads them.
        wanted: which events.
        by: ``day``, ``month``, ``year`` or ``whole``.

    Raises:
        UsageError: no such side or period, or the filter has a dyad too.
    """
    found = either(connection, end(a), end(b), wanted, by)
    return arrow.table(summed(connection, once(connection, found), ("period",)), SCORES)


def tellings(connection: Connection, a: str, b: str, wanted: EventFilter = ALL, *, by: str = "month") -> pa.Table:
    """As :func:`scores`, but each telling counts: how much is told, and not how much happens."""
    found = either(connection, end(a), end(b), wanted, by)
    return arrow.table(summed(connection, told(found), ("period",)), SCORES)


def directed(connection: Connection, a: str, b: str, wanted: EventFilter = ALL, *, by: str = "month") -> pa.Table:
    """As :func:`scores`, but what the first does to the second apart from what the second does to the first.

    An event that both do to each other counts in both directions.
    """
    _alone(wanted)
    ends = (end(a), end(b))
    rows: list[dict[str, Any]] = []
    for doer, other in dict.fromkeys((ends, ends[::-1])):
        found = _one_way(connection, doer, other, wanted, by)
        sums = summed(connection, once(connection, found), ("period",))
        rows += [{**row, "actor": str(doer), "recipient": str(other)} for row in sums]
    rows.sort(key=lambda row: (row["period"] is None, row["period"], row["actor"] != str(ends[0])))
    return arrow.table(rows, DIRECTED)


def pairs(connection: Connection, wanted: EventFilter = ALL, *, limit: int | None = None) -> pa.Table:
    """All pairs of codes, who acts first, with the sums of all time; the pair with the most events first.

    An event counts once for each pair that it is told of. Whoever has no code is left out.

    Args:
        limit: the most pairs.
    """
    found = selection.pairs(connection, counting(connection, wanted, "whole"))
    pair = ("actor", "recipient")
    rows = summed(connection, once(connection, found, pair), pair)
    rows.sort(key=lambda row: (-row["events"], row["actor"], row["recipient"]))
    return arrow.table(rows[:limit], PAIRS)


def either(connection: Connection, a: End, b: End, wanted: EventFilter, by: str, *more: str) -> Rows:
    """The tellings of what either does to the other.

    Args:
        more: columns that are wanted besides those that are summed.

    Raises:
        UsageError: no such period, or the filter has a dyad too.
    """
    _alone(wanted)
    there, back = (joined(does(x, "actor"), does(y, "recipient")) for x, y in ((a, b), (b, a)))
    ways = [[*same(x, "actor"), *same(y, "recipient")] for x, y in ((a, b), (b, a))]
    clauses = [or_(*(and_(*way) for way in ways))] if any(ways) else []
    only = selection.coded(wanted)
    either_way = AnyOf((there, back))
    found = selection.events(connection, wanted, (*DATED, *more), either_way, clauses=clauses, only=only)
    return dated(found, by)


def counting(connection: Connection, wanted: EventFilter, by: str) -> Rows:
    """The tellings that scores count, whoever takes part.

    Raises:
        UsageError: no such period.
    """
    return dated(selection.events(connection, wanted, DATED, only=selection.coded(wanted)), by)


def _one_way(connection: Connection, doer: End, other: End, wanted: EventFilter, by: str) -> Rows:
    condition = joined(does(doer, "actor"), does(other, "recipient"))
    clauses = [*same(doer, "actor"), *same(other, "recipient")]
    only = selection.coded(wanted)
    return dated(selection.events(connection, wanted, DATED, condition, clauses=clauses, only=only), by)


def _alone(wanted: EventFilter) -> None:
    if wanted.dyad:
        raise UsageError("the dyad is given by its two sides; leave it out of the filter")
