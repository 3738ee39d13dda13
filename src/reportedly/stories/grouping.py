"""Items in groups, from how likely each two are of one thing; the same whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import TypeVar

Item = TypeVar("Item")


def grouped(
    items: Sequence[Item],
    links: Mapping[tuple[Item, Item], float],
    least: float,
    *,
    together: Iterable[tuple[Item, Item]] = (),
    apart: Iterable[tuple[Item, Item]] = (),
) -> tuple[tuple[Item, ...], ...]:
    """Groups of items, each in the order given; an item that is like no other is a group of its own.

    The likeliest links come first. Two groups become one if the mean over all pairs between them, those without a link
    counted as 0, is at least ``least``: one doubtful link does not draw two groups together (average linkage;
    Sokal and Michener 1958).

    Args:
        items: in an order that does not depend on when they came in.
        links: pairs of items, each once, and how likely they are of one thing.
        least: the mean from which two groups become one.
        together, apart: pairs that a person has judged; what is to be apart weighs more.
    """
    place = {item: number for number, item in enumerate(items)}
    group = {item: [item] for item in items}
    strength = {frozenset(pair): score for pair, score in links.items()}
    strength |= {frozenset(pair): -inf for pair in apart}
    for pair in sorted(together, key=lambda pair: sorted((place[pair[0]], place[pair[1]]))):
        if _mean(group[pair[0]], group[pair[1]], strength) > -inf:
            _join(group, *pair)
    ordered = sorted(links, key=lambda pair: (-links[pair], *sorted((place[pair[0]], place[pair[1]]))))
    joined = True
    while joined:  # a link that was too weak for two single items may hold between the groups they went into
        joined = False
        for a, b in ordered:
            if group[a] is not group[b] and _mean(group[a], group[b], strength) >= least:
                _join(group, a, b)
                joined = True
    unique = {id(found): found for found in group.values()}
    return tuple(
        sorted(
            (tuple(sorted(found, key=place.__getitem__)) for found in unique.values()), key=lambda one: place[one[0]]
        )
    )


def _mean(one: Sequence[Item], other: Sequence[Item], strength: Mapping[frozenset[Item], float]) -> float:
    total = sum(strength.get(frozenset((x, y)), 0.0) for x in one for y in other)
    return total / (len(one) * len(other))


def _join(group: dict[Item, list[Item]], a: Item, b: Item) -> None:
    one, other = group[a], group[b]
    if one is not other:
        one.extend(other)
        for item in other:
            group[item] = one


def components(start: Iterable[Item], neighbours: Mapping[Item, Iterable[Item]]) -> list[set[Item]]:
    """What hangs together by links, from each of the items to start with.

    Args:
        neighbours: of every item that has any.
    """
    found: list[set[Item]] = []
    seen: set[Item] = set()
    for item in start:
        if item in seen:
            continue
        component, waiting = {item}, [item]
        while waiting:
            for other in neighbours.get(waiting.pop(), ()):
                if other not in component:
                    component.add(other)
                    waiting.append(other)
        seen |= component
        found.append(component)
    return found
