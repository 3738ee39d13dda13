"""Events counted: once a story or once a telling, summed by period and more, with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, select

from ..archive import keys, tables
from . import selection
from .columns import Array, Rows, Texts
from .held import held
from .periods import period, published

MOST = 10
"""References that a row has at most: of the events told most often, of these the first published."""

DATED = ("first_day", "last_day", "quad", "intensity", "confidence")
"""Columns that :func:`dated`, :func:`once` and :func:`summed` take."""

SUMS = {
    "events": "whole",
    "tellings": "whole",
    "sum": "number",
    "mean": "number",
    "cooperative": "whole",
    "conflictual": "whole",
    "verbal_cooperation": "whole",
    "material_cooperation": "whole",
    "verbal_conflict": "whole",
    "material_conflict": "whole",
    "by_publication": "whole",
    "coarse": "whole",
    "evidence": "texts",
}
"""Columns of what is summed, and their kinds.

``events`` counts events, ``tellings`` how often they are told. ``sum`` and ``mean`` are of the ``intensity`` of events,
from conflict (-10) to cooperation (10): PLOVER's scores, which continue Goldstein's (1992) for WEIS; an event without a
score counts in neither. The next six count by quad class (Duval and Thompson 1980; PLOVER 2.0). ``by_publication``
counts the events without a date of their own, put where they were first published, ``coarse`` those whose date is
longer than the period that they are put into.
"""

_DENSE = 1 << 22
"""Different groups up to which they are counted without sorting."""

_QUADS = {
    "cooperative": (1, 2),
    "conflictual": (3, 4),
    "verbal_cooperation": (1,),
    "material_cooperation": (2,),
    "verbal_conflict": (3,),
    "material_conflict": (4,),
}


class Units(NamedTuple):
    """What is counted: events, each once, or tellings.

    Args:
        rows: what the surest telling of each says; the first published first.
        unit: which story each is, or no story's.
        tellings: how many tell of each.
    """

    rows: Rows
    unit: Array
    tellings: Array


class Groups(NamedTuple):
    """Rows in groups.

    Args:
        names: what they are grouped by.
        values: of each group, in their order; null last.
        number: of each row's group.
    """

    names: tuple[str, ...]
    values: list[tuple[str | None, ...]]
    number: Array


Measure = Callable[[Array, int], list[Any]]
"""From the number of each row's group, and how many groups there are, to a value for each."""


def dated(rows: Rows, by: str) -> Rows:
    """Tellings with what they are counted by: ``period``, and whether it is theirs: ``undated``, ``coarse``.

    An event counts in the period in which it began; without a date of its own, in that in which the telling was
    published.

    Args:
        rows: with ``first_day`` and ``last_day``.
        by: one of :data:`~reportedly.analysis.periods.PERIODS`.

    Raises:
        UsageError: there is no such period.
    """
    first, last = rows["first_day"], rows["last_day"]
    when = period(np.where(first > 0, first, published(rows.key)), by)
    longer = np.flatnonzero((first > 0) & (last > 0) & (first != last))
    ends = period(np.concatenate([first[longer], last[longer]]), by).codes
    coarse = np.zeros(len(first), dtype=np.int64)
    coarse[longer] = ends[: len(longer)] != ends[len(longer) :]
    return rows.having(period=when, undated=(first == 0).astype(np.int64), coarse=coarse)


def told(tellings: Rows) -> Units:
    """Tellings as they are: each counts."""
    return Units(tellings, -1 - tellings.key, np.ones(len(tellings), dtype=np.int64))


