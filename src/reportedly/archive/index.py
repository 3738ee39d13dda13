"""The full-text indexes: FTS5 without content in SQLite, ``tsvector`` with GIN in PostgreSQL; the same lexemes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    bindparam,
    literal_column,
    text,
)
from sqlalchemy import table as light_table

from .conditions import Condition, fts5, tsquery
from .lexemes import Lexemes

ARTICLES, ATTRIBUTIONS, EVENTS = "article_index", "attribution_index", "event_index"
INDEXES = (ARTICLES, ATTRIBUTIONS, EVENTS)

FACET_CHARACTERS = ":-.>+"
"""What facets hold besides letters and digits."""
MOST_POSITIONS = 16_383
"""PostgreSQL keeps no positions of words beyond this; phrases are found in the first so many words of a text."""
MOST_BYTES = 900_000
"""What the different words of a text may take in PostgreSQL, which refuses a ``tsvector`` over a megabyte.

Two million letters of English hold a third of it; in a text of more, such as a list of numbers, the first are found.
"""


class Match(NamedTuple):
    """Where a condition is met: what to select from, the key of the row, and what to ask of it."""

    source: FromClause
    key: ColumnElement[int]
    holds: ColumnElement[bool]


def create(connection: Connection) -> None:
    """Make the indexes in a new archive."""
    for name in INDEXES:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {name} USING fts5(words, facets, content='', "
                f"tokenize=\"ascii tokenchars '{FACET_CHARACTERS}'\")"  # what is not ASCII is a letter here
            )
            # Merging as rows come in keeps searches quick without a pass over everything.
            connection.exec_driver_sql(f"INSERT INTO {name}({name}, rank) VALUES ('automerge', 8)")
        else:
            connection.exec_driver_sql(f"CREATE TABLE {name} (key BIGINT PRIMARY KEY, lexemes TSVECTOR NOT NULL)")
            connection.exec_driver_sql(f"CREATE INDEX {name}_gin ON {name} USING gin (lexemes)")


def drop(connection: Connection) -> None:
    """Take the indexes away, to be made anew."""
    for name in INDEXES:
        connection.exec_driver_sql(f"DROP TABLE {name}")


def insert(connection: Connection, name: str, rows: Iterable[tuple[int, Lexemes]]) -> None:
    """Enter rows.

    Args:
        name: one of :data:`INDEXES`.
        rows: keys and their lexemes.
    """
    if connection.dialect.name == "sqlite":
        found = [(key, *_fts5_row(lexemes)) for key, lexemes in rows]
        if found:
            connection.exec_driver_sql(f"INSERT INTO {name}(rowid, words, facets) VALUES (?, ?, ?)", found)
    else:
        values = [{"key": key, "lexemes": _tsvector(lexemes)} for key, lexemes in rows]
        if values:
            connection.execute(text(f"INSERT INTO {name} VALUES (:key, CAST(:lexemes AS tsvector))"), values)


def delete(connection: Connection, name: str, rows: Iterable[tuple[int, Lexemes]]) -> None:
    """Take rows out: an index without content must be told the lexemes that it has entered.

    Args:
        name: one of :data:`INDEXES`.
        rows: as they were inserted.
    """
    if connection.dialect.name == "sqlite":
        found = [(key, *_fts5_row(lexemes)) for key, lexemes in rows]
        if found:
            connection.exec_driver_sql(
                f"INSERT INTO {name}({name}, rowid, words, facets) VALUES ('delete', ?, ?, ?)", found
            )
    else:
        keys = [{"key": key} for key, _ in rows]
        if keys:
            connection.execute(text(f"DELETE FROM {name} WHERE key = :key"), keys)


def purge(connection: Connection) -> None:
    """Leave no trace of rows that were deleted: SQLite's index keeps their words until its parts are merged."""
    if connection.dialect.name == "sqlite":
        for name in INDEXES:
            connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")


def matching(connection: Connection, name: str, condition: Condition) -> Match:
    """Where the rows stand that meet a condition.

    Args:
        name: one of :data:`INDEXES`.
    """
    if connection.dialect.name == "sqlite":
        source = light_table(name, Column("rowid", Integer))
        holds = literal_column(name).op("MATCH")(fts5(condition))
        return Match(source, source.c.rowid, holds)
    source = light_table(name, Column("key", BigInteger), Column("lexemes"))
    query = text("CAST(:query AS tsquery)").bindparams(bindparam("query", tsquery(condition), unique=True))
    return Match(source, source.c.key, source.c.lexemes.op("@@")(query))


def _fts5_row(lexemes: Lexemes) -> tuple[str, str]:
    return " ".join(lexemes.words), " ".join(lexemes.facets)


def _tsvector(lexemes: Lexemes) -> str:
    places: dict[str, list[int]] = {}
    taken = 0
    for number, word in enumerate(lexemes.words, 1):
        if word not in places:
            taken += len(word.encode()) + 4
            if taken > MOST_BYTES:
                break
            places[word] = []
        if number <= MOST_POSITIONS and len(places[word]) < 255:  # the most that PostgreSQL keeps
            places[word].append(number)
    parts = [f"'{word}':{','.join(map(str, numbers))}".rstrip(":") for word, numbers in places.items()]
    parts += [f"'{facet}':1A" for facet in lexemes.facets]  # by their weight facets are told from words
    return " ".join(parts)
