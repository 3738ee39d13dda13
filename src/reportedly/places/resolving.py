"""Toponyms of an article as records: each tied to one place on the earth, or kept with the reason why not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import cos
from typing import TYPE_CHECKING, Any

import numpy as np

from reportedly.records import Place, Resolution, Span

from .directions import direction_before, direction_of, part_of
from .evidence import evidence
from .features import table
from .finding import found
from .gazetteer import COUNTRY, FEATURE, FIRST, REGION, SECOND, TOWN, WATER, Entry, Gazetteer, default_gazetteer
from .mentions import Group, Mention, grouped
from .names import folded
from .ranking import chances, default_weights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from reportedly.language.document import Document
    from reportedly.records import Article

BY = "places/gazetteer 1.0"

_RESOLUTIONS = {
    COUNTRY: Resolution.COUNTRY,
    FIRST: Resolution.PROVINCE,
    SECOND: Resolution.DISTRICT,
    TOWN: Resolution.CITY,
    REGION: Resolution.REGION,
    WATER: Resolution.WATER,
    FEATURE: Resolution.FEATURE,
}
_CLOSE = cos(50 / 6371)
"""Candidates within 50 km of each other are one place for the purpose of confidence."""
_TOP = 8
SUREST = 0.97
"""Chances are scaled to this at most: of the surest toponyms so many are right on articles kept aside from the fit."""
_MOST_OF_IT, _NEXT_TO = 1.2, 1.0
"""A town stands for its division's name if it holds a sixteenth of its people or more and lies within a degree."""
_WIDE = frozenset({COUNTRY, FIRST, SECOND, REGION})
_UNKNOWN = "no place of this name in the gazetteer"


def places(
    document: Document,
    article: Article,
    *,
    countries: Counter[str] | None = None,
    mentions: Iterable[tuple[int, int]] | None = None,
    actors: Iterable[tuple[int, int]] = (),
    gazetteer: Gazetteer | None = None,
) -> tuple[Place, ...]:
    """The places of an article, in the order of its text.

    Args:
        document: the parse of ``article.text``.
        countries: weights of countries by ISO 3166-1 alpha-3 code that speak for a place, such as those of the actors.
        mentions: starts and ends of the toponyms, if they are not to be found here; taken as they stand.
        actors: starts and ends of toponyms that stand for who acts ("Washington said"): they help to resolve the others
            and are left out themselves.
        gazetteer: :func:`default_gazetteer` if none is given.
    """
    names = gazetteer or default_gazetteer()
    spans = list(mentions) if mentions is not None else _found(document, article, names)
    acting = sorted(actors)
    groups = grouped(article.text, {*spans, *acting}, names)
    groups.sort(key=lambda group: group.mentions[0].start)
    best = resolved(groups, article, names, countries)
    merged: dict[object, _Draft] = {}
    for group, chosen in zip(groups, best, strict=True):
        for mention in group.mentions:
            if _touches(mention.start, mention.end, acting):
                continue
            start, word = mention.start, None
            if chosen and chosen[0].kind in _WIDE and mentions is None:
                start, word = _part(article.text, mention, group)
            key: object = (chosen[0].row, word) if chosen else (group.fold, None)
            merged.setdefault(key, _Draft(chosen, word)).spans.append((start, mention.end))
    ordered = sorted(merged.values(), key=lambda draft: min(draft.spans))
    return tuple(_record(number, draft, article.text, names) for number, draft in enumerate(ordered, 1))


