"""Persons: by name in the knowledge base, else by the title and country that the text gives them."""

from __future__ import annotations

from ..records import ActorKind
from .bearers import find
from .countries import Affiliation, affiliations
from .entries import STATES
from .identity import Identity, merged, of_entry
from .phrases import OPENING, Phrase, Setting, spelled
from .sectors import after_office, former, sectors_told
from .vocabulary import Unit

STYLES = frozenset(
    "sheikh sheik shaikh maulana mullah mawlawi ayatollah hojatoleslam sayyid sayyed imam haji prince princess lord "
    "lady sir dame archbishop bishop father rabbi reverend".split()
)
"""Titles that many bear beside the office that they act in."""
KIN = frozenset({"sister", "brother", "father", "mother"})
RANKS = frozenset({"private", "general", "major", "corporal"})


def person(phrase: Phrase, setting: Setting, low: int, high: int) -> Identity:
    """Who the person is whose name stands from word ``low`` up to ``high``."""
    unit = _title(phrase, low, high)
    whose = _whose(phrase, setting, low, high, unit)
    told = sectors_told(phrase, unit, whose, setting.date) if unit is not None else _bodied(whose, setting)
    left = former(phrase, low)
    code = _code(whose, unit)
    hit = phrase.hit_at(low)
    whole = hit is not None and hit.end >= high and all(known.entry.kind == "person" for known in hit.known)
    named = phrase.words[hit.start : hit.end] if hit is not None and whole else phrase.words[low:high]
    found = find(named, setting, code, unit)
    if found is None:
        if unit is not None and unit.noun.of == "body" and whose is None and unit.noun.sectors == ("GOV",) == told:
            told = ()  # a director or spokesman of nobody knows what
        return _stranger(phrase, low, high, unit, whose, after_office(told) if left and unit is not None else told)
    entry, sure = found
    known = of_entry(entry, "name", setting.date)
    sectors = merged(("ELI",)) if left else (told or known.sectors)
    office = unit.noun.noun if unit is not None and unit.noun.office else known.office
    return known._replace(
        code=entry.code or code, sectors=sectors, office=office, confidence=min(sure, known.confidence)
    )


def _title(phrase: Phrase, low: int, high: int) -> Unit | None:
    """The noun of the title: an office before any other noun, the nearest before the name, else behind it."""
    before = [unit for unit in phrase.units if unit.end <= low and not (unit.noun.adjective or _kin(phrase, unit))]
    behind = [
        unit
        for unit in phrase.units
        if unit.start >= high and not unit.noun.adjective and unit.noun.weight != "thing"
        if not (_kin(phrase, unit) or _qualifies(phrase, unit))
    ]
    near = [unit for unit in reversed(before) if unit.noun.sectors and unit.noun.weight != "thing"]
    if len(near) > 1 and near[0].noun.noun in STYLES:  # "opposition leader Sheikh Okoro"
        near = near[1:]
    for unit in near:
        if unit.noun.office:
            return unit
    if near:
        return near[0]
    if behind and any(word.apart for word in phrase.words[high : behind[0].start + 1]):  # an apposition
        return behind[0]
    return None


def _kin(phrase: Phrase, unit: Unit) -> bool:
    """Whether a word is one of the family and no title of the church: "her sister" is not "Sister"."""
    return unit.noun.noun in KIN and not phrase.words[unit.start].capital


def _qualifies(phrase: Phrase, unit: Unit) -> bool:
    """Whether a rank is but an adjective: "a private equity firm", "a major employer"."""
    if unit.noun.noun not in RANKS or unit.end >= len(phrase.words):
        return False
    word = phrase.words[unit.end]
    return not (word.capital or word.apart or word.key in OPENING)


def _whose(phrase: Phrase, setting: Setting, low: int, high: int, unit: Unit | None) -> Affiliation | None:
    """Whom the title names, else what ``of`` or ``from`` behind the name does."""
    start, end = (low, high)
    if unit is not None and unit.start >= high:  # "Lena Voss, the Kenyan foreign minister"
        start = unit.start
    for found in affiliations(phrase, setting, start, end):
        inside = low <= found.at < high
        if not inside and (found.entry is None or found.entry.kind != "person"):
            return found
    return None


def _code(whose: Affiliation | None, unit: Unit | None) -> str | None:
    if whose is not None and whose.code:
        return whose.code
    return unit.noun.code if unit is not None else None


def _bodied(whose: Affiliation | None, setting: Setting) -> tuple[str, ...]:
    """The sectors of somebody of a body without any title: "Hamas's Omar Nassar"."""
    if whose is None or whose.entry is None or whose.entry.kind in STATES:
        return ()
    return (whose.entry.term(setting.date) or whose.entry.terms[-1]).sectors


def _stranger(
    phrase: Phrase, low: int, high: int, unit: Unit | None, whose: Affiliation | None, sectors: tuple[str, ...]
) -> Identity:
    """Somebody whom the base does not know: code and sector are those of the title."""
    name = spelled(phrase.words[low:high])
    code = _code(whose, unit)
    office = unit.noun.noun if unit is not None and unit.noun.office else None
    how = "office" if unit is not None else "name"
    sure = 0.85 if code and sectors else 0.7 if code else 0.5
    reason = None if code else f"the text does not say where {name} belongs"
    return Identity(ActorKind.PERSON, name, code, sectors, office, None, how, sure, reason)
