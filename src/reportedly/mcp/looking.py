"""Tools that show an article, a statement or an event in full."""

from __future__ import annotations

from typing import TypeVar

from pydantic import Field

from ..archive.filters import AttributionFilter, EventFilter
from ..errors import UsageError
from ..formats import phrases
from ..formats.paragraphs import paragraph_at, paragraphs
from ..records import Reading, Record
from . import words
from .arguments import Arguments
from .desk import Desk, link
from .hits import EventHit, Evidence, Origin, StatementHit, event, found_event, found_statement, origin, statement

Hit = TypeVar("Hit", StatementHit, EventHit)


class ArticleAsked(Arguments):
    """An article, or a stretch of it."""

    id: str = Field(description="Id of the article: what stands before the stroke in a ref.")
    start: int = Field(default=0, ge=0, description="First character of the text to give.")
    length: int = Field(default=20_000, ge=1, le=40_000, description="The most characters of text to give.")


class StatementAsked(Arguments):
    """A statement by its name."""

    ref: str = Field(description="Such as ARTICLE/a1.")


class EventAsked(Arguments):
    """An event by its name."""

    ref: str = Field(description="Such as ARTICLE/e1.")


class Version(Record):
    """A version of an article: the latest is the one that is searched."""

    id: str
    link: str
    published: str | None
    modified: str | None
    latest: bool


class ArticleShown(Record):
    """An article: ``text`` is ``whole[start:end]``, and all offsets count in the whole."""

    article: Origin
    text: str
    start: int
    end: int
    characters: int = Field(description="Of the whole text.")
    statements: tuple[StatementHit, ...] = Field(description="Those that begin in this stretch.")
    events: tuple[EventHit, ...] = Field(description="Those that begin in this stretch.")
    versions: tuple[Version, ...]


class StatementShown(Record):
    """A statement, and the paragraphs around it."""

    statement: StatementHit
    around: tuple[Evidence, ...]


class EventShown(Record):
    """An event, and the paragraphs around it."""

    event: EventHit
    around: tuple[Evidence, ...]


def article(desk: Desk, given: ArticleAsked) -> ArticleShown:
    """An article, or a stretch of it, and what begins there."""
    reading = desk.archive.reading(given.id)
    text = reading.article.text
    if given.start and given.start >= len(text):
        raise UsageError(f"start: the text has {len(text):,} characters, so there is none at {given.start:,}")
    end = min(len(text), given.start + min(given.length, desk.settings.stretch))
    stories = _stories(desk, reading)
    said = [statement(reading, one, desk, stories.get(one.id)) for one in reading.attributions]
    done = [event(reading, one, desk, stories.get(one.id)) for one in reading.events]
    return ArticleShown(
        article=origin(reading.article, desk),
        text=text[given.start : end],
        start=given.start,
        end=end,
        characters=len(text),
        statements=_beginning(said, given.start, end),
        events=_beginning(done, given.start, end),
        versions=tuple(
            Version(id=one.id, link=link(one.id), published=one.published, modified=one.modified, latest=one.latest)
            for one in desk.archive.versions(given.id)
        ),
    )


def show_statement(desk: Desk, given: StatementAsked) -> StatementShown:
    """A statement with the paragraphs around it."""
    hit = found_statement(desk, desk.archive.row(_of(given.ref, "a", "a statement, ARTICLE/a1")))
    return StatementShown(statement=hit, around=_around(desk, given.ref, hit))


def show_event(desk: Desk, given: EventAsked) -> EventShown:
    """An event with the paragraphs around it."""
    hit = found_event(desk, desk.archive.row(_of(given.ref, "e", "an event, ARTICLE/e1")))
    return EventShown(event=hit, around=_around(desk, given.ref, hit))


def told_article(found: ArticleShown) -> str:
    """An article in words: its text, then its statements and events."""
    parts = [
        f"{words.article(found.article)}\n{words.lead(found.article.id, found.article.link, found.article.page)}",
        f"Text, characters {found.start} to {found.end} of {found.characters}:\n\n{found.text}",
    ]
    if found.end < found.characters:
        parts.append(f"The text goes on: start={found.end}")
    for title, items in (
        ("Statements", [words.statement(one) for one in found.statements]),
        ("Events", [words.event(one) for one in found.events]),
    ):
        parts.append(f"{title}:\n\n{words.numbered(items)}" if items else f"{title}: none found here.")
    if len(found.versions) > 1:
        told = (f"{one.id}{' (latest)' if one.latest else ''}" for one in found.versions)
        parts.append(f"{phrases.count(len(found.versions), 'version')}: {', '.join(told)}")
    return "\n\n".join(parts)


def told_statement(found: StatementShown) -> str:
    """A statement in words."""
    return _told(words.statement(found.statement), found.around)


def told_event(found: EventShown) -> str:
    """An event in words."""
    return _told(words.event(found.event), found.around)


def _told(lines: list[str], around: tuple[Evidence, ...]) -> str:
    return "\n".join([*lines, "", "Around it:", *map(words.quotation, around)])


def _of(ref: str, letter: str, wanted: str) -> str:
    if not ref.partition("/")[2].startswith(letter):
        raise UsageError(f"ref: {ref!r} does not name {wanted}")
    return ref


def _stories(desk: Desk, reading: Reading) -> dict[str, int | None]:
    """The numbers of the stories that statements and events of an article belong to, by their ids."""
    ids = (reading.article.id,)
    found: dict[str, int | None] = {}
    for row in desk.archive.rows(AttributionFilter(article=ids)):
        found[row.reading.attributions[0].id] = row.story
    for row in desk.archive.rows(EventFilter(article=ids)):
        found[row.reading.events[0].id] = row.story
    return found


def _beginning(hits: list[Hit], start: int, end: int) -> tuple[Hit, ...]:
    return tuple(one for one in hits if start <= min((span.start for span in one.evidence), default=0) < end)


def _around(desk: Desk, ref: str, hit: StatementHit | EventHit) -> tuple[Evidence, ...]:
    """The paragraphs that evidence stands in."""
    text = desk.archive.reading(ref.partition("/")[0]).article.text
    places = paragraphs(text)
    found = {place for one in hit.evidence if (place := paragraph_at(places, one.start)) is not None}
    return tuple(
        Evidence(part="paragraph", start=place.start, end=place.end, exact=text[place.start : place.end])
        for place in sorted(found)
    )
