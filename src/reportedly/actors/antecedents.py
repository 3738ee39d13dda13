"""Who of those told so far a description or pronoun can mean, where no name is at hand."""

from __future__ import annotations

from ..language.document import Document
from ..records import ActorKind
from .cast import Member

BACK = 3
"""Sentences back in which an antecedent is looked for."""
BODIES = frozenset(
    "group movement organisation organization militia faction outfit party company firm union agency coalition "
    "alliance army force organisation front body institution association".split()
)
"""Nouns that a definite description calls a body by whose name stands before."""
FIGHTERS = frozenset("militants rebels fighters insurgents guerrillas guerillas".split())
"""Plural nouns that mean those of an armed group told before."""
ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
CROWD = frozenset({ActorKind.UNNAMED, ActorKind.COMPOUND, ActorKind.ORGANISATION})


class Told:
    """Everybody told so far, in the order in which they were asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._told: list[tuple[int, Member]] = []

    def add(self, start: int, member: Member) -> None:
        """Keep who stands at an offset."""
        self._told.append((start, member))

    def _before(self, start: int) -> list[Member]:
        """Those told in the last sentences before an offset, the last first."""
        here = self._document.sentence_at(start) or 0
        near = [
            (offset, number, member)
            for number, (offset, member) in enumerate(self._told)
            if offset < start and here - (self._document.sentence_at(offset) or 0) <= BACK
        ]
        return [member for *_, member in sorted(near, key=lambda one: one[:2], reverse=True)]

    def of_noun(self, noun: str, start: int) -> Member | None:
        """The last of the same noun and number that has a country: "two Kenyan soldiers", then "the soldiers"."""
        told = [(offset, n, one) for n, (offset, one) in enumerate(self._told) if offset < start and one.noun == noun]
        return max(((o, n, one) for o, n, one in told if one.identity.code), key=lambda x: x[:2], default=(0, 0, None))[
            2
        ]

    def body(self, noun: str, sectors: tuple[str, ...], start: int) -> Member | None:
        """The last body that a noun such as "group" can mean, or the armed group that "militants" are of."""
        if noun not in BODIES and noun not in FIGHTERS:
            return None
        for member in self._before(start):
            who = member.identity
            if noun in FIGHTERS and ARMED & set(who.sectors) and who.kind in CROWD:
                return member
            fits = not sectors or set(sectors) & set(who.sectors)
            if noun in BODIES and who.kind is ActorKind.ORGANISATION and fits and "GOV" not in who.sectors:
                return member
        return None

    def pronoun(self, word: str, number: str, start: int, without: set[int]) -> Member | None:
        """Whom a plural pronoun, or ``it``, can mean; ``without`` are offsets of subjects that it cannot mean."""
        barred = {id(member) for offset, member in self._told if offset in without}
        for member in self._before(start):
            kind = member.identity.kind
            if id(member) in barred:
                continue
            if number == "p" and kind in CROWD and (member.noun or kind is not ActorKind.UNNAMED):
                return member
            if word in ("it", "its") and kind in (ActorKind.STATE, ActorKind.ORGANISATION):
                return member
        return None
