"""What the knowledge base holds: actors, with the times in which they had a sector or office."""

from __future__ import annotations

from typing import NamedTuple

from ..records import ActorKind

STATES = frozenset({"state", "dependency", "partial", "former", "region", "people"})
"""Kinds of entries that are states or parts of them."""
KINDS = STATES | {"institution", "group", "organisation", "person"}
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
"""PLOVER 2.0, list of sectors."""
BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
"""PLOVER 2.0, codes of actors that belong to no state."""


class Term(NamedTuple):
    """A time with its sectors and office; ``since`` and ``until`` are ``YYYY[-MM[-DD]]``, empty where open."""

    sectors: tuple[str, ...] = ()
    office: str | None = None
    since: str = ""
    until: str = ""

    def holds(self, date: str) -> bool:
        """Whether a day (ISO 8601) lies in it; the first and the last month or year count wholly."""
        return (not self.since or date[: len(self.since)] >= self.since) and (
            not self.until or date[: len(self.until)] <= self.until
        )


class Entry(NamedTuple):
    """An actor of the knowledge base.

    Args:
        entity: its id there: a slug of name and code.
        code: country or PLOVER code; ``None`` where none is given.
        kind: one of :data:`KINDS`.
        terms: one, or for a person one for each office held.
        ambiguous: its short form means something else as often, so the text must give a second hint.
        famous: a surname alone is enough to mean this person.
    """

    entity: str
    name: str
    code: str | None
    kind: str
    terms: tuple[Term, ...]
    ambiguous: bool = False
    famous: bool = False

    @property
    def record_kind(self) -> ActorKind:
        """The kind that its record has."""
        if self.kind in STATES:
            return ActorKind.STATE
        return ActorKind.PERSON if self.kind == "person" else ActorKind.ORGANISATION

    def term(self, date: str | None) -> Term | None:
        """What it is on a day, of several the last begun; without a day the open or last one. ``None``: nothing."""
        if date is None:
            return next((term for term in reversed(self.terms) if not term.until), self.terms[-1])
        return next((term for term in reversed(self.terms) if term.holds(date)), None)

    def over(self, date: str | None) -> bool:
        """Whether its first term has begun and none holds any more."""
        begun = date is not None and any(not t.since or t.since <= date[: len(t.since)] for t in self.terms)
        return begun and self.term(date) is None


class Known(NamedTuple):
    """An entry under one of its aliases, and what the alias is: ``name``, ``alias``, ``demonym``, ``metonym``."""

    entry: Entry
    how: str
