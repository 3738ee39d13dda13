"""All that can be counted in an archive, held in memory: analyses of any filter then ask the database for keys alone.

A connection with the option ``held`` uses it; whoever sets the option vouches that the archive has not changed since.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, select

from ..archive import keys, tables
from .columns import Array, Rows, Texts, fetched
from .kinds import EVENTS, LAST, NAMES, PAIRS, SIDES, STATEMENTS, stories

OPTION = "held"


class Articles(NamedTuple):
    """The articles of an archive.

    Args:
        number: of each, the lowest first.
        latest: 1 for the version that is searched.
        id, outlet: of each.
    """

    number: Array
    latest: Array
    id: Texts
    outlet: Texts

    def of(self, key: Array) -> Array:
        """Where the articles of rows stand here."""
        return np.searchsorted(self.number, key // keys.ROWS % keys.MOST_ARTICLES)


ASKED = 24
"""Answers that are held: of a million keys at most each, of eight bytes."""


class Held(NamedTuple):
    """What an archive holds.

    Args:
        rows: events and statements, by the name of their stories.
        stories: which of them belong to stories.
        parts: what events have several of, by its name.
        articles: where they stand.
        asked: the keys that were lately asked for, by what they were asked by: the parts of a page ask the same.
        names: what has been found of places by :mod:`.places`, by coordinates and country.
    """

    rows: Mapping[str, Rows]
    stories: Mapping[str, Rows]
    parts: Mapping[str, Rows]
    articles: Articles
    asked: OrderedDict[object, Array]
    names: dict[tuple[Any, ...], dict[str, str | None]]

    def keys(self, question: object, answer: Callable[[], Array]) -> Array:
        """The answer to a question, asked for if it is not held."""
        known = self.asked.get(question)
        if known is None:
            known = self.asked[question] = answer()
            while len(self.asked) > ASKED:
                self.asked.popitem(last=False)
        return known


def loaded(connection: Connection) -> Held:
    """Everything, fetched: some seconds for a million statements."""
    return Held(
        rows={kind.name: kind.fetched(connection, tuple(kind.columns)) for kind in (EVENTS, STATEMENTS)},
        stories={kind.name: stories(connection, kind.name, 0, LAST) for kind in (EVENTS, STATEMENTS)},
        parts={some.name: some.fetched(connection) for some in (PAIRS, SIDES, NAMES)},
        articles=fetched_articles(connection),
        asked=OrderedDict(),
        names={},
    )


def held(connection: Connection) -> Held | None:
    """What a connection may use."""
    found: Held | None = connection.get_execution_options().get(OPTION)
    return found


def articles(connection: Connection) -> Articles:
    """All articles of an archive."""
    known = held(connection)
    return fetched_articles(connection) if known is None else known.articles


def fetched_articles(connection: Connection) -> Articles:
    """All articles, fetched."""
    article = tables.article.c
    query = select(article.number, article.latest, article.id, article.outlet).order_by(article.number)
    number, latest, name, outlet = fetched(connection, query)
    return Articles(number, latest, name, outlet)  # type: ignore[arg-type]  # two are numbers, two are texts
