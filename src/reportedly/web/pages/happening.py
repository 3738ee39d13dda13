"""A happening: who told it, on whose word, where they contradict each other, what followed; and how it is coded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fastapi import APIRouter
from markupsafe import Markup
from starlette.datastructures import QueryParams
from starlette.responses import Response

from ...archive.facts import name_of
from ...archive.filters import EventFilter
from ...archive.found import Found, reference
from ...formats import event_html, event_parts, event_phrases, evidence_html, found_tables, grounding_phrases, phrases
from ...formats import telling_phrases as words
from ...keeping import Archive
from ...records import Contradiction, Event, Happening, IndependentVoice, Sequel, Side, Telling
from .. import figures, query
from ..site import Here, found_or_missing
from . import fields

router = APIRouter(include_in_schema=False)

SEQUELS = 12
"""What followed that is shown."""
TITLE = 110
"""Characters of a heading."""


class Voice(NamedTuple):
    """A voice, whether it denies, and the tellings that stand on it, by number."""

    name: str
    denies: bool
    tellings: tuple[int, ...]
    outlets: tuple[str, ...]


class Said(NamedTuple):
    """A sentence and the tellings that have it: number, and on whose word."""

    says: str
    tellings: tuple[tuple[int, str], ...]


class Answer(NamedTuple):
    """One side of a contradiction."""

    says: str
    tellings: int
    said: tuple[Said, ...]


class Question(NamedTuple):
    """What is told in ways that cannot all be right."""

    asks: str
    answers: tuple[Answer, ...]


class Shown(NamedTuple):
    """A telling.

    Args:
        copied: number of the telling, or else id of the article, that it is a copy of.
        evidence: its sentence in its text; empty where it has the words of what it is a copy of.
    """

    number: int
    ref: str
    own: bool
    status: str
    through: tuple[str, ...]
    sizes: tuple[str, ...]
    copied: int | str | None
    evidence: Markup


class Source(NamedTuple):
    """An article and what it tells."""

    article: str
    outlet: str
    credited: str | None
    title: str
    published: str | None
    lag: str
    first: bool
    tellings: tuple[Shown, ...]


class Later(NamedTuple):
    """What followed."""

    kind: str
    after: str
    ref: str
    what: str
    origin: str
    evidence: Markup


@router.get("/events/{article}/{item}")
def happening(article: str, item: str, site: Here) -> Response:
    """The happening that an event tells of."""
    ref = f"{article}/{item}"
    archive = site.archive
    with found_or_missing():
        one = archive.stories.happening(ref)
        row = archive.row(ref)
    rows = {row_ref(found): found for found in (row, *_members(archive, one))}
    event = row.reading.events[0]
    numbers = words.numbers(one)
    place = _place(row, event)
    drawn = _map(archive, one) if place is not None and place.coordinates else None
    return site.page(
        "happening.html",
        charts=drawn is not None,
        drawn=drawn,
        title=heading(one),
        description=phrases.shortened(one.tellings[0].says, 200),
        section="/stories",
        one=one,
        ref=ref,
        deed=deed(one),
        side=event_html.side(event),
        quad=event_html.QUADS.get(event.quad or 0),
        days=words.day_or_days(one.start, one.end),
        reach=words.reach(one.articles, one.outlets),
        first=next(telling for telling in one.tellings if telling.ref == one.first),
        voices=tuple(voices(one)),
        questions=tuple(_question(one, numbers, about) for about in one.contradictions),
        sources=tuple(_sources(one, rows, numbers, ref)),
        number=numbers[ref],
        later=tuple(_later(archive, sequel) for sequel in one.sequels[:SEQUELS]),
        coded=fields.groups(found_tables.events([row]).to_pylist()[0], fields.EVENT, event.produced),
        parties=tuple(_parties(row, event)),
        place=place,
        alike=tuple(_alike(row, event)),
    )


def _map(archive: Archive, one: Happening) -> figures.Figure | None:
    """The places of a happening on an outline of the world; ``None`` where its tellings are not those of a story."""
    if one.id is None:
        return None
    asked = figures.asked_by("map", QueryParams({"story": str(one.id)}))
    drawn = figures.figure(archive, "map", asked, {})
    return drawn if drawn.rows else None


def row_ref(row: Found) -> str:
    """What names a row found."""
    items = row.reading.events or row.reading.attributions
    return reference(row.reading, items[0].id)


def deed(one: Happening) -> str:
    """Type and mode."""
    return f"{one.type} {one.mode}" if one.mode else one.type


def heading(one: Happening) -> str:
    """Who did what to whom, in a line."""
    whom = f" → {words.few(one.recipients)}" if one.recipients else ""
    return phrases.shortened(f"{deed(one)}: {words.few(one.actors) or 'nobody named'}{whom}", TITLE)


def voices(one: Happening) -> Iterable[Voice]:
    """The voices that tell it, and those that deny it."""
    numbers, by_ref = words.numbers(one), {telling.ref: telling for telling in one.tellings}

    def made(voice: IndependentVoice, *, denies: bool) -> Voice:
        held = [ref for ref in voice.refs if ref in by_ref]
        outlets = dict.fromkeys(words.outlet(by_ref[ref]) for ref in held)
        return Voice(words.voice(one, voice), denies, tuple(numbers[ref] for ref in held), tuple(outlets))

    yield from (made(voice, denies=False) for voice in one.voices)
    yield from (made(voice, denies=True) for voice in one.deniers)


def _members(archive: Archive, one: Happening) -> Iterable[Found]:
    return archive.rows(EventFilter(story=(one.id,))) if one.id is not None else ()


def _question(one: Happening, numbers: Mapping[str, int], about: Contradiction) -> Question:
    by_ref = {telling.ref: telling for telling in one.tellings}

    def answer(side: Side) -> Answer:
        told = [by_ref[ref] for ref in side.refs if ref in by_ref]
        said = (
            Said(says, tuple((numbers[telling.ref], words.voucher(telling)) for telling in same))
            for says, same in words.same_words(told)
        )
        return Answer(words.answer(about, side.says), len(told), tuple(said))

    return Question(words.question(about), tuple(answer(side) for side in about.sides))


def _sources(one: Happening, rows: Mapping[str, Found], numbers: Mapping[str, int], own: str) -> Iterable[Source]:
    """The articles in the order of publication, each with its tellings."""
    lags = words.lags(one)
    for article in dict.fromkeys(telling.article for telling in one.tellings):
        tellings = [telling for telling in one.tellings if telling.article == article]
        begins = any(telling.ref == one.first for telling in tellings)
        head = tellings[0]
        outlet = head.outlet or head.agency
        yield Source(
            article,
            outlet or "Outlet unknown",
            head.agency if head.outlet and head.agency != head.outlet else None,
            head.title or "Untitled article",
            head.published,
            lags.get(one.first if begins else head.ref, ""),
            begins and len(one.tellings) > 1,
            tuple(_shown(one, rows, numbers, telling, own) for telling in tellings),
        )


def _shown(one: Happening, rows: Mapping[str, Found], numbers: Mapping[str, int], telling: Telling, own: str) -> Shown:
    origin = words.copied_from(one, telling)
    repeats = origin is not None and origin.says == telling.says and telling.ref != own
    row = rows.get(telling.ref)
    shown = _evidence(row) if row is not None and not repeats else Markup()
    return Shown(
        numbers[telling.ref],
        telling.ref,
        telling.ref == own,
        telling.status or "told",
        (words.outlet(telling), *telling.chain),
        tuple(event_phrases.size(size) for size in telling.sizes),
        numbers[origin.ref] if origin is not None else telling.copy_of,
        shown,
    )


def _evidence(row: Found) -> Markup:
    return Markup(evidence_html.event(row.reading, row.reading.events[0]))  # noqa: S704 - escaped where it is made


def _later(archive: Archive, sequel: Sequel) -> Later:
    row = archive.row(sequel.ref)
    event = row.reading.events[0]
    article = row.reading.article
    outlet = article.outlet or article.agency
    day = words.when(article.published.value) if article.published else "date unknown"
    return Later(
        sequel.kind,
        "the same day" if sequel.days == 0 else f"{phrases.count(sequel.days, 'day')} later",
        sequel.ref,
        event_phrases.summary(row.reading, event),
        f"{outlet.value if outlet else phrases.title(article)} · {day}",
        _evidence(row),
    )


class Party(NamedTuple):
    """One who takes part.

    Args:
        path: of their page; ``None`` for whom the text does not name.
    """

    side: str
    name: str
    code: str
    path: str | None


def _parties(row: Found, event: Event) -> Iterable[Party]:
    for side, roles in (("Actor", event.actors), ("Recipient", event.recipients)):
        for one in event_parts.parties(row.reading, roles):
            code = event_phrases.code(one.actor) if one.actor else ""
            known = one.actor is not None and one.actor.name is not None
            yield Party(side, one.name, code, query.actor_path(name_of(one.actor, one.name)) if known else None)


class Where(NamedTuple):
    """A place, in words."""

    name: str
    area: str
    coordinates: str
    geoname: int | None


def _place(row: Found, event: Event) -> Where | None:
    place = event_phrases.place(row.reading, event.place)
    if place is None:
        return None
    name = place.name or place.label
    area = ", ".join(part for part in (place.admin1, place.country) if part and part != name)
    return Where(name, area, grounding_phrases.coordinates(place), place.geoname)


def _alike(row: Found, event: Event) -> Iterable[tuple[str, str]]:
    """Searches for what is like an event in one thing: what they show, and their address."""

    def search(**pairs: str) -> str:
        return query.address("/search", {"in": "events", **pairs})

    yield f"all of type {event.type}", search(type=event.type)
    codes = [
        sorted({one.code for one in event_parts.parties(row.reading, roles) if one.code})
        for roles in (event.actors, event.recipients)
    ]
    if all(codes) and codes[0] != codes[1]:
        one, other = codes[0][0], codes[1][0]
        yield f"between {one} and {other}", search(dyad=f"{one}-{other}")
        yield f"{one} and {other} over time", query.dyad_path(one, other)
    place = event_phrases.place(row.reading, event.place)
    if place is not None and place.geoname is not None:
        yield f"in {place.name or place.label}", search(geoname=str(place.geoname))
