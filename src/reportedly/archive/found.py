"""What stands behind the keys that a search gives: the reading, the item in it, and the story it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from ..errors import UsageError
from ..records import Reading
from . import keys, tables, writing

AT_HAND = 64
"""Readings that are kept at hand while rows are gone through: those of one article mostly follow one another."""


class Found(NamedTuple):
    """A row found.

    Args:
        number: of the statement or event in its reading.
        story: that it belongs to; ``None`` if nothing else tells of the same thing.
    """

    key: int
    reading: Reading
    number: int
    story: int | None


def found(connection: Connection, kind: str, rows: Sequence[int]) -> Iterator[Found]:
    """What stands behind keys, in their order.

    Args:
        kind: of the stories: ``utterance`` or ``event``.
    """
    held: dict[int, Reading] = {}
    for at in range(0, len(rows), 500):
        some = rows[at : at + 500]
        stories = dict(stories_of(connection, kind, some))
        for key in some:
            number = keys.article_in(key)
            if number not in held:
                while len(held) >= AT_HAND:
                    held.pop(next(iter(held)))
                held[number] = writing.reading(connection, number)
            yield Found(key, held[number], keys.row_in(key), stories.get(key))


def stories_of(connection: Connection, kind: str, items: Sequence[int]) -> list[tuple[int, int]]:
    """Items and the stories they belong to."""
    table = tables.story
    query = select(table.c.item, table.c.story).where(table.c.kind == kind, table.c.item.in_(items))
    return [(row.item, row.story) for row in connection.execute(query)]


def reference(reading: Reading, item: str) -> str:
    """What a person calls a statement or an event of the archive: the article's id and its own."""
    return f"{reading.article.id}/{item}"


def key_of(connection: Connection, reference: str) -> int:
    """The key of the row that :func:`reference` names.

    Raises:
        UsageError: the archive holds no such row.
    """
    article, _, item = reference.partition("/")
    kept = writing.find(connection, article)
    if kept is not None and item[:1] in {"a", "e"}:
        read = writing.reading(connection, kept.number)
        items = [one.id for one in (read.attributions if item[0] == "a" else read.events)]
        if item in items:
            return keys.key(kept.day, kept.number, items.index(item))
    raise UsageError(f"the archive holds nothing called {reference!r}; write ARTICLE/a1 for a statement, ARTICLE/e1")
