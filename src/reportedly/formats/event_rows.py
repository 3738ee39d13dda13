"""Events as flat rows, one an event: CSV, and what the table of :mod:`~reportedly.formats.tables` holds."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from reportedly.formats import event_parts, event_phrases
from reportedly.records import Event, Place, Reading

COLUMNS: dict[str, str] = {
    "article": "text",
    "name": "text",
    "outlet": "text",
    "title": "text",
    "url": "text",
    "published": "text",
    "id": "text",
    "type": "text",
    "mode": "text",
    "contexts": "texts",
    "custom": "text",
    "cameo": "text",
    "quad": "whole",
    "intensity": "number",
    "status": "text",
    "factuality": "number",
    "historical": "flag",
    "background": "flag",
    "voucher": "text",
    "chain": "texts",
    "actors": "texts",
    "actor_ids": "texts",
    "actor_codes": "texts",
    "actor_sectors": "texts",
    "actor_words": "texts",
    "recipients": "texts",
    "recipient_ids": "texts",
    "recipient_codes": "texts",
    "recipient_sectors": "texts",
    "recipient_words": "texts",
    "date_start": "text",
    "date_end": "text",
    "date_granularity": "text",
    "date_basis": "text",
    "date_words": "text",
    "place": "text",
    "place_words": "text",
    "country": "text",
    "admin1": "text",
    "resolution": "text",
    "geoname": "whole",
    "lat": "number",
    "lon": "number",
    "sizes": "texts",
    "cites": "texts",
    "links": "texts",
    "trigger": "text",
    "trigger_start": "whole",
    "trigger_end": "whole",
    "evidence": "texts",
    "confidence": "number",
    "by": "text",
}
"""Every column with the kind of its values: text, texts (a list), whole, number or flag."""

BETWEEN = "; "
"""What stands between the members of a list in a cell."""


def to_csv(reading: Reading, events: tuple[Event, ...]) -> str:
    """Events of a reading as lines of CSV (RFC 4180), without the header.

    Args:
        events: of ``reading``, the ones to write.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for event in events:
        values = row(reading, event)
        writer.writerow([_cell(values[column]) for column in COLUMNS])
    return out.getvalue()


HEAD = ",".join(COLUMNS) + "\n"
"""The header of :func:`to_csv`."""


def row(reading: Reading, event: Event) -> dict[str, Any]:
    """An event as one value a column of :data:`COLUMNS`; ``None`` for what is not known."""
    article, date = reading.article, event.date
    moment = event_parts.moment(reading, event)
    return {
        "article": article.id,
        "name": article.name,
        "outlet": event_parts.value(article.outlet),
        "title": event_parts.value(article.title),
        "url": event_parts.value(article.url),
        "published": event_parts.value(article.published),
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "custom": event.custom,
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": event.intensity,
        "status": event.status.value,
        "factuality": event.factuality,
        "historical": event.historical,
        "background": event.background,
        "voucher": event.voucher,
        "chain": list(event_parts.chain(reading, event)),
        **_side("actor", event_parts.parties(reading, event.actors)),
        **_side("recipient", event_parts.parties(reading, event.recipients)),
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "date_granularity": date.granularity.value if date else None,
        "date_basis": date.basis.value if date else None,
        "date_words": event_parts.one_line(moment.span.exact) if moment else None,
        **_where(event_parts.place(reading, event)),
        "sizes": [event_phrases.size(one) for one in event.sizes],
        "cites": [one.name for one in event_parts.citations(reading, event)],
        "links": [f"{link.kind} {link.event}" for link in event.links],
        "trigger": " … ".join(event_parts.one_line(span.exact) for span in event.trigger),
        "trigger_start": event.trigger[0].start if event.trigger else None,
        "trigger_end": event.trigger[-1].end if event.trigger else None,
        "evidence": list(event_parts.sentences(event)),
        "confidence": event.confidence,
        "by": event.by,
    }


def _side(name: str, found: tuple[event_parts.Party, ...]) -> dict[str, list[str]]:
    """The columns of one side; the lists are equally long, so that the first code is the first actor's."""
    return {
        f"{name}s": [one.name for one in found],
        f"{name}_ids": [one.actor.id if one.actor else "" for one in found],
        f"{name}_codes": [one.code or "" for one in found],
        f"{name}_sectors": [" ".join(one.sectors) for one in found],
        f"{name}_words": [event_parts.one_line(one.words.exact) for one in found],
    }


def _where(found: Place | None) -> dict[str, Any]:
    return {
        "place": found.name if found else None,
        "place_words": event_parts.one_line(found.label) if found else None,
        "country": found.country if found else None,
        "admin1": found.admin1 if found else None,
        "resolution": found.resolution.value if found and found.resolution else None,
        "geoname": found.geoname if found else None,
        "lat": found.lat if found else None,
        "lon": found.lon if found else None,
    }


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return BETWEEN.join(value) if isinstance(value, list) else str(value)
