"""How often, period by period: events by type or status, statements by act, a dyad's events by who vouches for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Text, and_, case, cast, func, select

from .. import arrow
from ..archive import search, tables
from ..archive.conditions import AnyOf, joined
from ..archive.filters import AttributionFilter, EventFilter
from ..errors import UsageError
from ..records import NARRATOR
from . import selection
from .counting import SUMS, dated, grouped, once, summed
from .dyads import ALL, either
from .ends import does, end, voice
from .periods import period, published, whole

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
    value = cast(_field("events", field), Text).label("value")
    found = selection.events(connection, wanted, columns=(*dated(connection, by), value))
    return arrow.table(summed(connection, once(found, ("value",)), ("period", "value")), COUNTS)


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
    columns = tables.attribution.c
    value = cast(_field("attributions", field), Text).label("value")
    when = period(connection, published(columns.key), by).label("period")
    surety = columns.confidence.label("surety")
    found = selection.attributions(connection, wanted or AttributionFilter(), (when, value, surety, columns.words))
    units = once(found, ("value",), "utterance")
    measures = {
        "statements": func.count(),
        "tellings": func.sum(units.c.tellings),
        "words": func.sum(units.c.words),
    }
    rows = grouped(connection, units, ("period", "value"), measures, weight="tellings", letter="a")
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
    event = tables.event.c
    own = [event.key.in_(selection.keys_meeting(connection, joined(ways, voice(one)))) for one in ends]
    side = case((event.voucher == NARRATED, NARRATED), (own[0], "a"), (own[1], "b"), else_=OTHERS).label("told_by")
    found = either(connection, *ends, wanted, by).add_columns(side)
    units = once(found, ("told_by",))
    attributed = func.max(case((units.c.told_by == NARRATED, whole(0)), else_=whole(1)))
    marked = select(units, attributed.over(partition_by=units.c.unit).label("attributed")).subquery()
    kept = select(marked).where(~and_(marked.c.told_by == NARRATED, marked.c.attributed == 1)).subquery()
    return arrow.table(summed(connection, kept, ("period", "told_by")), VOUCHED)


def _field(kind: str, field: str) -> Any:
    known = search.FIELDS[kind]
    if field not in known:
        raise UsageError(f"{kind} cannot be counted by {field!r}; choose one of: {', '.join(known)}")
    return known[field]
