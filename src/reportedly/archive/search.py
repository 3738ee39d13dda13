"""Rows of an archive found, sorted, paged and counted."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, and_, func, select
from sqlalchemy.sql.util import ClauseAdapter

from ..errors import UsageError
from . import asking, index, tables
from .filters import AttributionFilter, EventFilter

PUBLISHED, OLDEST = "newest", "oldest"
SORTS = {
    "attributions": (PUBLISHED, OLDEST, "surest"),
    "events": (PUBLISHED, OLDEST, "surest", "latest", "earliest"),
}
"""The orders: by publication, by confidence, and of events by when they happened."""

FIELDS: dict[str, dict[str, ColumnElement[Any]]] = {
    "attributions": {
        "act": tables.attribution.c.act,
        "kind": tables.attribution.c.kind,
        "speaker": tables.attribution.c.speaker,
        "speaker_kind": tables.attribution.c.speaker_kind,
        "country": tables.attribution.c.code,
        "sector": tables.attribution.c.sector,
    },
    "events": {
        "type": tables.event.c.type,
        "mode": tables.event.c.mode,
        "status": tables.event.c.status,
        "quad": tables.event.c.quad,
        "voucher": tables.event.c.voucher,
        "voucher_country": tables.event.c.voucher_code,
        "country": tables.event.c.country,
    },
}
"""What rows can be counted by, besides ``outlet``, ``year``, ``month``, and of events ``actor``, ``recipient`` and
their countries."""


class Count(NamedTuple):
    """How many rows have a value."""

    value: str | None
    rows: int


def page(
    connection: Connection,
    wanted: AttributionFilter | EventFilter,
    *,
    sort: str = PUBLISHED,
    limit: int | None = None,
    after: int | None = None,
) -> tuple[int, ...]:
    """The keys of the rows that a filter asks for, in order.

    Args:
        sort: one of :data:`SORTS`.
        limit: the most rows; ``None`` for all.
        after: key of the last row of the page before.

    Raises:
        UsageError: there is no such order.
    """
    kind = _kind(wanted)
    if sort not in SORTS[kind]:
        raise UsageError(f"{kind} cannot be sorted by {sort!r}; choose one of: {', '.join(SORTS[kind])}")
    table = _table(kind)
    source, key, clauses = _found(connection, kind, _asked(wanted), joined=sort not in {PUBLISHED, OLDEST})
    value, descending = _value(table, key, sort)
    query = select(key).select_from(source).where(*clauses)
    if after is not None:
        query = query.where(_beyond(table, value, key, after, descending=descending))
    if value is key:
        query = query.order_by(key.desc() if descending else key)
    else:
        query = query.order_by(*((value.desc(), key.desc()) if descending else (value, key)))
    return tuple(connection.execute(query.limit(limit)).scalars())


def rows(connection: Connection, kind: str, asked: asking.Asked, *, limit: int) -> tuple[int, ...]:
    """The keys of the rows that meet what was asked, the oldest first.

    Args:
        kind: ``attributions`` or ``events``.
        limit: the most rows.
    """
    source, key, clauses = _found(connection, kind, asked, joined=False)
    query = select(key).select_from(source).where(*clauses).order_by(key)
    return tuple(connection.execute(query.limit(limit)).scalars())


def selected(connection: Connection, wanted: AttributionFilter | EventFilter) -> Select[int]:
    """The query for the keys of the rows that a filter asks for, in no order."""
    source, key, clauses = _found(connection, _kind(wanted), _asked(wanted), joined=False)
    return select(key).select_from(source).where(*clauses)


def count(connection: Connection, wanted: AttributionFilter | EventFilter) -> int:
    """How many rows a filter asks for."""
    kind = _kind(wanted)
    asked = _asked(wanted)
    source, _, clauses = _found(connection, kind, asked, joined=False)
    return int(connection.execute(select(func.count()).select_from(source).where(*clauses)).scalar_one())


def counts(
    connection: Connection, wanted: AttributionFilter | EventFilter, by: str, *, limit: int = 100
) -> tuple[Count, ...]:
    """How many of the rows that a filter asks for have each value of a field, the most frequent first.

    Args:
        by: one of :data:`FIELDS` or of those told there.
        limit: the most values.

    Raises:
        UsageError: rows cannot be counted by it.
    """
    kind = _kind(wanted)
    source, key, clauses = _found(connection, kind, _asked(wanted), joined=True)
    value, source, more = _counted_by(kind, by, source, key)
    query: Select[Any] = (
        select(value.label("value"), func.count().label("rows")).select_from(source).where(*clauses, *more)
    )
    query = query.group_by(value)
    last = value.nulls_last()  # wherever a database puts them by itself
    order = (last,) if by in {"year", "month"} else (func.count().desc(), last)
    rows = connection.execute(query.order_by(*order).limit(limit)).all()
    return tuple(Count(None if row.value is None else str(row.value), row.rows) for row in rows)


def fields(kind: str) -> tuple[str, ...]:
    """What rows of that kind can be counted by."""
    sides = ("actor", "recipient", "actor_country", "recipient_country") if kind == "events" else ()
    return (*FIELDS[kind], *sides, "outlet", "year", "month")


def _kind(wanted: AttributionFilter | EventFilter) -> str:
    return "attributions" if isinstance(wanted, AttributionFilter) else "events"


def _table(kind: str) -> Table:
    return tables.attribution if kind == "attributions" else tables.event


def _asked(wanted: AttributionFilter | EventFilter) -> asking.Asked:
    return asking.of_attributions(wanted) if isinstance(wanted, AttributionFilter) else asking.of_events(wanted)


def _found(
    connection: Connection, kind: str, asked: asking.Asked, *, joined: bool
) -> tuple[FromClause, ColumnElement[int], list[ColumnElement[bool]]]:
    """Where rows come from, their key, and the clauses; the table takes part where a clause or the caller needs it."""
    table = _table(kind)
    if asked.condition is None:
        key: ColumnElement[int] = table.c.key
        return table, key, [*_between(key, asked), *asked.clauses]
    name = index.ATTRIBUTIONS if kind == "attributions" else index.EVENTS
    match = index.matching(connection, name, asked.condition)
    clauses = [match.holds, *_between(match.key, asked), *asked.clauses]
    if not joined and not asked.clauses:
        return match.source, match.key, clauses
    return match.source.join(table, table.c.key == match.key), match.key, clauses


def _between(key: ColumnElement[int], asked: asking.Asked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.low:
        found.append(key >= asked.low)
    if asked.high < (1 << 63) - 1:
        found.append(key < asked.high)
    return found


def _value(table: Table, key: ColumnElement[int], sort: str) -> tuple[ColumnElement[Any], bool]:
    """What rows are sorted by, and whether downwards; an event without a date stands last either way."""
    if sort == "surest":
        return table.c.confidence, True
    if sort == "latest":
        return func.coalesce(table.c.last_day, 0), True
    if sort == "earliest":
        return func.coalesce(table.c.first_day, 9_999_999), False
    return key, sort == PUBLISHED


def _beyond(
    table: Table, value: ColumnElement[Any], key: ColumnElement[int], after: int, *, descending: bool
) -> ColumnElement[bool]:
    """Whether a row stands behind that of the key ``after``, whose value is looked up."""
    further = key < after if descending else key > after
    if value is key:
        return further
    last = table.alias("last")
    at = select(ClauseAdapter(last).traverse(value)).where(last.c.key == after).scalar_subquery()
    return (value < at if descending else value > at) | and_(value == at, further)


def _counted_by(
    kind: str, by: str, source: FromClause, key: ColumnElement[int]
) -> tuple[ColumnElement[Any], FromClause, list[ColumnElement[bool]]]:
    if by in FIELDS[kind]:
        return FIELDS[kind][by], source, []
    article = tables.article
    if by in {"outlet", "year", "month"}:
        number = asking.article_number(key)
        value = article.c.outlet if by == "outlet" else func.substr(article.c.published, 1, 4 if by == "year" else 7)
        return value, source.join(article, article.c.number == number), []
    side, _, what = by.partition("_")
    if kind == "events" and side in {"actor", "recipient"} and what in {"", "country"}:
        roles = tables.role
        value = roles.c.code if what else roles.c.actor
        return value, source.join(roles, and_(roles.c.key == key, roles.c.side == side)), []
    raise UsageError(f"{kind} cannot be counted by {by!r}; choose one of: {', '.join(fields(kind))}")
