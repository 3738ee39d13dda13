"""Whose somebody is: the country or body that a noun phrase names beside its head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .bearers import find
from .entries import BODIES, STATES, Entry, Known
from .knowledge import Hit
from .phrases import OPENING, Phrase, Setting
from .words import Word, keys

STANCE_BEFORE = frozenset("anti pro non ex post pre neo un".split())
"""Prefixes after which a country is not whose somebody is: "pro-Russian"."""
STANCE_AFTER = frozenset(
    "backed supported occupied held controlled funded financed armed trained made built born administered sponsored "
    "aligned allied bound speaking linked owned style inspired supplied educated friendly brokered annexed ruled "
    "claimed mediated imposed drafted dominated language county avenue street".split()
)
"""Participles after a hyphen that say the same: "Iran-backed", "Israeli-occupied"."""
BELONGING = ("of", "from", "in", "at", "inside", "within", "across", "near", "outside", "around", "loyal", "living")
"""Words after which a phrase names whose its head is, or where."""
UNRELATED = frozenset("to against on for with by who whom which that about between over".split())
"""Words after which others are named than those whose the head is."""
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr"})
FOLLOWED = frozenset(
    "administration government regime campaign team presidency cabinet aide adviser advisor ally spokesman spokeswoman "
    "spokesperson supporter backer surrogate lawyer".split()
)
"""Nouns before which a surname says whose they are, without a possessive."""


class Affiliation(NamedTuple):
    """Whose a head is: the entry, or only the code of a place; and which word named it, and what told."""

    code: str | None
    entry: Entry | None
    at: int
    how: str


def chosen(hit: Hit, setting: Setting, near: Iterable[str] = ()) -> Known | None:
    """Who is meant by an alias of several owners.

    The one that the phrase's other words speak for (``near``, codes), that exists on the day of the article, and whose
    country the article mentions most; the order of the tables decides the rest. An ambiguous alias without such a hint
    means nobody.
    """
    wanted: set[str | None] = set(near)
    ranked = []
    for number, known in enumerate(hit.known):
        entry = known.entry
        if entry.ambiguous and known.how != "name" and not _hinted(hit, known, setting, wanted):
            continue
        if known.how in ("capital", "metonym") and entry.kind == "former" and not _stood(known, setting):
            continue
        fits = setting.date is None or entry.kind == "person" or entry.term(setting.date) is not None
        ranked.append(
            (entry.code in wanted, fits, setting.codes.get(entry.code or "", 0) if fits else 0, -number, known)
        )
    if not ranked:
        return None
    best = max(ranked, key=lambda item: item[:4])[4]
    if setting.meant and best.how in ("name", "alias") and best.entry.kind in STATES:
        other = setting.meant.get(keys(best.entry.name))
        if other is not None:
            entry = best.entry
            return Known(entry._replace(entity=f"{entry.entity}-{other.lower()}", code=other, kind="region"), "name")
    return best


def _stood(known: Known, setting: Setting) -> bool:
    """Whether a former state was there on the day of the article."""
    return setting.date is not None and known.entry.term(setting.date) is not None


def _hinted(hit: Hit, known: Known, setting: Setting, wanted: set[str | None]) -> bool:
    """Whether anything speaks for an ambiguous alias: its code, or for a name of several words of a body of states
    ("the General Assembly") an article that mentions two of them."""
    code = known.entry.code
    if code is None or code in wanted or setting.codes.get(code, 0) > 0:
        return True
    return hit.end - hit.start > 1 and code in BODIES and len(setting.codes) > 1


def affiliations(phrase: Phrase, setting: Setting, start: int, end: int) -> Iterator[Affiliation]:
    """Whose the head between two words is: who is named before it from the left, then behind it."""
    yield from _before(phrase, setting, start)
    yield from _behind(phrase, setting, end)


def _before(phrase: Phrase, setting: Setting, start: int) -> Iterator[Affiliation]:
    words = phrase.words
    for hit in phrase.hits:
        if hit.end > start:
            break
        if not stance(words, hit.start, hit.end):
            found = _affiliation(hit, setting)
            if found is not None:
                yield found
    for low, high in capitals(words, 0, start):
        if any(hit.start < high and low < hit.end for hit in phrase.hits) or stance(words, low, high):
            continue
        owner = _owner(phrase, setting, low, high)
        if owner is not None:
            yield owner
        code = setting.country_of(_plain(words[low:high])) if setting.country_of is not None else None
        if code:
            yield Affiliation(code, None, low, "name")


def _owner(phrase: Phrase, setting: Setting, low: int, high: int) -> Affiliation | None:
    """The person whose government or people somebody is: "Okoro's government", "the Okoro administration"."""
    following = phrase.unit_at(high)
    if phrase.words[low].key in HONORIFICS:
        low += 1
    if low >= high:
        return None
    if not phrase.words[high - 1].owner and (following is None or following.noun.noun not in FOLLOWED):
        return None
    titled = [unit for unit in phrase.units if low <= unit.start and unit.end <= high]
    first = titled[-1].end if titled else low
    found = find(phrase.words[first:high], setting, None, titled[-1] if titled else None) if first < high else None
    return Affiliation(found[0].code, found[0], first, "name") if found is not None else None


def _behind(phrase: Phrase, setting: Setting, end: int) -> Iterator[Affiliation]:
    words = phrase.words
    opened = False
    at = end
    while at < len(words):
        word = words[at]
        if word.key in BELONGING:
            opened = True
        elif word.key in UNRELATED and words[at - 1].key not in ("loyal", "close"):
            opened = word.key == "for" and _speaks_for(phrase, end)
        elif opened:
            hit = phrase.hit_at(at)
            if hit is not None:
                found = None if stance(words, hit.start, hit.end) else _affiliation(hit, setting)
                if found is not None:
                    yield found
                at = hit.end
                continue
            high = at
            while high < len(words) and words[high].capital and (high == at or not words[high].apart):
                if phrase.hit_at(high) is not None:
                    break
                high += 1
            if high > at and setting.country_of is not None:
                code = setting.country_of(_plain(words[at:high]))
                if code:
                    yield Affiliation(code, None, at, "name")
            at = max(high, at + 1)
            continue
        at += 1


def _speaks_for(phrase: Phrase, end: int) -> bool:
    """Whether the head is one that acts for whom ``for`` names: "a spokesman for the army"."""
    return any(word.key.startswith(("spokes", "lawyer", "candidate", "minister")) for word in phrase.words[:end])


def _affiliation(hit: Hit, setting: Setting) -> Affiliation | None:
    known = chosen(hit, setting)
    if known is None or (known.entry.code is None and known.entry.kind in STATES):
        return None
    return Affiliation(known.entry.code, known.entry, hit.start, known.how)


def stance(words: list[Word], start: int, end: int) -> bool:
    """Whether a hyphen makes a name say where somebody stands and not whose they are: "Iran-backed"."""
    before = start > 0 and words[start].glued and words[start - 1].key in STANCE_BEFORE
    after = end < len(words) and words[end].key in STANCE_AFTER and (words[end].glued or _loose(words[end]))
    return before or after


def _loose(word: Word) -> bool:
    """Whether a participle says where somebody stands without a hyphen too: "Armenian armed forces" are Armenia's."""
    return not word.apart and word.key not in ("armed", "trained")


def backers(phrase: Phrase) -> frozenset[str]:
    """The countries that only back, fight or hold whom a phrase means."""
    found = (hit.known[0].entry.code for hit in phrase.hits if stance(phrase.words, hit.start, hit.end))
    return frozenset(code for code in found if code is not None)


def capitals(words: list[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words between two words."""
    at = start
    while at < end:
        high = at
        while high < end and words[high].capital and (high == at or not words[high].apart):
            high += 1
            if words[high - 1].owner:
                break
        if high > at and words[at].key not in OPENING:
            yield at, high
        at = max(high, at + 1)


def _plain(words: list[Word]) -> str:
    text = " ".join(word.text for word in words)
    return text.removesuffix("'s").removesuffix("’s").rstrip("'’")
