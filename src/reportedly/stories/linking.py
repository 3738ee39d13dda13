"""Which items of an archive may tell of the same thing as those of an article, and how likely that is.

Articles on the same matter find each other by their rarest words; then what they say and tell is compared, each with
each. Both relations hold both ways, so that it does not matter which article came first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from threading import Lock
from typing import NamedTuple, TypeVar

import numpy as np
from sqlalchemy import Connection, func, insert, select

from ..archive import keys, tables, writing
from ..archive.packing import unpack_text
from ..archive.writing import Kept
from . import copies, happenings, utterances
from .items import Profile, Said, Told, Vector
from .profiles import profile

ARTICLES, UTTERANCES, HAPPENINGS = "copy", "utterance", "event"
KINDS = (ARTICLES, UTTERANCES, HAPPENINGS)

SHARED = ((3, 2), (10, 3), (60, 5))
"""Days between publications, and how many of their rarest words two articles must share to be on the same matter."""
AT_ONCE = 500
"""Values in one list of a query."""
WEAKEST = 0.25
"""Likelihood below which a link is not kept: it could draw no groups together."""


APART = -1e6
"""Stands for the likelihood of two that no group may hold: in the mean between two groups it outweighs all others."""


class Alike(NamedTuple):
    """Cosine from which on two items are compared in full: of one speaker or one type (``kin``), or ``any``."""

    kin: float
    any: float


SAID, TOLD = Alike(0.1, 0.3), Alike(-1.0, 0.4)
"""In the stories for training, of the pairs that are of one thing 92 and 89 in 100 are compared in full, and of the
others 15 and 26."""

Item = TypeVar("Item", Said, Told)
Links = dict[tuple[int, int], float]


class Profiles:
    """The profiles of articles, those lately asked for at hand; several threads may ask.

    Args:
        most: how many are kept at hand.
    """

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._held: dict[int, Profile] = {}
        self._lock = Lock()

    def __call__(self, connection: Connection, number: int) -> Profile:
        """The profile of the article of that number."""
        with self._lock:
            held = self._held.pop(number, None)
            if held is not None:
                self._held[number] = held  # last again
        found = held or profile(writing.reading(connection, number))
        with self._lock:
            self._held.setdefault(number, found)
            while len(self._held) > self._most:
                self._held.pop(next(iter(self._held)))
        return found

    def forget(self, number: int) -> None:
        """Read an article's profile anew when it is asked for again."""
        with self._lock:
            self._held.pop(number, None)


def linked_copies(connection: Connection, kept: Kept, text: str) -> Links:
    """The articles that are copies of one text with this one, by numbers, and how likely; enters its sketch."""
    table = tables.sketch
    found = copies.sketch(text)
    near: list[int] = []
    if found:
        query = select(table.c.article).where(table.c.hash.in_(found)).distinct()
        near = [number for number in connection.execute(query).scalars() if number != kept.number]
        connection.execute(insert(table), [{"hash": one, "article": kept.number} for one in sorted(found)])
    links: Links = {}
    for other in sorted(near):
        day, theirs = _packed(connection, other)
        days = abs(kept.day - day) if kept.day and day else None
        _keep(links, kept.number, other, copies.likelihood(text, unpack_text(theirs), days))
    return links


def on_the_matter(connection: Connection, kept: Kept, mine: Profile) -> list[Kept]:
    """The articles on the same matter as this one, itself among them; enters its rarest words."""
    table, article = tables.topic.c, tables.article.c
    words = mine.context.topic
    found: list[Kept] = []
    if words:
        query = (
            select(article.number, article.day, func.count().label("shared"))
            .join(tables.topic, table.article == article.number)
            .where(table.word.in_(words))
            .group_by(article.number, article.day)
            .order_by(article.number)
        )
        found = [
            Kept(row.number, row.day, latest=True)
            for row in connection.execute(query)
            if row.number != kept.number and _enough(kept.day, row.day, row.shared)
        ]
        connection.execute(insert(tables.topic), [{"word": word, "article": kept.number} for word in words])
    return [*found, kept]


