"""The rows that a filter asks for, as a part of a query that goes on with them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, select

from ..archive import asking, index, tables
from ..archive.conditions import Condition, joined
from ..archive.filters import AttributionFilter, EventFilter


def events(
    connection: Connection, wanted: EventFilter, *conditions: Condition, columns: tuple[ColumnElement[Any], ...] = ()
) -> Select[Any]:
    """The events that a filter asks for.

    Args:
        conditions: further ones, of the index.
        columns: of the event's table that are wanted.
    """
    return _rows(connection, tables.event, index.EVENTS, asking.of_events(wanted), conditions, columns)


def attributions(
    connection: Connection,
    wanted: AttributionFilter,
    columns: tuple[ColumnElement[Any], ...] = (),
) -> Select[Any]:
    """The statements that a filter asks for.

    Args:
        columns: of the attribution's table that are wanted.
    """
    return _rows(connection, tables.attribution, index.ATTRIBUTIONS, asking.of_attributions(wanted), (), columns)


def coded(wanted: EventFilter) -> list[ColumnElement[bool]]:
    """What events must be that a score counts: those PLOVER would code, unless the filter itself asks for a status.

    A denied, demanded or hypothetical event is no act of one towards the other (PLOVER 2.0: negated events are dropped,
    demands and threats are events of their own).
    """
    return [tables.event.c.counted == 1] if wanted.counted is None and not wanted.status else []


def keys_meeting(connection: Connection, condition: Condition) -> Select[Any]:
    """The keys of all events that meet a condition of the index."""
    match = index.matching(connection, index.EVENTS, condition)
    return select(match.key).select_from(match.source).where(match.holds)


def _rows(
    connection: Connection,
    table: Any,
    name: str,
    asked: asking.Asked,
    conditions: tuple[Condition, ...],
    columns: tuple[ColumnElement[Any], ...],
) -> Select[Any]:
    source: FromClause = table
    parts = tuple(part for part in (asked.condition, *conditions) if part is not None)
    clauses = list(asked.clauses)
    key: ColumnElement[int] = table.c.key
    if parts:
        match = index.matching(connection, name, joined(*parts))
        source, key = match.source.join(table, table.c.key == match.key), match.key
        clauses.append(match.holds)
    if asked.low:
        clauses.append(key >= asked.low)
    if asked.high < (1 << 63) - 1:
        clauses.append(key < asked.high)
    return select(table.c.key, *columns).select_from(source).where(*clauses)
