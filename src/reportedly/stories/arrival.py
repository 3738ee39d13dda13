"""Stories as articles come and go: links are made once, and only the groups that they touch are made anew."""

from __future__ import annotations

from sqlalchemy import Connection, delete, or_, select

from ..archive import keys, tables, writing
from ..archive.facts import facts
from ..archive.writing import Kept
from . import linking
from .groups import regroup
from .linking import ARTICLES, HAPPENINGS, KINDS, UTTERANCES, Profiles
from .summaries import summarise

TOLD = (UTTERANCES, HAPPENINGS)
"""What has a summary, which counts copies once."""


class Stories:
    """Keeps an archive's stories up to date; told of every change inside its transaction.

    Args:
        profiles: of articles, kept between changes.
    """

    def __init__(self, profiles: Profiles | None = None) -> None:
        self.profiles = profiles or Profiles()

    def __call__(self, connection: Connection, come: Kept | None, gone: Kept | None) -> None:
        """An article is searched from now on, another (or its former reading) is no longer."""
        touched: dict[str, set[int]] = {kind: set() for kind in KINDS}
        if gone is not None:
            self.profiles.forget(gone.number)
            for kind, ends in _leave(connection, gone).items():
                touched[kind] |= ends
        if come is not None:
            for kind, items in self._join(connection, come).items():
                touched[kind] |= items
        self._regroup(connection, touched)

    def again(self, connection: Connection) -> None:
        """Make all stories anew, from nothing but the articles."""
        for table in (tables.story, tables.summary, tables.link, tables.sketch):
            connection.execute(delete(table))
        article = tables.article
        query = select(article.c.number, article.c.day).where(article.c.latest == 1).order_by(article.c.number)
        touched: dict[str, set[int]] = {kind: set() for kind in KINDS}
        for row in connection.execute(query).all():
            for kind, items in self._join(connection, Kept(row.number, row.day, latest=True)).items():
                touched[kind] |= items
        self._regroup(connection, touched)

    def _regroup(self, connection: Connection, touched: dict[str, set[int]]) -> None:
        copied = regroup(connection, ARTICLES, touched[ARTICLES])
        for kind in TOLD:
            done = regroup(connection, kind, touched[kind])
            stories = dict(done.stories)
            # Where copies are grouped otherwise than before, the same tellings have other independent voices.
            stories |= _with_articles(connection, kind, copied.items)
            summarise(connection, self.profiles, kind, stories, done.gone)

    def _join(self, connection: Connection, kept: Kept) -> dict[str, set[int]]:
        """Link an article's items; all that have a link."""
        read = writing.reading(connection, kept.number)
        found = facts(read, kept.day, kept.number)
        links = {
            ARTICLES: linking.linked_copies(connection, kept.number, read.article.text),
            UTTERANCES: linking.linked_utterances(connection, self.profiles, kept.number, found.attributions),
            HAPPENINGS: linking.linked_happenings(connection, self.profiles, kept.number, found.events),
        }
        for kind, pairs in links.items():
            linking.enter(connection, kind, pairs)
        return {kind: {end for pair in pairs for end in pair} for kind, pairs in links.items()}


def _leave(connection: Connection, gone: Kept) -> dict[str, set[int]]:
    """Take an article's items out of links and stories; what they were linked with or grouped with."""
    connection.execute(delete(tables.sketch).where(tables.sketch.c.article == gone.number))
    ends: dict[str, set[int]] = {}
    for kind in KINDS:
        low, high = (gone.number, gone.number + 1) if kind == ARTICLES else keys.keys_of(gone.day, gone.number)
        link, story = tables.link.c, tables.story.c
        removed = connection.execute(
            delete(tables.link)
            .where(
                link.kind == kind,
                or_((link.low >= low) & (link.low < high), (link.high >= low) & (link.high < high)),
            )
            .returning(link.low, link.high)
        ).all()
        mine = (story.kind == kind) & (story.item >= low) & (story.item < high)
        stories = set(connection.execute(select(story.story).where(mine)).scalars())
        connection.execute(delete(tables.story).where(mine))
        left = connection.execute(select(story.item).where(story.kind == kind, story.story.in_(stories))).scalars()
        connection.execute(
            delete(tables.summary).where(tables.summary.c.kind == kind, tables.summary.c.story.in_(stories))
        )
        ends[kind] = {end for row in removed for end in row if not low <= end < high} | set(left)
    return ends


def _with_articles(connection: Connection, kind: str, numbers: frozenset[int]) -> dict[int, tuple[int, ...]]:
    """The stories that any of these articles takes part in, with their members."""
    story = tables.story
    found: set[int] = set()
    article = tables.article.c
    for number in sorted(numbers):
        day = connection.execute(select(article.day).where(article.number == number)).scalar()
        if day is not None:
            low, high = keys.keys_of(day, number)
            query = select(story.c.story).where(story.c.kind == kind, story.c.item >= low, story.c.item < high)
            found.update(connection.execute(query).scalars())
    return {one: members(connection, kind, one) for one in sorted(found)}


def members(connection: Connection, kind: str, story: int) -> tuple[int, ...]:
    """The items of a story."""
    table = tables.story
    query = select(table.c.item).where(table.c.kind == kind, table.c.story == story).order_by(table.c.item)
    return tuple(connection.execute(query).scalars())
