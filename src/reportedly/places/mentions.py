"""Toponyms as they stand in a text, with the words around them that tell which place is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from reportedly.language.lexicons import rows

from .gazetteer import COUNTRY, FEATURE, FIRST, REGION, SECOND, TOWN, WATER, Entry, Gazetteer, Match
from .names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 60
"""So many candidates of a name are weighed at most, the most populous ones."""

KINDS = {"first": FIRST, "second": SECOND, "town": TOWN, "water": WATER, "feature": FEATURE, "region": REGION}

_WORD = r"[^\W\d_][\w’'-]*\.?"
_NAME = r"[A-Z](?:\.[ ]?[A-Z]\.(?:[A-Z]\.)?|[\w’'-]*\.?)(?:[ ](?:of[ ])?[A-Z][\w’'-]*\.?){0,3}"
_AFTER_COMMA = re.compile(rf",[ ](?P<name>{_NAME})")
_AFTER_IN = re.compile(
    r",?[ ](?:in|of)[ ](?:the[ ])?(?:(?:\w+[- ])?(?:north|south|east|west|central|upper|lower)\w*[ ])?"
    rf"(?P<name>{_NAME})"
)
_POSSESSOR = re.compile(rf"(?P<name>{_NAME})['’]s?[ ](?:[a-z]+[ ]){{0,3}}$")
_ROUND = re.compile(rf"[ ]\((?P<name>{_NAME})\)")
_NEXT = re.compile(rf"[ ](?P<word>{_WORD})")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)[ ](?:of[ ])?(?:the[ ])?$")


@dataclass
class Mention:
    """A toponym in the text.

    Args:
        start, end: offsets into the article.
        within: rows of divisions and countries that the words right after the name say it lies in.
        closed: whether these words are an abbreviation ("La.") or closed by a stop, as no list goes on.
        hinted: rows that "in X" after the name or "X's" before it names.
        kind: what a word beside it calls it ("county"), one of the gazetteer's kinds.
    """

    start: int
    end: int
    text: str
    within: frozenset[int] = frozenset()
    closed: bool = False
    hinted: frozenset[int] = frozenset()
    kind: int | None = None


@dataclass
class Group:
    """All mentions of one name in an article; they are taken to stand for one place.

    Args:
        fold: the folded name.
        matches: what it may stand for.
        division: whether a word that tells the kind ("province") belongs to it.
    """

    fold: str
    matches: list[Match]
    division: bool = False
    mentions: list[Mention] = field(default_factory=list)


@cache
def feature_words() -> dict[str, int]:
    """Words beside a name, and the kind of place they tell."""
    return {word: KINDS[kind] for word, kind in rows("reportedly.places", "feature-words.tsv") if kind in KINDS}


@cache
def prefixes() -> frozenset[str]:
    """Words in front of a name that are no part of it, in lower case: directions and the like."""
    directions = {row[0] for row in rows("reportedly.places", "directions.tsv")}
    return frozenset(
        directions | {"county", "greater", "downtown", "metro", "metropolitan", "mainland", "outer", "inner"}
    )


def grouped(text: str, spans: Iterable[tuple[int, int]], gazetteer: Gazetteer) -> list[Group]:
    """The toponyms of ``spans`` by name, in the order of the text.

    Args:
        spans: starts and ends of toponyms.
    """
    groups: dict[str, Group] = {}
    for start, end in sorted(spans):
        mention = Mention(start, end, text[start:end])
        _surround(mention, text, gazetteer)
        fold, matches = candidates(mention, text, gazetteer)
        group = groups.setdefault(fold, Group(fold, matches))
        group.division |= mention.text.split()[-1].lower() in feature_words()
        group.mentions.append(mention)
    return [part for group in groups.values() for part in _by_sense(group, gazetteer)]


def _by_sense(group: Group, gazetteer: Gazetteer) -> list[Group]:
    """One group; several where the text itself tells places of one name apart ("Paris, Texas, not Paris, France")."""
    senses: list[tuple[frozenset[int], Group]] = []
    rest: list[Mention] = []
    for mention in group.mentions:
        rows_inside = frozenset(
            match.entry.row for match in group.matches if inside(match.entry, mention.within, gazetteer)
        )
        if not rows_inside:
            rest.append(mention)
            continue
        same = next((sense for rows, sense in senses if rows & rows_inside), None)
        if same is None:
            same = Group(group.fold, group.matches, group.division)
            senses.append((rows_inside, same))
        same.mentions.append(mention)
    if len(senses) < 2:
        return [group]
    senses[0][1].mentions = sorted([*senses[0][1].mentions, *rest], key=lambda mention: mention.start)
    return [sense for _, sense in senses]


def inside(entry: Entry, rows_around: frozenset[int], gazetteer: Gazetteer) -> bool:
    """Whether a place lies in one of the given countries and divisions, and is none of them."""
    return bool(rows_around) and (
        (entry.first != entry.row and entry.first in rows_around)
        or (entry.second != entry.row and entry.second in rows_around)
        or (entry.kind != COUNTRY and entry.country is not None and gazetteer.states[entry.country] in rows_around)
    )


def candidates(mention: Mention, text: str, gazetteer: Gazetteer) -> tuple[str, list[Match]]:
    """The name a mention is looked up by, and what it may stand for."""
    name = known_form(mention.text)
    word = _feature_after(text, mention.end)
    longer = f"{name} {word}" if word else name
    if word and gazetteer.knows(longer):
        return folded(longer), gazetteer.find(longer)[:MOST]
    fold, matches = candidates_of(name, gazetteer)
    if word and feature_words()[word] in {FIRST, SECOND}:
        divisions = [match for match in matches if match.entry.kind in {FIRST, SECOND, REGION}]
        if divisions:
            return folded(longer), divisions
    return fold, matches


def _feature_after(text: str, end: int) -> str | None:
    """The word for a kind of place that follows right after ``end``, in lower case."""
    following = _NEXT.match(text, end)
    if following is None:
        return None
    word = following["word"].lower()
    return next((form for form in (word, word.rstrip(".")) if form in feature_words()), None)


def candidates_of(name: str, gazetteer: Gazetteer) -> tuple[str, list[Match]]:
    """The folded form under which a name is known, and what it may stand for; empty if under none."""
    for form in _forms(name):
        matches = gazetteer.find(form)
        if matches:
            return folded(form), _of_kind(name, form, matches)[:MOST]
    return folded(name), []


def known_form(name: str) -> str:
    """The name without article, possessive and line breaks."""
    name = " ".join(name.split())
    name = re.sub(r"['’]s?$", "", name)
    return name[4:] if name[:4].lower() == "the " and len(name) > 4 else name


def _forms(name: str) -> Iterable[str]:
    """The name, then the name without the word that tells its kind."""
    yield name
    words = name.split()
    if len(words) > 1 and words[-1].lower() in feature_words():
        yield " ".join(words[:-1])
    if len(words) > 2 and words[1].lower() == "of" and words[0].lower() in feature_words():
        yield " ".join(words[2:])
    if len(words) > 1 and words[0].lower() in prefixes():
        yield " ".join(words[1:])
    if name.endswith("s") and len(name) > 4:
        yield name[:-1]


def _of_kind(name: str, form: str, matches: list[Match]) -> list[Match]:
    """Only matches of the kind that a dropped word tells, if there are any."""
    if form == name:
        return matches
    words = name.lower().split()
    kind = feature_words().get(words[-1], feature_words().get(words[0]))
    if kind is None:
        return matches
    wanted = {FIRST, SECOND} if kind in {FIRST, SECOND} else {kind}
    return [match for match in matches if match.entry.kind in wanted] or matches


def _surround(mention: Mention, text: str, gazetteer: Gazetteer) -> None:
    """What the words beside a mention say of it."""
    after = _AFTER_COMMA.match(text, mention.end) or _ROUND.match(text, mention.end)
    if after is not None:
        mention.within = containers(after["name"], gazetteer)
        mention.closed = _abbreviated(after["name"].split()[0], gazetteer) or _closes(text, after.end())
    hints: set[int] = set()
    inside = _AFTER_IN.match(text, mention.end)
    if inside is not None:
        hints |= containers(inside["name"], gazetteer)
    owner = _POSSESSOR.search(text, max(mention.start - 60, 0), mention.start)
    if owner is not None:
        hints |= containers(owner["name"], gazetteer)
    mention.hinted = frozenset(hints)
    word = _feature_after(text, mention.end)
    mention.kind = feature_words()[word] if word else None
    before = _BEFORE.search(text, max(mention.start - 30, 0), mention.start)
    if mention.kind is None and before is not None and " of" in before.group(0):
        mention.kind = feature_words().get(before["word"].lower())


def _closes(text: str, end: int) -> bool:
    """Whether what ends at ``end`` is followed by a stop, or by a comma that no further name follows."""
    rest = text[end : end + 3]
    return rest[:1] in {"", ".", ";", ")", "\n"} or (rest[:1] == "," and not rest[2:].isupper())


def _abbreviated(word: str, gazetteer: Gazetteer) -> bool:
    return any(match.how == "abbreviation" for match in gazetteer.own(folded(word)))


def containers(name: str, gazetteer: Gazetteer) -> frozenset[int]:
    """Rows of the countries and divisions that the first words of ``name`` stand for, the longest first.

    Args:
        name: capitalised words.
    """
    words = name.split()
    for length in range(len(words), 0, -1):
        form = " ".join(words[:length])
        if length > 1 and words[length - 1].lower() in feature_words() and not gazetteer.knows(form):
            continue
        found = [match for match in gazetteer.find(form.rstrip("’'")) if match.entry.kind in {COUNTRY, FIRST, SECOND}]
        found = found or [
            match for match in gazetteer.find(form.rstrip(".,")) if match.entry.kind in {COUNTRY, FIRST, SECOND}
        ]
        if found:
            return frozenset(match.entry.row for match in found)
    return frozenset()
