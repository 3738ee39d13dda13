"""All copies in an archive, and of what they are copies."""

from __future__ import annotations

from sqlalchemy import Connection, and_, select

from ..archive import tables
from .origins import COPY, Head, origin


def copied(connection: Connection) -> list[tuple[Head, Head]]:
    """Each article that is a copy, with the likely first of its text (:func:`~reportedly.stories.origins.origin`)."""
    story, article = tables.story.c, tables.article
    columns = [article.c[name] for name in Head._fields]
    query = (
        select(story.story, *columns)
        .select_from(tables.story.join(article, and_(story.kind == COPY, article.c.number == story.item)))
        .where(article.c.latest == 1)
        .order_by(article.c.id)
    )
    groups: dict[int, list[Head]] = {}
    for number, *values in connection.execute(query):
        groups.setdefault(number, []).append(Head(*values))
    firsts = [(group, origin(group)[0]) for group in groups.values() if len(group) > 1]
    return [(one, first) for group, first in firsts for one in group if one is not first]
