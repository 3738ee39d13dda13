"""What the ids in a reading stand for: who fills a role, where, when, by which document, who speaks."""

from __future__ import annotations

from typing import NamedTuple

from .base import Span
from .event import Event, Role
from .grounding import Actor, Citation, Moment, Place
from .reading import Reading


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


def actor_of(reading: Reading, speaker: str) -> Actor | None:
    """Who in the world a speaker is; ``None`` if the reading does not know."""
    return next((one for one in reading.actors if one.speaker == speaker), None)


def one_line(text: str) -> str:
    """The text without line breaks, tabs and control characters."""
    plain = text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)
    return " ".join(plain.split())
