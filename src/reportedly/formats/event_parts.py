"""What the ids of an event stand for: its actors, place, moment and chain, in one reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from reportedly.events.coded import coded
from reportedly.formats import phrases
from reportedly.records import NARRATOR, Actor, Article, Citation, Event, Moment, Place, Reading, Role, Span, Stated

Choice = Callable[[Reading], tuple[Event, ...]]
"""Which events of a reading are written, in the order of the text."""


class Party(NamedTuple):
    """One who acts or is acted upon: the actor, ``None`` if the reading does not know it, and the words for it."""

    actor: Actor | None
    words: Span

    @property
    def name(self) -> str:
        """The name of the knowledge base or article; of one whom nobody names, the words."""
        named = (self.actor.name or self.actor.label) if self.actor else ""
        return one_line(named or self.words.exact)

    @property
    def code(self) -> str | None:
        """Country, or PLOVER's code of an actor of no state."""
        return self.actor.code if self.actor else None

    @property
    def sectors(self) -> tuple[str, ...]:
        """PLOVER's sectors, the one acted in first."""
        return self.actor.sectors if self.actor else ()


def every(reading: Reading) -> tuple[Event, ...]:
    """All events."""
    return reading.events


def counted(reading: Reading) -> tuple[Event, ...]:
    """The events that PLOVER's manual codes (:func:`~reportedly.events.coded.coded`), in the order of the text."""
    kept = {event.id for event in coded(reading.events)}
    return tuple(event for event in reading.events if event.id in kept)


def parties(reading: Reading, roles: tuple[Role, ...]) -> tuple[Party, ...]:
    """Who fills a role, each once; the members of a compound stand for it.

    Args:
        roles: the actors or the recipients of an event of ``reading``.
    """
    known = {actor.id: actor for actor in reading.actors}
    found: dict[str, Party] = {}
    for role in roles:
        for identifier in _members(known, role.actor):
            found.setdefault(identifier, Party(known.get(identifier), role.span))
    return tuple(found.values())


def _members(known: dict[str, Actor], identifier: str) -> list[str]:
    """The actors a compound is made of, down to those that are none; an actor that is no compound is itself."""
    found: list[str] = []
    waiting, seen = [identifier], {identifier}
    while waiting:
        one = waiting.pop(0)
        members = [member for member in known[one].members if member not in seen] if one in known else []
        if members:
            seen.update(members)
            waiting[:0] = members
        else:
            found.append(one)
    return found


def place(reading: Reading, event: Event) -> Place | None:
    """Where it happened."""
    return next((one for one in reading.places if one.id == event.place), None)


def moment(reading: Reading, event: Event) -> Moment | None:
    """The time expression that dates it."""
    wanted = event.date.moment if event.date else None
    return next((one for one in reading.moments if one.id == wanted), None)


def citations(reading: Reading, event: Event) -> tuple[Citation, ...]:
    """The documents that are its basis or object."""
    return tuple(one for one in reading.citations if one.id in event.cites)


def chain(reading: Reading, event: Event) -> tuple[str, ...]:
    """Through whom it was told, outermost first, by name."""
    return tuple(one_line(phrases.label(reading, link)) for link in event.chain)


def voucher(reading: Reading, event: Event) -> str:
    """On whose word it stands: the last of the chain."""
    return chain(reading, event)[-1] if event.voucher != NARRATOR and event.chain else phrases.outlet(reading.article)


def sentences(event: Event) -> tuple[str, ...]:
    """The evidence, each sentence on one line."""
    return tuple(one_line(span.exact) for span in event.evidence)


def published(article: Article) -> str | None:
    """The day of the article, ISO 8601, if it is stated as one."""
    day = phrases.iso_day(article.published.value) if article.published else None
    return day.isoformat() if day else None


def published_at(published: str) -> datetime | None:
    """When an article came out, in UTC; ``None`` if what it states is no ISO 8601 date or time."""
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found


def value(stated: Stated | None) -> str | None:
    """What a fact about the article says."""
    return one_line(stated.value) if stated else None


def one_line(text: str) -> str:
    """The text without line breaks, tabs and control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
