"""Articles read for an archive: what workers do, so that the archive's own process only has to write."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection

from ..records import Article
from . import index, writing
from .opening import Store, opened

log = logging.getLogger(__name__)


Arrival = Callable[[Connection, writing.Kept | None, writing.Kept | None], None]
"""What is told of every change: the article that is searched from now on, and the one that no longer is."""


class Outcome(StrEnum):
    """What became of an article that was to be added."""

    ADDED = "added"
    VERSION = "new version"
    OLDER = "older version"
    KNOWN = "known"
    REREAD = "read again"


class Added(NamedTuple):
    """An article that was to be added: its id, what it is called, and what became of it."""

    article: str
    name: str | None
    outcome: Outcome


@dataclass
class Knows:
    """Tells whether an article need not be read; opens the archive in whatever process it is asked.

    Args:
        address: of the archive.
    """

    address: str
    _store: Store | None = field(default=None, repr=False)

    def __call__(self, article: Article) -> Added | None:
        """What became of an article that the archive holds; ``None`` of one that it does not."""
        if self._store is None:
            self._store = opened(self.address, create=False)
        with self._store.reading() as connection:
            held = writing.find(connection, article.id) is not None
        return Added(article.id, article.name, Outcome.KNOWN) if held else None

    def __getstate__(self) -> dict[str, object]:
        """Without the open archive, which belongs to one process."""
        return {"address": self.address, "_store": None}


def put(store: Store, packed: writing.Packed, arrived: Arrival) -> Added:
    """Write a reading, and what follows from it for stories, all or nothing."""
    reading = writing.unpacked(packed)
    article = reading.article
    with store.writing() as connection:
        if writing.find(connection, article.id) is not None:
            return Added(article.id, article.name, Outcome.KNOWN)
        before = writing.latest_of(connection, packed.article["url"])
        kept = writing.add(connection, reading, packed)
        arrived(connection, kept if kept.latest else None, before if kept.latest else None)
    if before is None:
        return Added(article.id, article.name, Outcome.ADDED)
    return Added(article.id, article.name, Outcome.VERSION if kept.latest else Outcome.OLDER)


def put_again(store: Store, packed: writing.Packed, arrived: Arrival) -> Added | None:
    """Write another reading of an article in the place of the one that is kept; ``None`` if it was removed since."""
    reading = writing.unpacked(packed)
    article = reading.article
    with store.writing() as connection:
        kept = writing.find(connection, article.id)
        if kept is None:
            return None
        now = writing.replace(connection, kept, reading, packed)
        if now.latest:
            arrived(connection, now, kept)
    return Added(article.id, article.name, Outcome.REREAD)


def take_out(store: Store, article: str, arrived: Arrival) -> bool:
    """Remove an article and everything of it; whether the archive held it."""
    with store.writing() as connection:
        kept = writing.find(connection, article)
        if kept is None:
            return False
        instead = writing.remove(connection, kept)
        index.purge(connection)
        if kept.latest:
            arrived(connection, instead, kept)
    return True