def _enough(day: int, other: int, shared: int) -> bool:
    apart = abs(day - other) if day and other else 0
    return any(apart <= days and shared >= least for days, least in SHARED)


def linked_utterances(connection: Connection, profiles: Profiles, kept: Kept, others: Iterable[Kept]) -> Links:
    """The statements that may be one act of speech with those of an article, by keys."""

    def items(article: Kept) -> tuple[Said, ...]:
        return profiles(connection, article.number).said

    return _linked(kept, others, items, lambda one: one.vector, SAID, utterances.likelihood)


def linked_happenings(connection: Connection, profiles: Profiles, kept: Kept, others: Iterable[Kept]) -> Links:
    """The events that may be one happening with those of an article, by keys."""

    def items(article: Kept) -> tuple[Told, ...]:
        return profiles(connection, article.number).told

    return _linked(kept, others, items, lambda one: one.near, TOLD, _one_happening)


def _one_happening(one: Told, other: Told) -> float:
    return APART if happenings.apart(one, other) else happenings.likelihood(one, other)


def _linked(
    kept: Kept,
    others: Iterable[Kept],
    items: Callable[[Kept], tuple[Item, ...]],
    vector: Callable[[Item], Vector],
    least: Alike,
    likelihood: Callable[[Item, Item], float],
) -> Links:
    mine = items(kept)
    links: Links = {}
    for other in others:
        theirs = items(other)
        for a, b in _comparable(mine, theirs, vector, least):
            if kept.number != other.number or a < b:
                one, two = keys.key(kept.day, kept.number, a), keys.key(other.day, other.number, b)
                _keep(links, one, two, likelihood(mine[a], theirs[b]))
    return links


def _comparable(
    mine: tuple[Item, ...], theirs: tuple[Item, ...], vector: Callable[[Item], Vector], least: Alike
) -> Iterator[tuple[int, int]]:
    """The pairs that are worth comparing in full: of the same kind and alike, or very much alike."""
    if not mine or not theirs:
        return
    cosine = np.stack([vector(one) for one in mine]) @ np.stack([vector(one) for one in theirs]).T
    same = np.array([[_kind(a) == _kind(b) for b in theirs] for a in mine])
    yield from map(tuple, np.argwhere((cosine >= least.any) | (same & (cosine >= least.kin))).tolist())


def _kind(one: Said | Told) -> str | None:
    """The type of an event, or who makes a statement: a person by surname, which other articles may give alone."""
    if isinstance(one, Told):
        return one.type
    if one.speaker is None or one.speaker.name is None:
        return None
    return one.speaker.name.rsplit("-", 1)[-1] if one.speaker.kind == "person" else one.speaker.name


def _keep(links: Links, one: int, other: int, score: float) -> None:
    if score >= WEAKEST or score == APART:
        links[min(one, other), max(one, other)] = round(score, 6)


def _packed(connection: Connection, number: int) -> tuple[int, bytes]:
    article = tables.article.c
    row = connection.execute(select(article.day, article.text).where(article.number == number)).one()
    return row.day, row.text


def enter(connection: Connection, kind: str, links: Links) -> None:
    """Enter links."""
    if links:
        rows = [{"kind": kind, "low": low, "high": high, "score": score} for (low, high), score in links.items()]
        connection.execute(insert(tables.link), rows)


def among(connection: Connection, kind: str, items: Collection[int]) -> Links:
    """All links between two of the items."""
    table = tables.link.c
    links: Links = {}
    ordered, wanted = sorted(items), set(items)
    for at in range(0, len(ordered), AT_ONCE):
        some = ordered[at : at + AT_ONCE]
        query = select(table.low, table.high, table.score).where(table.kind == kind, table.low.in_(some))
        links |= {(low, high): score for low, high, score in connection.execute(query) if high in wanted}
    return links
