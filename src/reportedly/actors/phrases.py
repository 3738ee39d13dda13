"""A noun phrase taken apart: its words, its head, the names and the nouns of actors in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from .knowledge import Hit, Knowledge, default_knowledge
from .vocabulary import Unit, Vocabulary, default_vocabulary
from .words import Word, key, split

OPENING = frozenset(
    "of in from at near to for with on by against who whom whose that which about between across after along among "
    "around before behind beyond during inside outside over since through throughout toward towards under where "
    "within".split()
)
"""Words that open what stands behind the head of a noun phrase."""
POSTPOSED = frozenset("living loyal led ordered based staying including working fighting held close allied".split())
"""Participles and adjectives that do the same without a pronoun."""
GENERAL = frozenset(
    "group groups one two three four five dozens scores hundreds thousands many some several most all "
    "number crowd crowds majority both handful millions tens part half".split()
)
"""Heads that only count: "a group of rebels", "dozens of students"."""


PRIVATE = frozenset({"CRM", "CVL", "UAF", "REF"})
"""Sectors of people who are not called so with a capital letter."""


MANY = frozenset("other others world various foreign international western regional global".split())
"""Words that show that those of several countries are meant."""
VAGUE = frozenset(
    "alliance bloc coalition group movement organisation organization association body union company firm front".split()
)
"""Nouns that alone tell neither a country nor what kind of body is meant."""
STATES_AT_LARGE = frozenset("countries states nations governments powers".split())
ANY = frozenset("another any every each which no".split())
OUTSIDERS = frozenset(
    "mediator mediators monitor monitors observer observers inspector inspectors donor donors ally allies foreigner "
    "foreigners tourist tourists expatriate expatriates invader invaders infiltrator infiltrators migrant migrants "
    "immigrant immigrants refugee refugees mercenary mercenaries".split()
)
"""Those who are likelier of another country than of the one that the text is about."""


class Use(StrEnum):
    """How the surroundings use a phrase: as one who acts or is acted upon, or as a place."""

    AGENT = "agent"
    PLACE = "place"


class Setting(NamedTuple):
    """What is known beside the phrase itself.

    Args:
        date: ISO 8601 day of the article.
        codes: how often the article mentions each country or body.
        country_of: the country of a place by its name, where somebody can tell.
        meant: codes of names that mean a part of another country or a body here, by their form for look-ups.
        year: the last year that the text of an undated article tells.
    """

    knowledge: Knowledge
    vocabulary: Vocabulary
    date: str | None = None
    codes: Mapping[str, int] = {}
    country_of: Callable[[str], str | None] | None = None
    meant: Mapping[str, str] = {}
    year: int | None = None


def default_setting(date: str | None = None) -> Setting:
    """The package's knowledge and nouns, and nothing of an article but its date."""
    return Setting(default_knowledge(), default_vocabulary(), date)


@dataclass(frozen=True)
class Phrase:
    """A noun phrase.

    Args:
        words: all its words.
        head: number of the word it is about.
        person: first word and end of the name of a person that it is about.
        hits: names of the knowledge base in it.
        units: nouns of the vocabulary in it.
    """

    text: str
    words: list[Word]
    head: int
    person: tuple[int, int] | None
    use: Use
    hits: list[Hit] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)

    def hit_at(self, number: int) -> Hit | None:
        """The name that holds a word."""
        return next((hit for hit in self.hits if hit.start <= number < hit.end), None)

    def unit_at(self, number: int) -> Unit | None:
        """The noun that holds a word."""
        return next((unit for unit in self.units if unit.start <= number < unit.end), None)


def phrase_of(
    text: str, setting: Setting, head: int | None = None, person: tuple[int, int] | None = None, use: Use = Use.AGENT
) -> Phrase | None:
    """``text`` taken apart; ``None`` if there is no word in it.

    Args:
        head: where the word it is about begins in ``text``; guessed if not given.
        person: where the name of a person that it is about stands in ``text``.
    """
    words = split(text)
    if not words:
        return None
    hits = setting.knowledge.scan(words)
    units = [unit for unit in setting.vocabulary.scan(words) if not _within_name(words, unit, hits)]
    about = [
        n for n, word in enumerate(words) if person is not None and person[0] < word.end and word.start < person[1]
    ]
    if about:
        return Phrase(text, words, about[-1], (about[0], about[-1] + 1), use, hits, units)
    given = next((n for n, word in enumerate(words) if head is not None and word.start <= head < word.end), None)
    found = given if given is not None else _guessed_head(words, hits)
    return Phrase(text, words, counted(words, found), None, use, hits, units)


def _within_name(words: list[Word], unit: Unit, hits: list[Hit]) -> bool:
    """Whether a noun is but a word of some name: "the Criminal Division", "Islamic State"."""
    for hit in hits:
        if hit.known[0].entry.kind == "person":
            continue
        if hit.start <= unit.start and unit.end <= hit.end and hit.end - hit.start > unit.end - unit.start:
            return True
    return unit.start > 0 and words[unit.start].capital and set(unit.noun.sectors) <= PRIVATE


def _guessed_head(words: list[Word], hits: list[Hit]) -> int:
    """The last word before what opens a clause, a preposition or a pause, counting a whole name as one."""
    inside = {n for hit in hits for n in range(hit.start + 1, hit.end)}
    head = 0
    for number, word in enumerate(words):
        opens = word.key in OPENING or (word.key in POSTPOSED and not word.glued)
        if number and number not in inside and (opens or word.apart):
            break
        head = number
    return head


def counted(words: list[Word], head: int) -> int:
    """The head of what is counted, for "a group of rebels" and its like; else ``head`` itself."""
    while words[head].key in GENERAL and head + 2 < len(words) and words[head + 1].key == "of":
        head += 2
        while head + 1 < len(words) and words[head + 1].key not in OPENING and not words[head + 1].apart:
            head += 1
    return head


def spelled(words: list[Word]) -> str:
    """Words as one reads them, without articles and possessive."""
    kept = [word.text for word in words if key(word.text) not in ("the", "a", "an")]
    text = " ".join(kept)
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text.rstrip("'’")


def of_many(phrase: Phrase) -> bool:
    """Whether a phrase speaks of those of several countries: "world leaders", "several states"."""
    first = [word.key for word in phrase.words[:2]]
    if first[0] == "both" or first in (["the", "two"], ["the", "three"]):  # those of whom the text has told apart
        return True
    if first[0] in ANY and phrase.words[phrase.head].key in ("country", "state", "nation", "government", "power"):
        return True
    return bool(MANY & {word.key for word in phrase.words}) or phrase.words[phrase.head].key in STATES_AT_LARGE


def vague(phrase: Phrase) -> bool:
    """Whether a phrase is but the noun of some body: "the alliance"."""
    return len(phrase.words) <= 2 and phrase.words[phrase.head].key in VAGUE


def elsewhere(phrase: Phrase) -> bool:
    """Whether no country can be guessed: the phrase has a region or people of several, or means outsiders."""
    if phrase.words[phrase.head].key in OUTSIDERS or vague(phrase):
        return True
    regions = ([known.entry for known in hit.known] for hit in phrase.hits)
    return any(all(entry.kind == "region" and entry.code is None for entry in entries) for entries in regions)


def names_place(phrase: Phrase) -> bool:
    """Whether the head is said to be of a name: "the city of Port Selden"."""
    behind = phrase.words[phrase.head + 1 : phrase.head + 4]
    return len(behind) > 1 and behind[0].key == "of" and any(word.capital for word in behind[1:])
