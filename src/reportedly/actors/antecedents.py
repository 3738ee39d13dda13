"""Who of those told so far a description or pronoun can mean, where no name is at hand."""

from __future__ import annotations

from ..language.document import Document
from ..language.lexicons import descriptions
from ..records import ActorKind
from .cast import Member

BACK = 3
"""Sentences back in which an antecedent is looked for."""
FAR = 40
LASTING = frozenset({"alliance", "bloc"})
"""Nouns that mean the body of an article also where it was named long before."""
ARMED = ("REB", "UAF", "PRM", "CRM")
SOCIETY = ("SOC", "CVL", "OPP", "PTY", "REL", "LAB", "ISM")
BODIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("group", "movement", "faction", "outfit", "front"), ARMED + SOCIETY),
    **dict.fromkeys(("organisation", "organization", "association", "institution"), (*ARMED, *SOCIETY, "GOV", "EDU")),
    "militia": ARMED,
    "party": ("PTY", "OPP", "GOV"),
    **dict.fromkeys(("company", "firm"), ("BUS", "AGR", "JRN")),
    "union": ("LAB", "GOV"),
    **dict.fromkeys(("army", "force"), ("MIL", "PRM")),
    **dict.fromkeys(("agency", "body", "court", "alliance", "bloc"), ("GOV", "JUD", "MIL", "SOC", "SPY", "COP", "MED")),
}
"""Nouns that a definite description calls a body by whose name stands before, and the sectors such bodies have."""
FIGHTERS = frozenset("militants rebels fighters insurgents guerrillas guerillas".split())
"""Plural nouns that mean those of an armed group told before."""
CROWD = frozenset({ActorKind.UNNAMED, ActorKind.COMPOUND, ActorKind.ORGANISATION})


class Told:
    """Everybody told so far, in the order in which they were asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._told: list[tuple[int, Member]] = []

    def add(self, start: int, member: Member) -> None:
        """Keep who stands at an offset."""
        self._told.append((start, member))

    def _before(self, start: int, back: int = BACK) -> list[Member]:
        """Those told in the last ``back`` sentences before an offset, the last first."""
        here = self._document.sentence_at(start) or 0
        near = [
            (offset, number, member)
            for number, (offset, member) in enumerate(self._told)
            if offset < start and here - (self._document.sentence_at(offset) or 0) <= back
        ]
        return [member for *_, member in sorted(near, key=lambda one: one[:2], reverse=True)]

    def of_noun(self, noun: str, start: int) -> Member | None:
        """The last of the same noun and number that has a country: "two Kenyan soldiers", then "the soldiers"."""
        told = [(offset, n, one) for n, (offset, one) in enumerate(self._told) if offset < start and one.noun == noun]
        return max(((o, n, one) for o, n, one in told if one.identity.code), key=lambda x: x[:2], default=(0, 0, None))[
            2
        ]

    def of_office(self, office: str, start: int) -> Member | None:
        """The last person told in an office that ends as this one does: "NATO secretary-general"."""
        for member in self._before(start, FAR):
            if member.identity.office is not None and member.identity.office.lower().endswith(office):
                return member
        return None

    def body(self, noun: str, sectors: tuple[str, ...], start: int) -> Member | None:
        """The last body that a noun such as "group" can mean, or the armed group that "militants" are of."""
        if noun not in BODIES and noun not in FIGHTERS:
            return None
        wanted = set(ARMED if noun in FIGHTERS else BODIES[noun])
        crowd = noun in FIGHTERS or wanted & set(ARMED)
        for member in self._before(start, FAR if noun in LASTING else BACK):
            who = member.identity
            named = who.kind is ActorKind.ORGANISATION or (
                crowd and set(ARMED) & set(who.sectors) and who.kind in CROWD
            )
            if (
                named
                and wanted & set(who.sectors)
                and (not sectors or noun in FIGHTERS or set(sectors) & set(who.sectors))
            ):
                return member
        return None

    def stands(self, member: Member, offsets: set[int]) -> bool:
        """Whether a member was told at one of the offsets."""
        return any(offset in offsets and one is member for offset, one in self._told)

    def pronoun(self, word: str, number: str, start: int, without: set[int]) -> Member | None:
        """Whom a plural pronoun, or ``it``, can mean; ``without`` are offsets of those that it cannot mean."""
        barred = {id(member) for offset, member in self._told if offset in without}
        for member in self._before(start):
            kind = member.identity.kind
            if id(member) in barred:
                continue
            if number == "p" and kind in CROWD and (kind is not ActorKind.UNNAMED or _several(member.noun)):
                return member
            if word in ("it", "its") and kind in (ActorKind.STATE, ActorKind.ORGANISATION):
                return member
        return None


def is_body(member: Member) -> bool:
    """Whether somebody nobody names is a body: "a group", "the ministry"."""
    known = descriptions().get(member.noun)
    return known is not None and known.kind == "organisation"


def _several(noun: str) -> bool:
    """Whether a noun means more than one: a plural, or a body of people."""
    known = descriptions().get(noun)
    return noun.endswith(("s", "men", "people", "children")) or (known is not None and known.kind != "person")
