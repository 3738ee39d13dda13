"""Which of several copies is likely the first, and whose text each article has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from ..archive import tables
from ..archive.found import stories_of

COPY = "copy"


class Head(NamedTuple):
    """What an article says of itself."""

    number: int
    id: str
    outlet: str | None
    agency: str | None
    published: str | None
    title: str | None


def heads(connection: Connection, numbers: Iterable[int]) -> list[Head]:
    """What articles say of themselves, by numbers."""
    table = tables.article
    columns = [table.c[name] for name in Head._fields]
    query = select(*columns).where(table.c.number.in_(sorted(numbers))).order_by(table.c.id)
    return [Head(*row) for row in connection.execute(query)]


def copies_of(connection: Connection, number: int) -> list[Head]:
    """The articles that are copies of one text with this one; itself alone if there are none."""
    story = dict(stories_of(connection, COPY, [number])).get(number)
    if story is None:
        return heads(connection, [number])
    table = tables.story
    query = select(table.c.item).where(table.c.kind == COPY, table.c.story == story)
    return heads(connection, connection.execute(query).scalars())


def origin(copies: Sequence[Head]) -> tuple[Head, str]:
    """The likely first of copies, and why: the agency that the others credit, else the earliest."""

    def published(one: Head) -> tuple[str, str]:
        return (one.published or "9", one.id)

    agencies = {one.agency.lower() for one in copies if one.agency}
    own = [one for one in copies if one.outlet and one.outlet.lower() in agencies]
    if own:
        return min(own, key=published), "the agency that others credit"
    first = min(copies, key=published)
    if first.agency:
        return first, f"the earliest, with the dateline of {first.agency}"
    return first, "the earliest"


def origins(connection: Connection, numbers: Iterable[int]) -> dict[str, str]:
    """For each of these articles that is a copy, and its fellows, the id of the text's likely first."""
    found: dict[str, str] = {}
    for number, _ in stories_of(connection, COPY, sorted(numbers)):
        group = copies_of(connection, number)
        first, _ = origin(group)
        found |= {one.id: first.id for one in group if one is not first}
    return found
