"""Readings for an archive, each of its own article, and what an archive of them must hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, select, text

from eventsmade import told
from made import reading as dam
from reportedly.archive import index, keys, tables, writing
from reportedly.archive.facts import facts
from reportedly.archive.lexemes import Lexemes
from reportedly.archive.opening import Store
from reportedly.records import Article, Reading, Stated

KEPT = (tables.article, tables.reading, tables.attribution, tables.event, tables.role, tables.review)


def about(read: Reading, **more: Any) -> Reading:
    """The same reading with other facts about its article; strings become stated facts where those stand."""
    stated = {"title", "outlet", "url", "published", "modified", "dateline", "agency", "language"}
    update = {
        name: Stated(value=value, basis="by hand") if name in stated and isinstance(value, str) else value
        for name, value in more.items()
    }
    return read.model_copy(update={"article": read.article.model_copy(update=update)})


def edition(number: int, base: Reading | None = None, **more: Any) -> Reading:
    """A reading of an article of its own: the text of ``told()`` or of another reading, and a last line."""
    read = base or told()
    words = f"{read.article.text}\nEdition {number}.\n"
    given = {"url": f"https://example.org/{number}", **more}
    return about(read, id=identity(words, str(given["url"])), text=words, **given)


def identity(text: str, url: str) -> str:
    """The id that an article of that text and address has."""
    return sha256(f"{text}\n{url}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def mixed(number: int) -> list[Reading]:
    """So many readings of both kinds."""
    return [edition(n, told() if n % 2 else dam(), published=f"2031-03-{n % 28 + 1:02d}") for n in range(number)]


def plain(words: str, number: int = 0, **more: Any) -> Reading:
    """A reading of a text in which nothing was found."""
    url = f"https://example.org/plain/{number}"
    article = Article(id=identity(words, url), text=words, url=Stated(value=url, basis="by hand"))
    return about(Reading(produced_by="tests 1", article=article), **more)


def keep(store: Store, *reads: Reading) -> list[writing.Kept]:
    """Add readings, each in a transaction of its own."""
    kept = []
    for read in reads:
        with store.writing() as connection:
            kept.append(writing.add(connection, read, writing.packed(read)))
    return kept


def held(store: Store) -> dict[str, Reading]:
    """All readings that an archive holds, by the id of their article."""
    with store.reading() as connection:
        rows = connection.execute(select(tables.article.c.id, tables.article.c.number)).all()
        return {row.id: writing.reading(connection, row.number) for row in rows}


def check_whole(store: Store) -> None:
    """An archive holds whole articles and nothing else: each with its reading, rows and index rows."""
    with store.reading() as connection:
        articles = connection.execute(select(tables.article)).all()
        assert {row.number for row in articles} == _column(connection, tables.reading.c.article)
        urls = Counter(row.url for row in articles if row.url and row.latest)
        assert set(urls) == {row.url for row in articles if row.url}, "one version of each address is the latest"
        assert set(urls.values()) <= {1}
        expected = [
            facts(writing.reading(connection, row.number), row.day, row.number) for row in articles if row.latest
        ]
        latest = [keys.key(row.day, row.number, 0) for row in articles if row.latest]
        wanted_rows: dict[Table, list[dict[str, Any]]] = {
            tables.attribution: [row.values for one in expected for row in one.attributions],
            tables.event: [row.values for one in expected for row in one.events],
            tables.role: [role for one in expected for role in one.roles],
        }
        for table, rows in wanted_rows.items():
            assert _sorted(_rows(connection, table)) == _sorted(rows), table.name
        wanted_index = {
            index.ARTICLES: [(key, one.article) for key, one in zip(latest, expected, strict=True)],
            index.ATTRIBUTIONS: [(row.values["key"], row.lexemes) for one in expected for row in one.attributions],
            index.EVENTS: [(row.values["key"], row.lexemes) for one in expected for row in one.events],
        }
        for name, entries in wanted_index.items():
            check_index(connection, name, entries)


def check_index(connection: Connection, name: str, entries: list[tuple[int, Lexemes]]) -> None:
    """An index holds these lexemes and no other."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('integrity-check')")  # noqa: S608
        connection.exec_driver_sql("DROP TABLE IF EXISTS temp.entered")
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.entered USING fts5vocab('main', '{name}', 'instance')")
        found = connection.exec_driver_sql('SELECT doc, col, "offset", term FROM temp.entered').all()
        connection.exec_driver_sql("DROP TABLE temp.entered")
        wanted = [
            (key, column, offset, lexeme)
            for key, lexemes in entries
            for column, held in (("words", lexemes.words), ("facets", lexemes.facets))
            for offset, lexeme in enumerate(held)
        ]
        assert sorted(tuple(row) for row in found) == sorted(wanted), name
        documents = connection.exec_driver_sql(f"SELECT rowid FROM {name}").scalars().all()  # noqa: S608
        assert sorted(documents) == sorted(key for key, _ in entries), name
        return
    rows = connection.execute(text(f"SELECT key, lexeme FROM {name}, unnest(lexemes)")).all()  # noqa: S608
    assert sorted(tuple(row) for row in rows) == sorted(
        (key, lexeme) for key, lexemes in entries for lexeme in {*lexemes.words, *lexemes.facets}
    ), name
    for key, lexemes in entries:
        places = connection.execute(
            text(
                f"SELECT place, lexeme FROM {name}, unnest(lexemes), unnest(positions) place "  # noqa: S608
                "WHERE key = :key AND place < 256"
            ),
            {"key": key},
        ).all()
        words = {lexeme: place for place, lexeme in places if lexeme in lexemes.words}
        assert set(words) == set(lexemes.words[:255]), name


def _column(connection: Connection, column: Any) -> set[Any]:
    return set(connection.execute(select(column)).scalars())


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.execute(select(table))]


def _sorted(rows: Iterable[dict[str, Any]]) -> list[list[tuple[str, Any]]]:
    return sorted((sorted(row.items()) for row in rows), key=repr)
