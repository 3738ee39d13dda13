"""Articles kept: the archive that a person opens, adds to, asks and corrects.

The composition of what stands above it: readings come from :mod:`reportedly.api`, are written and found by
:mod:`reportedly.archive`, told as stories by :mod:`reportedly.stories` and shown as tables of
:mod:`reportedly.formats`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import func, select

from . import __version__, api, sources
from . import questions as asked
from . import reviews as reviewed
from .analysing import Analyses
from .archive import adding, articles, opening, reindexing, state, tables, writing
from .archive.adding import Added, Knows, Outcome
from .archive.articles import Listed
from .batch import in_order
from .errors import UsageError
from .formats import found_tables
from .records import Article, Failure, Reading
from .stories.arrival import Stories
from .storybook import Storybook

if TYPE_CHECKING:
    import pyarrow as pa


class Archive:
    """Readings kept and searchable, and the stories that they tell together.

    >>> with Archive("news.db") as archive:  # doctest: +SKIP
    ...     for outcome in archive.add_many(["articles/"], workers=4):
    ...         print(outcome)
    ...     print(archive.events(dyad=["USA>RUS"], published_from="2017").to_pandas())

    Args:
        address: a file (SQLite), or ``postgresql://user@host/database``.
        create: make an archive where there is none.
        seconds: how long a question may take; ``None`` for as long as it needs.

    Raises:
        NotFound: there is none, and ``create`` is false.
        ArchiveError: it is no archive, or cannot be opened.
    """

    def __init__(self, address: str | PathLike[str], *, create: bool = True, seconds: float | None = None) -> None:
        self.address = str(address)
        self._store = opening.opened(self.address, create=create, seconds=seconds)
        self._stories = Stories()
        self.stories = Storybook(self._store)
        self.analyses = Analyses(self._store)
        with self._store.reading() as connection:
            stale = reindexing.outdated(connection)
        if stale:
            with self._store.writing() as connection:
                reindexing.reindex(connection)

    @property
    def name(self) -> str:
        """What messages call it: its address, without a password."""
        return self._store.name

    def add(self, source: api.Source | Reading) -> Added:
        """Read an article and keep it; one that is already there changes nothing.

        Args:
            source: what :func:`reportedly.read` takes, or a reading.

        Raises:
            InputError, FetchError: as :func:`reportedly.read`.
            ArchiveError: the archive cannot be written to.
        """
        if not isinstance(source, Reading):
            article = api.article(source)
            with self._store.reading() as connection:
                held = writing.find(connection, article.id)
            if held is not None:
                return Added(article.id, article.name, Outcome.KNOWN)
            source = api.read(article)
        return adding.put(self._store, writing.packed(source), self._stories)

    def add_many(
        self,
        inputs: Iterable[api.Source],
        *,
        workers: int = 1,
        fields: Mapping[str, str] | None = None,
        languages: frozenset[str] | None = api.ENGLISH,
        max_chars: int = sources.MAX_CHARS,
    ) -> Iterator[Added | Failure]:
        """Read many articles and keep each as soon as it is read; stop at any time and start again.

        Args:
            inputs, workers, fields, languages, max_chars: as for :func:`reportedly.read_many`.

        Raises:
            ArchiveError: the archive cannot be written to; what was told of is kept.
            UsageError: the field mapping names a field that articles do not have.
        """
        if isinstance(inputs, str | bytes | PathLike):
            inputs = (inputs,)
        yield from self.add_jobs(api.jobs(inputs, fields=fields, max_chars=max_chars), languages, workers=workers)

    def add_jobs(
        self,
        jobs: Iterable[api.Job],
        languages: frozenset[str] | None = api.ENGLISH,
        *,
        workers: int = 1,
        setup: Callable[[], None] | None = None,
        added: api.Additions = api.NOTHING,
    ) -> Iterator[Added | Failure]:
        """:meth:`add_many` of jobs that are already listed.

        Args:
            setup: called in each worker.
            added: the user's own actors and types of events.
        """
        work: api.Reads[writing.Packed | Added] = api.Reads(
            writing.packed, languages, setup, added, known=Knows(self.address)
        )
        for done in in_order(jobs, work, workers=workers):
            yield adding.put(self._store, done, self._stories) if isinstance(done, writing.Packed) else done

    def reread(
        self,
        *,
        workers: int = 1,
        everything: bool = False,
        setup: Callable[[], None] | None = None,
        added: api.Additions = api.NOTHING,
    ) -> Iterator[Added | Failure]:
        """Read again what another version of Reportedly read; each old reading stays until the new one is whole.

        Args:
            workers: how many processes.
            everything: read all again, whatever read them.
            setup, added: as for :meth:`add_jobs`.
        """
        work: api.Reads[writing.Packed] = api.Reads(writing.packed, None, setup, added)
        for made in in_order(self._to_reread(everything=everything), work, workers=workers):
            if isinstance(made, Failure):
                yield made
            elif (done := adding.put_again(self._store, made, self._stories)) is not None:
                yield done

    def _to_reread(self, *, everything: bool) -> Iterator[Article]:
        query = select(tables.reading.c.article)
        if not everything:
            query = query.where(tables.reading.c.produced_by != f"reportedly {__version__}")
        with self._store.reading() as connection:
            numbers = connection.execute(query.order_by(tables.reading.c.article)).scalars().all()
        for number in numbers:
            with self._store.reading() as connection:
                article = writing.reading(connection, number).article
            yield article

    def remove(self, article: str) -> None:
        """Take an article out, and everything of it: text, reading, statements, events and reviews.

        Args:
            article: its id.

        Raises:
            UsageError: the archive does not hold it.
        """
        if not adding.take_out(self._store, article, self._stories):
            raise UsageError(f"the archive holds no article {article!r}")

    def reading(self, article: str) -> Reading:
        """The reading of an article.

        Args:
            article: its id; any version's.

        Raises:
            UsageError: the archive does not hold it.
        """
        with self._store.reading() as connection:
            kept = writing.find(connection, article)
            if kept is None:
                raise UsageError(f"the archive holds no article {article!r}")
            return writing.reading(connection, kept.number)

    def versions(self, article: str) -> tuple[Listed, ...]:
        """All versions of an article, the latest first.

        Raises:
            UsageError: the archive does not hold it.
        """
        with self._store.reading() as connection:
            return articles.versions(connection, article)

    def state(self) -> str:
        """A name for what the archive holds now: another one after every change."""
        with self._store.reading() as connection:
            return state.state(connection)

    def size(self) -> dict[str, int]:
        """How much the archive holds: articles, versions, characters, attributions, events, reviews."""
        with self._store.reading() as connection:
            return articles.size(connection)

    def read_by(self) -> dict[str, int]:
        """How many readings each version of Reportedly made, the most first."""
        made, rows = tables.reading.c.produced_by, func.count()
        with self._store.reading() as connection:
            counted = connection.execute(select(made, rows).group_by(made).order_by(rows.desc(), made)).all()
        return {one[0]: int(one[1]) for one in counted}

    def published(self) -> tuple[str | None, str | None]:
        """When the first and the last article came out whose date is known, as they state it."""
        article = tables.article.c
        dated = select(article.day).where(article.latest == 1, article.day > 0).limit(1)
        with self._store.reading() as connection:
            ends = [connection.execute(dated.order_by(way)).scalar() for way in (article.day, article.day.desc())]
            stated = [
                connection.execute(select(end).where(article.latest == 1, article.day == day)).scalar()
                for end, day in zip((func.min(article.published), func.max(article.published)), ends, strict=True)
            ]
        return stated[0], stated[1]

    def articles(self, *, after: str | None = None, **wanted: object) -> pa.Table:
        """The articles, the last published first: the latest version of each.

        Args:
            after: id of the last article of the page before.
            wanted: ``text``, ``outlet``, ``agency``, ``published_from``, ``published_until`` and ``limit``, as for
                :func:`reportedly.archive.articles.listed`.

        Raises:
            UsageError: the archive does not hold the last article of the page before.
        """
        with self._store.reading() as connection:
            last = writing.find(connection, after) if after is not None else None
            if after is not None and last is None:
                raise UsageError(f"the archive holds no article {after!r}")
            number = last.number if last else None
            return found_tables.articles(articles.listed(connection, after=number, **wanted))  # type: ignore[arg-type]

    attributions = asked.attributions
    events = asked.events
    rows = asked.rows
    row = asked.row
    count = asked.count
    counts = asked.counts
    facets = asked.facets

    def retell(self) -> None:
        """Make all stories anew; what comes out is what articles made as they arrived."""
        with self._store.writing() as connection:
            self._stories.again(connection)

    review = reviewed.review
    take_back = reviewed.take_back
    reviews = reviewed.reviews
    agreement = reviewed.agreement
    labelled = reviewed.labelled

    def close(self) -> None:
        """Close the archive."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
