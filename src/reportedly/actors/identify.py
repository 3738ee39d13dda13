"""What a noun phrase says by itself of who is meant: country or body, sector, name, office."""

from __future__ import annotations

from ..language.lexicons import descriptions, outlets
from ..records import ActorKind
from .around import homonyms
from .bearers import find
from .countries import Affiliation, affiliations, chosen, stance
from .deeds import deed
from .entries import STATES, Known
from .identity import CONFIDENCE, Identity, merged, of_entry, unknown
from .knowledge import Hit
from .persons import person
from .phrases import OPENING, Phrase, Setting, Use, default_setting, phrase_of, spelled
from .sectors import after_office, former, head_unit, sectors_told
from .vocabulary import Unit
from .words import Word, keys, split

DEFINITE = frozenset({"the", "these", "those", "both"})
COUNTED = frozenset({"ethnic"})
"""Words that make a people's name that of an ethnic group, whose country it does not tell."""
DESCENT = frozenset({"USA", "CAN", "AUS", "NZL", "GBR", "CYP"})
"""States whose people another people's name before theirs tells the descent of: "Greek Cypriots"."""
CITIZENS = ("CVL",)
ADDRESSES = frozenset({"mr", "mrs", "ms", "miss", "dr"})
"""Forms of address, behind which a person's name stands."""
WHERE = frozenset("in at inside within across near outside around living".split())
"""Words behind which a phrase tells where somebody is."""
ALLIED = frozenset({"ally"})
"""Nouns whose holders are of another country than the state they belong to."""


def identify(
    text: str,
    setting: Setting | None = None,
    head: int | None = None,
    person_at: tuple[int, int] | None = None,
    use: Use = Use.AGENT,
) -> Identity:
    """Who is meant by a noun phrase, as far as the phrase itself tells.

    Args:
        text: the phrase as it stands in the article.
        setting: the knowledge base, the day and what the article mentions; the package's base if not given.
        head: where the word it is about begins in ``text``; guessed if not given.
        person_at: where the name of a person that it is about stands in ``text``.
        use: whether the surroundings use it as one who acts or as a place.
    """
    where = setting if setting is not None else default_setting()
    phrase = phrase_of(text, where, head, person_at, use)
    if phrase is None:
        return unknown(None, ActorKind.UNNAMED, "description", "there is no word in it")
    return of_phrase(phrase, where)


def of_phrase(phrase: Phrase, setting: Setting) -> Identity:
    """Who is meant by a phrase taken apart."""
    named = phrase.person or _person_at_head(phrase, setting)
    if named is not None:
        return person(phrase, setting, *named)
    hit, unit = phrase.hit_at(phrase.head), head_unit(phrase, phrase.head)
    if hit is not None and (unit is None or hit.end - hit.start >= unit.end - unit.start):
        known = chosen(hit, setting, _codes_before(phrase, setting, hit.start))
        if known is not None and not _mere_modifier(phrase, hit, known):
            return _entity(phrase, setting, hit, known)
    if unit is not None:
        return _described(phrase, setting, unit)
    return _other(phrase, setting)


# -- persons -------------------------------------------------------------------------------------


def _person_at_head(phrase: Phrase, setting: Setting) -> tuple[int, int] | None:
    """Where a person's name stands at the head: one of the base, or capitals behind a title."""
    hit = phrase.hit_at(phrase.head)
    if hit is not None and all(known.entry.kind == "person" for known in hit.known):
        return hit.start, hit.end
    if hit is not None or not phrase.words[phrase.head].capital or head_unit(phrase, phrase.head) is not None:
        return None
    low = phrase.head
    while low > 0 and phrase.words[low - 1].capital and not phrase.words[low].apart and _free(phrase, low - 1):
        low -= 1
    if low < phrase.head and phrase.words[low].key in ADDRESSES:
        return low + 1, phrase.head + 1
    if any(unit.end == low and is_title(unit) for unit in phrase.units):
        return low, phrase.head + 1
    if low == phrase.head and find(phrase.words[low : low + 1], setting) is not None and phrase.use is Use.AGENT:
        return low, low + 1
    return None


