"""Whose speech is reported: the share of each country, sector and kind of voice, and who is quoted on whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection

from .. import arrow
from ..archive import tables
from ..archive.facts import NOBODY
from ..archive.filters import AttributionFilter, EventFilter
from ..errors import UsageError
from ..records import NARRATOR
from . import selection
from .columns import Rows, Texts
from .counting import counted, different, grouped, mean, once, total
from .dyads import ALL
from .held import articles

if TYPE_CHECKING:
    import pyarrow as pa

FIELDS = {
    "country": "code",
    "sector": "sector",
    "named": "speaker_kind",
    "act": "act",
    "kind": "kind",
    "speaker": "speaker",
}
"""What speech is shared out by; each with its column. ``named`` tells named voices
from ``unnamed`` ones, ``document`` and ``none``."""

_NAMED = {"person": "named", "organisation": "named"}
_OWN = (NARRATOR, NOBODY)
_VOUCHED = selection.Only(tables.event.c.voucher.not_in(_OWN), ("voucher",), lambda rows: ~rows["voucher"].among(*_OWN))

SHARES = {
    "value": "text",
    "statements": "whole",
    "words": "whole",
    "share": "number",
    "share_of_statements": "number",
    "evidence": "texts",
}
"""Columns of :func:`shares`: ``share`` is of words, 0 to 1; evidence are the longest statements."""
BY_OUTLET = {"outlet": "text", **SHARES}
"""Columns of :func:`shares_by_outlet`; shares are those within the outlet."""
QUOTED = {
    "voice_country": "text",
    "voice_sector": "text",
    "side": "text",
    "about": "text",
    "events": "whole",
    "tellings": "whole",
    "voices": "whole",
    "mean": "number",
    "evidence": "texts",
}
"""Columns of :func:`quoted`."""
OUTLETS = {"outlet": "text", "articles": "whole"}
"""Columns of :func:`outlets`."""


def shares(connection: Connection, wanted: AttributionFilter | None = None, field: str = "country") -> pa.Table:
    """How much of all reported speech each has, in words and in statements; the most words first.

    Every statement counts in every article that prints it, since it is what readers get to hear that is measured; this
    is how the Gender Gap Tracker takes shares of quoted speech (Asr et al. 2021). The words of a statement inside
    another count in both. Attitudes (``believe``, ``want`` ...) are statements too: a filter by
    ``act`` leaves them out.

    Args:
        wanted: which statements.
        field: one of :data:`FIELDS`.

    Raises:
        UsageError: no such field.
    """
    rows = _measured(connection, _spoken(connection, wanted, field), ("value",))
    return arrow.table(_shared(rows), SHARES)


def shares_by_outlet(
    connection: Connection, wanted: AttributionFilter | None = None, field: str = "country"
) -> pa.Table:
    """As :func:`shares`, of each outlet's speech; outlets by name, those without one last."""
    spoken = _spoken(connection, wanted, field)
    known = articles(connection)
    outlet = known.outlet.at(known.of(spoken.key))
    rows = _measured(connection, spoken.having(outlet=outlet), ("outlet", "value"))
    outlets: dict[str | None, list[dict[str, Any]]] = {}
    for row in rows:
        outlets.setdefault(row["outlet"], []).append(row)
    return arrow.table((row for found in outlets.values() for row in _shared(found)), BY_OUTLET)


def outlets(connection: Connection) -> pa.Table:
    """How many articles each outlet has, the most first; those without an outlet are one."""
    known = articles(connection)
    names = known.outlet.at(known.latest == 1)
    counts = np.bincount(names.codes + 1, minlength=len(names.values) + 1).tolist()
    rows = [{"outlet": name, "articles": count} for name, count in zip((None, *names.values), counts, strict=True)]
    rows.sort(key=lambda row: (-row["articles"], row["outlet"] or ""))
    return arrow.table((row for row in rows if row["articles"]), OUTLETS)


def quoted(connection: Connection, wanted: EventFilter = ALL) -> pa.Table:
    """Who is quoted on whom: on whose word it stands that somebody did something, or that something was done to them.

    One row for each country and sector of voices, each side (``actor``, ``recipient``) and each country or code that
    they speak about. ``events`` counts events once, ``tellings`` how often they are told on such a word, ``voices``
    how many different voices tell them; ``mean`` is the mean intensity of the events, from conflict (-10) to
    cooperation (10). Everything said counts, whatever its status; what narrators tell on their own word does not.
    The sector of a voice is the one its statements in the same article have; of a voice that has no name, the one of
    unnamed voices of the same country there.

    Args:
        wanted: which events.
    """
    names = ("voucher", "voucher_code", "voice_sector", "intensity", "confidence")
    vouched = selection.events(connection, wanted, names, only=(_VOUCHED,))
    vouched = vouched.having(voice_country=vouched["voucher_code"])
    group = ("voice_country", "voice_sector", "side", "about")
    units = once(connection, selection.sides(connection, vouched), group)
    measures = {
        "events": counted(),
        "tellings": total(units.tellings),
        "voices": different(units.rows["voucher"]),
        "mean": mean(units.rows["intensity"]),
    }
    rows = grouped(connection, units.rows, group, measures, weight=units.tellings, letter="e")
    rows.sort(key=lambda row: -row["events"])
    return arrow.table(rows, QUOTED)


def _spoken(connection: Connection, wanted: AttributionFilter | None, field: str) -> Rows:
    if field not in FIELDS:
        raise UsageError(f"speech cannot be shared out by {field!r}; choose one of: {', '.join(FIELDS)}")
    name = FIELDS[field]
    found = selection.attributions(connection, wanted or AttributionFilter(), (name, "words"))
    value: Texts = found[name]
    return found.having(value=_named(value) if field == "named" else value)


def _named(kinds: Texts) -> Texts:
    """Kinds of speakers, those that have a name as one."""
    told = [_NAMED.get(kind, kind) for kind in kinds.values]
    values = tuple(dict.fromkeys(told))
    places = np.array([*(values.index(one) for one in told), -1], dtype=np.int32)
    return Texts(places[kinds.codes], values)


def _measured(connection: Connection, spoken: Rows, group: tuple[str, ...]) -> list[dict[str, Any]]:
    measures = {"statements": counted(), "words": total(spoken["words"])}
    return grouped(connection, spoken, group, measures, weight=spoken["words"], letter="a")


def _shared(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with their shares of all of them, the most words first."""
    words = sum(row["words"] for row in rows) or 1
    statements = sum(row["statements"] for row in rows) or 1
    shared = [
        {**row, "share": row["words"] / words, "share_of_statements": row["statements"] / statements} for row in rows
    ]
    return sorted(shared, key=lambda row: (-row["words"], -row["statements"]))
