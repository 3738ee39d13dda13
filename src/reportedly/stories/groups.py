"""The groups of an archive's items, made anew where links have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, or_, select

from ..archive import keys, reviewing, tables
from .grouping import components, grouped
from .linking import ARTICLES, HAPPENINGS, UTTERANCES
from .pairs import pair_model

MODELS = {ARTICLES: "copies", UTTERANCES: "utterances", HAPPENINGS: "happenings"}
AT_ONCE = 500
"""Values in one list of a query."""


class Order(NamedTuple):
    """What items are sorted by, which does not depend on when they came in: publication, article, place in it."""

    published: str
    article: str
    row: int


class Verdicts(NamedTuple):
    """What people have said is of one story, and of different ones."""

    together: tuple[reviewing.Pair, ...] = ()
    apart: tuple[reviewing.Pair, ...] = ()


class Regrouped(NamedTuple):
    """What became of groups: the items that were looked at, the stories there are now, and those there are no more."""

    items: frozenset[int]
    stories: dict[int, tuple[int, ...]]
    gone: frozenset[int]


def regroup(connection: Connection, kind: str, start: Iterable[int], verdicts: Verdicts) -> Regrouped:
    """Make the groups anew that items are linked into, however far the links lead."""
    together, apart = _judged(verdicts.together, kind), _judged(verdicts.apart, kind)
    links = _reached(connection, kind, set(start), together)
    neighbours: dict[int, set[int]] = {}
    for low, high in [*links, *together]:
        neighbours.setdefault(low, set()).add(high)
        neighbours.setdefault(high, set()).add(low)
    everything = set(start) | neighbours.keys()
    before = _stories(connection, kind, everything)
    order = _order(connection, kind, everything)
    stories: dict[int, tuple[int, ...]] = {}
    for component in components(sorted(order), neighbours):
        ordered = sorted(component, key=order.__getitem__)
        inside = {pair: score for pair, score in links.items() if pair[0] in component}
        least = pair_model(MODELS[kind]).least
        for group in grouped(
            ordered,
            inside,
            least,
            together=[pair for pair in together if pair[0] in component],
            apart=[pair for pair in apart if component.issuperset(pair)],
        ):
            if len(group) > 1:
                stories[number_of(kind, order[group[0]])] = group
    _write(connection, kind, everything, stories)
    return Regrouped(frozenset(everything), stories, frozenset(before - stories.keys()))


def number_of(kind: str, first: Order) -> int:
    """The number of the story that begins with an item: the same in every archive that holds the same articles."""
    digest = hashlib.sha256(f"{kind}/{first.article}/{first.row}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 11  # 53 bits, which every JSON reader keeps


def _write(connection: Connection, kind: str, items: set[int], stories: dict[int, tuple[int, ...]]) -> None:
    table = tables.story
    for some in _parts(items):
        connection.execute(delete(table).where(table.c.kind == kind, table.c.item.in_(some)))
    rows = [{"kind": kind, "item": item, "story": story} for story, group in stories.items() for item in group]
    if rows:
        connection.execute(insert(table), rows)


def _stories(connection: Connection, kind: str, items: set[int]) -> set[int]:
    table = tables.story
    found: set[int] = set()
    for some in _parts(items):
        query = select(table.c.story).where(table.c.kind == kind, table.c.item.in_(some))
        found.update(connection.execute(query).scalars())
    return found


def _judged(pairs: Iterable[reviewing.Pair], kind: str) -> list[tuple[int, int]]:
    """The pairs of a kind that a person has judged."""
    return [(pair.low, pair.high) for pair in pairs if pair.kind == kind]


def _reached(
    connection: Connection, kind: str, start: set[int], together: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    table = tables.link
    links: dict[tuple[int, int], float] = {}
    seen: set[int] = set()
    waiting = set(start)
    while waiting:
        some = sorted(waiting)[:AT_ONCE]
        waiting.difference_update(some)
        seen.update(some)
        waiting.update(end for pair in together if not seen.isdisjoint(pair) for end in pair if end not in seen)
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
    told: dict[int, tuple[str, str]] = {}
    for some in _parts(set(numbers.values())):
        query = select(article.c.number, article.c.published, article.c.id).where(article.c.number.in_(some))
        told |= {row.number: (row.published or "9", row.id) for row in connection.execute(query)}
    return {
        item: Order(*told[number], 0 if kind == ARTICLES else keys.row_in(item))
        for item, number in numbers.items()
        if number in told
    }


def _parts(items: set[int]) -> list[list[int]]:
    ordered = sorted(items)
    return [ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE)]
