"""Single statements and events of an archive as stories show them, without all else that their articles say.

A profile of a whole article costs what comparing it with others needs; to show a story, its members are enough.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from ..archive import tables, writing
from ..archive.found import found
from .items import Said, Told
from .linking import HAPPENINGS, UTTERANCES
from .meaning import meanings
from .profiles import said_alone, told_alone


def said(connection: Connection, keys: Sequence[int]) -> tuple[Said, ...]:
    """The statements of those keys, in their order."""
    return tuple(said_alone(row.reading) for row in found(connection, UTTERANCES, keys))


def told(connection: Connection, keys: Sequence[int]) -> tuple[Told, ...]:
    """The events of those keys, in their order."""
    return tuple(told_alone(row.reading) for row in found(connection, HAPPENINGS, keys))


def meant(told: Sequence[Told]) -> tuple[Told, ...]:
    """Events with what their sentences mean."""
    vectors = meanings([one.evidence for one in told])
    return tuple(one._replace(vector=vector) for one, vector in zip(told, vectors, strict=True))


def contents(connection: Connection, one: Told) -> tuple[Told, ...]:
    """The events that an event demands, promises or threatens, in its own article."""
    number = connection.execute(
        select(tables.article.c.number).where(tables.article.c.id == one.teller.id)
    ).scalar_one()
    whole = writing.reading(connection, number)
    linked = (told_alone(whole.model_copy(update={"events": (event,)})) for event in whole.events if event.links)
    return tuple(event for event in linked if event.content_of == one.item and event.item != one.item)
