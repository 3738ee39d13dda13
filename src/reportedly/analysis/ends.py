"""Those who stand at the ends of a dyad: a country or PLOVER code, a sector of it, or somebody by name."""

from __future__ import annotations

import re
from typing import NamedTuple

from sqlalchemy import ColumnElement, select

from ..archive import asking, tables
from ..archive.conditions import All, AnyOf, Condition, Without, Word, one_of
from ..archive.filters import EventFilter
from ..errors import UsageError

OFFICIAL = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY")
"""Sectors of PLOVER 2.0 that are organs of a state; who speaks for them is an official."""
UNOFFICIAL = tuple("AGR BUS CRM CVL EDU ELI JRN LAB MED OPP PRE PRM PTY REB REF REL SOC UAF UNK".split())
"""The other sectors of PLOVER 2.0."""

_CODE = re.compile(r"([A-Za-z]{3})(?:\.([A-Za-z]{3}))?")


class End(NamedTuple):
    """One end of a dyad.

    Args:
        code: ISO 3166-1 alpha-3 or PLOVER's; ``None`` if it was named.
        sector: PLOVER's; ``None`` for all of the country.
        name: of one who has no code, or is meant alone.
    """

    code: str | None
    sector: str | None
    name: str | None

    def __str__(self) -> str:
        return self.name or (f"{self.code}.{self.sector}" if self.sector else str(self.code))


def end(text: str) -> End:
    """What a person writes for an end: ``USA``, ``USA.GOV``, or a name, such as ``Hamas``.

    Raises:
        UsageError: it is empty.
    """
    told = text.strip()
    if not told:
        raise UsageError("a side of a dyad is a code such as USA, a code and a sector such as USA.MIL, or a name")
    found = _CODE.fullmatch(told)
    if found is None:
        return End(None, None, told)
    return End(found[1].upper(), found[2].upper() if found[2] else None, None)


def does(one: End, side: str) -> Condition:
    """The condition that an end stands on a side of an event.

    Args:
        side: ``actor`` or ``recipient``.
    """
    if one.name is not None:
        return _asked(EventFilter.model_validate({side: (one.name,)}))
    parts = [one_of(f"{side}code", str(one.code))]
    return All((*parts, one_of(f"{side}sector", one.sector))) if one.sector else parts[0]


def same(one: End, side: str) -> list[ColumnElement[bool]]:
    """What the index cannot tell: that country and sector are one actor's (by the sector that it acts in first)."""
    if one.sector is None:
        return []
    role = tables.role.alias()
    return [
        select(role.c.key)
        .where(
            role.c.key == tables.event.c.key, role.c.side == side, role.c.code == one.code, role.c.sector == one.sector
        )
        .exists()
    ]


def voice(one: End) -> Condition:
    """The condition that an event stands on the word of an end: of a country, on that of its officials.

    An official is a voice of the country in one of the sectors :data:`OFFICIAL`, or in none: the country itself
    ("Peru said"). Of a country's sector, it is any voice of that sector; of somebody named, that one's own.
    """
    if one.name is not None:
        return _asked(EventFilter(voucher=(one.name,)))
    country = one_of("vouchercode", str(one.code))
    if one.sector:
        return All((country, one_of("vouchersector", one.sector)))
    return AnyOf(
        (All((country, one_of("vouchersector", *OFFICIAL))), Without(country, one_of("vouchersector", *UNOFFICIAL)))
    )


def _asked(wanted: EventFilter) -> Condition:
    return asking.of_events(wanted).condition or Word("all:all")
