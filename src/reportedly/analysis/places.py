"""Where it happened: events by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection

from .. import arrow
from ..archive import keys, tables, writing
from ..archive.filters import EventFilter
from ..archive.found import found
from ..formats import event_parts
from . import selection
from .columns import Rows, Texts
from .counting import DATED, SUMS, dated, once, summed
from .dyads import ALL
from .held import held

if TYPE_CHECKING:
    import pyarrow as pa

PLACES = {"place": "text", "country": "text", "resolution": "text", "lat": "number", "lon": "number", **SUMS}
"""Columns of :func:`places`; ``resolution`` says how finely the place is known."""

_PLACE = ("lat", "lon", "country")
_LOCATED = selection.Only(tables.event.c.lat.is_not(None), ("lat",), lambda rows: ~np.isnan(rows["lat"]))


def places(connection: Connection, wanted: EventFilter = ALL, *, limit: int | None = 500) -> pa.Table:
    """How much happened at each place, each event once; the place with the most events first.

    Counted are the events that PLOVER would code, unless the filter asks for others, as in
    :func:`~reportedly.analysis.dyads.scores`. An event whose place is not known is left out. Places are told apart by
    their coordinates; they are called as the first of their evidence calls them.

    Args:
        wanted: which events.
        limit: the most places.
    """
    only = (_LOCATED, *selection.coded(wanted))
    located, spots = _spots(dated(selection.events(connection, wanted, (*DATED, *_PLACE), only=only), "whole"))
    rows = [{**row, **spots[int(row["spot"])]} for row in summed(connection, once(connection, located), ("spot",))]
    rows.sort(key=lambda row: (-row["events"], row["lat"], row["lon"], row["country"] or ""))
    return arrow.table(_named(connection, rows[:limit]), PLACES)


def _spots(rows: Rows) -> tuple[Rows, list[dict[str, Any]]]:
    """Events with the number of where they are, ``spot``, and what is there by number."""
    country: Texts = rows["country"]
    found, number = np.unique(np.stack([rows["lat"], rows["lon"], country.codes]), axis=1, return_inverse=True)
    spots = [
        {"lat": lat, "lon": lon, "country": country.values[int(code)] if code >= 0 else None}
        for lat, lon, code in found.T.tolist()
    ]
    return rows.having(spot=Texts(number.reshape(-1), tuple(map(str, range(len(spots)))))), spots


def _named(connection: Connection, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Places with what they are called, and how finely they are known."""
    all_held = held(connection)
    known = {} if all_held is None else all_held.names
    spots = [tuple(row[name] for name in _PLACE) for row in rows]
    first = {_key(connection, row["evidence"][0]): at for row, at in zip(rows, spots, strict=True) if at not in known}
    for one in found(connection, "event", tuple(first)):
        where = event_parts.place(one.reading, one.reading.events[0])
        resolution = where.resolution.value if where and where.resolution else None
        known[first[one.key]] = {"place": where.name if where else None, "resolution": resolution}
    return [{**row, **known[at]} for row, at in zip(rows, spots, strict=True)]


def _key(connection: Connection, reference: str) -> int:
    """The key of the event that evidence refers to."""
    article, _, item = reference.partition("/e")
    kept = writing.find(connection, article)
    if kept is None:
        raise AssertionError(f"{reference} is evidence and not there")
    return keys.key(kept.day, kept.number, int(item) - 1)
