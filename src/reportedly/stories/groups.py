"""The groups of an archive's items, made anew where links have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from ..archive import keys, reviewing, tables
from .grouping import components, grouped
from .linking import ARTICLES, HAPPENINGS, UTTERANCES, among
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
    """What became of groups: the items looked at, the stories that are new or changed, those that are gone."""

    items: frozenset[int]
    stories: dict[int, tuple[int, ...]]
    gone: frozenset[int]


def regroup(connection: Connection, kind: str, start: Iterable[int], verdicts: Verdicts) -> Regrouped:
    """Make the groups anew that items are linked into, however far the links lead.

    Two groups become one only if the mean between them is at least the model's threshold, so that some link between
    them is: only such links lead on, and weaker ones count within what they reach.
    """
    together, apart = _judged(verdicts.together, kind), _judged(verdicts.apart, kind)
    least = pair_model(MODELS[kind]).least
    strong = _reached(connection, kind, set(start), least, together)
    neighbours: dict[int, set[int]] = {}
    for low, high in [*strong, *together]:
        neighbours.setdefault(low, set()).add(high)
        neighbours.setdefault(high, set()).add(low)
    everything = {item for component in components(start, neighbours) for item in component}
    links = among(connection, kind, everything)
    before = _stories(connection, kind, everything)
    order = _order(connection, kind, everything)
    stories: dict[int, tuple[int, ...]] = {}
    for component in components(sorted(order), neighbours):
        ordered = sorted(component, key=order.__getitem__)
        for group in grouped(
            ordered,
            {pair: score for pair, score in links.items() if component.issuperset(pair)},
            least,
            together=[pair for pair in together if component.issuperset(pair)],
            apart=[pair for pair in apart if component.issuperset(pair)],
        ):
            if len(group) > 1:
                stories[number_of(kind, order[group[0]])] = group
    _write(connection, kind, everything, stories)
    changed = {story: group for story, group in stories.items() if before.get(story) != frozenset(group)}
    return Regrouped(frozenset(everything), changed, frozenset(before.keys() - stories.keys()))


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


def _stories(connection: Connection, kind: str, items: set[int]) -> dict[int, frozenset[int]]:
    """The stories that items belong to, with those of their members that are among the items."""
    table = tables.story
    found: dict[int, set[int]] = {}
    for some in _parts(items):
        query = select(table.c.item, table.c.story).where(table.c.kind == kind, table.c.item.in_(some))
        for item, story in connection.execute(query):
            found.setdefault(story, set()).add(item)
    return {story: frozenset(members) for story, members in found.items()}


def _judged(pairs: Iterable[reviewing.Pair], kind: str) -> list[tuple[int, int]]:
    """The pairs of a kind that a person has judged."""
    return [(pair.low, pair.high) for pair in pairs if pair.kind == kind]


def _reached(
    connection: Connection, kind: str, start: set[int], least: float, together: Iterable[tuple[int, int]]
) -> set[tuple[int, int]]:
    """The strong links that lead on from items, as far as they lead."""
    table = tables.link.c
    judged: dict[int, set[int]] = {}
    for low, high in together:
        judged.setdefault(low, set()).add(high)
        judged.setdefault(high, set()).add(low)
    found: set[tuple[int, int]] = set()
    seen: set[int] = set()
    waiting = set(start)
    while waiting:
        some = sorted(waiting)[:AT_ONCE]
        seen.update(some)
        for end in some:
            waiting |= judged.get(end, set())
        for near in (table.low, table.high):
            query = select(table.low, table.high).where(table.kind == kind, near.in_(some), table.score >= least)
            for low, high in connection.execute(query):
                found.add((low, high))
                waiting |= {low, high}
        waiting -= seen
    return found


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
