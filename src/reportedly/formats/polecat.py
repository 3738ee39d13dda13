"""Events in the columns of POLECAT's public files: tab-separated, one row an event, the header first.

The first forty columns are POLECAT's, by name and order; behind them stand those of :data:`BEYOND`. As there, several
actors of one event are members of one cell, and a cell without a value holds ``None``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from reportedly.formats import codebooks, event_parts
from reportedly.formats.event_parts import Party
from reportedly.records import ActorKind, Event, Place, Reading, Resolution

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
"""POLECAT's columns, as the header of its weekly files has them."""

BEYOND = ("Status", "Voucher", "Chain", "Confidence", "Evidence")
"""What POLECAT has no column for."""

QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
"""How POLECAT writes the quad classes."""

NONE = "None"
BETWEEN = "; "

HEAD = "\t".join((*COLUMNS, *BEYOND)) + "\n"
"""The header of :func:`to_polecat`."""


def to_polecat(reading: Reading, events: tuple[Event, ...]) -> str:
    """Events of a reading as tab-separated lines, without the header.

    Args:
        events: of ``reading``, the ones to write.
    """
    out = StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    story = _story(reading)
    for event in events:
        what, who, where = _what(reading, event), _who(reading, event), _where(reading, event)
        writer.writerow([*what, *who, *where, *story, *_beyond(reading, event)])
    return out.getvalue()


def _what(reading: Reading, event: Event) -> list[str]:
    date = event.date.start if event.date else None
    return [
        f"{reading.article.id}-{event.id}",
        _or_none(date),
        event.type,
        _or_none(event.mode),
        _or_none(event.intensity),
        QUADS[event.quad] if event.quad else NONE,
        _listed(event.contexts),
    ]


def _who(reading: Reading, event: Event) -> list[str]:
    """The eight columns of the actors, and the eight of the recipients."""
    return [cell for roles in (event.actors, event.recipients) for cell in _side(event_parts.parties(reading, roles))]


def _side(found: tuple[Party, ...]) -> list[str]:
    return [
        _listed(one.name for one in found),
        _listed(one.code for one in found),
        _listed(codebooks.country(one.code).cow for one in found),
        _listed(one.sectors[0] if one.sectors else None for one in found),
        _listed(dict.fromkeys(sector for one in found for sector in one.sectors)),
        _listed(one.actor.office if one.actor else None for one in found),
        _listed(event_parts.one_line(one.words.exact) for one in found),
        NONE,
    ]


def _where(reading: Reading, event: Event) -> list[str]:
    place = event_parts.place(reading, event)
    if place is None:
        return [NONE] * 10
    return [
        _or_none(place.name),
        *(_or_none(_level(place, level)) for level in (Resolution.CITY, Resolution.DISTRICT)),
        _or_none(_level(place, Resolution.PROVINCE) or place.admin1),
        _or_none(place.country),
        _or_none(place.lat),
        _or_none(place.lon),
        _or_none(place.geoname),
        _or_none(event_parts.one_line(place.label)),
        place.resolution.value if place.resolution else NONE,
    ]


def _level(place: Place, level: Resolution) -> str | None:
    return place.name if place.resolution is level else None


def _story(reading: Reading) -> list[str]:
    """The columns that are the same for every event of an article."""
    article = reading.article
    named = {kind: [a.name for a in reading.actors if a.kind is kind and a.name] for kind in ActorKind}
    return [
        _or_none(event_parts.value(article.outlet)),
        _or_none(event_parts.published(article)),
        _listed(dict.fromkeys(named[ActorKind.PERSON])),
        _listed(dict.fromkeys(named[ActorKind.ORGANISATION])),
        _listed(dict.fromkeys(place.name for place in reading.places if place.name)),
        _or_none(event_parts.value(article.language)),
        reading.produced_by,
    ]


def _beyond(reading: Reading, event: Event) -> list[str]:
    return [
        event.status.value,
        _or_none(event_parts.voucher(reading, event)),
        _or_none(" > ".join(event_parts.chain(reading, event))),
        str(event.confidence),
        _or_none(" ".join(event_parts.sentences(event))),
    ]


def _or_none(value: object) -> str:
    return (event_parts.one_line(str(value)) or NONE) if value is not None else NONE


def _listed(values: Iterable[str | None]) -> str:
    """The members of a cell; those of the columns of one side stand in the same order."""
    found = [_or_none(value).replace(BETWEEN, ", ") for value in values]
    return BETWEEN.join(found) or NONE
