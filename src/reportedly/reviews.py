"""What a person does with the readings of an archive: the methods of :class:`reportedly.keeping.Archive` for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .archive import agreeing, labelling, reviewing
from .formats import review_tables
from .records.review import Review, Verdict, Withdrawal

if TYPE_CHECKING:
    import pyarrow as pa

    from .keeping import Archive


def review(
    archive: Archive,
    ref: str,
    verdict: Verdict | str,
    *values: str,
    who: str,
    why: str | None = None,
    fields: Mapping[str, Sequence[str]] | None = None,
) -> Review:
    """Keep what a person says of a statement or an event, beside the machine's answer.

    >>> archive.review("1f0c…/a4", "wrong-speaker", "Lena Voss", who="Ines")  # doctest: +SKIP

    Args:
        ref: such as ``ARTICLE/a1``; of something missed, ``ARTICLE``.
        verdict: one of :class:`~reportedly.records.review.Verdict`.
        values: what is right instead; ``docs/review.md`` tells what each verdict takes.
        who: the person.
        why: the reason.
        fields: of something missed, further fields and their values.

    Raises:
        UsageError: there is no such thing, or the verdict or a value does not fit it.
        ArchiveError: the archive cannot be written to.
    """
    with archive._store.writing() as connection, archive._stories.heeding(connection):
        return reviewing.review(connection, ref, verdict, values, who=who, why=why, fields=fields)


def take_back(archive: Archive, number: int, *, who: str, why: str | None = None) -> Withdrawal:
    """Take a review back; it stays in the archive and counts no more.

    Args:
        number: of the review.
        who: the person.
        why: the reason.

    Raises:
        UsageError: there is no such review, or it was taken back before.
        ArchiveError: the archive cannot be written to.
    """
    with archive._store.writing() as connection, archive._stories.heeding(connection):
        return reviewing.take_back(connection, number, who=who, why=why)


def reviews(
    archive: Archive,
    *,
    article: str | None = None,
    who: str | None = None,
    verdict: Verdict | str | None = None,
    standing: bool = False,
) -> pa.Table:
    """The reviews as a table: the columns of :data:`reportedly.formats.review_tables.REVIEWS`.

    Args:
        article, who, verdict: only those of an article, of a person, of a verdict.
        standing: without those that were taken back.

    Raises:
        UsageError: there is no such verdict.
    """
    with archive._store.reading() as connection:
        found = reviewing.reviews(connection, article=article, who=who, verdict=verdict, standing=standing)
        return review_tables.reviews(found)


def agreement(archive: Archive, *, version: str | None = None) -> pa.Table:
    """How often people say that the machine is right, and how far they agree with one another, as a table.

    Its columns are those of :class:`reportedly.archive.agreeing.Precision`.

    Args:
        version: only answers of this version (``reportedly 1.2.0``).
    """
    with archive._store.reading() as connection:
        return review_tables.agreement(agreeing.agreement(connection, version=version))


def labelled(archive: Archive) -> Iterator[dict[str, Any]]:
    """The reviews as labelled passages: see :func:`reportedly.archive.labelling.labelled`."""
    with archive._store.reading() as connection:
        yield from labelling.labelled(connection)