def _found(document: Document, article: Article, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """The toponyms of the text, and the place of its dateline, which is not parsed as part of it."""
    spans = found(document, gazetteer)
    line = article.dateline.span if article.dateline is not None else None
    if line is not None and gazetteer.knows(line.exact) and not _touches(line.start, line.end, spans):
        spans.append((line.start, line.end))
    return spans


def resolved(
    groups: list[Group], article: Article, gazetteer: Gazetteer, countries: Counter[str] | None
) -> list[tuple[Entry, float] | None]:
    """The likeliest place of each group and its chance; ``None`` where the gazetteer has none of that name."""
    known = [group for group in groups if group.matches]
    if not known:
        return [None] * len(groups)
    cells = table(known, evidence(article, gazetteer, countries), gazetteer)
    likely = chances(cells, default_weights())
    best = {}
    for number, group in enumerate(known):
        low, high = cells.starts[number], cells.starts[number + 1]
        at, chance = _best(likely[low:high], cells.points[low:high])
        best[id(group)] = _town_rather(group, group.matches[at].entry), chance
    return [best.get(id(group)) for group in groups]


def _best(likely: NDArray[Any], points: NDArray[Any]) -> tuple[int, float]:
    """Number and chance of the best candidate, each with the chances of those close to it: a town and its province."""
    close = points @ points[np.argsort(-likely)[:_TOP]].T > _CLOSE
    masses = likely @ close
    best = int(np.argmax(masses))
    inside = np.flatnonzero(close[:, best])
    return int(inside[np.argmax(likely[inside])]), float(masses[best])


def _town_rather(group: Group, entry: Entry) -> Entry:
    """The town of the same name where a division is chosen that is little more than its surroundings.

    A name without "province" or "county" by it means the town: "near Daraa" is near the town of Daraa.
    """
    named_so = any(mention.kind in {FIRST, SECOND} for mention in group.mentions)
    if entry.kind not in {FIRST, SECOND} or named_so or group.division:
        return entry
    towns = (match.entry for match in group.matches if match.entry.kind == TOWN)
    around = (town for town in towns if entry.row in {town.first, town.second})
    town = max(around, key=lambda one: one.people, default=None)
    if town is None or town.people < entry.people - _MOST_OF_IT or _far(town, entry):
        return entry
    return town


def _far(one: Entry, other: Entry) -> bool:
    return max(abs(one.lat - other.lat), abs(one.lon - other.lon)) > _NEXT_TO


def _part(text: str, mention: Mention, group: Group) -> tuple[int, str | None]:
    """Where a mention begins with the direction in front of it, and that direction."""
    within = direction_of(mention.text) if folded(mention.text) != group.fold else None
    return (mention.start, within) if within else direction_before(text, mention.start) or (mention.start, None)


@dataclass
class _Draft:
    """What will be one record: the place and its chance, the direction that cuts a part out of it, and the mentions."""

    chosen: tuple[Entry, float] | None
    word: str | None
    spans: list[tuple[int, int]] = field(default_factory=list)


def _touches(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < high and low < end for low, high in spans)


def _record(number: int, draft: _Draft, text: str, gazetteer: Gazetteer) -> Place:
    spans = tuple(Span.of(text, start, end) for start, end in sorted(draft.spans))
    if draft.chosen is None:
        return Place(
            id=f"p{number}",
            name=None,
            label=spans[0].exact,
            mentions=spans,
            geoname=None,
            lat=None,
            lon=None,
            country=None,
            resolution=None,
            reason=_UNKNOWN,
            by=BY,
            confidence=0.0,
        )
    entry, chance = draft.chosen
    lat, lon = part_of(entry, draft.word, gazetteer) if draft.word else (entry.lat, entry.lon)
    return Place(
        id=f"p{number}",
        name=f"{draft.word} {entry.name}" if draft.word else entry.name,
        label=spans[0].exact,
        mentions=spans,
        geoname=entry.geoname,
        lat=round(lat, 4),
        lon=round(lon, 4),
        country=entry.country,
        admin1=gazetteer.entry(entry.first).name if entry.first >= 0 else None,
        resolution=Resolution.REGION if draft.word else _RESOLUTIONS[entry.kind],
        by=BY,
        confidence=round(SUREST * min(chance, 1.0), 3),
    )


def country_of(name: str) -> str | None:
    """The likeliest country of a toponym that stands alone, as ISO 3166-1 alpha-3; ``None`` if it is not known.

    Args:
        name: of a country, division, town or region, also with "the" or a possessive.
    """
    gazetteer = default_gazetteer()
    matches = grouped(name, [(0, len(name))], gazetteer)[0].matches if name.strip() else []
    # Georgia is the country rather than the state where nothing else is known.
    ordered = sorted(matches, key=lambda match: match.entry.kind != COUNTRY)
    return next((match.entry.country for match in ordered if match.entry.country), None)
