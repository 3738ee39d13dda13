"""Events in the format of PLOVER 2.0: JSON lines with the field names of its manual.

What PLOVER has no field for stands under one more key, ``reportedly``.
"""

from __future__ import annotations

import json
from typing import Any

from reportedly.formats import codebooks, event_parts
from reportedly.records import Event, Place, Reading, Resolution, Status

HEAD = ""
"""JSON lines have no header."""

CODEBOOK = "PLOVER 2.0"

AUXILIARY = {
    Status.PLANNED: "future",
    Status.DENIED: "negation",
    Status.CONDITIONAL: "hypothetical",
    Status.HYPOTHETICAL: "hypothetical",
}
"""PLOVER's auxiliary modes, and the statuses they stand for."""

RESOLUTIONS = {
    Resolution.COUNTRY: 1,
    Resolution.PROVINCE: 2,
    Resolution.DISTRICT: 3,
    Resolution.CITY: 4,
    Resolution.SUB_CITY: 5,
}
"""The numbers of PLOVER's location object; regions, waters and features have none."""

SIZES = ("dead", "injured", "arrested")
"""The fields of PLOVER's size object."""


def to_plover(reading: Reading, events: tuple[Event, ...]) -> str:
    """Events of a reading, one JSON object a line.

    Args:
        events: of ``reading``, the ones to write.
    """
    return "".join(json.dumps(record(reading, event), ensure_ascii=False) + "\n" for event in events)


def record(reading: Reading, event: Event) -> dict[str, Any]:
    """An event as PLOVER's event object; what is not known is left out, except in the fields it requires."""
    date, moment = event.date, event_parts.moment(reading, event)
    place = event_parts.place(reading, event)
    first = event.evidence[0] if event.evidence else event.trigger[0]
    values = {
        "id": f"{reading.article.id}-{event.id}",
        "has_event": True,
        "date": date.start if date else None,
        "time": moment.time if moment else None,
        "enddate": date.end if date and date.end != date.start else None,
        "actor": [_entity(one) for one in event_parts.parties(reading, event.actors)],
        "recipient": [_entity(one) for one in event_parts.parties(reading, event.recipients)],
        "event": [event.type],
        "mode": _modes(event),
        "context": list(event.contexts),
        "event_loc": _location(place) if place else None,
        "event_text": [event_parts.one_line(span.exact) for span in event.trigger],
        "quad_code": event.quad,
        "event_scale": event.intensity,
        "size": {one.what: _least(one.low, one.high) for one in event.sizes if one.what in SIZES},
        "text_info": {"start": first.start, "end": first.end},
        "cite_info": _cite_info(reading),
        "coder": event.by,
        "reportedly": _beyond(reading, event),
    }
    required = {"id", "has_event", "date", "actor", "event"}
    return {key: found for key, found in values.items() if key in required or found not in (None, [], {})}


def _modes(event: Event) -> list[str]:
    auxiliary = [AUXILIARY[event.status]] if event.status in AUXILIARY else []
    return [*([event.mode] if event.mode else []), *(["historical"] if event.historical else []), *auxiliary]


def _entity(party: event_parts.Party) -> dict[str, str]:
    actor = party.actor
    values = {
        "code": party.code,
        "sector": "".join(party.sectors[:2]) or None,
        "entity_text": event_parts.one_line(party.words.exact),
        "identifier_id": actor.entity if actor else None,
        "identifier_text": actor.name if actor else None,
        "office": actor.office if actor else None,
    }
    return {key: found for key, found in values.items() if found is not None}


def _location(place: Place) -> dict[str, Any]:
    level = place.resolution
    values = {
        "extracted_place": event_parts.one_line(place.label),
        "resolved_place": place.name,
        "geonameid": place.geoname,
        "lat": place.lat,
        "lon": place.lon,
        "city": place.name if level is Resolution.CITY else None,
        "district": place.name if level is Resolution.DISTRICT else None,
        "province": place.name if level is Resolution.PROVINCE else place.admin1,
        "country": codebooks.country(place.country).name or None,
        "country_code": place.country,
        "resolution": RESOLUTIONS.get(level) if level else None,
    }
    return {key: found for key, found in values.items() if found is not None}


def _cite_info(reading: Reading) -> dict[str, str]:
    article = reading.article
    values = {
        "citation": article.name,
        "url": event_parts.value(article.url),
        "title": event_parts.value(article.title),
        "language": event_parts.value(article.language),
        "publication": event_parts.value(article.outlet),
        "coder": reading.produced_by,
        "codebook": CODEBOOK,
    }
    return {key: found for key, found in values.items() if found is not None}


def _beyond(reading: Reading, event: Event) -> dict[str, Any]:
    """What PLOVER cannot carry."""
    date = event.date
    return {
        "article": reading.article.id,
        "event": event.id,
        "status": event.status.value,
        "factuality": event.factuality,
        "background": event.background,
        "voucher": event_parts.voucher(reading, event),
        "chain": list(event_parts.chain(reading, event)),
        "confidence": event.confidence,
        "custom": event.custom,
        "cameo": event.cameo,
        "date": {"granularity": date.granularity.value, "basis": date.basis.value} if date else None,
        "sizes": [one.model_dump(mode="json", exclude={"span"}) for one in event.sizes],
        "links": [{"kind": link.kind, "event": f"{reading.article.id}-{link.event}"} for link in event.links],
        "cites": [one.name for one in event_parts.citations(reading, event)],
        "trigger": [span.model_dump(mode="json") for span in event.trigger],
        "evidence": [span.model_dump(mode="json") for span in event.evidence],
    }


def _least(low: int | None, high: int | None) -> int | None:
    return low if low is not None else high
