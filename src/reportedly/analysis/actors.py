"""Who takes part in events, and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection

from .. import arrow
from ..archive.facts import NOBODY
from ..archive.filters import EventFilter
from ..archive.lexemes import slug, split
from . import selection
from .columns import Rows, Texts
from .counting import counted, grouped, mean, once, total
from .dyads import ALL

if TYPE_CHECKING:
    import pyarrow as pa

TAKING_PART = {
    "actor": "text",
    "events": "whole",
    "acting": "whole",
    "acted_upon": "whole",
    "evidence": "texts",
}
"""Columns of :func:`taking_part`: events on either side, as actor and as recipient."""
PARTNERS = {"actor": "text", "side": "text", "events": "whole", "mean": "number", "evidence": "texts"}
"""Columns of :func:`partners`: ``side`` is ``actor`` where the other does it, ``recipient`` where it is done to it."""


def taking_part(connection: Connection, wanted: EventFilter = ALL, *, limit: int | None = None) -> pa.Table:
    """How many events each takes part in, by name; the most first.

    An event counts once for each side that somebody is told to stand on. Nothing is left out but what the filter leaves
    out, and sides that nobody is named for.

    Args:
        wanted: which events.
        limit: the most actors.
    """
    found = selection.names(connection, selection.events(connection, wanted, ("confidence",)))
    found = found.at(np.flatnonzero(~found["name"].among(NOBODY)))
    units = once(connection, found, ("name", "role")).rows
    if not len(units):
        return arrow.table([], TAKING_PART)
    who: Texts = units["name"]
    counts = np.bincount(who.codes, minlength=len(who.values))
    most = np.lexsort((np.array(who.values), -counts))[:limit]
    units = units.at(np.flatnonzero(np.isin(who.codes, most)))
    acting = units["role"].among("actor").astype(np.int64)
    measures = {"events": counted(), "acting": total(acting), "acted_upon": total(1 - acting)}
    weight = np.ones(len(units), dtype=np.int64)
    rows = grouped(connection, units, ("name",), measures, weight=weight, letter="e")
    rows.sort(key=lambda row: (-row["events"], row["name"]))
    return arrow.table(({**row, "actor": row["name"]} for row in rows if row["events"]), TAKING_PART)


def partners(connection: Connection, name: str, wanted: EventFilter = ALL, *, limit: int | None = None) -> pa.Table:
    """With whom one takes part in events: those on the other side, by name; the most events first.

    Args:
        name: as filters take it: an id, or words of a name.
        wanted: which events; those of the one among them count.
        limit: the most rows.
    """
    asked = wanted.model_copy(update={"party": (name,)})
    found = selection.names(connection, selection.events(connection, asked, ("confidence", "intensity")))
    own = found["name"].among(*_called(name, found["name"].values))
    others = ~own & ~found["name"].among(NOBODY)
    acts = found["role"].among("actor")
    # The other stands on the side that the one does not stand on in the same event.
    facing = np.where(acts, _among(found, own & ~acts), _among(found, own & acts))
    units = once(connection, found.at(np.flatnonzero(others & facing)), ("name", "role"))
    measures = {"events": counted(), "mean": mean(units.rows["intensity"])}
    rows = grouped(connection, units.rows, ("name", "role"), measures, weight=units.tellings, letter="e")
    rows.sort(key=lambda row: (-row["events"], row["name"], row["role"]))
    return arrow.table((_partner(row) for row in rows[:limit]), PARTNERS)


def _partner(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "actor": row["name"], "side": row["role"]}


def _among(rows: Rows, held: Any) -> Any:
    """Whether the event of each row has a row for which something holds."""
    return np.isin(rows.key, rows.key[held])


def _called(name: str, values: Sequence[str]) -> list[str]:
    """The names that a name means, as filters read it."""
    wanted = slug(name)
    words = set(split(wanted.replace("-", " ")))
    return [value for value in values if value == wanted or words <= set(value.split("-"))]
