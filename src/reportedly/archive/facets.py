"""What else could be asked of the rows that a filter finds: their values, field by field, with how many have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from . import keys, search, tables
from .filters import AttributionFilter, EventFilter
from .search import Count

FIELDS = {
    "attributions": ("speaker", "country", "act", "kind", "outlet", "year"),
    "events": ("type", "status", "actor", "recipient", "voucher", "country", "outlet", "year"),
}
"""The fields that are counted."""
AMONG = 2_000
"""Of how many rows, the newest, values are counted at most: more take longer than a person waits."""
AT_ONCE = 500
"""Values in one list of a query."""


class Facets(NamedTuple):
    """The values of found rows.

    Args:
        total: how many rows are found.
        among: of how many of them, the newest, values were counted.
        counts: of each field, its most frequent values and how many rows have each.
    """

    total: int
    among: int
    counts: dict[str, tuple[Count, ...]]


def facets(connection: Connection, wanted: AttributionFilter | EventFilter, *, limit: int = 8) -> Facets:
    """The most frequent values of every field of :data:`FIELDS` among the rows that a filter asks for.

    Args:
        limit: the most values of a field.
    """
    kind = "attributions" if isinstance(wanted, AttributionFilter) else "events"
    found = search.page(connection, wanted, limit=AMONG)
    total = len(found) if len(found) < AMONG else search.count(connection, wanted)
    counted: dict[str, Counter[Any]] = {field: Counter() for field in FIELDS[kind]}
    own = {field: column for field, column in search.FIELDS[kind].items() if field in counted}
    table = tables.attribution if kind == "attributions" else tables.event
    for some in _parts(found):
        query = select(*own.values()).where(table.c.key.in_(some))
        for field, values in zip(own, zip(*connection.execute(query).all(), strict=True), strict=False):
            counted[field].update(values)
        if kind == "events":
            _count_sides(connection, some, counted)
    _count_articles(connection, found, counted)
    return Facets(total, len(found), {field: _most(values, limit) for field, values in counted.items()})


def _count_sides(connection: Connection, some: Sequence[int], counted: dict[str, Counter[Any]]) -> None:
    role = tables.role.c
    for side, actor in connection.execute(select(role.side, role.actor).where(role.key.in_(some))):
        counted[side][actor] += 1


def _count_articles(connection: Connection, found: Sequence[int], counted: dict[str, Counter[Any]]) -> None:
    rows = Counter(keys.article_in(key) for key in found)
    article = tables.article.c
    for some in _parts(sorted(rows)):
        query = select(article.number, article.outlet, article.published).where(article.number.in_(some))
        for number, outlet, published in connection.execute(query):
            counted["outlet"][outlet] += rows[number]
            counted["year"][published[:4] if published else None] += rows[number]


def _most(values: Counter[Any], limit: int) -> tuple[Count, ...]:
    known = [(str(value), rows) for value, rows in values.items() if value is not None]
    return tuple(Count(*one) for one in sorted(known, key=lambda one: (-one[1], one[0]))[:limit])


def _parts(values: Sequence[int]) -> list[Sequence[int]]:
    return [values[at : at + AT_ONCE] for at in range(0, len(values), AT_ONCE)]
