"""What a phrase says of who is meant."""

from __future__ import annotations

from typing import NamedTuple

from ..records import ActorKind
from .entries import Entry


class Identity(NamedTuple):
    """Who a phrase means by itself.

    Args:
        kind: kind of the actor's record.
        name: of the knowledge base, else of the text; ``None`` if nobody is named.
        code: country or PLOVER code; ``None`` with a ``reason``.
        sectors: PLOVER sectors, the one acted in first; empty for a state as a whole.
        office: the office that gave the sector.
        entity: id in the knowledge base.
        how: what told: ``name``, ``alias``, ``demonym``, ``metonym``, ``office`` or ``description``.
        confidence: 0 to 1; set by hand, in the order in which such evidence fails.
    """

    kind: ActorKind
    name: str | None
    code: str | None
    sectors: tuple[str, ...]
    office: str | None
    entity: str | None
    how: str
    confidence: float
    reason: str | None = None


CONFIDENCE = {"name": 0.95, "alias": 0.9, "demonym": 0.9, "metonym": 0.75, "office": 0.85, "description": 0.8}
"""How sure each way of telling is; set by hand."""


def unknown(name: str | None, kind: ActorKind, how: str, reason: str) -> Identity:
    """Somebody of whom nothing but the words is known."""
    return Identity(kind, name, None, (), None, None, how, 0.5, reason)


def of_entry(entry: Entry, how: str, date: str | None) -> Identity:
    """An entry of the knowledge base on a day."""
    term = entry.term(date)
    sectors, office = (term.sectors, term.office) if term is not None else ((), None)
    sure = CONFIDENCE[how]
    if term is None and entry.kind == "person":
        sectors = ("ELI",) if entry.over(date) else ()
        sure -= 0.05
    elif term is None:
        sectors = entry.terms[-1].sectors
        sure -= 0.15
    reason = None if entry.code else f"{entry.name} belongs to no one country"
    return Identity(entry.record_kind, entry.name, entry.code, sectors, office, entry.entity, how, sure, reason)


def merged(*groups: tuple[str, ...]) -> tuple[str, ...]:
    """Sectors of several origins, each once, the first first."""
    return tuple(dict.fromkeys(sector for group in groups for sector in group))
