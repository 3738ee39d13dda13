"""How often, period by period: events by type or status, statements by act, a dyad's events by who vouches for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import Connection

from .. import arrow
from ..archive import search
from ..archive.conditions import AnyOf, joined
from ..archive.filters import AttributionFilter, EventFilter
from ..errors import UsageError
from ..records import NARRATOR
from . import selection
from .columns import texts, written
from .counting import DATED, SUMS, Units, counted, dated, grouped, once, summed, total
from .dyads import ALL, either
from .ends import does, end, voice
from .periods import period, published

if TYPE_CHECKING:
    import pyarrow as pa

COUNTS = {"period": "text", "value": "text", **SUMS}
"""Columns of :func:`counts`."""
STATEMENTS = {
    "period": "text",
    "value": "text",
    "statements": "whole",
    "tellings": "whole",
    "words": "whole",
    "evidence": "texts",
}
"""Columns of :func:`statements`: ``statements`` counts acts of speech, ``tellings`` how often they are reported."""
VOUCHED = {"period": "text", "told_by": "text", **SUMS}
"""Columns of :func:`by_voucher`; ``told_by`` is ``a``, ``b``, ``narrator`` or ``others``."""

NARRATED, OTHERS = NARRATOR, "others"


def counts(connection: Connection, wanted: EventFilter = ALL, field: str = "type", *, by: str = "month") -> pa.Table:
    """How many events have each value of a field, period by period.

    An event counts once for each value that it is told with: one that some assert and others deny, once as asserted
    and once as denied. Nothing is left out but what the filter leaves out.

    Args:
        field: one of those of ``reportedly.archive.search.FIELDS["events"]``, such as ``type``, ``mode``, ``quad``,
            ``status``.
        by: ``day``, ``month``, ``year`` or ``whole``.

    Raises:
        UsageError: no such field or period.
    """
    name = _field("events", field)
    found = dated(selection.events(connection, wanted, (*DATED, name)), by)
    found = found.having(value=written(found[name]))
    return arrow.table(summed(connection, once(connection, found, ("value",)), ("period", "value")), COUNTS)


def statements(
    connection: Connection, wanted: AttributionFilter | None = None, field: str = "act", *, by: str = "month"
) -> pa.Table:
    """How many statements have each value of a field, by period of publication; words are those of the surest report.

    An act of speech that several articles report counts once for each value that it is reported with.

    Args:
        field: one of those of ``reportedly.archive.search.FIELDS["attributions"]``, such as ``act``, ``country``.
        by: ``day``, ``month``, ``year`` or ``whole``.

    Raises:
        UsageError: no such field or period.
    """
    name = _field("attributions", field)
    found = selection.attributions(connection, wanted or AttributionFilter(), (name, "confidence", "words"))
    when = period(published(found.key), by)
    units = once(connection, found.having(period=when, value=written(found[name])), ("value",), "utterance")
    measures = {
        "statements": counted(),
        "tellings": total(units.tellings),
        "words": total(units.rows["words"]),
    }
    rows = grouped(connection, units.rows, ("period", "value"), measures, weight=units.tellings, letter="a")
    return arrow.table(rows, STATEMENTS)


def by_voucher(connection: Connection, a: str, b: str, wanted: EventFilter = ALL, *, by: str = "month") -> pa.Table:
    """The scores of a dyad apart: as told by the one's officials, by the other's, by narrators only, and by others.

    An event counts once for each of ``a``, ``b`` and ``others`` on whose word somebody tells it
    (:func:`~reportedly.analysis.ends.voice`), and for ``narrator`` if nobody but narrators tells it. If both sides are
    the same, ``a`` is meant. Otherwise as :func:`~reportedly.analysis.dyads.scores`.

    Raises:
        UsageError: no such side or period, or the filter has a dyad too.
    """
    ends = (end(a), end(b))
    ways = AnyOf(tuple(joined(does(x, "actor"), does(y, "recipient")) for x, y in (ends, ends[::-1])))
    found = either(connection, *ends, wanted, by, "voucher")
    own = [np.isin(found.key, selection.keys_meeting(connection, joined(ways, voice(one)))) for one in ends]
    narrated = found["voucher"].among(NARRATED)
    side = texts((NARRATED, "a", "b", OTHERS))._replace(codes=np.select([narrated, *own], [0, 1, 2], 3))
    units = once(connection, found.having(told_by=side), ("told_by",))
    by_narrator = units.rows["told_by"].codes == 0
    kept = np.flatnonzero(~(by_narrator & np.isin(units.unit, units.unit[~by_narrator])))
    units = Units(units.rows.at(kept), units.unit[kept], units.tellings[kept])
    return arrow.table(summed(connection, units, ("period", "told_by")), VOUCHED)


def _field(kind: str, field: str) -> str:
    """The column of a field."""
    known = search.FIELDS[kind]
    if field not in known:
        raise UsageError(f"{kind} cannot be counted by {field!r}; choose one of: {', '.join(known)}")
    return str(known[field].name)
