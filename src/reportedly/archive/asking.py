"""Filters as conditions of the index and clauses of SQL."""

from __future__ import annotations

import re
from math import asin, cos, degrees, radians, sin
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, func, literal, or_, select

from ..records import NARRATOR
from . import keys, tables
from .conditions import (
    NOTHING,
    All,
    AnyOf,
    Condition,
    Without,
    Word,
    asked,
    joined,
    one_of,
)
from .facts import cell
from .filters import AttributionFilter, Box, Circle, EventFilter, first_day, last_day
from .lexemes import facet, slug, split
from .writing import storable

EVERYTHING = Word("all:all")
"""A facet that every row has."""
MOST_CELLS = 600
"""Degrees of latitude and longitude that are named one by one; a greater area is searched by its borders alone."""
EARTH = 6371.0088
"""Mean radius of the earth in kilometres (IUGG)."""
MOST_MONTHS, MOST_YEARS = 36, 60
"""How many months, or else years, are named one by one."""


class Asked(NamedTuple):
    """What rows must meet.

    Args:
        condition: of the index; ``None`` if every row meets it.
        low, high: keys from, and up to but without.
        clauses: further ones on the table's columns.
    """

    condition: Condition | None
    low: int
    high: int
    clauses: tuple[ColumnElement[bool], ...]


def of_attributions(wanted: AttributionFilter) -> Asked:
    """What rows of attributions must meet."""
    conditions = _of_articles(wanted)
    conditions += [_named("speaker", wanted.speaker), _named("via", wanted.via), _named("addressee", wanted.addressee)]
    conditions += [
        _any("speakercode", wanted.country),
        _any("speakersector", wanted.sector),
        _any("speakerkind", wanted.speaker_kind),
        _any("act", wanted.act),
        _any("kind", wanted.kind),
    ]
    clauses = [*_of_ids(wanted, tables.attribution.c.key), *_members("utterance", wanted.utterance)]
    flags = {"negated": wanted.negated, "headline": wanted.headline}
    return _asked(wanted, conditions, flags, clauses)


def of_events(wanted: EventFilter) -> Asked:
    """What rows of events must meet."""
    conditions = _of_articles(wanted)
    for field in ("type", "mode", "context", "status", "cameo", "custom", "country", "admin1", "place"):
        conditions.append(_any(field, getattr(wanted, field)))
    conditions += [
        _any("quad", tuple(map(str, wanted.quad))),
        _any("geoname", tuple(map(str, wanted.geoname))),
        _named("actor", wanted.actor),
        _named("recipient", wanted.recipient),
        _either([_named("actor", wanted.party), _named("recipient", wanted.party)]),
        _any("actorcode", wanted.actor_country),
        _any("actorsector", wanted.actor_sector),
        _any("recipientcode", wanted.recipient_country),
        _any("recipientsector", wanted.recipient_sector),
        _either([_any("actorcode", wanted.party_country), _any("recipientcode", wanted.party_country)]),
        _either([_dyad(one) for one in wanted.dyad]),
        _either([_voucher(one) for one in wanted.voucher]),
        _any("vouchercode", wanted.voucher_country),
        _days(wanted),
    ]
    clauses = [*_of_ids(wanted, tables.event.c.key), *_members("event", wanted.story), *_happened(wanted)]
    areas = [_in_box(wanted.box)] if wanted.box else []
    areas += [_in_circle(wanted.circle)] if wanted.circle else []
    conditions += [cells for cells, _ in areas]
    clauses += [inside for _, inside in areas]
    flags = {name: getattr(wanted, name) for name in ("historical", "background", "opinion", "counted")}
    return _asked(wanted, conditions, flags, clauses)


