"""What is found in an archive as Arrow tables: the columns of one reading's tables, and what only an archive knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly.archive.articles import Listed
from reportedly.archive.facts import name_of
from reportedly.archive.found import Found, reference
from reportedly.formats import arrow, event_rows, tables
from reportedly.records.lookup import actor_of

if TYPE_CHECKING:
    import pyarrow as pa

ARTICLES = {
    **dict.fromkeys(("id", "title", "outlet", "agency", "url", "published", "modified"), "text"),
    **dict.fromkeys(("added", "language", "read_by"), "text"),
    "length": "whole",
    "latest": "flag",
    "number": "whole",
}
"""Columns of articles."""

ATTRIBUTIONS = {
    "ref": "text",
    **tables.ATTRIBUTIONS,
    "speaker_actor": "text",
    "speaker_country": "text",
    "speaker_sectors": "texts",
    "utterance": "whole",
}
"""Columns of statements; ``ref`` names the row, ``utterance`` the story of those that report the same."""

EVENTS = {"ref": "text", **event_rows.COLUMNS, "story": "whole"}
"""Columns of events; ``ref`` names the row, ``story`` those that tell of the same happening."""


def articles(listed: Iterable[Listed]) -> pa.Table:
    """One row for each article."""
    return arrow.table(({name: getattr(one, name) for name in ARTICLES} for one in listed), ARTICLES)


def attributions(rows: Iterable[Found]) -> pa.Table:
    """One row for each statement."""
    return arrow.table(map(_attribution, rows), ATTRIBUTIONS)


def events(rows: Iterable[Found]) -> pa.Table:
    """One row for each event."""
    return arrow.table(map(_event, rows), EVENTS)


def _attribution(row: Found) -> dict[str, Any]:
    one = row.reading.attributions[0]
    speaker = row.reading.speaker(one.source.speaker) if one.source else None
    actor = actor_of(row.reading, speaker.id) if speaker else None
    return {
        "ref": reference(row.reading, one.id),
        **tables.attribution_row(row.reading, one),
        "speaker_actor": name_of(actor, speaker.label) if speaker and speaker.name else None,
        "speaker_country": actor.code if actor else None,
        "speaker_sectors": list(actor.sectors) if actor else [],
        "utterance": row.story,
    }


def _event(row: Found) -> dict[str, Any]:
    event = row.reading.events[0]
    return {
        "ref": reference(row.reading, event.id),
        **event_rows.row(row.reading, event),
        "story": row.story,
    }
