"""Into the archive and out of it: whole articles, each in one transaction."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from ..records import Reading
from . import index, keys, tables
from .facts import Facts, facts
from .packing import pack_reading, pack_text, unpack_reading, unpack_text


class Packed(NamedTuple):
    """A reading as it is kept, made where there is time: in a worker.

    Args:
        article: the columns of its text that do not depend on the archive.
        reading: the columns of its reading.
    """

    article: dict[str, Any]
    reading: dict[str, Any]


class Kept(NamedTuple):
    """An article in the archive.

    Args:
        number: of the article.
        day: of its publication, as :mod:`~reportedly.archive.keys` counts.
        latest: whether it is the version that is searched.
    """

    number: int
    day: int
    latest: bool


def packed(reading: Reading) -> Packed:
    """A reading as it is kept."""
    article = reading.article
    return Packed(
        {
            "id": storable(article.id),
            "url": storable(article.url.value) if article.url else None,
            "day": keys.day_of(article.published.value if article.published else None),
            "published": storable(article.published.value) if article.published else None,
            "modified": storable(article.modified.value) if article.modified else None,
            "name": storable(article.name) if article.name else None,
            "title": storable(article.title.value) if article.title else None,
            "outlet": storable(article.outlet.value) if article.outlet else None,
            "agency": storable(article.agency.value) if article.agency else None,
            "language": storable(article.language.value) if article.language else None,
            "length": len(article.text),
            "text": pack_text(article.text),
        },
        {
            "produced_by": reading.produced_by,
            "schema_version": reading.schema_version,
            "body": pack_reading(reading),
        },
    )


def unpacked(ready: Packed) -> Reading:
    """The reading that :func:`packed` packed."""
    return unpack_reading(ready.reading["body"], unpack_text(ready.article["text"]))


def latest_of(connection: Connection, url: str | None) -> Kept | None:
    """The latest version of an address."""
    row = _latest(connection, url)
    return Kept(row.number, row.day, latest=True) if row else None


def storable(text: str) -> str:
    """A text as every database can hold it; the reading keeps it as it was."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def find(connection: Connection, article: str) -> Kept | None:
    """The article of that id."""
    table = tables.article
    row = connection.execute(
        select(table.c.number, table.c.day, table.c.latest).where(table.c.id == storable(article))
    ).one_or_none()
    return Kept(row.number, row.day, bool(row.latest)) if row else None


def reading(connection: Connection, number: int) -> Reading:
    """The reading of the article of that number.

    Raises:
        KeyError: there is none.
    """
    row = connection.execute(
        select(tables.article.c.text, tables.reading.c.body)
        .join(tables.reading, tables.reading.c.article == tables.article.c.number)
        .where(tables.article.c.number == number)
    ).one_or_none()
    if row is None:
        raise KeyError(number)
    return unpack_reading(row.body, unpack_text(row.text))


def text(connection: Connection, number: int) -> str:
    """The text of the article of that number."""
    table = tables.article
    return unpack_text(connection.execute(select(table.c.text).where(table.c.number == number)).scalar_one())


def add(connection: Connection, read: Reading, ready: Packed) -> Kept:
    """Keep a reading whose article is not in the archive yet.

    If the archive holds other versions of its address, only the latest of all is searched from now on.
    """
    table = tables.article
    now = _now()
    before = _latest(connection, ready.article["url"])
    latest = before is None or _order(ready.article, now) >= _order(before._mapping, before.added)
    if before is not None and latest:
        _unlist(connection, before.number)
    number: int = connection.execute(
        insert(table).values(**ready.article, latest=int(latest), added=now).returning(table.c.number)
    ).scalar_one()
    connection.execute(insert(tables.reading).values(**ready.reading, article=number, made=now))
    kept = Kept(number, ready.article["day"], latest)
    if latest:
        enter(connection, kept, read)
    return kept


