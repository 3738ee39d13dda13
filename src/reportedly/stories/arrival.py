"""Stories as articles come and go: links are made once, and only the groups that they touch are made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, or_, select

from ..archive import keys, tables, writing
from ..archive.facts import facts
from . import linking
from .copies import LEAST as LEAST_COPY
from .grouping import components, grouped
from .linking import ARTICLES, HAPPENINGS, KINDS, UTTERANCES, Profiles
from .pairs import pair_model


class Order(NamedTuple):
    """What items are sorted by, which does not depend on when they came in: publication, article, place in it."""

    published: str
    article: str
    row: int


class Stories:
    """Keeps an archive's stories up to date; told of every change inside its transaction.

    Args:
        profiles: of articles, kept between changes.
    """

    def __init__(self, profiles: Profiles | None = None) -> None:
        self._profiles = profiles or Profiles()

    def __call__(self, connection: Connection, come: int | None, gone: int | None) -> None:
        """An article is searched from now on, another (or its former reading) is no longer.

        Args:
            come, gone: numbers of articles.
        """
        touched: dict[str, set[int]] = {kind: set() for kind in KINDS}
        if gone is not None:
            self._profiles.forget(gone)
            for kind, ends in _leave(connection, gone).items():
                touched[kind] |= ends
        if come is not None:
            for kind, items in self._join(connection, come).items():
                touched[kind] |= items
        for kind, items in touched.items():
            regroup(connection, kind, items)

    def again(self, connection: Connection) -> None:
        """Make all stories anew, from nothing but the articles."""
        for table in (tables.story, tables.link, tables.sketch):
            connection.execute(delete(table))
        article = tables.article
        numbers = connection.execute(select(article.c.number).where(article.c.latest == 1).order_by(article.c.number))
        touched: dict[str, set[int]] = {kind: set() for kind in KINDS}
        for number in numbers.scalars().all():
            for kind, items in self._join(connection, number).items():
                touched[kind] |= items
        for kind, items in touched.items():
            regroup(connection, kind, items)

    def _join(self, connection: Connection, number: int) -> dict[str, set[int]]:
        """Link an article's items; all that have a link."""
        read = writing.reading(connection, number)
        day = keys.day_of(read.article.published.value if read.article.published else None)
        found = facts(read, day, number)
        links = {
            ARTICLES: linking.linked_copies(connection, number, read.article.text),
            UTTERANCES: linking.linked_utterances(connection, self._profiles, number, found.attributions),
            HAPPENINGS: linking.linked_happenings(connection, self._profiles, number, found.events),
        }
        for kind, pairs in links.items():
            linking.enter(connection, kind, pairs)
        return {kind: {end for pair in pairs for end in pair} for kind, pairs in links.items()}


def _leave(connection: Connection, number: int) -> dict[str, set[int]]:
    """Take an article's items out of links and stories; what they were linked with."""
    low, high = tables.link.c.low, tables.link.c.high
    ends: dict[str, set[int]] = {}
    connection.execute(delete(tables.sketch).where(tables.sketch.c.article == number))
    for kind in KINDS:
        if kind == ARTICLES:
            items = {number}
        else:
            rows = connection.execute(select(low, high).where(tables.link.c.kind == kind)).all()
            items = {end for row in rows for end in row if keys.article_in(end) == number}
        ends[kind] = linking.unlink(connection, kind, items)
        connection.execute(delete(tables.story).where(tables.story.c.kind == kind, tables.story.c.item.in_(items)))
    return ends


def regroup(connection: Connection, kind: str, items: Iterable[int]) -> None:
    """Make the groups anew that items are linked into, however far the links lead."""
    items = set(items)
    if not items:
        return
    links = _reached(connection, kind, items)
    neighbours: dict[int, set[int]] = {}
    for low, high in links:
        neighbours.setdefault(low, set()).add(high)
        neighbours.setdefault(high, set()).add(low)
    everything = items | neighbours.keys()
    order = _order(connection, kind, everything)
    connection.execute(delete(tables.story).where(tables.story.c.kind == kind, tables.story.c.item.in_(everything)))
    rows = []
    for component in components(sorted(everything), neighbours):
        ordered = sorted(component, key=order.__getitem__)
        inside = {pair: score for pair, score in links.items() if pair[0] in component}
        for group in grouped(ordered, inside, least(kind)):
            if len(group) > 1:
                story = number_of(order[group[0]])
                rows += [{"kind": kind, "item": item, "story": story} for item in group]
    if rows:
        connection.execute(insert(tables.story), rows)


def least(kind: str) -> float:
    """The mean likelihood from which two groups become one."""
    return LEAST_COPY if kind == ARTICLES else pair_model("utterances" if kind == UTTERANCES else "happenings").least


def number_of(first: Order) -> int:
    """The number of the story that begins with an item: the same in every archive that holds the same articles."""
    digest = hashlib.sha256(f"{first.article}/{first.row}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 11  # 53 bits, which every JSON reader keeps


def _reached(connection: Connection, kind: str, items: set[int]) -> dict[tuple[int, int], float]:
    table = tables.link
    links: dict[tuple[int, int], float] = {}
    seen: set[int] = set()
    waiting = set(items)
    while waiting:
        some = sorted(waiting)[:500]
        waiting.difference_update(some)
        seen.update(some)
        rows = connection.execute(
            select(table.c.low, table.c.high, table.c.score).where(
                table.c.kind == kind, or_(table.c.low.in_(some), table.c.high.in_(some))
            )
        )
        for low, high, score in rows:
            links[low, high] = score
            waiting.update({low, high} - seen)
    return links


def _order(connection: Connection, kind: str, items: set[int]) -> dict[int, Order]:
    numbers = {item: item if kind == ARTICLES else keys.article_in(item) for item in items}
    article = tables.article
    wanted = sorted(set(numbers.values()))
    told: dict[int, tuple[str, str]] = {}
    for at in range(0, len(wanted), 500):
        query = select(article.c.number, article.c.published, article.c.id).where(
            article.c.number.in_(wanted[at : at + 500])
        )
        told |= {row.number: (row.published or "9", row.id) for row in connection.execute(query)}
    return {
        item: Order(*told[number], 0 if kind == ARTICLES else keys.row_in(item)) for item, number in numbers.items()
    }