def article_number(key: ColumnElement[int]) -> ColumnElement[int]:
    """The number of the article that a key holds (:func:`~reportedly.archive.keys.article_in`, in SQL)."""
    return (key // keys.ROWS) % keys.MOST_ARTICLES


def _of_articles(wanted: AttributionFilter | EventFilter) -> list[Condition | None]:
    found: list[Condition | None] = [
        _any("outlet", wanted.outlet),
        _any("agency", wanted.agency),
        _any("language", wanted.language),
    ]
    if wanted.text is not None and wanted.text.strip():
        found.append(asked(wanted.text, EVERYTHING) or NOTHING)
    return found


def _asked(
    wanted: AttributionFilter | EventFilter,
    conditions: list[Condition | None],
    flags: dict[str, bool | None],
    clauses: list[ColumnElement[bool]],
) -> Asked:
    held: list[Condition] = [one for one in conditions if one is not None]
    held += [Word(facet("is", name)) for name, value in flags.items() if value]
    unwanted = tuple(Word(facet("is", name)) for name, value in flags.items() if value is False)
    condition = joined(*held) if held else None
    if unwanted:
        condition = Without(condition or EVERYTHING, AnyOf(unwanted))
    low, high = 0, (1 << 63) - 1
    if wanted.published_from:
        low = keys.first_key(keys.nearest_day(first_day(wanted.published_from)))
    if wanted.published_until:
        high = min(high, keys.first_key(keys.nearest_day(last_day(wanted.published_until)) + 1))
        low = max(low, keys.first_key(1))  # what is undated came out on no known day
    return Asked(condition, low, high, tuple(clauses))


def _any(field: str, values: tuple[str, ...]) -> Condition | None:
    return one_of(field, *values) if values else None


def _either(parts: list[Condition | None]) -> Condition | None:
    found = tuple(part for part in parts if part is not None)
    return (found[0] if len(found) == 1 else AnyOf(found)) if found else None


def _named(field: str, names: tuple[str, ...]) -> Condition | None:
    """Those whom a name means: by id or full name, or by words of the name."""
    found: list[Condition] = []
    for name in names:
        pieces = tuple(Word(facet(f"{field}name", word)) for word in split(slug(name).replace("-", " ")))
        by_words: tuple[Condition, ...] = (pieces[0] if len(pieces) == 1 else All(pieces),) if pieces else ()
        found.append(AnyOf((Word(facet(field, name)), *by_words)))
    return (found[0] if len(found) == 1 else AnyOf(tuple(found))) if found else None


def _voucher(name: str) -> Condition | None:
    return Word("is:narrated") if name == NARRATOR else _named("voucher", (name,))


def _dyad(dyad: str) -> Condition:
    one, sign, other = (part.strip() for part in re.split(r"([>-])", dyad, maxsplit=1))
    there, back = Word(f"dyad:{slug(one)}>{slug(other)}"), Word(f"dyad:{slug(other)}>{slug(one)}")
    return there if sign == ">" else AnyOf((there, back))


def _days(wanted: EventFilter) -> Condition | None:
    """The months or years of a stretch of time that is short enough; its days are asked of the columns."""
    if not (wanted.happened_from and wanted.happened_until):
        return None
    start, end = first_day(wanted.happened_from), last_day(wanted.happened_until)
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    years = range(start.year, end.year + 1)
    if len(months) <= MOST_MONTHS:
        named = [Word(f"month:{month // 12}.{month % 12 + 1}") for month in months]
        named += [Word(f"span:{year}") for year in years]
        return AnyOf((*named, Word("span:-"))) if named else NOTHING
    if len(years) <= MOST_YEARS:
        return AnyOf((*(Word(f"year:{year}") for year in years), Word("span:-")))
    return None


def _happened(wanted: EventFilter) -> list[ColumnElement[bool]]:
    columns = tables.event.c
    found: list[ColumnElement[bool]] = []
    if wanted.happened_from:
        found.append(columns.last_day >= first_day(wanted.happened_from).toordinal())
    if wanted.happened_until:
        found.append(columns.first_day <= last_day(wanted.happened_until).toordinal())
    return found


def _of_ids(wanted: AttributionFilter | EventFilter, key: ColumnElement[int]) -> list[ColumnElement[bool]]:
    if not wanted.article:
        return []
    shift = keys.first_key(1)  # the day stands above, the row below the article's number
    one = tables.article.alias("one")  # rows that are counted by a fact of their article are joined with it already
    low = func.coalesce(one.c.day, 0) * literal(shift) + one.c.number * literal(keys.ROWS)
    within = (
        select(literal(1))
        .select_from(one)
        .where(one.c.id.in_(map(storable, wanted.article)), key >= low, key < low + keys.ROWS)
    )
    return [within.exists()]


def _members(kind: str, stories: tuple[int, ...]) -> list[ColumnElement[bool]]:
    if not stories:
        return []
    table = tables.attribution if kind == "utterance" else tables.event
    members = select(tables.story.c.item).where(tables.story.c.kind == kind, tables.story.c.story.in_(stories))
    return [table.c.key.in_(members)]


def _in_box(box: Box) -> tuple[Condition | None, ColumnElement[bool]]:
    columns = tables.event.c
    across = (
        columns.lon.between(box.west, box.east)
        if box.west <= box.east
        else or_(columns.lon >= box.west, columns.lon <= box.east)
    )
    return _cells(box), and_(columns.lat.between(box.south, box.north), across)


def _cells(box: Box) -> Condition | None:
    spans = [(box.west, box.east)] if box.west <= box.east else [(box.west, 180.0), (-180.0, box.east)]
    lats = range(int(box.south // 1), int(box.north // 1) + 1)
    lons = [lon for west, east in spans for lon in range(int(west // 1), int(east // 1) + 1)]
    if len(lats) * len(lons) > MOST_CELLS:
        return None
    return AnyOf(tuple(Word(cell(lat, lon)) for lat in lats for lon in lons)) if lons else NOTHING


def _in_circle(circle: Circle) -> tuple[Condition | None, ColumnElement[bool]]:
    angle = circle.km / EARTH
    south, north = circle.lat - degrees(angle), circle.lat + degrees(angle)
    if south <= -90 or north >= 90:
        box = Box(west=-180, south=max(south, -90), east=180, north=min(north, 90))
    else:
        # Half the width of a circle on a sphere, at the latitude where it is widest.
        width = degrees(asin(min(1.0, sin(angle) / cos(radians(circle.lat)))))
        west, east = (_turned(circle.lon - width), _turned(circle.lon + width)) if width < 180 else (-180.0, 180.0)
        box = Box(west=west, south=south, east=east, north=north)
    columns = tables.event.c
    there = func.radians(columns.lat)
    apart = func.radians(columns.lon - bindparam(None, circle.lon))
    here = radians(circle.lat)
    cosine = func.sin(there) * sin(here) + func.cos(there) * cos(here) * func.cos(apart)
    inside, around = _in_box(box)
    return inside, and_(around, cosine >= cos(angle))


def _turned(lon: float) -> float:
    return (lon + 180) % 360 - 180
