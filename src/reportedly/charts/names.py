"""What countries, sectors and periods are called on a chart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from reportedly.analysis import ends
from reportedly.formats import codebooks, phrases

UNKNOWN = "not known"
LONGEST = 40
"""Characters of a name; what is longer is cut."""

_BODIES = {
    "UNO": "United Nations",
    "EUR": "European Union",
    "IGO": "international bodies",
    "NGO": "NGOs",
    "ISM": "movements",
    "IMG": "armed groups",
    "MNC": "multinationals",
}
"""PLOVER's codes of no country."""

_SECTORS = {
    "AGR": "farming",
    "BUS": "business",
    "COP": "police",
    "CRM": "criminals",
    "CVL": "civilians",
    "EDU": "education",
    "ELI": "elites",
    "GOV": "government",
    "JRN": "journalists",
    "JUD": "courts",
    "LAB": "labour",
    "LEG": "legislature",
    "MED": "health",
    "MIL": "military",
    "OPP": "opposition",
    "PRE": "partly recognised",
    "PRM": "paramilitaries",
    "PTY": "parties",
    "REB": "rebels",
    "REF": "refugees",
    "REL": "religious bodies",
    "SOC": "civil society",
    "SPY": "intelligence",
    "UAF": "armed force",
}
"""PLOVER's sectors, as its manual describes them."""

_KINDS = {
    "named": "named voices",
    "unnamed": "unnamed voices",
    "document": "documents",
    "person": "persons",
    "organisation": "organisations",
    "none": "nobody named",
}
_TOLD = {
    "named": _KINDS,
    "quad": {
        "1": "verbal cooperation",
        "2": "material cooperation",
        "3": "verbal conflict",
        "4": "material conflict",
    },
    "speaker_kind": _KINDS,
}
"""Values in words, by the field that has them."""

_NOBODY = {
    "country": "country not known",
    "mode": "no mode",
    "quad": "no class",
    "sector": "sector not known",
    "speaker": "nobody named",
}
"""What a field without a value says."""

_JOINERS = "\u200c\u200d"
"""Characters without a shape that Persian and Indian words are written with."""

_UNITS = {4: "year", 7: "month", 10: "day"}
"""Units of periods by their length in characters."""


def code(value: str | None) -> str:
    """A country or body of PLOVER's code by its name; what has none is called by its code."""
    if value is None:
        return UNKNOWN
    return codebooks.country(value).name or _BODIES.get(value) or cut(value)


def sector(value: str | None) -> str:
    """A sector in words."""
    return _SECTORS.get(value, cut(value)) if value else UNKNOWN


def voice(country: str | None, acting: str | None) -> str:
    """A country and a sector of voices: ``Russia, government``."""
    known = [code(country)] if country else ["country not known"]
    return ", ".join((*known, sector(acting))) if acting else known[0]


def side(text: str) -> str:
    """One side of a dyad, as a person wrote it: ``USA.MIL`` is ``United States, military``."""
    found = ends.end(text)
    return cut(found.name) if found.name else voice(found.code, found.sector)


def value(field: str, told: str | None) -> str:
    """A value of a field that events or statements are counted by."""
    if told is None:
        return _NOBODY.get(field, UNKNOWN)
    if "country" in field:
        return code(told)
    if field == "sector":
        return sector(told)
    if field in _TOLD:
        return _TOLD[field].get(told, cut(told))
    if field == "type":
        return told.capitalize()
    return cut(told.replace("-", " ").replace("_", " "))


def distinct(some: Iterable[str]) -> list[str]:
    """Names of different things, which they stay where long names are cut alike."""
    found: list[str] = []
    for name in some:
        number = found.count(name) + 1
        found.append(name if number == 1 else f"{name} ({number})")
    return found


def cut(text: str) -> str:
    """Words on one line, not longer than a chart can hold."""
    return phrases.shortened("".join(char if char.isprintable() or char in _JOINERS else " " for char in text), LONGEST)


def listed(parts: Iterable[str]) -> str:
    """Some things, one after another: ``one, two and three``."""
    *some, last = parts
    return f"{', '.join(some)} and {last}" if some else last


def unit(period: str) -> str:
    """The unit of a period: ``day``, ``month`` or ``year``."""
    return _UNITS[len(period)]


def start(period: str) -> str:
    """The first day of a period, as ISO 8601 writes it."""
    return f"{period}-01-01"[:10]


@lru_cache(maxsize=4096)
def period(told: str) -> str:
    """A period in words: ``October 1962``."""
    found = date.fromisoformat(start(told))
    return {4: f"{found.year}", 7: f"{found:%B} {found.year}"}.get(len(told), phrases.day(told))


def within(told: str) -> str:
    """When a period is: ``in October 1962``, ``on 24 October 1962``."""
    return f"{'on' if unit(told) == 'day' else 'in'} {period(told)}"
