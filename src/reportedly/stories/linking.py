"""Which items of an archive may tell of the same thing as those of an article, and how likely that is.

Two items are compared if they share a speaker and a rare word, or two rare words: a relation that holds both ways, so
that it does not matter which of them came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from sqlalchemy import Connection, func, insert, or_, select

from ..archive import index, keys, tables, writing
from ..archive.conditions import All, AnyOf, Condition, Word
from ..archive.facts import Row
from ..archive.packing import unpack_text
from . import copies, happenings, utterances
from .profiles import Profile, profile

ARTICLES, UTTERANCES, HAPPENINGS = "copy", "utterance", "event"
KINDS = (ARTICLES, UTTERANCES, HAPPENINGS)

WINDOW = 60
"""Days between publications beyond which nothing is compared."""
WEAKEST = 0.2
"""Likelihood below which a link is not kept: it could draw no groups together."""


class Profiles:
    """The profiles of articles, those lately asked for at hand.

    Args:
        most: how many are kept at hand.
    """

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._held: dict[int, Profile] = {}

    def __call__(self, connection: Connection, number: int) -> Profile:
        """The profile of the article of that number."""
        found = self._held.pop(number, None) or profile(writing.reading(connection, number))
        self._held[number] = found  # last again
        while len(self._held) > self._most:
            self._held.pop(next(iter(self._held)))
        return found

    def forget(self, number: int) -> None:
        """Read an article's profile anew when it is asked for again."""
        self._held.pop(number, None)


def linked_copies(connection: Connection, number: int, text: str) -> dict[tuple[int, int], float]:
    """The articles that are copies of one text with this one, by numbers, and how likely; enters its sketch."""
    table = tables.sketch
    found = copies.sketch(text)
    near: list[int] = []
    if found:
        query = select(table.c.article, func.count()).where(table.c.hash.in_(found)).group_by(table.c.article)
        near = [row.article for row in connection.execute(query) if row.article != number]
        connection.execute(insert(table), [{"hash": one, "article": number} for one in sorted(found)])
    links: dict[tuple[int, int], float] = {}
    day = _day(connection, number)
    for other in sorted(near):
        theirs = _day(connection, other)
        days = abs(day - theirs) if day and theirs else None
        _keep(links, number, other, copies.likelihood(text, _text(connection, other), days))
    return links


def linked_utterances(
    connection: Connection, profiles: Profiles, number: int, rows: Iterable[Row]
) -> dict[tuple[int, int], float]:
    """The statements that may be one act of speech with those of an article, by keys."""
    mine = profiles(connection, number)
    links: dict[tuple[int, int], float] = {}
    for said, row in zip(mine.said, rows, strict=True):
        for key in _near(connection, index.ATTRIBUTIONS, row, ("speaker",)):
            other = profiles(connection, keys.article_in(key)).said[keys.row_in(key)]
            _keep(links, row.values["key"], key, utterances.likelihood(said, other))
    return links


def linked_happenings(
    connection: Connection, profiles: Profiles, number: int, rows: Iterable[Row]
) -> dict[tuple[int, int], float]:
    """The events that may be one happening with those of an article, by keys."""
    mine = profiles(connection, number)
    links: dict[tuple[int, int], float] = {}
    for told, row in zip(mine.told, rows, strict=True):
        for key in _near(connection, index.EVENTS, row, ("actor", "recipient", "geoname")):
            other = profiles(connection, keys.article_in(key)).told[keys.row_in(key)]
            _keep(links, row.values["key"], key, happenings.likelihood(told, other))
    return links


def _keep(links: dict[tuple[int, int], float], one: int, other: int, score: float) -> None:
    if score >= WEAKEST:
        links[min(one, other), max(one, other)] = round(score, 6)


def _near(connection: Connection, name: str, row: Row, fields: tuple[str, ...]) -> Iterator[int]:
    """The keys of the rows to compare a row with."""
    condition = _comparable(row.lexemes.facets, fields)
    if condition is None:
        return
    match = index.matching(connection, name, condition)
    own, day = row.values["key"], keys.day_in(row.values["key"])
    query = select(match.key).where(match.holds, match.key != own)
    if day:
        low, high = keys.first_key(max(0, day - WINDOW)), keys.first_key(day + WINDOW + 1)
        query = query.where(or_(match.key < keys.first_key(1), match.key.between(low, high - 1)))
    yield from connection.execute(query.order_by(match.key)).scalars()


def _comparable(facets: tuple[str, ...], fields: tuple[str, ...]) -> Condition | None:
    """What a row must share with one of these facets: two rare words, or one and one of ``fields``."""
    rare = [Word(facet) for facet in facets if facet.startswith("handle:")]
    held = [Word(f) for f in facets if f.split(":", 1)[0] in fields and not f.endswith(":-")]
    both: list[Condition] = [All(pair) for pair in combinations(rare, 2)]
    if held and rare:
        both.append(All((_any(held), _any(rare))))
    return _any(both) if both else None


def _any(parts: list[Word] | list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _day(connection: Connection, number: int) -> int:
    day: int = connection.execute(select(tables.article.c.day).where(tables.article.c.number == number)).scalar_one()
    return day


def _text(connection: Connection, number: int) -> str:
    packed = connection.execute(select(tables.article.c.text).where(tables.article.c.number == number)).scalar_one()
    return unpack_text(packed)


def enter(connection: Connection, kind: str, links: dict[tuple[int, int], float]) -> None:
    """Enter links."""
    if links:
        rows = [{"kind": kind, "low": low, "high": high, "score": score} for (low, high), score in links.items()]
        connection.execute(insert(tables.link), rows)
