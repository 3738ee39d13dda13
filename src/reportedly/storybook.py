"""The stories of an archive, as a person asks for them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from .archive import writing
from .archive.filters import AttributionFilter, EventFilter
from .archive.found import key_of
from .archive.opening import Store
from .errors import UsageError
from .records import CopyGroup, Happening, Utterance
from .stories import listing, telling
from .stories.linking import HAPPENINGS, UTTERANCES, Profiles


class Storybook:
    """What several articles of an archive tell of the same thing.

    Args:
        store: the archive's database.
        profiles: of its articles.
    """

    def __init__(self, store: Store, profiles: Profiles) -> None:
        self._store = store
        self._profiles = profiles

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
            return telling.utterance(connection, self._profiles, _key(connection, UTTERANCES, ref))

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

    def cut(self, wanted: AttributionFilter | None = None, *, limit: int = 20) -> Iterator[Utterance]:
        """The utterances of which some report kept least.

        Args:
            wanted: only those that such a statement reports.
            limit: the most utterances.
        """
        with self._store.reading() as connection:
            found = listing.stories(connection, wanted or AttributionFilter(), "cut", limit=limit)
            for key in found:
                yield telling.utterance(connection, self._profiles, key)

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
        told = telling.told(connection, self._profiles, key)
        found = telling.happening(connection, self._profiles, key)
        return found.model_copy(update={"sequels": listing.followed(connection, self._profiles, told)})


def _key(connection: Connection, kind: str, ref: str | int) -> int:
    """The key of a row by its name, or of the first of a story by its number."""
    number = int(ref) if isinstance(ref, int) or ref.isdigit() else None
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
