"""The index and the tables that are made from readings, made anew."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from . import index, tables, writing

DERIVED = (tables.attribution, tables.event, tables.role)


def outdated(connection: Connection) -> bool:
    """Whether another version of Reportedly entered words and facets that this one would enter otherwise."""
    value = connection.execute(select(tables.about.c.value).where(tables.about.c.name == "index")).scalar()
    return value != str(tables.INDEX_VERSION)


def reindex(connection: Connection) -> None:
    """Enter every latest version again; texts, readings, stories and reviews stay as they are."""
    index.drop(connection)
    index.create(connection)
    for table in DERIVED:
        connection.execute(delete(table))
    article = tables.article
    latest = connection.execute(select(article.c.number, article.c.day).where(article.c.latest == 1)).all()
    for row in latest:
        kept = writing.Kept(row.number, row.day, latest=True)
        writing.enter(connection, kept, writing.reading(connection, kept.number))
    connection.execute(
        update(tables.about).where(tables.about.c.name == "index").values(value=str(tables.INDEX_VERSION))
    )
