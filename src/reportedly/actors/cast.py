"""The actors of an article as records: each once, with all its mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..attributions.speakers import slug
from ..records import Actor, ActorKind, ActorMention, Span, Speaker
from .identity import Identity

VERSION = "actors 1.0"
HOWS = {"surname": "name", "insertion": "name", "itself": "description", "relative": "pronoun"}
"""Ways of telling that coreference has beside those of a mention, and what they are there."""


@dataclass(eq=False)
class Member:
    """One of the cast: what is known of it, and where it stands.

    Args:
        label: its first or fullest words.
        noun: the head noun, for groups that nobody names.
        agents: where it stood, as offsets with how it was told.
    """

    identity: Identity
    label: str
    noun: str = ""
    members: tuple[Member, ...] = ()
    mentions: list[tuple[int, int, str]] = field(default_factory=list)


class Cast:
    """Collects members and makes one :class:`Actor` of each."""

    def __init__(self, text: str, speakers: tuple[Speaker, ...] = ()) -> None:
        self._text = text
        self._speakers = speakers
        self._keys: dict[object, Member] = {}
        self._members: list[Member] = []
        self._ids: dict[int, str] = {}

    def member(self, key: object, identity: Identity, label: str, noun: str = "") -> Member:
        """The member of a key, made where there is none; a surer identity replaces what was known."""
        found = self._keys.get(key)
        if found is None:
            found = Member(identity, label, noun)
            self._keys[key] = found
        elif (identity.code is not None, identity.confidence) > (
            found.identity.code is not None,
            found.identity.confidence,
        ):
            found.identity = identity
        return found

    def alike(self, key: object) -> Member | None:
        """The member of a key."""
        return self._keys.get(key)

    def mention(self, member: Member, start: int, end: int, how: str) -> str:
        """The id of a member that stands between two offsets."""
        place = (start, end, HOWS.get(how, how))
        if all(known[:2] != place[:2] for known in member.mentions):
            member.mentions.append(place)
        return self.identifier(member)

    def identifier(self, member: Member) -> str:
        """The id of a member: a slug of its name or label, with a number where that is taken."""
        if id(member) not in self._ids:
            stem = slug(member.identity.name or member.label)[:60].strip("-") or member.identity.kind.value
            taken = set(self._ids.values())
            number, identifier = 1, stem
            while identifier in taken or identifier == "narrator":
                number += 1
                identifier = f"{stem}-{number}"
            self._ids[id(member)] = identifier
            self._members.append(member)
        return self._ids[id(member)]

    @property
    def members(self) -> list[Member]:
        """All who were mentioned, in the order in which they were first asked for."""
        return self._members

    def actors(self) -> tuple[Actor, ...]:
        """The records, in the order in which their ids were first asked for."""
        return tuple(self._actor(member) for member in self._members)

    def _actor(self, member: Member) -> Actor:
        who = member.identity
        places = sorted(member.mentions)
        return Actor(
            id=self.identifier(member),
            kind=who.kind,
            name=who.name,
            label=who.name or re.sub(r"\s+", " ", member.label),
            code=who.code,
            sectors=who.sectors,
            office=who.office,
            entity=who.entity,
            speaker=self._speaker(member),
            members=tuple(self.identifier(one) for one in member.members),
            mentions=tuple(ActorMention(span=Span.of(self._text, a, b), how=how) for a, b, how in places),
            reason=who.reason,
            by=VERSION,
            confidence=round(max(0.0, min(1.0, who.confidence)), 3),
        )

    def _speaker(self, member: Member) -> str | None:
        """The speaker of the same name, else the one whose mentions are this member's most often."""
        votes: dict[str, float] = {}
        for speaker in self._speakers:
            one = member.identity.kind is not ActorKind.COMPOUND
            if one and speaker.name is not None and speaker.name in (member.label, member.identity.name):
                return speaker.id
            for start, end, _ in member.mentions:
                for span in speaker.mentions:
                    shared = min(end, span.end) - max(start, span.start)
                    if shared > 0:
                        size = max(end - start, span.end - span.start)
                        votes[speaker.id] = votes.get(speaker.id, 0.0) + shared / size
        best = max(votes, key=lambda one: votes[one], default=None)
        return best if best is not None and votes[best] >= 0.5 else None


def same(members: list[Member]) -> bool:
    """Whether unnamed conjuncts are of one country and sector, so that they are one actor."""
    first = members[0].identity
    return all(
        one.identity.name is None
        and one.identity.kind is ActorKind.UNNAMED
        and one.identity.code == first.code
        and (one.identity.sectors == first.sectors or not one.identity.sectors or not first.sectors)
        for one in members
    )
