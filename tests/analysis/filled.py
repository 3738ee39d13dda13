"""An archive filled through its tables: events and statements as plain values, without texts and readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, insert

from reportedly.archive import index, keys, tables
from reportedly.archive.lexemes import Lexemes, facet, slug

ABOUT = ("all:all",)


class Who(NamedTuple):
    """One on a side of an event, or a voucher."""

    code: str | None = None
    sector: str | None = None
    name: str = "somebody"


class Told(NamedTuple):
    """A telling of an event; ``story`` numbers those that are of one event."""

    type: str = "CONSULT"
    quad: int | None = 1
    intensity: float | None = 1.0
    status: str = "asserted"
    first: int | None = None
    last: int | None = None
    voucher: Who | None = None
    actors: tuple[Who, ...] = ()
    recipients: tuple[Who, ...] = ()
    story: int | None = None
    confidence: float = 0.9
    counted: int = 1


class Said(NamedTuple):
    """A statement; without a speaker nobody says it."""

    speaker: Who | None = None
    kind: str = "person"
    act: str | None = "state"
    words: int = 10
    utterance: int | None = None
    confidence: float = 0.9


class Printed(NamedTuple):
    """An article: its day (ISO 8601) and what it tells."""

    day: str | None = None
    outlet: str | None = None
    events: tuple[Told, ...] = ()
    statements: tuple[Said, ...] = ()


def fill(connection: Connection, articles: Iterable[Printed]) -> list[int]:
    """Enter articles; their numbers."""
    made: list[int] = []
    for number, one in enumerate(articles, 1):
        given = _article(connection, one, f"x{number}")
        day = keys.day_of(one.day)
        for at, told in enumerate(one.events):
            _event(connection, keys.key(day, given, at), told)
        for at, said in enumerate(one.statements):
            _statement(connection, keys.key(day, given, at), said)
        made.append(given)
    return made


def _article(connection: Connection, one: Printed, name: str) -> int:
    values = {"id": name, "latest": 1, "day": keys.day_of(one.day), "published": one.day, "outlet": one.outlet}
    values |= {"added": "2031-01-01", "length": 0, "text": b""}
    found: int = connection.execute(
        insert(tables.article).values(**values).returning(tables.article.c.number)
    ).scalar_one()
    return found


def _event(connection: Connection, key: int, told: Told) -> None:
    by = told.voucher
    values = told._asdict() | {"key": key, "first_day": told.first, "last_day": told.last}
    values |= {"voucher": slug(by.name) if by else "narrator", "voucher_code": by.code if by else None}
    columns = tables.event.c.keys()
    row = dict.fromkeys(columns) | {name: value for name, value in values.items() if name in columns}
    connection.execute(insert(tables.event).values(**row))
    sides = {"actor": told.actors, "recipient": told.recipients}
    roles = [
        {"key": key, "side": side, "number": n, "actor": slug(who.name), "code": who.code, "sector": who.sector}
        for side, found in sides.items()
        for n, who in enumerate(found)
    ]
    if roles:
        connection.execute(insert(tables.role), roles)
    index.insert(connection, index.EVENTS, [(key, Lexemes((), event_facets(told)))])
    _in_story(connection, "event", key, told.story)


def event_facets(told: Told) -> tuple[str, ...]:
    """The facets of an event that analyses ask for, as ``facts`` makes them."""
    found = [*ABOUT, facet("type", told.type), facet("status", told.status)]
    found += ["is:counted"] * told.counted
    found += _voice("voucher", told.voucher) if told.voucher else ["is:narrated"]
    for side, some in (("actor", told.actors), ("recipient", told.recipients)):
        found += [one for who in some for one in _voice(side, who)]
    return tuple(dict.fromkeys(found))


def _voice(field: str, who: Who) -> list[str]:
    found = [facet(field, who.name)]
    found += [facet(f"{field}code", who.code)] if who.code else []
    return found + ([facet(f"{field}sector", who.sector)] if who.sector else [])


def _statement(connection: Connection, key: int, said: Said) -> None:
    by = said.speaker
    named = said.kind in {"person", "organisation"}
    row = {"key": key, "act": said.act, "kind": "indirect", "words": said.words, "confidence": said.confidence}
    row |= {"speaker": slug(by.name) if by and named else None, "speaker_kind": said.kind if by else "none"}
    row |= {"code": by.code if by else None, "sector": by.sector if by else None}
    connection.execute(insert(tables.attribution).values(**row))
    facets = [*ABOUT, *([facet("act", said.act)] if said.act else []), *(_voice("speaker", by) if by else [])]
    index.insert(connection, index.ATTRIBUTIONS, [(key, Lexemes((), tuple(dict.fromkeys(facets))))])
    _in_story(connection, "utterance", key, said.utterance)


def _in_story(connection: Connection, kind: str, key: int, story: int | None) -> None:
    if story is not None:
        connection.execute(insert(tables.story).values(kind=kind, item=key, story=story))


def day(text: str) -> int:
    """The ordinal of a day."""
    return date.fromisoformat(text).toordinal()


def iso(ordinal: int) -> str:
    """The day of an ordinal."""
    return (date(1, 1, 1) + timedelta(days=ordinal - 1)).isoformat()


def keyed(articles: Sequence[Printed], numbers: Sequence[int]) -> list[tuple[int, str, Printed, Told]]:
    """All events with their key and reference, as :func:`fill` entered them."""
    return [
        (keys.key(keys.day_of(one.day), number, at), f"x{n}/e{at + 1}", one, told)
        for n, (number, one) in enumerate(zip(numbers, articles, strict=True), 1)
        for at, told in enumerate(one.events)
    ]