def is_title(unit: Unit) -> bool:
    """Whether a noun can stand as a title before a name: an office, or one that means a single person."""
    if unit.noun.plural or unit.noun.adjective or not unit.noun.sectors or unit.noun.noun == "national":
        return False
    described = descriptions().get(unit.noun.noun)
    return unit.noun.office or (described is not None and described.kind == "person")


def _free(phrase: Phrase, number: int) -> bool:
    """Whether a word is part of no name of the base and of no noun."""
    return phrase.hit_at(number) is None and phrase.unit_at(number) is None


def known_body(phrase: Phrase, name: str) -> bool:
    """Whether what was taken for the name of a person at the head is known as a state or body, or as part of one's."""
    hit = phrase.hit_at(phrase.head)
    if hit is None or all(known.entry.kind == "person" for known in hit.known):
        return False
    return sum(one.end - one.start for one in phrase.hits if one.end <= hit.end) >= len(split(name))


# -- states and bodies of the base ---------------------------------------------------------------


def _codes_before(phrase: Phrase, setting: Setting, start: int) -> set[str]:
    """The countries that stand before a name: "Ivory Coast's Supreme Court"."""
    found = (chosen(hit, setting) for hit in phrase.hits if hit.end <= start)
    return {known.entry.code for known in found if known is not None and known.entry.code}


def _mere_modifier(phrase: Phrase, hit: Hit, known: Known) -> bool:
    """Whether the name at the head only qualifies what follows it."""
    return known.how == "demonym" and stance(phrase.words, hit.start, hit.end)


def _entity(phrase: Phrase, setting: Setting, hit: Hit, known: Known) -> Identity:
    how = {"capital": "metonym"}.get(known.how, known.how)
    if known.entry.kind in STATES:
        return _state(phrase, setting, hit, known, how)
    found = of_entry(known.entry, how, setting.date)
    whose = _first_state(phrase, setting, hit)
    if whose is not None and whose.code not in (None, found.code) and _may_belong(found):
        found = found._replace(code=whose.code, entity=None, confidence=0.75, reason=None)
    if former(phrase, hit.start) and found.kind is ActorKind.PERSON:
        found = found._replace(sectors=("ELI",))
    return found


def _may_belong(found: Identity) -> bool:
    """Whether a body can be another country's of the same name: an institution or group, not an alliance of states."""
    return found.code not in ("UNO", "EUR", "IGO")


def _first_state(phrase: Phrase, setting: Setting, hit: Hit) -> Affiliation | None:
    """The state that stands before a name as its owner or adjective."""
    for found in affiliations(phrase, setting, hit.start, len(phrase.words)):
        if found.entry is not None and found.entry.kind in STATES and found.at < hit.start:
            return found
    return None


def _state(phrase: Phrase, setting: Setting, hit: Hit, known: Known, how: str) -> Identity:
    if known.how in ("capital", "metonym"):
        found = of_entry(known.entry, "metonym" if phrase.use is Use.AGENT else "name", setting.date)
        place = phrase.use is Use.PLACE or _qualified(phrase, hit)
        if place and known.how == "metonym" and _place_code(phrase.words[hit.start : hit.end], setting) is not None:
            known = Known(known.entry, "capital")  # a city, not a palace
        if known.how == "capital" and (place or known.entry.kind == "region"):
            whole = phrase.use is Use.PLACE and not _qualified(phrase, hit) and known.entry.kind != "region"
            if whole:
                return found._replace(name=spelled(phrase.words[hit.start : hit.end]), entity=None)
            return found._replace(name=spelled(phrase.words[hit.start : hit.end]), sectors=CITIZENS, entity=None)
        return _seated(phrase.words[hit.start : hit.end], setting) or _government(found)
    found = of_entry(known.entry, how, setting.date)
    if known.how != "demonym":
        return found
    before = _codes_before(phrase, setting, hit.start) - {known.entry.code}
    people = spelled(phrase.words[hit.start : hit.end])
    if before and known.entry.code not in DESCENT:  # "Iraqi Kurds", "Bosnian Serbs"
        code = next(one.code for one in affiliations(phrase, setting, hit.start, hit.end) if one.code in before)
        return _people(found, people, code)
    ethnic = any(word.key in COUNTED for word in phrase.words[: hit.start])
    of = _of_state(phrase, setting, hit, ("of", "in", "from") if ethnic else ("of",))
    if of is not None:
        return _people(found, people, of)
    if ethnic:
        return _people(found, people, None)
    whole = phrase.words[0].key == "the" and hit.start == 1 and len(phrase.words) == hit.end
    several = phrase.words[hit.end - 1].text.endswith("s") and not phrase.words[hit.end - 1].text.endswith("ss")
    single = not several and phrase.words[0].key in ("a", "an", "one")
    if whole or (len(phrase.words) == hit.end and hit.start == 0 and not several):
        return found  # the nation as one side
    return found._replace(
        kind=ActorKind.UNNAMED, name=None, entity=None, sectors=CITIZENS, confidence=0.8 if not single else 0.85
    )


