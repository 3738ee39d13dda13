"""The rows that a filter asks for, as columns that can be counted."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import ARRAY, BigInteger, ColumnElement, Connection, FromClause, Select, cast, func, select

from ..archive import asking, index, tables
from ..archive.conditions import AnyOf, Condition, joined
from ..archive.filters import AttributionFilter, EventFilter
from .columns import Array, Rows, fetched
from .held import Held, held
from .kinds import EVENTS, LAST, NAMES, PAIRS, SIDES, STATEMENTS, Kind, Parts, stories

LISTED = 150_000
"""Keys beyond which it is quicker to fetch everything than to list them."""


ALTERNATIVES = 4
"""Alternatives of a condition that are looked for one by one at most."""


class Only(NamedTuple):
    """A further thing that events must be.

    Args:
        clause: in SQL.
        holds: of columns of those names.
    """

    clause: ColumnElement[bool]
    names: tuple[str, ...]
    holds: Callable[[Rows], Array]


_COUNTED = Only(tables.event.c.counted == 1, ("counted",), lambda rows: rows["counted"] == 1)


def events(
    connection: Connection,
    wanted: EventFilter,
    names: Sequence[str],
    *conditions: Condition,
    clauses: Sequence[ColumnElement[bool]] = (),
    only: Sequence[Only] = (),
) -> Rows:
    """The events that a filter asks for.

    Args:
        names: of the columns that are wanted.
        conditions: further ones, of the index.
        clauses: further ones, that the index does not tell.
        only: further ones, that columns tell.
    """
    return _rows(connection, EVENTS, asking.of_events(wanted), names, conditions, clauses, only)


def attributions(connection: Connection, wanted: AttributionFilter, names: Sequence[str]) -> Rows:
    """The statements that a filter asks for.

    Args:
        names: of the columns that are wanted.
    """
    return _rows(connection, STATEMENTS, asking.of_attributions(wanted), names, (), (), ())


def coded(wanted: EventFilter) -> tuple[Only, ...]:
    """What events must be that a score counts: those PLOVER would code, unless the filter itself asks for a status.

    A denied, demanded or hypothetical event is no act of one towards the other (PLOVER 2.0: negated events are dropped,
    demands and threats are events of their own).
    """
    return (_COUNTED,) if wanted.counted is None and not wanted.status else ()


def keys_meeting(connection: Connection, condition: Condition) -> Array:
    """The keys of all events that meet a condition of the index."""
    match = index.matching(connection, index.EVENTS, condition)
    return _keys(connection, select(match.key.label("key")).select_from(match.source).where(match.holds))


def story(connection: Connection, rows: Rows, kind: str) -> Array:
    """What each row belongs to: the number of its story, or -1 less its key if it has none.

    Args:
        rows: the first published first.
        kind: ``event`` or ``utterance``.
    """
    unit: Array = -1 - rows.key
    if not len(rows):
        return unit
    known = held(connection)
    found = stories(connection, kind, int(rows.key[0]), int(rows.key[-1])) if known is None else known.stories[kind]
    if len(found):
        place = np.minimum(np.searchsorted(found.key, rows.key), len(found) - 1)
        unit = np.where(found.key[place] == rows.key, found["story"][place], unit)
    return unit


def pairs(connection: Connection, rows: Rows) -> Rows:
    """Each event once for each pair of codes of who acts and who is acted upon: columns ``actor`` and ``recipient``."""
    return _with(connection, rows, PAIRS)


def sides(connection: Connection, rows: Rows) -> Rows:
    """Each event once for each code of each side: columns ``side`` and ``about``."""
    return _with(connection, rows, SIDES)


def names(connection: Connection, rows: Rows) -> Rows:
    """Each event once for each name on either side: columns ``role`` and ``name``."""
    return _with(connection, rows, NAMES)


def _with(connection: Connection, rows: Rows, parts: Parts) -> Rows:
    """Each event once for each of its parts, which become columns of it."""
    known = held(connection)
    if known is not None:
        found = known.parts[parts.name]
    elif len(rows) > LISTED:
        found = parts.fetched(connection)
    else:
        found = parts.fetched(connection, parts.key.in_(_listed(connection, rows.key)))
    if not len(rows):
        return rows.at(slice(0)).having(**found.at(slice(0)).columns)
    place = np.minimum(np.searchsorted(rows.key, found.key), len(rows) - 1)
    same = np.flatnonzero(rows.key[place] == found.key)
    return rows.at(place[same]).having(**found.at(same).columns)


def _listed(connection: Connection, keys: Array) -> Select[Any]:
    """Keys as a query, however many they are."""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(json.dumps(keys.tolist())).table_valued("value")
    else:
        listed = func.unnest(cast(keys.tolist(), ARRAY(BigInteger))).table_valued("value").render_derived()
    return select(listed.c.value)


def _rows(
    connection: Connection,
    kind: Kind,
    asked: asking.Asked,
    names: Sequence[str],
    conditions: Sequence[Condition],
    clauses: Sequence[ColumnElement[bool]],
    only: Sequence[Only],
) -> Rows:
    names = tuple(dict.fromkeys(names))
    known = held(connection)
    if known is None:
        every = [*clauses, *(one.clause for one in only)]
        return kind.fetched(connection, names, _query(connection, kind, asked, conditions, every))
    rows = known.rows[kind.name]
    columns = {name: rows.columns[name] for name in (*names, *(name for one in only for name in one.names))}
    rows = replace(rows, columns=columns)
    if asked.condition is None and not (conditions or asked.clauses or clauses):
        low, high = np.searchsorted(rows.key, [asked.low, asked.high]).tolist()
        rows = rows.at(slice(low, high))
    else:
        keys = _asked(connection, known, kind, asked, conditions, clauses)
        rows = rows.at(np.searchsorted(rows.key, keys))
    for one in only:
        rows = rows.at(np.flatnonzero(one.holds(rows)))
    return rows


def _asked(
    connection: Connection,
    known: Held,
    kind: Kind,
    asked: asking.Asked,
    conditions: Sequence[Condition],
    clauses: Sequence[ColumnElement[bool]],
) -> Array:
    """The keys of what is asked for; what the index alone tells is looked for among what is held."""
    parts = [part for part in (asked.condition, *conditions) if part is not None]
    if asked.clauses or clauses or not parts:
        return _keys(connection, _query(connection, kind, asked, conditions, clauses))
    keys = _meeting(connection, known, kind, joined(*parts))
    return keys[slice(*np.searchsorted(keys, [asked.low, asked.high]).tolist())]


def _meeting(connection: Connection, known: Held, kind: Kind, condition: Condition) -> Array:
    """The keys of rows that meet a condition; those of alternatives are held each for itself, for others have them."""
    if isinstance(condition, AnyOf) and 1 < len(condition.parts) <= ALTERNATIVES:
        every = np.concatenate([_meeting(connection, known, kind, part) for part in condition.parts])
        every.sort(kind="stable")  # merges what is in order already
        return every[np.append(True, every[1:] != every[:-1])] if len(every) else every

    def meeting() -> Array:
        match = index.matching(connection, kind.words, condition)
        return _keys(connection, select(match.key.label("key")).select_from(match.source).where(match.holds))

    return known.keys((kind.name, condition), meeting)


def _keys(connection: Connection, query: Select[Any]) -> Array:
    """The keys that a query finds, the lowest first."""
    found: Array = fetched(connection, query)[0]  # type: ignore[assignment]  # numbers are no texts
    return np.sort(found)


def _query(
    connection: Connection,
    kind: Kind,
    asked: asking.Asked,
    conditions: Sequence[Condition],
    clauses: Sequence[ColumnElement[bool]],
) -> Select[Any]:
    """The keys of rows; the table takes part if clauses need it."""
    table = kind.table
    parts = tuple(part for part in (asked.condition, *conditions) if part is not None)
    held_to = [*asked.clauses, *clauses]
    source: FromClause = table
    key: ColumnElement[int] = table.c.key
    if parts:
        match = index.matching(connection, kind.words, joined(*parts))
        source = match.source.join(table, table.c.key == match.key) if held_to else match.source
        key = match.key
        held_to.append(match.holds)
    if asked.low:
        held_to.append(key >= asked.low)
    if asked.high < LAST:
        held_to.append(key < asked.high)
    return select(key.label("key")).select_from(source).where(*held_to)
