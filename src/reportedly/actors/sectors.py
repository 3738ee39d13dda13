"""Which sectors the nouns of a phrase tell."""

from __future__ import annotations

from ..records import ActorKind
from .countries import Affiliation
from .entries import STATES
from .identity import Identity, merged
from .phrases import OPENING, POSTPOSED, Phrase
from .vocabulary import Unit

LEFT = frozenset({"former", "ex", "onetime", "erstwhile", "deposed", "ousted"})
"""Words that say that an office is left."""
ALLIED = frozenset({"coalition", "alliance"})
POWER = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "COP", "PTY", "REB", "ELI"})
SIDES = frozenset({"OPP", "REB"})
"""Sectors that a modifier gives to whatever it stands before: "opposition lawmakers", "rebel soldiers"."""


def former(phrase: Phrase, end: int) -> bool:
    """Whether a word before ``end`` says that somebody is no longer what the phrase calls them."""
    return any(word.key in LEFT for word in phrase.words[:end])


def head_unit(phrase: Phrase, head: int) -> Unit | None:
    """The noun that the head is part of, unless it is an adjective."""
    unit = phrase.unit_at(head)
    return unit if unit is not None and not unit.noun.adjective else None


def sectors_told(phrase: Phrase, unit: Unit, whose: Affiliation | None, date: str | None) -> tuple[str, ...]:
    """The sectors of a head noun, with what its modifiers and whom it belongs to add.

    A role ("leader", "spokesman") takes those of its nearest modifier, else of the body that it belongs to, else of
    what its ``of`` names; its own only by default.
    """
    before = [
        other.noun
        for other in reversed(phrase.units)
        if other.end <= unit.start and other.noun.sectors and _modifies(phrase, other, unit)
    ]
    body = _body_sectors(whose, date)
    if unit.noun.role:
        nearest = before[0].sectors if before else ()
        found = nearest or body or _behind(phrase, unit)
        # who works for a firm is labour all the same
        return found if found and not (found[0] == "BUS" and "LAB" in unit.noun.sectors) else unit.noun.sectors
    if unit.noun.noun in ALLIED and unit.start > 0 and phrase.words[unit.start - 1].key == "led":
        return ("MIL",)  # "the French-led coalition"
    if unit.noun.office and unit.noun.of == "state" and "GOV" in unit.noun.sectors:
        if body and whose is not None and whose.entry is not None and whose.entry.kind != "group":
            return body  # the president of a bank
        if _of_unknown_body(phrase, unit, whose):
            return ()
    sides = merged(*(noun.sectors for noun in before if SIDES & set(noun.sectors)))
    return merged(sides, unit.noun.sectors, body if whose and whose.entry and whose.entry.kind == "group" else ())


def _of_unknown_body(phrase: Phrase, unit: Unit, whose: Affiliation | None) -> bool:
    """Whether ``of`` behind an office names something that is no state: "president of the Harbour Society"."""
    words = phrase.words
    at = unit.end + 1
    named = unit.noun.noun.endswith(("president", "secretary"))  # governors and mayors are of places
    if not named or at >= len(words) or words[unit.end].key not in ("of", "at") or words[unit.end].apart:
        return False
    at += words[at].key == "the"
    named = at < len(words) and words[at].capital
    return named and (whose is None or whose.at < unit.start or whose.at > at)


def _modifies(phrase: Phrase, other: Unit, unit: Unit) -> bool:
    """Whether a noun before the head modifies it: nothing that opens a clause stands between."""
    between = phrase.words[other.end : unit.start]
    return other.noun.weight == "mod" and not any(word.apart or word.key in OPENING for word in between)


def _body_sectors(whose: Affiliation | None, date: str | None) -> tuple[str, ...]:
    if whose is None or whose.entry is None or whose.entry.kind in STATES | {"person"}:
        return ()
    term = whose.entry.term(date) or whose.entry.terms[-1]
    return term.sectors


def _behind(phrase: Phrase, unit: Unit) -> tuple[str, ...]:
    """The sectors of what ``of``, ``for`` or ``at`` behind a role names: "leader of the opposition"."""
    words = phrase.words
    if unit.end >= len(words) or words[unit.end].key not in ("of", "for", "from", "at", "in", "with"):
        return ()
    named = [other for other in phrase.units if other.start > unit.end and other.noun.sectors]
    if not named or any(words[n].key in POSTPOSED for n in range(unit.end, named[0].start)):
        return ()
    last = named[0]
    for other in named[1:]:
        if other.start == last.end:
            last = other
    mods = (other.noun.sectors for other in named if other.end <= last.start and SIDES & set(other.noun.sectors))
    return merged(*mods, last.noun.sectors)


def after_office(told: tuple[str, ...]) -> tuple[str, ...]:
    """The sectors of somebody who was once what is told: those who had power are an elite, others what they were."""
    return ("ELI",) if not told or POWER & set(told) else told


def owned(phrase: Phrase, identity: Identity, owner: Identity) -> Identity:
    """An identity with the country of its owner; "counterparts" and those of an armed group have its sectors too."""
    unit = phrase.unit_at(phrase.head)
    vague = not identity.sectors or identity.sectors == ("UAF",) or (unit is not None and unit.noun.role)
    body = owner.kind is ActorKind.ORGANISATION and vague
    return identity._replace(
        code=owner.code, sectors=owner.sectors if body else identity.sectors, reason=None, confidence=0.65
    )
