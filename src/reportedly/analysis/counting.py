"""Events counted: once a story or once a telling, summed by period and more, with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

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
)

from ..archive import keys, tables
from .periods import period, published, whole

Columns = Any
"""The columns of a subquery, by name."""

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
    longer = period(connection, EVENT.first_day, by) != period(connection, EVENT.last_day, by)
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
        tellings: with ``key`` and ``surety``.
        within: columns; an event counts once for each combination of their values that it is told with.
        kind: of the stories: ``event`` or ``utterance``.
    """
    found = tellings.subquery()
    story = tables.story
    unit = func.coalesce(story.c.story, -1 - found.c.key).label("unit")
    source = found.outerjoin(story, and_(story.c.kind == kind, story.c.item == found.c.key))
    united = select(found, unit).select_from(source).subquery()
    part = [united.c.unit, *(united.c[name] for name in within)]
    place = func.row_number().over(partition_by=part, order_by=(united.c.surety.desc(), united.c.key))
    ranked = select(united, place.label("place"), func.count().over(partition_by=part).label("tellings")).subquery()
    return select(ranked).where(ranked.c.place == 1).subquery()


def summed(connection: Connection, units: FromClause, group: Sequence[str]) -> list[dict[str, Any]]:
    """The values of :data:`SUMS` for each group, in the order of the groups; null last.

    Args:
        units: with the columns of :func:`dated`, ``key`` and ``tellings``.
        group: columns to group by.
    """
    return grouped(connection, units, group, _sums, order=(units.c.tellings.desc(), units.c.key), letter="e")


def _sums(columns: Columns) -> dict[str, ColumnElement[Any]]:
    return {
        "events": func.count(),
        "tellings": func.sum(columns.tellings),
        "sum": func.coalesce(func.sum(columns.intensity), 0.0),
        "mean": func.avg(columns.intensity),
        **{name: func.sum(flag(columns.quad.in_(some))) for name, some in _QUADS.items()},
        "by_publication": func.sum(columns.undated),
        "coarse": func.sum(columns.coarse),
    }


def grouped(
    connection: Connection,
    rows: FromClause,
    group: Sequence[str],
    measures: Callable[[Columns], dict[str, ColumnElement[Any]]],
    *,
    order: tuple[ColumnElement[Any], ...],
    letter: str,
) -> list[dict[str, Any]]:
    """Measures of each group and references to some of its rows, in the order of the groups; null last.

    Args:
        rows: with a column ``key``.
        group: columns to group by; none for all together.
        measures: aggregates by name, whole numbers or floats, made of the columns of ``rows``.
        order: which of its rows a group refers to first.
        letter: ``e`` for events, ``a`` for statements.
    """
    part = [rows.c[name] for name in group]
    rank = func.row_number().over(partition_by=part or None, order_by=order).label("rank")
    ranked = select(rows, rank).subquery()
    kept = case((ranked.c.rank <= MOST, cast(ranked.c.rank, Text) + ":" + cast(ranked.c.key, Text)))
    labelled = [ranked.c[name] for name in group]
    aggregates = measures(ranked.c)
    named = [measure.label(name) for name, measure in aggregates.items()]
    query = select(*labelled, *named, func.aggregate_strings(kept, " ").label("evidence")).group_by(*labelled)
    found = [dict(row._mapping) for row in connection.execute(query)]
    found = [row for row in found if row["evidence"]]  # SQL gives one empty row for no rows in no groups
    refer(connection, found, letter)
    for row in found:
        row.update({name: _plain(row[name]) for name in aggregates})
    return sorted(found, key=lambda row: [(row[name] is None, row[name]) for name in group])


def refer(connection: Connection, rows: Iterable[dict[str, Any]], letter: str) -> None:
    """Put references in the place of ranks and keys."""
    rows = list(rows)
    for row in rows:
        ranks = sorted(tuple(map(int, one.split(":"))) for one in row["evidence"].split())
        row["evidence"] = [key for _, key in ranks]
    numbers = sorted({keys.article_in(key) for row in rows for key in row["evidence"]})
    ids = _ids(connection, numbers)
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
