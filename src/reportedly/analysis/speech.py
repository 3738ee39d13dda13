"""Whose speech is reported: the share of each country, sector and kind of voice, and who is quoted on whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, select

from .. import arrow
from ..archive import asking, keys, tables
from ..archive.facts import NOBODY
from ..archive.filters import AttributionFilter, EventFilter
from ..errors import UsageError
from ..records import NARRATOR
from . import selection
from .counting import grouped, once
from .dyads import ALL
from .periods import whole

if TYPE_CHECKING:
    import pyarrow as pa

_STATEMENT = tables.attribution.c

FIELDS: dict[str, ColumnElement[Any]] = {
    "country": _STATEMENT.code,
    "sector": _STATEMENT.sector,
    "named": case((_STATEMENT.speaker_kind.in_(("person", "organisation")), "named"), else_=_STATEMENT.speaker_kind),
    "act": _STATEMENT.act,
    "kind": _STATEMENT.kind,
    "speaker": _STATEMENT.speaker,
}
"""What speech is shared out by; ``named`` tells named voices from ``unnamed`` ones, ``document`` and ``none``."""

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
    rows = _measured(connection, _spoken(connection, wanted, field).subquery(), ("value",))
    return arrow.table(_shared(rows), SHARES)


def shares_by_outlet(
    connection: Connection, wanted: AttributionFilter | None = None, field: str = "country"
) -> pa.Table:
    """As :func:`shares`, of each outlet's speech; outlets by name, those without one last."""
    article = tables.article
    spoken = _spoken(connection, wanted, field).add_columns(article.c.outlet.label("outlet"))
    spoken = spoken.join(article, article.c.number == asking.article_number(_STATEMENT.key))
    rows = _measured(connection, spoken.subquery(), ("outlet", "value"))
    outlets: dict[str | None, list[dict[str, Any]]] = {}
    for row in rows:
        outlets.setdefault(row["outlet"], []).append(row)
    return arrow.table((row for found in outlets.values() for row in _shared(found)), BY_OUTLET)


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
    event, role = tables.event.c, tables.role.c
    vouched = selection.events(
        connection,
        wanted,
        columns=(
            event.voucher.label("voice"),
            event.voucher_code.label("voice_country"),
            _sector_of_voice().label("voice_sector"),
            event.intensity,
            event.confidence.label("surety"),
        ),
    ).where(event.voucher.not_in((NARRATOR, NOBODY)))
    # Kept apart, so that the sector is looked up once for each event, and not for each of its roles.
    told = vouched.cte("vouched").prefix_with("MATERIALIZED")
    about = select(told, role.side.label("side"), role.code.label("about")).join(tables.role, role.key == told.c.key)
    group = ("voice_country", "voice_sector", "side", "about")
    units = once(about.where(role.code.is_not(None)).distinct(), group)
    measures = {
        "events": func.count(),
        "tellings": func.sum(units.c.tellings),
        "voices": func.count(units.c.voice.distinct()),
        "mean": func.avg(units.c.intensity),
    }
    rows = grouped(connection, units, group, measures, weight="tellings", letter="e")
    rows.sort(key=lambda row: -row["events"])
    return arrow.table(rows, QUOTED)


def _sector_of_voice() -> ColumnElement[Any]:
    column = tables.attribution.c
    unnamed = and_(
        column.speaker.is_(None), column.speaker_kind == "unnamed", column.code == tables.event.c.voucher_code
    )
    return func.coalesce(_sector_where(column.speaker == tables.event.c.voucher), _sector_where(unnamed))


def _sector_where(holds: ColumnElement[bool]) -> ColumnElement[Any]:
    """The sector of the statements of an event's article that meet a clause; of several, the last in the alphabet."""
    key, statement = tables.event.c.key, tables.attribution.c
    beginning = key - key % whole(keys.ROWS)
    inside = and_(statement.key >= beginning, statement.key < beginning + whole(keys.ROWS))
    return select(func.max(statement.sector)).where(inside, holds).correlate(tables.event).scalar_subquery()


def _spoken(connection: Connection, wanted: AttributionFilter | None, field: str) -> Any:
    if field not in FIELDS:
        raise UsageError(f"speech cannot be shared out by {field!r}; choose one of: {', '.join(FIELDS)}")
    columns = (FIELDS[field].label("value"), _STATEMENT.words)
    return selection.attributions(connection, wanted or AttributionFilter(), columns)


def _measured(connection: Connection, spoken: Subquery, group: tuple[str, ...]) -> list[dict[str, Any]]:
    measures = {"statements": func.count(), "words": func.sum(spoken.c.words)}
    return grouped(connection, spoken, group, measures, weight="words", letter="a")


def _shared(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with their shares of all of them, the most words first."""
    words = sum(row["words"] for row in rows) or 1
    statements = sum(row["statements"] for row in rows) or 1
    shared = [
        {**row, "share": row["words"] / words, "share_of_statements": row["statements"] / statements} for row in rows
    ]
    return sorted(shared, key=lambda row: (-row["words"], -row["statements"]))