def once(connection: Connection, tellings: Rows, within: Sequence[str] = (), kind: str = "event") -> Units:
    """Each event once, however many articles tell of it: what the surest of its tellings says, of these the first.

    Event data sets take one event of each kind, dyad and day ("one-a-day" filter; Schrodt and Van Brackle 2013), so
    that what is much reported does not count for more than what is done. Here it is the story that tells which tellings
    are of one event; tellings that the filter leaves out take no part.

    Args:
        tellings: with ``confidence``, no two rows with the same key and values of ``within``.
        within: columns of texts; an event counts once for each combination of their values that it is told with.
        kind: of the stories: ``event`` or ``utterance``.
    """
    unit = selection.story(connection, tellings, kind)
    shared = np.flatnonzero(unit >= 0)
    count = np.ones(len(tellings), dtype=np.int64)
    if not len(shared):
        return Units(tellings, unit, count)
    # Sorting is dear, and most events are told once: only the others go through it.
    some = tellings.at(shared)
    part = [unit[shared], *(some[name].codes for name in within)]
    order = np.lexsort((some.key, -some["confidence"], *part))
    new = np.ones(len(order), dtype=bool)
    new[1:] = np.any([one[order][1:] != one[order][:-1] for one in part], axis=0)
    starts = np.flatnonzero(new)
    count[shared] = 0
    count[shared[order[starts]]] = np.diff([*starts, len(order)])
    kept = np.flatnonzero(count)
    return Units(tellings.at(kept), unit[kept], count[kept])


def summed(connection: Connection, units: Units, group: Sequence[str]) -> list[dict[str, Any]]:
    """The values of :data:`SUMS` for each group, in the order of the groups; null last.

    Args:
        units: with the columns :data:`DATED` and those of :func:`dated`.
        group: columns of texts to group by.
    """
    rows = units.rows
    measures = {
        "events": counted(),
        "tellings": total(units.tellings),
        "sum": total(rows["intensity"]),
        "mean": mean(rows["intensity"]),
        **{name: _of_classes(rows["quad"], some) for name, some in _QUADS.items()},
        "by_publication": total(rows["undated"]),
        "coarse": total(rows["coarse"]),
    }
    return grouped(connection, rows, group, measures, weight=units.tellings, letter="e")


def counted() -> Measure:
    """How many rows a group has."""
    return lambda number, groups: np.bincount(number, minlength=groups).tolist()


def total(column: Array) -> Measure:
    """The sum of a column's numbers; what is not known adds nothing."""
    whole = np.issubdtype(column.dtype, np.integer)

    def of(number: Array, groups: int) -> list[Any]:
        sums = np.bincount(number, weights=column if whole else np.nan_to_num(column), minlength=groups)
        return list((sums.astype(np.int64) if whole else sums).tolist())  # below 2**53 floats are exact

    return of


def _of_classes(quad: Array, some: tuple[int, ...]) -> Measure:
    """How many rows are of some quad classes, which follow one another."""

    def of(number: Array, groups: int) -> list[Any]:
        held = (quad >= some[0]) & (quad <= some[-1])
        return list(np.bincount(number[held], minlength=groups).tolist())

    return of


def mean(column: Array) -> Measure:
    """The mean of a column's numbers that are known; ``None`` where none is."""
    known = ~np.isnan(column)

    def of(number: Array, groups: int) -> list[Any]:
        counts = np.bincount(number[known], minlength=groups).tolist()
        sums = np.bincount(number[known], weights=column[known], minlength=groups).tolist()
        return [one / count if count else None for one, count in zip(sums, counts, strict=True)]

    return of


