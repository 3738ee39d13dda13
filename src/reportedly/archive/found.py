"""What stands behind the keys that a search gives: the reading, the item in it, and the story it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from ..errors import UsageError
from ..records import Reading
from . import keys, tables, writing
from .packing import unpack_attribution, unpack_event, unpack_text

AT_ONCE = 100
"""Rows that are fetched together."""


class Found(NamedTuple):
    """A row found.

    Args:
        reading: of its article, with this statement or event alone and whom and what it names.
        story: that it belongs to; ``None`` if nothing else tells of the same thing.
    """

    key: int
    reading: Reading
    story: int | None


def found(connection: Connection, kind: str, rows: Sequence[int]) -> Iterator[Found]:
    """What stands behind keys, in their order.

    Args:
        kind: of the stories: ``utterance`` or ``event``.
    """
    unpack = unpack_attribution if kind == "utterance" else unpack_event
    article, body = tables.article, tables.reading.c.body
    joined = select(article.c.number, article.c.text, body).join(
        tables.reading, tables.reading.c.article == article.c.number
    )
    for at in range(0, len(rows), AT_ONCE):
        some = rows[at : at + AT_ONCE]
        stories = dict(stories_of(connection, kind, some))
        query = joined.where(article.c.number.in_({keys.article_in(key) for key in some}))
        packed = {row.number: (row.body, unpack_text(row.text)) for row in connection.execute(query)}
        for key in some:
            held, text = packed[keys.article_in(key)]
            yield Found(key, unpack(held, text, keys.row_in(key)), stories.get(key))


def stories_of(connection: Connection, kind: str, items: Sequence[int]) -> list[tuple[int, int]]:
    """Items and the stories they belong to."""
    table = tables.story
    query = select(table.c.item, table.c.story).where(table.c.kind == kind, table.c.item.in_(items))
    return [(row.item, row.story) for row in connection.execute(query)]


def stories_between(connection: Connection, kind: str, low: int, high: int) -> list[tuple[int, int]]:
    """Items and the stories they belong to, from one key up to before another."""
    table = tables.story
    query = select(table.c.item, table.c.story).where(table.c.kind == kind, table.c.item >= low, table.c.item < high)
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
