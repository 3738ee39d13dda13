"""The stories of an archive, as a person asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection

from .archive import keys, writing
from .archive.filters import AttributionFilter, EventFilter
from .archive.found import key_of, stories_between
from .archive.opening import Store
from .errors import UsageError
from .records import CopyGroup, Happening, Reading, Utterance
from .stories import copying, listing, telling
from .stories.linking import HAPPENINGS, UTTERANCES
from .stories.origins import Head

_NUMBER = re.compile(r"[0-9]{1,18}")
"""What may be the number of a story: no more digits than a database takes."""


class Storybook:
    """What several articles of an archive tell of the same thing.

    Args:
        store: the archive's database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def happening(self, ref: str | int) -> Happening:
        """A happening with all its tellings, independent voices, contradictions, and what followed.

        Args:
            ref: ``ARTICLE/e1``, or the number of a story.

        Raises:
            UsageError: the archive holds no such thing.
        """
        with self._store.reading() as connection:
            return self._happening(connection, _key(connection, HAPPENINGS, ref))

    def utterance(self, ref: str | int) -> Utterance:
        """An act of speech with all its reports, aligned with the fullest.

        Args:
            ref: ``ARTICLE/a1``, or the number of a story.

        Raises:
            UsageError: the archive holds no such thing.
        """
        with self._store.reading() as connection:
            return next(telling.utterances(connection, [_key(connection, UTTERANCES, ref)]))

    def copies(self, article: str) -> CopyGroup | None:
        """The copies of an article's text, with what each added and dropped; ``None`` if there are none.

        Args:
            article: its id.

        Raises:
            UsageError: the archive does not hold it.
        """
        with self._store.reading() as connection:
            kept = writing.find(connection, article)
            if kept is None:
                raise UsageError(f"the archive holds no article {article!r}")
            return telling.copies(connection, kept.number)

    def copied(self) -> list[tuple[Head, Head]]:
        """Each article that is a copy, with the likely first of its text."""
        with self._store.reading() as connection:
            return copying.copied(connection)

    def shared(self, reading: Reading) -> dict[str, int]:
        """The statements and events of an article that others tell of too: the numbers of their stories, by id.

        Args:
            reading: that the archive holds.
        """
        with self._store.reading() as connection:
            kept = writing.find(connection, reading.article.id)
            if kept is None:
                return {}
            low, high = keys.keys_of(kept.day, kept.number)
            return {
                items[keys.row_in(key)].id: story
                for kind, items in ((UTTERANCES, reading.attributions), (HAPPENINGS, reading.events))
                for key, story in stories_between(connection, kind, low, high)
                if keys.row_in(key) < len(items)
            }

    def corroborated(
        self, wanted: EventFilter | None = None, *, limit: int = 20, articles: int = 2
    ) -> Iterator[Happening]:
        """The happenings with most independent voices.

        Args:
            wanted: only those that such an event tells of.
            limit: the most happenings.
            articles: that must at least tell it.
        """
        yield from self._listed(wanted, "voices", limit=limit, articles=articles)

    def contradicted(self, wanted: EventFilter | None = None, *, limit: int = 20) -> Iterator[Happening]:
        """The happenings that are told in ways that cannot all be right, the newest first.

        Args:
            wanted: only those that such an event tells of.
            limit: the most happenings.
        """
        yield from self._listed(wanted, "newest", limit=limit, articles=1, contradicted=True)

    def happenings(
        self,
        wanted: EventFilter | None = None,
        *,
        order: str = "voices",
        limit: int = 20,
        skip: int = 0,
        articles: int = 2,
        contradicted: bool = False,
    ) -> Iterator[Happening]:
        """Happenings as a list shows them: without what followed, which takes a search of its own for each.

        Args:
            wanted: only those that such an event tells of.
            order: what comes first: most independent ``voices``, most ``articles``, or the ``newest``.
            limit: the most happenings; ``skip`` those that stand before them.
            articles: that must at least tell it.
            contradicted: only those that are told in ways that cannot all be right.
        """
        asked = wanted or EventFilter()
        with self._store.reading() as connection:
            found = listing.stories(
                connection, asked, order, limit=limit, skip=skip, articles=articles, contradicted=contradicted
            )
            yield from (one for one, _ in telling.happenings(connection, found))

    def cut(self, wanted: AttributionFilter | None = None, *, limit: int = 20, skip: int = 0) -> Iterator[Utterance]:
        """The utterances of which some report kept least.

        Args:
            wanted: only those that such a statement reports.
            limit: the most utterances; ``skip`` those that stand before them.
        """
        with self._store.reading() as connection:
            found = listing.stories(connection, wanted or AttributionFilter(), "cut", limit=limit, skip=skip)
            yield from telling.utterances(connection, found)

    def _listed(
        self, wanted: EventFilter | None, order: str, *, limit: int, articles: int = 2, contradicted: bool = False
    ) -> Iterator[Happening]:
        with self._store.reading() as connection:
            found = listing.stories(
                connection, wanted or EventFilter(), order, limit=limit, articles=articles, contradicted=contradicted
            )
            for key in found:
                yield self._happening(connection, key)

    def _happening(self, connection: Connection, key: int) -> Happening:
        found, told = next(telling.happenings(connection, [key]))
        return found.model_copy(update={"sequels": listing.followed(connection, told)})


def _key(connection: Connection, kind: str, ref: str | int) -> int:
    """The key of a row by its name, or of the first of a story by its number."""
    number = int(ref) if isinstance(ref, int) or _NUMBER.fullmatch(ref) else None
    if number is not None:
        try:
            return listing.first(connection, kind, number)
        except KeyError:
            raise UsageError(f"the archive holds no story {number}") from None
    letter = {"utterance": "a", "event": "e"}[kind]
    item = str(ref).partition("/")[2]
    if not item.startswith(letter):
        raise UsageError(f"{ref!r} names no {'statement' if letter == 'a' else 'event'}; write ARTICLE/{letter}1")
    return key_of(connection, str(ref))