def different(column: Texts) -> Measure:
    """How many different texts a group has."""

    def of(number: Array, groups: int) -> list[Any]:
        size = len(column.values) + 1
        found = np.unique(number.astype(np.int64) * size + column.codes)
        return list(np.bincount(found // size, minlength=groups).tolist())

    return of


def grouped(
    connection: Connection,
    rows: Rows,
    group: Sequence[str],
    measures: Mapping[str, Measure],
    *,
    weight: Array,
    letter: str,
) -> list[dict[str, Any]]:
    """Measures of each group and references to some of its rows, in the order of the groups; null last.

    Args:
        rows: the first published first.
        group: columns of texts to group by.
        measures: by the names of their values.
        weight: whole numbers; a group refers to the rows with the greatest first.
        letter: ``e`` for events, ``a`` for statements.
    """
    if not len(rows):
        return []
    groups = together(rows, group)
    values = [dict(zip(group, one, strict=True)) for one in groups.values]
    for name, measure in measures.items():
        for row, value in zip(values, measure(groups.number, len(values)), strict=True):
            row[name] = value
    found = weightiest(rows.key, weight, groups.number, len(values))
    refer(connection, values, found, letter)
    return values


def together(rows: Rows, group: Sequence[str]) -> Groups:
    """Rows in groups, which are in the order of their values; null last."""
    columns = [rows[name] for name in group]
    orders = [np.argsort(np.argsort(np.array([*one.values, ""])[:-1])) for one in columns]
    places = [np.append(order, len(order)) for order in orders]  # -1, null, is the last
    number, size = np.zeros(len(rows), dtype=np.int64), 1
    for one, place in zip(columns, places, strict=True):
        number = number * len(place) + place[one.codes]
        size *= len(place)
    if size <= _DENSE:
        present = np.flatnonzero(np.bincount(number, minlength=size))
        table = np.zeros(size, dtype=np.int64)
        table[present] = np.arange(len(present))
        number = table[number]
    else:
        present, number = np.unique(number, return_inverse=True)
    parts: list[list[str | None]] = []
    for one, place in zip(columns[::-1], places[::-1], strict=True):
        ordered = [*sorted(one.values), None]
        parts.append([ordered[at] for at in (present % len(place)).tolist()])
        present = present // len(place)
    values: list[tuple[str | None, ...]] = list(zip(*parts[::-1], strict=True)) if parts else [()]
    return Groups(tuple(group), values, number)


def weightiest(key: Array, weight: Array, number: Array, groups: int) -> list[list[int]]:
    """The keys of the rows of each group with the greatest weights, the lowest keys first among equals.

    Args:
        key: of each row, the lowest first.
        weight: of each row.
        number: of each row's group.
        groups: how many there are.
    """
    order = np.arange(len(key))
    if len(key) and weight.min() != weight.max():
        order = np.argsort(-weight, kind="stable")
    small = number.astype(np.uint16) if groups < 1 << 16 else number  # numpy sorts the shorter ones much quicker
    order = order[np.argsort(small[order], kind="stable")]
    ends = np.cumsum(np.bincount(number, minlength=groups)).tolist()
    starts = [0, *ends[:-1]]
    return [key[order[start : min(end, start + MOST)]].tolist() for start, end in zip(starts, ends, strict=True)]


def refer(connection: Connection, rows: Sequence[dict[str, Any]], found: Sequence[list[int]], letter: str) -> None:
    """Give rows references, as their ``evidence``.

    Args:
        found: the keys that each refers to.
    """
    every = np.array([key for some in found for key in some], dtype=np.int64)
    numbers = (every % keys.ROWS + 1).tolist()
    refs = [f"{name}/{letter}{number}" for name, number in zip(_ids(connection, every), numbers, strict=True)]
    start = 0
    for row, some in zip(rows, found, strict=True):
        row["evidence"] = refs[start : start + len(some)]
        start += len(some)


def _ids(connection: Connection, every: Array) -> list[str]:
    """The ids of the articles of rows."""
    known = held(connection)
    if known is not None:
        names = known.articles.id
        return [names.values[code] for code in names.codes[known.articles.of(every)].tolist()]
    article = tables.article.c
    standing = [keys.article_in(key) for key in every.tolist()]
    numbers = sorted(set(standing))
    found: dict[int, str] = {}
    for at in range(0, len(numbers), 500):
        query = select(article.number, article.id).where(article.number.in_(numbers[at : at + 500]))
        found.update((row.number, row.id) for row in connection.execute(query))
    return [found[number] for number in standing]
