"""What is entered of a reading so that it can be found and counted: rows of numbers and codes, words and facets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from ..events.coded import coded
from ..records import NARRATOR, Actor, Article, Attribution, Event, Place, Reading, Speaker
from ..records.lookup import Party, actor_of, parties, place
from . import keys
from .lexemes import Lexemes, facet, slug, split, words

LONG = 10
"""Years beyond which the years of an event are not named one by one."""
NOBODY = "-"
"""Stands for a speaker or a side that the text does not name."""


class Row(NamedTuple):
    """One row of a table, and its row in the index."""

    values: dict[str, Any]
    lexemes: Lexemes


class Facts(NamedTuple):
    """All rows of a reading."""

    article: Lexemes
    attributions: tuple[Row, ...]
    events: tuple[Row, ...]
    roles: tuple[dict[str, Any], ...]


def facts(reading: Reading, day: int, number: int) -> Facts:
    """The rows of a reading.

    Args:
        day: of the article, as :func:`~reportedly.archive.keys.day_of` counts it.
        number: of the article in its archive.
    """
    article = reading.article
    about = tuple(_of_article(article))
    counted = {event.id for event in coded(reading.events)}
    roles: list[dict[str, Any]] = []
    events: list[Row] = []
    for at, event in enumerate(reading.events):
        key = keys.key(day, number, at)
        sides = {"actor": parties(reading, event.actors), "recipient": parties(reading, event.recipients)}
        events.append(_event(reading, event, key, sides, about, counted=event.id in counted))
        roles.extend(_role(key, side, n, one) for side, found in sides.items() for n, one in enumerate(found))
    attributions = tuple(
        _attribution(reading, one, keys.key(day, number, at), about) for at, one in enumerate(reading.attributions)
    )
    return Facts(Lexemes(words(article.text), about), attributions, tuple(events), tuple(roles))


def name_of(actor: Actor | None, label: str) -> str:
    """The one word by which an actor is found in every article: the knowledge base's, or made of its name."""
    if actor is None:
        return slug(label)
    return slug(actor.entity or actor.name or label)


def _of_article(article: Article) -> Iterator[str]:
    for field, stated in (("outlet", article.outlet), ("agency", article.agency)):
        if stated is not None:
            yield facet(field, stated.value)
    yield facet("language", article.language.value.split("-")[0] if article.language else NOBODY)
    yield "all:all"


def _attribution(reading: Reading, one: Attribution, key: int, about: tuple[str, ...]) -> Row:
    speaker = reading.speaker(one.source.speaker) if one.source else None
    actor = actor_of(reading, speaker.id) if speaker else None
    named = name_of(actor, speaker.label) if speaker and speaker.name else None
    found = [
        *about,
        facet("act", one.act.value if one.act else NOBODY),
        facet("kind", one.kind.value),
        facet("speakerkind", speaker.kind.value if speaker else "none"),
    ]
    found += [facet("is", flag) for flag, holds in (("negated", one.negated), ("headline", one.headline)) if holds]
    if speaker is not None:
        found += _of_voice("speaker", speaker, actor)
    for link in one.chain[1:]:
        if speaker is None or link != speaker.id:
            found += _of_voice("via", reading.speaker(link), actor_of(reading, link))
    if one.addressee is not None:
        found += _of_voice(
            "addressee", reading.speaker(one.addressee.speaker), actor_of(reading, one.addressee.speaker)
        )
    values = {
        "key": key,
        "act": one.act.value if one.act else None,
        "kind": one.kind.value,
        "speaker": named,
        "speaker_kind": speaker.kind.value if speaker else "none",
        "code": actor.code if actor else None,
        "sector": actor.sectors[0] if actor and actor.sectors else None,
        "words": len(split(one.clean)),
        "confidence": one.confidence,
    }
    return Row(values, Lexemes(words(one.clean), _each(found)))


def _of_voice(field: str, speaker: Speaker, actor: Actor | None) -> list[str]:
    """The facets by which one who speaks, passes on or is told is found: name, surname, country and sectors."""
    found = [facet(field, name_of(actor, speaker.label))] if speaker.name else []
    if speaker.name:
        found += [facet(f"{field}name", word) for word in split(slug(speaker.name).replace("-", " "))]
    if actor is not None:
        found += [facet(f"{field}code", actor.code)] if actor.code else []
        found += [facet(f"{field}sector", sector) for sector in actor.sectors]
    return found


