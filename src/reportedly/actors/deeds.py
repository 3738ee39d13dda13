"""Phrases about an act or a paper, and who it is that they mean: "an appeal by farmers", "the Kenyan plan"."""

from __future__ import annotations

from functools import cache

from .countries import chosen, stance
from .entries import STATES
from .knowledge import Hit
from .phrases import OPENING, Phrase, Setting
from .tables import table

OWNED = frozenset("his her its their our my your".split())
JOINED = frozenset({"and", "or"})
WITHIN = frozenset({"of"})
"""Words that open no new part of the phrase behind ``by``: "by the president of Kenya"."""


@cache
def deeds() -> dict[str, str]:
    """Nouns of acts and papers, and what their ``of`` names: ``owner`` or ``object``."""
    return {form: of for noun, several, of in table("deeds.tsv", 3) for form in (noun, several)}


def deed(phrase: Phrase) -> str | None:
    """What the ``of`` of the head names, if the head is an act; ``None`` if it is not."""
    words, head = phrase.words, phrase.head
    if phrase.person is not None or phrase.hit_at(head) is not None:
        return None
    pair = deeds().get(f"{words[head - 1].key} {words[head].key}") if head else None
    if pair is not None:
        return pair
    return deeds().get(words[head].key) if phrase.unit_at(head) is None else None


def owner(phrase: Phrase, setting: Setting) -> tuple[int, int] | None:
    """Where they stand whose act the head is: behind ``by``, as a possessor, behind ``from`` or ``of``, else before it.

    Returns:
        Offsets in the text of the phrase; ``None`` if it does not tell.
    """
    of = deed(phrase)
    words = phrase.words
    ways = [_behind(phrase, "by"), _possessor(phrase), _behind(phrase, "from")]
    ways.append(_behind(phrase, "of") if of == "owner" else None)
    ways.append(_modifier(phrase, setting))
    for found in ways:
        if found is not None:
            low, high = found
            rest = words[max(high, phrase.head + 1) :] if low > phrase.head else words[phrase.head + 1 :]
            if not any(word.key in JOINED for word in rest):
                return words[low].start, words[high - 1].end
    return None


def _behind(phrase: Phrase, opening: str) -> tuple[int, int] | None:
    """The words behind ``opening``, up to what opens another part of the phrase."""
    words = phrase.words
    at = next((n for n in range(phrase.head + 1, len(words)) if words[n].key == opening), None)
    if at is None or at + 1 >= len(words) or (opening == "of" and at != phrase.head + 1):
        return None
    high = at + 1
    while high < len(words) and (words[high].key not in OPENING or words[high].key in WITHIN):
        high += 1
    return (at + 1, high) if high > at + 1 else None


def _possessor(phrase: Phrase) -> tuple[int, int] | None:
    words = phrase.words
    if words[0].key in OWNED and phrase.head > 0:
        return 0, 1
    owners = [n for n in range(phrase.head) if words[n].owner]
    return (0, owners[-1] + 1) if owners else None


def _modifier(phrase: Phrase, setting: Setting) -> tuple[int, int] | None:
    """The adjective of a country, the name of a body or the noun of a group before the head: "a rebel offensive"."""
    before = [(hit.start, hit.end) for hit in phrase.hits if hit.end <= phrase.head and _tells(phrase, hit, setting)]
    before += [
        (unit.start, unit.end)
        for unit in phrase.units
        if unit.end <= phrase.head and unit.noun.weight == "mod" and not unit.noun.adjective and unit.noun.sectors
    ]
    return (min(low for low, _ in before), max(high for _, high in before)) if before else None


def _tells(phrase: Phrase, hit: Hit, setting: Setting) -> bool:
    """Whether a name before an act tells whose it is; that of a place tells as often where it was, or of whom."""
    known = chosen(hit, setting)
    if known is None or stance(phrase.words, hit.start, hit.end):
        return False
    initials = all(word.text.isupper() for word in phrase.words[hit.start : hit.end])
    return known.entry.kind not in STATES or known.how == "demonym" or initials
