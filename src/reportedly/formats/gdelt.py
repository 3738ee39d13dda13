"""Events as rows of GDELT 2.0's event table, one a pair of actor and recipient, and the companion table of vouchers.

Sixty-one tab-separated columns without a header, as in GDELT's own files. What GDELT cannot carry stands in a second
table that shares its first column.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from hashlib import blake2b
from io import StringIO
from typing import NamedTuple

from reportedly.formats import codebooks, event_parts, phrases
from reportedly.formats.event_parts import Party
from reportedly.records import Event, Place, Reading, Resolution

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_TYPES = ("Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

COLUMNS = (
    *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in (1, 2) for name in (*_ACTOR, *_TYPES)),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
"""GDELT's columns, by the names of its codebook (V2.0, 19 February 2015)."""

HEAD = ""
"""GDELT's files have no header."""

BESIDE_COLUMNS = (
    *("GlobalEventID", "Article", "Event", "Status", "Factuality", "Voucher", "Chain", "Confidence"),
    *("GeoNamesID", "Evidence"),
)
BESIDE_HEAD = "\t".join(BESIDE_COLUMNS) + "\n"
"""The header of :func:`beside`."""


class Pair(NamedTuple):
    """One row: an event with one actor and one recipient, either of whom the text may not tell."""

    event: Event
    actor: Party | None
    recipient: Party | None


def to_gdelt(reading: Reading, events: tuple[Event, ...]) -> str:
    """Rows of GDELT's event table for events that have a CAMEO code.

    Args:
        events: of ``reading``, the ones to write.
    """
    return "".join("\t".join(_cell(one) for one in _row(reading, pair)) + "\n" for pair in _pairs(reading, events))


def beside(reading: Reading, events: tuple[Event, ...]) -> str:
    """Rows of the table of vouchers, one for each row of :func:`to_gdelt`, with the same first column."""
    out = StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for pair in _pairs(reading, events):
        event = pair.event
        place = event_parts.place(reading, event)
        writer.writerow(
            [
                _identifier(reading, pair),
                reading.article.id,
                event.id,
                event.status.value,
                event.factuality,
                event_parts.voucher(reading, event),
                " > ".join(event_parts.chain(reading, event)),
                event.confidence,
                place.geoname if place and place.geoname is not None else "",
                " ".join(event_parts.sentences(event)),
            ]
        )
    return out.getvalue()


def _pairs(reading: Reading, events: tuple[Event, ...]) -> Iterator[Pair]:
    for event in events:
        if event.cameo is None:
            continue
        actors = event_parts.parties(reading, event.actors) or (None,)
        recipients = event_parts.parties(reading, event.recipients) or (None,)
        yield from (Pair(event, actor, recipient) for actor in actors for recipient in recipients)


def _row(reading: Reading, pair: Pair) -> list[object]:
    event, article = pair.event, reading.article
    cameo = event.cameo or ""
    return [
        _identifier(reading, pair),
        *_when(event),
        *_who(pair.actor),
        *_who(pair.recipient),
        int(not event.background),
        cameo,
        cameo[:3],
        cameo[:2],
        quad(cameo),
        codebooks.goldstein(cameo),
        *(1, 1, 1),
        None,
        *_nowhere(),
        *_nowhere(),
        *_where(event_parts.place(reading, event)),
        _added(article.published.value if article.published else ""),
        event_parts.value(article.url) or article.name,
    ]


def _identifier(reading: Reading, pair: Pair) -> int:
    """A number of 53 bits, which every program holds exactly, from article, event and pair."""
    who = [one.actor.id if one and one.actor else "" for one in (pair.actor, pair.recipient)]
    key = "\n".join((reading.article.id, pair.event.id, *who))
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 11


def _when(event: Event) -> list[object]:
    """Day, month, year, and the year with its fraction, in which GDELT gives each month 30 of 365 days."""
    day = phrases.iso_day(event.date.start) if event.date and event.date.start else None
    if day is None:
        return [None] * 4
    fraction = ((day.month - 1) * 30 + day.day) / 365
    return [f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", f"{day.year + fraction:.4f}"]


def _who(party: Party | None) -> list[object]:
    """The ten columns of an actor."""
    if party is None:
        return [None] * 10
    known = codebooks.cameo_actor(party.code)
    roles = tuple(role for role in codebooks.cameo_roles(party.sectors) if role != known.type)
    types = [*([known.type] if known.type else []), *roles][:3]
    code = "".join((known.type, known.country, known.group, *roles))[:15]
    return [code, party.name.upper(), known.country, known.group, None, None, None, *types, *[None] * (3 - len(types))]


def quad(cameo: str) -> int:
    """GDELT's quad class of a CAMEO code, by its root; PLOVER's may differ, since it splits root 08."""
    root = int(cameo[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def _nowhere() -> list[object]:
    return [0, *[None] * 7]


def _where(place: Place | None) -> list[object]:
    """The eight columns of a place; GDELT knows countries, states and towns."""
    level = place.resolution if place else None
    kinds = _KINDS.get(level) if level else None
    if place is None or kinds is None or place.country is None:
        return _nowhere()
    there = codebooks.country(place.country)
    american = place.country == "USA"
    parts = [place.name or place.label]
    if level is not Resolution.COUNTRY:
        parts += [part for part in (place.admin1, there.name) if part and part not in parts]
    state = codebooks.us_state(place.name if level is Resolution.PROVINCE else place.admin1) if american else ""
    first = there.fips if level is Resolution.COUNTRY else f"US{state}" if state else None
    feature = there.fips if level is Resolution.COUNTRY else None
    return [kinds[american], ", ".join(parts), there.fips, first, None, place.lat, place.lon, feature]


_KINDS = {
    Resolution.COUNTRY: (1, 1),
    Resolution.PROVINCE: (5, 2),
    Resolution.DISTRICT: (4, 3),
    Resolution.CITY: (4, 3),
    Resolution.SUB_CITY: (4, 3),
}
"""GDELT's types of places: abroad, and in the United States."""


def _added(published: str) -> str | None:
    """Day and time of the article as ``YYYYMMDDHHMMSS``; midnight where only the day is known."""
    found = event_parts.published_at(published)
    return f"{found:%Y%m%d%H%M%S}" if found else None


def _cell(value: object) -> str:
    """A cell without tabs or quotation marks, since GDELT's files quote nothing."""
    return "" if value is None else event_parts.one_line(str(value)).replace('"', "'")
