"""Events counted: once a story or once a telling, summed by period and more, with their evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    Text,
    and_,
    case,
    cast,
    func,
    select,
    union_all,
)

from ..archive import keys, tables
from .periods import period, published, whole

MOST = 10
"""References that a row has at most: of the events told most often, of these the first published."""

EVENT = tables.event.c

SUMS = {
    "events": "whole",
    "tellings": "whole",
    "sum": "number",
    "mean": "number",
    "cooperative": "whole",
    "conflictual": "whole",
    "verbal_cooperation": "whole",
    "material_cooperation": "whole",
    "verbal_conflict": "whole",
    "material_conflict": "whole",
    "by_publication": "whole",
    "coarse": "whole",
    "evidence": "texts",
}
"""Columns of what is summed, and their kinds.

``events`` counts events, ``tellings`` how often they are told. ``sum`` and ``mean`` are of the ``intensity`` of events,
from conflict (-10) to cooperation (10): PLOVER's scores, which continue Goldstein's (1992) for WEIS; an event without a
score counts in neither. The next six count by quad class (Duval and Thompson 1980; PLOVER 2.0). ``by_publication``
counts the events without a date of their own, put where they were first published, ``coarse`` those whose date is
longer than the period that they are put into.
"""

_SHORT = 1000
"""Characters below which a list is read faster without numpy."""

_QUADS = {
    "cooperative": (1, 2),
    "conflictual": (3, 4),
    "verbal_cooperation": (1,),
    "material_cooperation": (2,),
    "verbal_conflict": (3,),
    "material_conflict": (4,),
}


def dated(connection: Connection, by: str) -> tuple[ColumnElement[Any], ...]:
    """Columns that a telling is counted by: ``period``, ``undated``, ``coarse``, ``quad``, ``intensity``, ``surety``.

    An event counts in the period in which it began; without a date of its own, in that in which the telling was
    published.

    Args:
        by: one of :data:`~reportedly.analysis.periods.PERIODS`.

    Raises:
        UsageError: there is no such period.
    """
    began = period(connection, func.coalesce(EVENT.first_day, published(EVENT.key)), by)
    other = period(connection, EVENT.first_day, by) != period(connection, EVENT.last_day, by)
    longer = and_(EVENT.first_day != EVENT.last_day, other)
    return (
        began.label("period"),
        flag(EVENT.first_day.is_(None)).label("undated"),
        flag(longer).label("coarse"),
        EVENT.quad,
        EVENT.intensity,
        EVENT.confidence.label("surety"),
    )


def told(tellings: Select[Any]) -> Subquery:
    """Tellings as they are: each counts."""
    found = tellings.subquery()
    return select(found, whole(1).label("tellings")).subquery()


def once(tellings: Select[Any], within: Sequence[str] = (), kind: str = "event") -> Subquery:
    """Each event once, however many articles tell of it: what the surest of its tellings says, of these the first.

    Event data sets take one event of each kind, dyad and day ("one-a-day" filter; Schrodt and Van Brackle 2013), so
    that what is much reported does not count for more than what is done. Here it is the story that tells which tellings
    are of one event; tellings that the filter leaves out take no part.

    Args:
        tellings: with ``key`` and ``surety``, no two rows with the same key and values of ``within``.
        within: columns; an event counts once for each combination of their values that it is told with.
        kind: of the stories: ``event`` or ``utterance``.
    """
    found = tellings.cte("tellings")
    story = tables.story
    same = and_(story.c.kind == kind, story.c.item == found.c.key)
    united = select(found, story.c.story.label("unit")).join(story, same).subquery()
    part = [united.c.unit, *(united.c[name] for name in within)]
    place = func.row_number().over(partition_by=part, order_by=(united.c.surety.desc(), united.c.key)).label("place")
    ranked = select(united, func.count().over(partition_by=part).label("tellings"), place).subquery()
    columns = [column for column in ranked.c if column.name != "place"]
    # Sorting is dear, and most events are told once: only the others go through it.
    single = select(found, (-1 - found.c.key).label("unit"), whole(1).label("tellings"))
    alone = single.outerjoin(story, same).where(story.c.item.is_(None))
    return union_all(alone, select(*columns).where(ranked.c.place == 1)).subquery()


def summed(connection: Connection, units: FromClause, group: Sequence[str]) -> list[dict[str, Any]]:
    """The values of :data:`SUMS` for each group, in the order of the groups; null last.

    Args:
        units: with the columns of :func:`dated`, ``key`` and ``tellings``.
        group: columns to group by.
    """
    columns = units.c
    measures = {
        "events": func.count(),
        "tellings": func.sum(columns.tellings),
        "sum": func.coalesce(func.sum(columns.intensity), 0.0),
        "mean": func.avg(columns.intensity),
        **{name: func.sum(flag(columns.quad.in_(some))) for name, some in _QUADS.items()},
        "by_publication": func.sum(columns.undated),
        "coarse": func.sum(columns.coarse),
    }
    return grouped(connection, units, group, measures, weight="tellings", letter="e")


def grouped(
    connection: Connection,
    rows: FromClause,
    group: Sequence[str],
    measures: Mapping[str, ColumnElement[Any]],
    *,
    weight: str,
    letter: str,
) -> list[dict[str, Any]]:
    """Measures of each group and references to some of its rows, in the order of the groups; null last.

    Args:
        rows: with a column ``key``.
        group: columns to group by.
        measures: aggregates over columns of ``rows``, whole numbers or floats.
        weight: column of whole numbers; a group refers to the rows with the greatest first.
        letter: ``e`` for events, ``a`` for statements.
    """
    by = [rows.c[name] for name in group]
    told = cast(rows.c[weight], Text) + " " + cast(rows.c.key, Text)
    query = select(
        *by,
        *(measure.label(name) for name, measure in measures.items()),
        func.aggregate_strings(told, " ").label("evidence"),
    )
    found = [dict(row._mapping) for row in connection.execute(query.group_by(*by))]
    for row in found:
        row.update({name: _plain(row[name]) for name in measures})
        row["evidence"] = weightiest(row["evidence"])
    refer(connection, found, letter)
    return sorted(found, key=lambda row: [(row[name] is None, row[name]) for name in group])


def weightiest(told: str) -> list[int]:
    """Of weights and keys, ``3 17 1 20``, the keys of the greatest weights, the lowest keys first among equals."""
    if len(told) < _SHORT:
        numbers = list(map(int, told.split()))
        pairs = sorted(zip(numbers[::2], numbers[1::2], strict=True), key=lambda pair: (-pair[0], pair[1]))
        return [key for _, key in pairs[:MOST]]
    found = np.fromstring(told, dtype=np.int64, sep=" ").reshape(-1, 2)
    if len(found) > MOST:  # all that may be among the first, without sorting the rest
        found = found[found[:, 0] >= np.partition(found[:, 0], -MOST)[-MOST]]
    order = np.lexsort((found[:, 1], -found[:, 0]))[:MOST]
    return [int(key) for key in found[order, 1]]


def refer(connection: Connection, rows: Sequence[dict[str, Any]], letter: str) -> None:
    """Put references in the place of keys."""
    ids = _ids(connection, sorted({keys.article_in(key) for row in rows for key in row["evidence"]}))
    for row in rows:
        row["evidence"] = [f"{ids[keys.article_in(key)]}/{letter}{keys.row_in(key) + 1}" for key in row["evidence"]]


def _ids(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    article = tables.article.c
    found: dict[int, str] = {}
    for at in range(0, len(numbers), 500):
        query = select(article.number, article.id).where(article.number.in_(numbers[at : at + 500]))
        found.update((row.number, row.id) for row in connection.execute(query))
    return found


def flag(holds: ColumnElement[bool]) -> ColumnElement[Any]:
    """1 where a clause holds, else 0."""
    return case((holds, whole(1)), else_=whole(0))


def _plain(value: Any) -> Any:
    """A number of Python's: PostgreSQL gives sums of whole numbers as decimals."""
    return value if value is None or isinstance(value, int | float) else int(value)
