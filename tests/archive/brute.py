"""What a filter asks for, found by going through readings in Python: what a search of the archive must find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import asin, cos, radians, sin, sqrt
from typing import TypeVar

from reportedly.archive.filters import AttributionFilter, Box, Circle, EventFilter, first_day, last_day
from reportedly.archive.lexemes import slug, split, stem, words
from reportedly.events.coded import coded
from reportedly.records import NARRATOR, Actor, Article, Attribution, Event, Reading
from reportedly.records.lookup import Party, actor_of, parties, place

EARTH = 6371.0088
Area = TypeVar("Area", Box, Circle)


def attributions(reads: Iterable[Reading], wanted: AttributionFilter) -> set[tuple[str, str]]:
    """The statements a filter asks for, by the ids of article and statement."""
    return {
        (read.article.id, one.id)
        for read in reads
        if _article(read.article, wanted)
        for one in read.attributions
        if _texts(one.clean, wanted.text) and _attribution(read, one, wanted)
    }


def events(reads: Iterable[Reading], wanted: EventFilter) -> set[tuple[str, str]]:
    """The events a filter asks for, by the ids of article and event."""
    return {
        (read.article.id, one.id)
        for read in reads
        if _article(read.article, wanted)
        for one in read.events
        if _texts(" ".join(span.exact for span in one.evidence), wanted.text) and _event(read, one, wanted)
    }


def _article(article: Article, wanted: AttributionFilter | EventFilter) -> bool:
    stated = {"outlet": article.outlet, "agency": article.agency}
    language = article.language.value.split("-")[0] if article.language else "-"
    return (
        all(_any(getattr(wanted, name), [one.value] if one else []) for name, one in stated.items())
        and _any(wanted.language, [language])
        and (not wanted.article or article.id in wanted.article)
        and _published(article, wanted.published_from, wanted.published_until)
    )


def _published(article: Article, start: str | None, end: str | None) -> bool:
    if start is None and end is None:
        return True
    day = article.published.value[:10] if article.published else ""
    if len(day) != 10 or not day[:4].isdecimal():  # "soon"
        return False
    return (start is None or first_day(start).isoformat() <= day) and (end is None or day <= last_day(end).isoformat())


def _any(wanted: tuple[str, ...], values: Iterable[str | None]) -> bool:
    return not wanted or bool({slug(one) for one in wanted} & {slug(one) for one in values if one is not None})


def _texts(text: str, query: str | None) -> bool:
    """Whether a text meets a query of words, ``"phrases"``, ``begin*``, ``-without`` and ``OR``."""
    if query is None or not query.strip():
        return True
    groups: list[list[bool]] = [[]]
    barred, asked = False, False
    for piece in _pieces(query):
        if piece == "OR":
            groups.append([])
            continue
        holds = _piece(text, piece.removeprefix("-"))
        if holds is None:
            continue
        asked = True
        if piece.startswith("-"):
            barred = barred or holds
        else:
            groups[-1].append(holds)
    filled = [group for group in groups if group]
    return asked and not barred and (not filled or any(all(group) for group in filled))


def _pieces(query: str) -> list[str]:
    found: list[str] = []
    for number, part in enumerate(query.split('"')):
        if number % 2:
            sign = "-" if found and found[-1] == "-" else ""
            found = [*found[: len(found) - len(sign)], f"{sign}{part}"]
        else:
            found += part.split()
    return found


def _piece(text: str, piece: str) -> bool | None:
    there = words(text)
    if piece.endswith("*") and (letters := split(piece.lower())):
        return any(word.startswith(letters[0]) for word in there) or stem(letters[0]) in there
    wanted = words(piece)
    if not wanted:
        return None
    return any(there[at : at + len(wanted)] == wanted for at in range(len(there)))


def _name(actor: Actor | None, label: str) -> str:
    return (actor.entity or actor.name or label) if actor else label


def _named(wanted: Iterable[str], name: str | None, full: str | None) -> bool:
    """Whether one who is called ``name`` is meant: by it whole, or by words of the full name."""
    for one in wanted:
        pieces = set(split(slug(one).replace("-", " ")))
        if name is not None and slug(one) == slug(name):
            return True
        if full is not None and pieces and pieces <= set(split(slug(full).replace("-", " "))):
            return True
    return False


def _voice(read: Reading, speaker: str) -> tuple[str | None, str | None, Actor | None]:
    one, actor = read.speaker(speaker), actor_of(read, speaker)
    return (_name(actor, one.label), one.name, actor) if one.name else (None, None, actor)


def _voiced(read: Reading, speakers: Iterable[str], wanted: tuple[str, ...]) -> bool:
    """Names of several that pass a statement on may be met together: their words lie in one index."""
    voices = [_voice(read, one) for one in speakers]
    full = " ".join(voice[1] for voice in voices if voice[1]) or None
    return not wanted or any(_named(wanted, voice[0], full) for voice in voices)


def _attribution(read: Reading, one: Attribution, wanted: AttributionFilter) -> bool:
    source = one.source.speaker if one.source else None
    actor = actor_of(read, source) if source else None
    via = [link for link in one.chain[1:] if link != source]
    return (
        _voiced(read, [source] if source else [], wanted.speaker)
        and _voiced(read, via, wanted.via)
        and _voiced(read, [one.addressee.speaker] if one.addressee else [], wanted.addressee)
        and _any(wanted.country, [actor.code] if actor else [])
        and _any(wanted.sector, actor.sectors if actor else [])
        and _any(wanted.speaker_kind, [read.speaker(source).kind.value if source else "none"])
        and _any(wanted.act, [one.act.value if one.act else "-"])
        and _any(wanted.kind, [one.kind.value])
        and wanted.negated in (None, one.negated)
        and wanted.headline in (None, one.headline)
    )


def _event(read: Reading, one: Event, wanted: EventFilter) -> bool:
    doers, others = parties(read, one.actors), parties(read, one.recipients)
    where = place(read, one)
    voucher = one.chain[-1] if one.chain[-1] != NARRATOR else None
    vouching = actor_of(read, voucher) if voucher else None
    flags = {
        "historical": one.historical,
        "background": one.background,
        "opinion": one.opinion,
        "counted": one.id in {event.id for event in coded(read.events)},
    }
    place_names = [where.name or where.label] if where else []
    region = [f"{where.country} {where.admin1}"] if where and where.country and where.admin1 else []
    plain: dict[str, Iterable[str | None]] = {
        "type": [one.type],
        "mode": [one.mode],
        "context": one.contexts,
        "status": [one.status.value],
        "cameo": [one.cameo],
        "custom": [one.custom],
        "actor_country": [party.code for party in doers],
        "recipient_country": [party.code for party in others],
        "party_country": [party.code for party in (*doers, *others)],
        "actor_sector": [sector for party in doers for sector in party.sectors],
        "recipient_sector": [sector for party in others for sector in party.sectors],
        "voucher_country": [vouching.code] if vouching else [],
        "place": place_names,
        "country": [where.country] if where else [],
        "admin1": region,
    }
    return (
        all(_any(getattr(wanted, name), values) for name, values in plain.items())
        and (not wanted.quad or one.quad in wanted.quad)
        and (not wanted.geoname or (where is not None and where.geoname in wanted.geoname))
        and _side(doers, wanted.actor)
        and _side(others, wanted.recipient)
        and (not wanted.party or _side(doers, wanted.party) or _side(others, wanted.party))
        and (not wanted.dyad or any(_dyad(doers, others, dyad) for dyad in wanted.dyad))
        and (not wanted.voucher or any(_vouched(read, one, voucher, name) for name in wanted.voucher))
        and all(value in (None, flags[name]) for name, value in ((name, getattr(wanted, name)) for name in flags))
        and _happened(one, wanted.happened_from, wanted.happened_until)
        and _lies(where, wanted.box, _in_box)
        and _lies(where, wanted.circle, _in_circle)
    )


def _side(found: tuple[Party, ...], wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return True
    if not found:
        return "-" in {slug(one) for one in wanted}
    people = [one.actor.name for one in found if one.actor and one.actor.kind.value == "person" and one.actor.name]
    return any(_named(wanted, _name(one.actor, one.name), " ".join(people) or None) for one in found)


def _dyad(doers: tuple[Party, ...], others: tuple[Party, ...], dyad: str) -> bool:
    sign = ">" if ">" in dyad else "-"
    one, other = (slug(part) for part in dyad.split(sign))
    there = {(slug(a.code), slug(b.code)) for a in doers for b in others if a.code and b.code}
    return (one, other) in there or (sign == "-" and (other, one) in there)


def _vouched(read: Reading, one: Event, voucher: str | None, name: str) -> bool:
    if name == NARRATOR:
        return one.voucher == NARRATOR
    return voucher is not None and _voiced(read, [voucher], (name,))


def _happened(one: Event, start: str | None, end: str | None) -> bool:
    if start is None and end is None:
        return True
    days = sorted(day[:10] for day in (one.date.start, one.date.end) if day) if one.date else []
    if not days:
        return False
    return (start is None or days[-1] >= first_day(start).isoformat()) and (
        end is None or days[0] <= last_day(end).isoformat()
    )


def _lies(where: object, area: Area | None, inside: Callable[[Area, float, float], bool]) -> bool:
    if area is None:
        return True
    lat, lon = getattr(where, "lat", None), getattr(where, "lon", None)
    return lat is not None and lon is not None and inside(area, lat, lon)


def _in_box(box: Box, lat: float, lon: float) -> bool:
    across = box.west <= lon <= box.east if box.west <= box.east else (lon >= box.west or lon <= box.east)
    return across and box.south <= lat <= box.north


def _in_circle(circle: Circle, lat: float, lon: float) -> bool:
    """By the haversine formula."""
    height = sin(radians(lat - circle.lat) / 2) ** 2
    width = cos(radians(lat)) * cos(radians(circle.lat)) * sin(radians(lon - circle.lon) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(height + width))) <= circle.km
