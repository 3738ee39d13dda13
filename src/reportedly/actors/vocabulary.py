"""The common nouns of actors: "soldiers", "opposition parties", "foreign minister", and their sectors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from .tables import listed, table
from .words import Word, all_keys, keys

CODE = re.compile(r"code ([A-Z]{3})\b")


class Noun(NamedTuple):
    """A noun phrase that tells a sector.

    Args:
        noun: its first form.
        sectors: PLOVER's, the one acted in first; empty where it tells none.
        weight: ``head`` decides as the head of a phrase, ``mod`` also as its modifier ("rebel leader"),
            ``thing`` is no person ("helicopters").
        role: it takes the sectors of its modifier or of whom it belongs to, its own only by default ("spokesman").
        adjective: it is never a head.
        code: of the body meant where the text names no country or body.
        office: it is an office, such as ``foreign minister``; ``of`` says whose: ``state``, ``body`` or ``party``.
        unique: there is one holder at a time.
        moves: a weapon or craft that comes from elsewhere, so that it is not guessed to be of the article's country.
        plural: this form is the plural.
    """

    noun: str
    sectors: tuple[str, ...]
    weight: str = "head"
    role: bool = False
    adjective: bool = False
    code: str | None = None
    office: bool = False
    of: str = ""
    unique: bool = False
    moves: bool = False
    plural: bool = False


class Unit(NamedTuple):
    """Words from ``start`` up to ``end`` that are a noun of the vocabulary."""

    start: int
    end: int
    noun: Noun


class Vocabulary:
    """Nouns looked up by the longest form that begins at a word."""

    def __init__(self, nouns: Iterable[tuple[str, Noun]]) -> None:
        self._nouns: dict[str, Noun] = {}
        self._longest: dict[str, int] = {}
        told = list(nouns)
        for (_, noun), found in zip(told, all_keys([form for form, _ in told]), strict=True):
            if found and found not in self._nouns:
                self._nouns[found] = noun
                first = found.split(" ", 1)[0]
                self._longest[first] = max(self._longest.get(first, 0), found.count(" ") + 1)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of its nouns."""
        return frozenset(word for form in self._nouns for word in form.split())

    def scan(self, words: Sequence[Word]) -> list[Unit]:
        """The nouns among words, in order, none within another."""
        found = []
        at = 0
        while at < len(words):
            unit = self._unit(words, at)
            if unit is not None:
                found.append(unit)
            at = unit.end if unit is not None else at + 1
        return found

    def _unit(self, words: Sequence[Word], at: int) -> Unit | None:
        if words[at].capital and words[at].key in abbreviations():  # "Gov. Okoro"
            stands = self._nouns.get(abbreviations()[words[at].key])
            if stands is not None:
                return Unit(at, at + 1, stands)
        longest = self._longest.get(words[at].key, 0)
        for end in range(min(len(words), at + longest), at, -1):
            if any(word.apart for word in words[at + 1 : end]):
                continue
            noun = self._nouns.get(" ".join(word.key for word in words[at:end]))
            if noun is not None:
                return Unit(at, end, noun)
        return None


@cache
def abbreviations() -> dict[str, str]:
    """Shortened titles in the form for look-ups, and what they stand for."""
    return {keys(short): noun for short, noun in table("abbreviations.tsv", 2)}


@cache
def default_vocabulary() -> Vocabulary:
    """The nouns that come with the package.

    Raises:
        ReportedlyError: a row of its tables is malformed.
    """
    agents = dict(_agents(table("agents.tsv", 5)))
    return Vocabulary([*_offices(table("offices.tsv", 5), agents), *agents.items()])


def _offices(rows: Iterable[list[str]], agents: dict[str, Noun]) -> list[tuple[str, Noun]]:
    """The offices with their plurals; one of any body has its sector, as roles have."""
    found = []
    for office, sectors, of, unique, note in rows:
        agent = agents.get(office)
        role = agent.role if agent is not None else of == "body" and sectors == "GOV"
        entry = Noun(
            office, _told(sectors), role=role, code=_code(listed(note)), office=True, of=of, unique=unique == "1"
        )
        found += [(office, entry), (plural(office), Noun(*entry[:-1], plural=True))]
    return found


def _agents(rows: Iterable[list[str]]) -> list[tuple[str, Noun]]:
    found = []
    for noun, several, sectors, weight, note in rows:
        marks = listed(note)
        entry = Noun(
            noun,
            _told(sectors),
            weight or "head",
            role="role" in marks,
            adjective="modifier only" in marks,
            code=_code(marks),
            moves="moves" in marks,
        )
        found.append((noun, entry))
        found += [(form, Noun(*entry[:-1], plural=True)) for form in listed(several) if form != noun]
    return found


def _code(marks: list[str]) -> str | None:
    """The code that a note gives: a part of it that begins ``code XYZ``."""
    found = (CODE.match(mark) for mark in marks)
    return next((match[1] for match in found if match), None)


def plural(office: str) -> str:
    """The plural of an office: ``ministers of state``, ``spokesmen``, ``deputies``."""
    noun, of, rest = office.partition(" of ")
    if noun.endswith(("man", "Man")):
        several = noun[:-3] + "men"
    elif noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        several = noun[:-1] + "ies"
    else:
        several = noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")
    return several + of + rest


def _told(cell: str) -> tuple[str, ...]:
    """Sectors of a cell; ``UNK`` tells none."""
    return tuple(sector for sector in listed(cell, ",") if sector != "UNK")
