"""Who bears a name: the persons of the knowledge base, by full name, surname, or a misspelled name with a title."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache

from .entries import BODIES, Entry, Term
from .identity import CONFIDENCE
from .phrases import Setting
from .tables import listed, table
from .vocabulary import Unit
from .words import Word, keys, split

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
LATELY = 5
"""Years for which somebody with a common name is still spoken of after the last office."""
BEFORE = 2
"""Years before the first office from which on a surname alone may mean its bearer: candidates are known already."""
CHILDHOOD = 30
"""Years before the first office from which on even a full name can mean its bearer."""
REMEMBERED = 25
"""Years after the last office for which a surname alone still means its bearer; later it may be anybody's."""
MODERN = "1990"
"""Year from which on the base holds those in office of every country; an undated text without years is of that time."""
LOOKING_BACK = 15
"""Years by which a text may be younger than the last year that it tells."""
ALIKE = 0.84
"""How alike a name must be to one of the base to be a misspelling of it, where title and country speak for it too."""


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
    fitting = [entry for entry in fitting if begun(entry, setting, CHILDHOOD)]
    if words[-1].key in common_surnames() and unit is None:
        fitting = [entry for entry in fitting if _current(entry, setting)]
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
    bearers = [entry for entry in bearers if begun(entry, setting, BEFORE) and agrees(entry, setting, unit)]
    fits = [entry for entry in bearers if _spoken_of(entry, setting, code, unit)]
    if any(entry.famous for entry in fits):  # of one surname, who is in office is likelier than who was
        fits += [entry for entry in bearers if entry not in fits and _in_office(entry, setting)]
    if not fits:
        return None
    best = _best(fits, setting, code, unit)
    return best, 0.9 if _has_office(best, unit) or len(fits) == 1 else 0.7


def _spoken_of(entry: Entry, setting: Setting, code: str | None, unit: Unit | None) -> bool:
    placed = entry.code == code if code is not None else setting.codes.get(entry.code or "", 0) > 0
    if entry.famous and not (remembered(entry, setting) or _has_office(entry, unit)):
        return False
    if entry.famous and common_surnames() & {keys(part) for part in entry.name.split()}:
        return placed or _has_office(entry, unit)
    if entry.famous:
        return placed or setting.date is None or _in_office(entry, setting) or _has_office(entry, unit)
    return placed and _has_office(entry, unit) and remembered(entry, setting)


def begun(entry: Entry, setting: Setting, years: int) -> bool:
    """Whether the article can be of the time of somebody: at most so many years before the first office.

    An undated article is at most :data:`LOOKING_BACK` years younger than the last year that its text tells.
    """
    since = min((term.since for term in entry.terms), default="")
    if setting.date is not None:
        return not since or int(since[:4]) - years <= int(setting.date[:4])
    return not since or setting.year is None or int(since[:4]) - years <= setting.year + LOOKING_BACK


def remembered(entry: Entry, setting: Setting) -> bool:
    """Whether a surname alone still means somebody on the day; in an undated article, in the years that it tells."""
    until = max((term.until or "9999" for term in entry.terms), default="9999")
    if setting.date is not None:
        return int(until[:4]) + REMEMBERED >= int(setting.date[:4])
    if setting.year is not None:
        return int(until[:4]) + REMEMBERED >= setting.year
    return until >= MODERN


def agrees(entry: Entry, setting: Setting, unit: Unit | None) -> bool:
    """Whether a title of the strict kind is that of an office held by the day: nobody else is "President Okoro"."""
    if unit is None or unit.noun.noun.lower() not in strict_titles():
        return True
    titles = (unit.noun.noun.lower(), *strict_titles()[unit.noun.noun.lower()])
    held = [term.office.lower() for term in entry.terms if term.office and _before(term, setting.date)]
    if any("candidate" in office or "-elect" in office for office in held):
        return True
    told = (split(office) for office in held)
    return any(title in " ".join(word.key for word in words) for words in told for title in titles)


def _before(term: Term, date: str | None) -> bool:
    """Whether a term has begun by a day, or begins in its year."""
    return date is None or not term.since or term.since[:4] <= date[:4]


@cache
def strict_titles() -> dict[str, tuple[str, ...]]:
    """Titles that only who holds or held such an office bears, each with other words for the office."""
    return {row[0]: tuple(listed(row[1])) for row in table("strict-titles.tsv", 2)}


def _current(entry: Entry, setting: Setting) -> bool:
    """Whether news of the day can mean a bearer of a common name: somebody famous, or lately in office."""
    last = max((term.until or "9999" for term in entry.terms), default="9999")
    late = setting.date is None or int(last[:4]) + LATELY >= int(setting.date[:4])
    return entry.famous or (late and setting.codes.get(entry.code or "", 0) > 0)


@cache
def common_surnames() -> frozenset[str]:
    """Surnames that too many bear, in the form for look-ups."""
    return frozenset(keys(row[0]) for row in table("common-surnames.txt", 1))


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