def _seated(words: list[Word], setting: Setting) -> Identity | None:
    """The body of states that a city means here which is its seat and that of a government: "Brussels"."""
    form = keys(spelled(words))
    if form not in setting.meant or form not in homonyms():
        return None
    known = setting.knowledge.known(keys(homonyms()[form][2]))
    return of_entry(known[0].entry, "metonym", setting.date) if known else None


def _qualified(phrase: Phrase, hit: Hit) -> bool:
    """Whether words before a city show that the place is meant: "central Baghdad"."""
    return any(word.key not in DEFINITE for word in phrase.words[: hit.start])


def _government(found: Identity) -> Identity:
    """The government that is called by its seat."""
    return found._replace(
        kind=ActorKind.ORGANISATION,
        name=f"Government of {found.name}",
        sectors=("GOV",),
        entity=f"{found.entity}-government",
        how="metonym",
    )


def _of_state(phrase: Phrase, setting: Setting, hit: Hit, openings: tuple[str, ...]) -> str | None:
    """The state that one of ``openings`` behind a people's name tells: "Albanians of Serbia"."""
    if hit.end >= len(phrase.words) or phrase.words[hit.end].key not in openings:
        return None
    for found in affiliations(phrase, setting, hit.start, hit.end):
        if found.at >= hit.end and found.code:
            return found.code
    return None


def _people(found: Identity, people: str, code: str | None) -> Identity:
    """An ethnic group of a country."""
    reason = None if code else f"{people} are an ethnic group, and the phrase tells no country"
    return found._replace(
        kind=ActorKind.UNNAMED,
        name=None,
        entity=None,
        code=code,
        sectors=CITIZENS,
        how="demonym",
        confidence=0.75,
        reason=reason,
    )


# -- nouns ---------------------------------------------------------------------------------------


def _described(phrase: Phrase, setting: Setting, unit: Unit) -> Identity:
    """An office, body, thing or group of people that nobody names."""
    whose = _whose(phrase, setting, unit)
    code = whose.code if whose is not None else None
    of_person = whose is not None and whose.entry is not None and whose.entry.kind == "person"
    sectors = sectors_told(phrase, unit, whose, setting.date)
    if former(phrase, unit.start):
        sectors = after_office(sectors)
    if whose is not None and unit.noun.code and whose.at >= unit.end and phrase.words[unit.end].key in WHERE:
        code = unit.noun.code  # "peacekeepers in Kenya" are not Kenya's
    code = code or unit.noun.code or _peoples_code(phrase)
    noun = unit.noun
    how = "office" if noun.office else "description"
    reason = None if code else f"the phrase does not say of which country or body the {noun.noun} is"
    if noun.noun in ALLIED and whose is not None and whose.entry is not None and whose.entry.kind in STATES:
        code, reason = (
            None,
            f"an {noun.noun} of {whose.entry.name} is of another country, which the phrase does not name",
        )
    sure = CONFIDENCE[how] - (0.15 if of_person else 0.0) if code else 0.5
    kind = ActorKind.UNNAMED
    if noun.sectors == ("GOV",) and noun.noun == "government" and whose is not None and whose.entry is not None:
        plain = phrase.words[unit.start - 1].key not in ("interim", "transitional", "provisional", "local", "regional")
        if whose.entry.kind in STATES and plain and code == whose.entry.code:
            found = of_entry(whose.entry, "description", setting.date)
            return _government(found)._replace(how="description", confidence=0.9)
    found = Identity(kind, None, code, sectors, noun.noun if noun.office else None, None, how, sure, reason)
    return _holder(found, unit, whose, setting) or found


