"""Toponyms of an article as records: each tied to one place on the earth, or kept with the reason why not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportedly.records import Place, Resolution, Span

from .directions import direction_before, part_of
from .evidence import evidence
from .features import table
from .finding import found
from .gazetteer import COUNTRY, FEATURE, FIRST, REGION, SECOND, TOWN, WATER, Entry, Gazetteer, default_gazetteer
from .mentions import Group, grouped
from .ranking import chances, default_weights

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    spans = list(mentions) if mentions is not None else found(document, names)
    acting = sorted(actors)
    groups = grouped(article.text, {*spans, *acting}, names)
    groups.sort(key=lambda group: group.mentions[0].start)
    best = resolved(groups, article, names, countries)
    merged: dict[object, _Draft] = {}
    for group, chosen in zip(groups, best, strict=True):
        for mention in group.mentions:
            if _touches(mention.start, mention.end, acting):
                continue
            part = direction_before(article.text, mention.start) if mentions is None else None
            start, word = part or (mention.start, None)
            key: object = (chosen[0].row, word) if chosen else (group.fold, None)
            draft = merged.setdefault(key, _Draft(chosen, word))
            draft.spans.append((start if chosen else mention.start, mention.end))
    ordered = sorted(merged.values(), key=lambda draft: min(draft.spans))
    return tuple(_record(number, draft, article.text, names) for number, draft in enumerate(ordered, 1))


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
        own = likely[cells.starts[number] : cells.starts[number + 1]]
        best[id(group)] = group.matches[int(own.argmax())].entry, float(own.max())
    return [best.get(id(group)) for group in groups]


class _Draft:
    """What will be one record."""

    def __init__(self, chosen: tuple[Entry, float] | None, word: str | None) -> None:
        self.chosen = chosen
        self.word = word if chosen and chosen[0].kind in {COUNTRY, FIRST, SECOND, REGION} else None
        self.spans: list[tuple[int, int]] = []


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
        confidence=round(min(chance, 1.0), 3),
    )


def country_of(name: str) -> str | None:
    """The likeliest country of a toponym that stands alone, as ISO 3166-1 alpha-3; ``None`` if it is not known.

    Args:
        name: of a country, division, town or region, also with "the" or a possessive.
    """
    gazetteer = default_gazetteer()
    groups = grouped(name, [(0, len(name))], gazetteer)
    for match in groups[0].matches if groups else []:
        if match.entry.country:
            return match.entry.country
    return None
