"""Stories as articles come and go: links are made once, and only the groups that they touch are made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, delete, func, or_, select

from ..archive import keys, reviewing, tables, writing
from ..archive.writing import Kept
from . import linking
from .groups import Verdicts, regroup
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
        self._verdicts: tuple[object, Verdicts] | None = None

    def __call__(self, connection: Connection, come: Kept | None, gone: Kept | None) -> None:
        """An article is searched from now on, another (or its former reading) is no longer."""
        touched: dict[str, set[int]] = {kind: set() for kind in KINDS}
        if gone is not None:
            self.profiles.forget(gone.number)
            self._verdicts = None  # they name places in the reading that went
            for kind, ends in _leave(connection, gone).items():
                touched[kind] |= ends
        if come is not None:
            for kind, items in self._join(connection, come).items():
                touched[kind] |= items
        self._regroup(connection, touched)

    @contextmanager
    def heeding(self, connection: Connection) -> Iterator[None]:
        """While this lasts, people say what is of one story, or take it back; then stories obey."""
        before = self._said(connection)
        yield
        now = self._said(connection)
        touched: dict[str, set[int]] = {kind: set() for kind in KINDS}
        changed = set(before.together) ^ set(now.together) | set(before.apart) ^ set(now.apart)
        for pair in changed:
            touched[pair.kind] |= {pair.low, pair.high}
        self._regroup(connection, touched)

    def again(self, connection: Connection) -> None:
        """Make all stories anew, from nothing but the articles."""
        for table in (tables.story, tables.summary, tables.link, tables.sketch, tables.topic):
            connection.execute(delete(table))
        article = tables.article
        query = select(article.c.number, article.c.day).where(article.c.latest == 1).order_by(article.c.number)
        touched: dict[str, set[int]] = {kind: set() for kind in KINDS}
        for row in connection.execute(query).all():
            for kind, items in self._join(connection, Kept(row.number, row.day, latest=True)).items():
                touched[kind] |= items
        self._regroup(connection, touched)

    def _regroup(self, connection: Connection, touched: dict[str, set[int]]) -> None:
        verdicts = self._said(connection)
        copied = regroup(connection, ARTICLES, touched[ARTICLES], verdicts)
        for kind in TOLD:
            done = regroup(connection, kind, touched[kind], verdicts)
            stories = dict(done.stories)
            # Where copies are grouped otherwise than before, the same tellings have other independent voices.
            stories |= _with_articles(connection, kind, copied.items)
            summarise(connection, self.profiles, kind, stories, done.gone)

    def _said(self, connection: Connection) -> Verdicts:
        """What people said of stories, looked up again only when somebody has said more."""
        review = tables.review.c
        state = tuple(connection.execute(select(func.max(review.number), func.count(review.number))).one())
        if self._verdicts is None or self._verdicts[0] != state:
            found = Verdicts(reviewing.must_link(connection), reviewing.cannot_link(connection))
            self._verdicts = (state, found)
        return self._verdicts[1]

    def _join(self, connection: Connection, kept: Kept) -> dict[str, set[int]]:
        """Link an article's items; all that have a link, or that a person joined with another."""
        text = writing.text(connection, kept.number)
        others = linking.on_the_matter(connection, kept, self.profiles(connection, kept.number))
        links = {
            ARTICLES: linking.linked_copies(connection, kept, text),
            UTTERANCES: linking.linked_utterances(connection, self.profiles, kept, others),
            HAPPENINGS: linking.linked_happenings(connection, self.profiles, kept, others),
        }
        for kind, pairs in links.items():
            linking.enter(connection, kind, pairs)
        found = {kind: {end for pair in pairs for end in pair} for kind, pairs in links.items()}
        for said in self._said(connection).together:  # what a person joined may have no link
            if kept.number in {keys.article_in(said.low), keys.article_in(said.high)}:
                found[said.kind] |= {said.low, said.high}
        return found


def _leave(connection: Connection, gone: Kept) -> dict[str, set[int]]:
    """Take an article's items out of links and stories; what they were linked with or grouped with."""
    for table in (tables.sketch, tables.topic):
        connection.execute(delete(table).where(table.c.article == gone.number))
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