def _holder(found: Identity, unit: Unit, whose: Affiliation | None, setting: Setting) -> Identity | None:
    """Who holds an office that has one holder: "the Kenyan president" on the day of the article."""
    state = whose is not None and whose.entry is not None and whose.entry.kind in STATES
    if not (state and unit.noun.unique and not unit.noun.plural) or setting.date is None or "ELI" in found.sectors:
        return None
    holding = []
    for entry in setting.knowledge.holders(found.code or ""):
        term = entry.term(setting.date)
        if term is not None and term.office == unit.noun.noun:
            holding.append(entry)
    if len(holding) != 1:
        return None
    entry = holding[0]
    return found._replace(kind=ActorKind.PERSON, name=entry.name, entity=entry.entity, confidence=0.8)


def _whose(phrase: Phrase, setting: Setting, unit: Unit) -> Affiliation | None:
    """Whom the head belongs to: a state or body before a person."""
    found = list(affiliations(phrase, setting, unit.start, unit.end))
    found = [one for one in found if one.code]
    for one in found:
        if one.entry is None or one.entry.kind != "person":
            return one
    return found[0] if found else None


def _peoples_code(phrase: Phrase) -> str | None:
    """The code that a modifier's noun tells: "NGO workers"."""
    return next((unit.noun.code for unit in reversed(phrase.units) if unit.noun.code), None)


def _other(phrase: Phrase, setting: Setting) -> Identity:
    """A head that nobody knows: a name, or a noun outside the vocabulary."""
    words, head = phrase.words, phrase.head
    low = head
    while low > 0 and words[low - 1].capital and not words[low].apart:
        low -= 1
    name = spelled(words[low : head + 1]) if words[head].capital else None
    thing = low == head and low > 0 and words[low - 1].key == "the"  # "The Post" is no town
    code = None if thing else _place_code(words[low : head + 1], setting)
    if code is not None:
        return Identity(ActorKind.STATE, name, code, CITIZENS, None, None, "name", 0.6)
    start = head if name is None or (phrase.hits and phrase.hits[0].start < head) else low
    act = deed(phrase) is not None
    whose = next(
        (a for a in affiliations(phrase, setting, start, head + 1) if a.code and (a.at < head or not act)), None
    )
    name = None if act else name
    kind = ActorKind.ORGANISATION if name else ActorKind.UNNAMED
    modifiers = merged(*(u.noun.sectors for u in reversed(phrase.units) if u.noun.weight == "mod" and u.end <= head))
    if name is not None and is_outlet(name):
        modifiers = ("JRN",)
    if whose is None or not whose.code:
        reason = f"nothing tells the country of {name}" if name else "the phrase names no country or body"
        return Identity(kind, name, None, modifiers, None, None, "name" if name else "description", 0.5, reason)
    body: tuple[str, ...] = ()
    if whose.entry is not None and whose.entry.kind not in STATES:
        body = (whose.entry.term(setting.date) or whose.entry.terms[-1]).sectors
    return Identity(kind, name, whose.code, merged(modifiers, body), None, None, "name" if name else "description", 0.7)


def is_outlet(name: str) -> bool:
    """Whether a name is that of an outlet or agency."""
    lowered = name.lower()
    return any(outlets().get(form) in ("outlet", "agency") for form in (lowered, lowered.removesuffix(" news")))


def _place_code(words: list[Word], setting: Setting) -> str | None:
    """The country of a place that the head names."""
    if setting.country_of is None or not words or not words[0].capital or words[0].key in OPENING:
        return None
    return setting.country_of(spelled(words))
