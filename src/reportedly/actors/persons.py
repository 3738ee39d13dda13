"""Persons: by name in the knowledge base, else by the title and country that the text gives them."""

from __future__ import annotations

from difflib import SequenceMatcher

from ..records import ActorKind
from .countries import Affiliation, affiliations
from .entries import BODIES, STATES, Entry
from .identity import CONFIDENCE, Identity, merged, of_entry
from .phrases import Phrase, Setting, spelled
from .sectors import former, sectors_told
from .vocabulary import Unit
from .words import Word

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
ALIKE = 0.84
"""How alike a name must be to one of the base to be a misspelling of it, where title and country speak for it too."""


def person(phrase: Phrase, setting: Setting, low: int, high: int) -> Identity:
    """Who the person is whose name stands from word ``low`` up to ``high``."""
    unit = _title(phrase, low, high)
    whose = _whose(phrase, setting, low, high, unit)
    told = sectors_told(phrase, unit, whose, setting.date) if unit is not None else _bodied(whose, setting)
    left = former(phrase, low)
    code = _code(whose, unit)
    found = find(phrase.words[low:high], setting, code, unit)
    if found is None:
        return _stranger(phrase, low, high, unit, whose, ("ELI",) if left else told)
    entry, sure = found
    known = of_entry(entry, "name", setting.date)
    sectors = merged(("ELI",)) if left else (told or known.sectors)
    office = unit.noun.noun if unit is not None and unit.noun.office else known.office
    return known._replace(
        code=entry.code or code, sectors=sectors, office=office, confidence=min(sure, known.confidence)
    )


def _title(phrase: Phrase, low: int, high: int) -> Unit | None:
    """The noun of the title: an office before any other noun, the nearest before the name, else behind it."""
    before = [unit for unit in phrase.units if unit.end <= low and not unit.noun.adjective]
    behind = [
        unit for unit in phrase.units if unit.start >= high and not unit.noun.adjective and unit.noun.weight != "thing"
    ]
    near = [unit for unit in reversed(before) if unit.noun.sectors and unit.noun.weight != "thing"]
    for unit in near:
        if unit.noun.office:
            return unit
    if near:
        return near[0]
    if behind and any(word.apart for word in phrase.words[high : behind[0].start + 1]):  # an apposition
        return behind[0]
    return None


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


def find(
    words: list[Word], setting: Setting, code: str | None = None, unit: Unit | None = None
) -> tuple[Entry, float] | None:
    """The person of the knowledge base whom a name means, and how sure that is.

    A full name means its bearer unless the title names another country; a surname alone only somebody famous, or
    whose office and country the title tells; a misspelled name somebody with that office and country.
    """
    form = " ".join(word.key for word in words)
    named = _named(form, setting)
    if not named and len(words) > 2:  # "Tomas B. Okoro Jr."
        form = " ".join(word.key for word in words if len(word.key) > 1 and word.key not in SUFFIXES)
        named = _named(form, setting)
    fitting = [entry for entry in named if code is None or entry.code in (None, code) or not unit]
    if fitting:
        return _best(fitting, setting, code, unit), CONFIDENCE["name"]
    if named:
        return None
    if len(words) == 1 or form in _surnames_of_two(setting, words):
        return _by_surname(form, setting, code, unit)
    if unit is not None and len(words) > 1:
        return _misspelled(form, words, setting, code, unit)
    return None


def _named(form: str, setting: Setting) -> list[Entry]:
    return [known.entry for known in setting.knowledge.known(form) if known.entry.kind == "person"]


def _surnames_of_two(setting: Setting, words: list[Word]) -> set[str]:
    """Surnames of more than one word, such as ``de Klerk`` and ``Ben Bella``."""
    form = " ".join(word.key for word in words)
    return {form} if setting.knowledge.by_surname(form) else set()


def _by_surname(form: str, setting: Setting, code: str | None, unit: Unit | None) -> tuple[Entry, float] | None:
    """A famous bearer of a surname, or one with the office that the title tells, who is spoken of on such a day."""
    bearers = [entry for entry in setting.knowledge.by_surname(form) if code is None or entry.code == code]
    fits = [entry for entry in bearers if _spoken_of(entry, setting, code, unit)]
    if any(entry.famous for entry in fits):  # of one surname, who is in office is likelier than who was
        fits += [entry for entry in bearers if entry not in fits and _in_office(entry, setting)]
    if not fits:
        return None
    best = _best(fits, setting, code, unit)
    return best, 0.9 if _has_office(best, unit) or len(fits) == 1 else 0.7


def _spoken_of(entry: Entry, setting: Setting, code: str | None, unit: Unit | None) -> bool:
    placed = entry.code == code if code is not None else setting.codes.get(entry.code or "", 0) > 0
    if entry.famous:
        return placed or setting.date is None or _in_office(entry, setting) or _has_office(entry, unit)
    return placed and _has_office(entry, unit)


def _in_office(entry: Entry, setting: Setting) -> bool:
    return setting.date is not None and entry.term(setting.date) is not None


def _misspelled(
    form: str, words: list[Word], setting: Setting, code: str | None, unit: Unit
) -> tuple[Entry, float] | None:
    around = {entry.entity: entry for entry in setting.knowledge.by_surname(words[-1].key)}
    around |= {entry.entity: entry for entry in setting.knowledge.by_given_name(words[0].key)}
    ranked = []
    for entry in around.values():
        if (code is not None and entry.code != code) or not _has_office(entry, unit):
            continue
        alike = SequenceMatcher(None, form, entry.name.lower()).ratio()
        if alike >= ALIKE:
            ranked.append((alike, entry.entity, entry))
    return (max(ranked)[2], 0.75) if ranked else None


def _has_office(entry: Entry, unit: Unit | None) -> bool:
    """Whether the title is that of an office the person held."""
    if unit is None:
        return False
    noun = unit.noun.noun.lower()
    return any(term.office is not None and (noun in term.office.lower()) for term in entry.terms)


def _best(entries: list[Entry], setting: Setting, code: str | None, unit: Unit | None) -> Entry:
    """Of namesakes the one with the title's country and office, in office on the day, and most spoken of."""
    return max(
        entries,
        key=lambda entry: (
            entry.code == code,
            _has_office(entry, unit),
            _in_office(entry, setting),
            entry.code not in BODIES,
            setting.codes.get(entry.code or "", 0),
            entry.famous,
            max((term.since for term in entry.terms), default=""),
        ),
    )
