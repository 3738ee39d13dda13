"""What can be counted: events and statements with their columns, and what an event has several of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import BigInteger, ColumnElement, Connection, Select, Table, and_, func, literal_column, select

from ..archive import index, keys, tables
from .columns import Rows, fetched

LAST = (1 << 63) - 1
"""No key is greater."""

_EVENT, _STATEMENT = tables.event.c, tables.attribution.c


class Kind(NamedTuple):
    """Rows of one table.

    Args:
        name: of the stories of its rows.
        table: of the archive.
        words: its full-text index.
        columns: by name, what can be counted.
    """

    name: str
    table: Table
    words: str
    columns: Mapping[str, ColumnElement[Any]]

    def fetched(self, connection: Connection, names: Sequence[str], keys: Select[Any] | None = None) -> Rows:
        """Rows with these columns.

        Args:
            keys: a query for the keys of the rows; all, if there is none.
        """
        own = self.table.c.key
        query = select(own, *(self.columns[name].label(name) for name in names))
        if keys is not None:
            asked = keys.subquery()
            query = query.select_from(asked.join(self.table, own == asked.c.key))
        key, *found = fetched(connection, query)
        rows = Rows(key, dict(zip(names, found, strict=True)))  # type: ignore[arg-type]  # numbers are no texts
        return rows if np.all(rows.key[:-1] < rows.key[1:]) else rows.at(np.argsort(rows.key))


class Parts(NamedTuple):
    """What an event has several of.

    Args:
        name: of it.
        columns: names.
        query: for the key of each and these columns, no two alike.
    """

    name: str
    columns: tuple[str, ...]
    query: Select[Any]

    def fetched(self, connection: Connection, *clauses: ColumnElement[bool]) -> Rows:
        """The parts of events, the first published first."""
        key, *found = fetched(connection, self.query.where(*clauses))
        rows = Rows(key, dict(zip(self.columns, found, strict=True)))  # type: ignore[arg-type]
        return rows.at(np.argsort(rows.key, kind="stable"))

    @property
    def key(self) -> ColumnElement[int]:
        """The event's key, in the query."""
        return next(column for column in self.query.selected_columns if column.name == "key")


def whole(number: int) -> ColumnElement[int]:
    """A whole number as a part of the query's text."""
    return literal_column(str(number), BigInteger)


def _sector_of_voice() -> ColumnElement[Any]:
    """The sector that a voucher's statements have in the same article; of one without a name, that of such voices."""
    unnamed = and_(
        _STATEMENT.speaker.is_(None),
        _STATEMENT.speaker_kind == "unnamed",
        _STATEMENT.code == _EVENT.voucher_code,
    )
    return func.coalesce(_sector_where(_STATEMENT.speaker == _EVENT.voucher), _sector_where(unnamed))


def _sector_where(holds: ColumnElement[bool]) -> ColumnElement[Any]:
    """The sector of the statements of an event's article that meet a clause; of several, the last in the alphabet."""
    beginning = _EVENT.key - _EVENT.key % whole(keys.ROWS)
    inside = and_(_STATEMENT.key >= beginning, _STATEMENT.key < beginning + whole(keys.ROWS))
    return select(func.max(_STATEMENT.sector)).where(inside, holds).correlate(tables.event).scalar_subquery()


EVENTS = Kind(
    "event",
    tables.event,
    index.EVENTS,
    {**{column.name: column for column in _EVENT if column.name != "key"}, "voice_sector": _sector_of_voice()},
)
STATEMENTS = Kind(
    "utterance",
    tables.attribution,
    index.ATTRIBUTIONS,
    {column.name: column for column in _STATEMENT if column.name != "key"},
)


def _pairs() -> Select[Any]:
    doer, other = tables.role.alias("doer").c, tables.role.alias("other").c
    return (
        select(doer.key, doer.code.label("actor"), other.code.label("recipient"))
        .where(doer.key == other.key, doer.side == "actor", other.side == "recipient")
        .where(doer.code.is_not(None), other.code.is_not(None))
        .distinct()
    )


def _sides() -> Select[Any]:
    role = tables.role.c
    return select(role.key, role.side.label("side"), role.code.label("about")).where(role.code.is_not(None)).distinct()


def _names() -> Select[Any]:
    role = tables.role.c
    return select(role.key, role.side.label("role"), role.actor.label("name")).distinct()


PAIRS = Parts("pairs", ("actor", "recipient"), _pairs())
"""Codes of who acts and who is acted upon."""
SIDES = Parts("sides", ("side", "about"), _sides())
"""Codes of those on either side."""
NAMES = Parts("names", ("role", "name"), _names())
"""Those on either side, by name."""


def stories(connection: Connection, kind: str, low: int, high: int) -> Rows:
    """The rows of a kind that belong to stories, from a key to another, with their ``story``."""
    story = tables.story.c
    query = select(story.item, story.story).where(story.kind == kind, story.item.between(low, high))
    key, number = fetched(connection, query.order_by(story.item))
    rows = Rows(key, {"story": number})  # type: ignore[arg-type]  # numbers are no texts
    return rows if np.all(rows.key[:-1] < rows.key[1:]) else rows.at(np.argsort(rows.key))