def replace(connection: Connection, kept: Kept, read: Reading, ready: Packed) -> Kept:
    """Put another reading of the same article in the place of the one that is kept."""
    if kept.latest:
        withdraw(connection, kept)
    about = {name: value for name, value in ready.article.items() if name not in {"id", "text"}}
    connection.execute(update(tables.article).where(tables.article.c.number == kept.number).values(**about))
    values = {**ready.reading, "made": _now()}
    connection.execute(update(tables.reading).where(tables.reading.c.article == kept.number).values(**values))
    now = kept._replace(day=ready.article["day"])
    if now.latest:
        enter(connection, now, read)
    return now


def remove(connection: Connection, kept: Kept) -> Kept | None:
    """Take an article out, and everything of it.

    Returns:
        the version that is searched instead, if there is one.
    """
    table = tables.article
    if kept.latest:
        _unlist(connection, kept.number)
    row = connection.execute(select(table.c.id, table.c.url).where(table.c.number == kept.number)).one()
    review = tables.review.c
    naming = (review.article == row.id) | review.target.startswith(f"pair {row.id} ", autoescape=True)
    connection.execute(delete(tables.review).where(naming))
    connection.execute(delete(table).where(table.c.number == kept.number))
    if not kept.latest or row.url is None:
        return None
    versions = connection.execute(select(table).where(table.c.url == row.url)).all()
    if not versions:
        return None
    newest = max(versions, key=lambda one: _order(one._mapping, one.added))
    connection.execute(update(table).where(table.c.number == newest.number).values(latest=1))
    instead = Kept(newest.number, newest.day, latest=True)
    enter(connection, instead, reading(connection, instead.number))
    return instead


def enter(connection: Connection, kept: Kept, read: Reading) -> None:
    """Enter what finds an article and what was read in it."""
    found = facts(read, kept.day, kept.number)
    index.insert(connection, index.ARTICLES, [(keys.key(kept.day, kept.number, 0), found.article)])
    for table, name, rows in _lists(found):
        if rows:
            connection.execute(insert(table), [row.values for row in rows])
            index.insert(connection, name, [(row.values["key"], row.lexemes) for row in rows])
    if found.roles:
        connection.execute(insert(tables.role), list(found.roles))


def withdraw(connection: Connection, kept: Kept) -> None:
    """Take out what :func:`enter` entered."""
    found = facts(reading(connection, kept.number), kept.day, kept.number)
    low, high = keys.keys_of(kept.day, kept.number)
    index.delete(connection, index.ARTICLES, [(low, found.article)])
    for table, name, rows in _lists(found):
        index.delete(connection, name, [(row.values["key"], row.lexemes) for row in rows])
        connection.execute(delete(table).where(table.c.key >= low, table.c.key < high))
    connection.execute(delete(tables.role).where(tables.role.c.key >= low, tables.role.c.key < high))


def _lists(found: Facts) -> tuple[tuple[Table, str, tuple[Any, ...]], ...]:
    return (
        (tables.attribution, index.ATTRIBUTIONS, found.attributions),
        (tables.event, index.EVENTS, found.events),
    )


def _unlist(connection: Connection, number: int) -> None:
    """Take a version out of what is searched; its text and reading stay."""
    table = tables.article
    day = connection.execute(select(table.c.day).where(table.c.number == number)).scalar_one()
    withdraw(connection, Kept(number, day, latest=True))
    for made in (tables.sketch, tables.topic):
        connection.execute(delete(made).where(made.c.article == number))
    connection.execute(update(table).where(table.c.number == number).values(latest=0))


def _latest(connection: Connection, url: str | None) -> Row[Any] | None:
    if url is None:
        return None
    table = tables.article
    return connection.execute(select(table).where(table.c.url == url, table.c.latest == 1)).one_or_none()


def _order(article: Any, added: str) -> tuple[str, str]:
    """What the versions of an article are sorted by: when they were changed, then when they came in."""
    return (article["modified"] or article["published"] or "", added)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
