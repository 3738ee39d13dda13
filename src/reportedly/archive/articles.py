"""The articles of an archive: what is known of each without reading it, its versions, and those that words find."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, Row, Select, func, literal, select

from ..errors import UsageError
from . import index, keys, tables, writing
from .asking import article_number
from .conditions import NOTHING, Condition, asked, joined, one_of
from .filters import first_day, last_day


class Listed(NamedTuple):
    """An article as a list shows it.

    Args:
        id: of the article.
        number: in this archive.
        latest: whether it is the version that is searched.
        read_by: what made its reading.
        length: of its text, in characters.
    """

    id: str
    number: int
    title: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    published: str | None
    modified: str | None
    added: str
    language: str | None
    length: int
    latest: bool
    read_by: str


def versions(connection: Connection, article: str) -> tuple[Listed, ...]:
    """All versions of an article, the latest first; only itself if it has no address.

    Raises:
        UsageError: the archive does not hold it.
    """
    table = tables.article
    row = connection.execute(
        select(table.c.number, table.c.url).where(table.c.id == writing.storable(article))
    ).one_or_none()
    if row is None:
        raise UsageError(f"the archive holds no article {article!r}")
    same = table.c.number == row.number if row.url is None else table.c.url == row.url
    found = connection.execute(_listed().where(same)).all()
    ordered = sorted(found, key=lambda one: (one.latest, one.modified or one.published or "", one.added), reverse=True)
    return tuple(_of(one) for one in ordered)


def listed(
    connection: Connection,
    *,
    text: str | None = None,
    outlet: tuple[str, ...] = (),
    agency: tuple[str, ...] = (),
    published_from: str | None = None,
    published_until: str | None = None,
    limit: int = 50,
    after: int | None = None,
) -> tuple[Listed, ...]:
    """The latest versions of articles, the last published first.

    Args:
        text: words in them, as :func:`~reportedly.archive.conditions.asked` reads them.
        outlet, agency: any of these.
        published_from, published_until: first and last day, month or year.
        limit: the most articles.
        after: number of the last article of the page before.
    """
    table = tables.article
    query = _listed().where(table.c.latest == 1)
    conditions: list[Condition] = [
        one_of(field, *values) for field, values in (("outlet", outlet), ("agency", agency)) if values
    ]
    if text and text.strip():
        conditions.append(asked(text, one_of("all", "all")) or NOTHING)
    key = table.c.day * literal(keys.first_key(1)) + table.c.number * keys.ROWS
    order = [table.c.day.desc(), table.c.number.desc()]
    if conditions:
        match = index.matching(connection, index.ARTICLES, joined(*conditions))
        number = article_number(match.key)
        query = query.join(match.source, table.c.number == number).where(match.holds)
        key, order = match.key, [match.key.desc()]
    if published_from:
        query = query.where(table.c.day >= keys.nearest_day(first_day(published_from)))
    if published_until:
        query = query.where(table.c.day.between(1, keys.nearest_day(last_day(published_until))))
    if after is not None:
        day = connection.execute(select(table.c.day).where(table.c.number == after)).scalar_one_or_none()
        if day is None:
            raise UsageError(f"{after!r} does not tell where a page begins; give back what the page before said")
        query = query.where(key < keys.key(day, after, 0))
    return tuple(_of(row) for row in connection.execute(query.order_by(*order).limit(limit)).all())


def size(connection: Connection) -> dict[str, int]:
    """How much the archive holds: articles, versions, attributions, events, and characters of text."""
    table = tables.article
    row = connection.execute(
        select(func.count(), func.coalesce(func.sum(table.c.latest), 0), func.coalesce(func.sum(table.c.length), 0))
    ).one()
    counted = {
        one.name: int(connection.execute(select(func.count()).select_from(one)).scalar_one())
        for one in (tables.attribution, tables.event, tables.review)
    }
    return {
        "articles": int(row[1]),
        "versions": int(row[0]) - int(row[1]),
        "characters": int(row[2]),
        "attributions": counted["attribution"],
        "events": counted["event"],
        "reviews": counted["review"],
    }


def _listed() -> Select[tuple[object, ...]]:
    table = tables.article
    columns = (getattr(table.c, name) for name in Listed._fields if name != "read_by")
    made = tables.reading.c.produced_by.label("read_by")
    return select(*columns, made).join(tables.reading, tables.reading.c.article == table.c.number)


def _of(row: Row[tuple[object, ...]]) -> Listed:
    found = dict(row._mapping)
    found["latest"] = bool(found["latest"])
    return Listed(**found)