def _event(
    reading: Reading,
    event: Event,
    key: int,
    sides: dict[str, tuple[Party, ...]],
    about: tuple[str, ...],
    *,
    counted: bool,
) -> Row:
    first, last = _days(event)
    where = place(reading, event)
    voucher = None if event.chain[-1] == NARRATOR else reading.speaker(event.chain[-1])
    vouching = actor_of(reading, voucher.id) if voucher else None
    told = " ".join(span.exact for span in event.evidence)
    flags = {
        "historical": event.historical,
        "background": event.background,
        "opinion": event.opinion,
        "counted": counted,
        "narrated": event.voucher == NARRATOR,
    }
    found = [
        *about,
        facet("type", event.type),
        facet("status", event.status.value),
        *([facet("mode", event.mode)] if event.mode else []),
        *([facet("cameo", event.cameo)] if event.cameo else []),
        *([facet("custom", event.custom)] if event.custom else []),
        *([facet("quad", str(event.quad))] if event.quad else []),
        *(facet("context", context) for context in event.contexts),
        *(facet("is", flag) for flag, holds in flags.items() if holds),
        *(_of_voice("voucher", voucher, vouching) if voucher else []),
        *(one for side, parties in sides.items() for one in _of_side(side, parties)),
        *_of_dyads(sides),
        *(_of_place(where) if where else []),
        *_of_days(first, last),
    ]
    values = {
        "key": key,
        "type": event.type,
        "mode": event.mode,
        "status": event.status.value,
        "quad": event.quad,
        "intensity": event.intensity,
        "counted": int(counted),
        "voucher": _voucher(event, voucher, vouching),
        "voucher_code": vouching.code if vouching else None,
        "first_day": first,
        "last_day": last,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "country": where.country if where else None,
        "confidence": event.confidence,
    }
    return Row(values, Lexemes(words(told), _each(found)))


def _voucher(event: Event, speaker: Speaker | None, actor: Actor | None) -> str:
    if speaker is not None:
        return name_of(actor, speaker.label)
    return NARRATOR if event.voucher == NARRATOR else NOBODY


def _of_side(side: str, found: tuple[Party, ...]) -> Iterator[str]:
    for one in found:
        yield facet(side, name_of(one.actor, one.name))
        if one.actor and one.actor.kind.value == "person" and one.actor.name:
            yield from (facet(f"{side}name", word) for word in split(slug(one.actor.name).replace("-", " ")))
        if one.code:
            yield facet(f"{side}code", one.code)
        yield from (facet(f"{side}sector", sector) for sector in one.sectors)
    if not found:
        yield facet(side, NOBODY)


def _of_dyads(sides: dict[str, tuple[Party, ...]]) -> Iterator[str]:
    doers = {one.code for one in sides["actor"] if one.code}
    others = {one.code for one in sides["recipient"] if one.code}
    for doer in sorted(doers):
        yield from (f"dyad:{slug(doer)}>{slug(other)}" for other in sorted(others))


def _of_place(where: Place) -> Iterator[str]:
    if where.geoname is not None:
        yield facet("geoname", str(where.geoname))
    yield facet("place", where.name or where.label)
    if where.country:
        yield facet("country", where.country)
        if where.admin1:
            yield facet("admin1", f"{where.country} {where.admin1}")
    if where.lat is not None and where.lon is not None:
        yield cell(where.lat, where.lon)


def cell(lat: float, lon: float) -> str:
    """The facet of the degree of latitude and longitude that a point lies in."""
    return f"cell:{int(lat // 1) + 90}.{int(lon // 1) + 180}"


def _of_days(first: int | None, last: int | None) -> Iterator[str]:
    """The months and years in which an event happened; of a longer time only the years, or that it is long."""
    if first is None or last is None:
        return
    start, end = date.fromordinal(first), date.fromordinal(last)
    if end.year - start.year > LONG:
        yield "span:-"
        return
    years = range(start.year, end.year + 1)
    yield from (f"year:{year}" for year in years)
    if last - first > 366:
        yield from (f"span:{year}" for year in years)
    else:
        months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
        yield from (f"month:{month // 12}.{month % 12 + 1}" for month in months)


def _days(event: Event) -> tuple[int | None, int | None]:
    """First and last day of an event, as ordinals of the proleptic Gregorian calendar."""
    if event.date is None:
        return None, None
    found = [_ordinal(event.date.start), _ordinal(event.date.end)]
    if found[0] is None or found[1] is None:  # open at one end: a day is known, and no more
        known = found[0] or found[1]
        return known, known
    return min(found), max(found)  # type: ignore[type-var]  # both are known


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None


def _role(key: int, side: str, number: int, one: Party) -> dict[str, Any]:
    return {
        "key": key,
        "side": side,
        "number": number,
        "actor": name_of(one.actor, one.name),
        "code": one.code,
        "sector": one.sectors[0] if one.sectors else None,
    }


def _each(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
