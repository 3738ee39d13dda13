"""What a person asks of an archive: the methods of :class:`reportedly.keeping.Archive` that find and count rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection

from .archive import facets as faceted
from .archive import search
from .archive.filters import AttributionFilter, EventFilter
from .archive.found import Found, found, key_of
from .archive.search import Count
from .errors import UsageError
from .formats import found_tables

if TYPE_CHECKING:
    import pyarrow as pa

    from .keeping import Archive

Filter = AttributionFilter | EventFilter
Asked = TypeVar("Asked", AttributionFilter, EventFilter)


def attributions(
    archive: Archive,
    wanted: AttributionFilter | None = None,
    *,
    sort: str = search.PUBLISHED,
    limit: int | None = None,
    after: str | None = None,
    **more: object,
) -> pa.Table:
    """The statements that a filter asks for.

    Args:
        wanted: the filter, or its fields by name: ``archive.attributions(speaker=["Lavrov"], act=["deny"])``.
        sort: ``newest``, ``oldest`` or ``surest``.
        limit: the most rows.
        after: ``ref`` of the last row of the page before.

    Raises:
        UsageError: no such field, order or row.
    """
    with archive._store.reading() as connection:
        keys = _page(connection, _filter(AttributionFilter, wanted, more), sort, limit, after)
        return found_tables.attributions(found(connection, "utterance", keys))


def events(
    archive: Archive,
    wanted: EventFilter | None = None,
    *,
    sort: str = search.PUBLISHED,
    limit: int | None = None,
    after: str | None = None,
    **more: object,
) -> pa.Table:
    """The events that a filter asks for.

    Args:
        wanted: the filter, or its fields by name: ``archive.events(dyad=["USA-RUS"], status=["denied"])``.
        sort: ``newest``, ``oldest``, ``surest``, or by when they happened ``latest`` or ``earliest``.
        limit: the most rows.
        after: ``ref`` of the last row of the page before.

    Raises:
        UsageError: no such field, order or row.
    """
    with archive._store.reading() as connection:
        keys = _page(connection, _filter(EventFilter, wanted, more), sort, limit, after)
        return found_tables.events(found(connection, "event", keys))


def rows(
    archive: Archive,
    wanted: Filter,
    *,
    sort: str = search.PUBLISHED,
    limit: int | None = None,
    after: str | None = None,
) -> Iterator[Found]:
    """The statements or events that a filter asks for, each with what it names.

    Args:
        wanted, sort, limit, after: as for :func:`attributions` and :func:`events`.

    Raises:
        UsageError: no such order or row.
    """
    kind = "utterance" if isinstance(wanted, AttributionFilter) else "event"
    with archive._store.reading() as connection:
        yield from found(connection, kind, _page(connection, wanted, sort, limit, after))


def row(archive: Archive, ref: str) -> Found:
    """The statement or event of that name, with what it names.

    Args:
        ref: such as ``ARTICLE/a1`` or ``ARTICLE/e1``.

    Raises:
        UsageError: the archive holds no such row.
    """
    with archive._store.reading() as connection:
        key = key_of(connection, ref)
        kind = "utterance" if ref.partition("/")[2].startswith("a") else "event"
        return next(found(connection, kind, (key,)))


def count(archive: Archive, wanted: Filter) -> int:
    """How many rows a filter asks for."""
    with archive._store.reading() as connection:
        return search.count(connection, wanted)


def counts(archive: Archive, wanted: Filter, by: str, *, limit: int = 100) -> tuple[Count, ...]:
    """How many of the rows that a filter asks for have each value of a field, the most frequent first.

    Args:
        by: such as ``act``, ``speaker``, ``outlet`` or ``month``; of events also ``type``, ``actor_country`` …
        limit: the most values.

    Raises:
        UsageError: rows cannot be counted by it.
    """
    with archive._store.reading() as connection:
        return search.counts(connection, wanted, by, limit=limit)


def facets(archive: Archive, wanted: Filter, *, limit: int = 8) -> faceted.Facets:
    """What else could be asked of the rows that a filter asks for (:func:`reportedly.archive.facets.facets`).

    Args:
        limit: the most values of a field.
    """
    with archive._store.reading() as connection:
        return faceted.facets(connection, wanted, limit=limit)


def _page(connection: Connection, wanted: Filter, sort: str, limit: int | None, after: str | None) -> tuple[int, ...]:
    last = key_of(connection, after) if after is not None else None
    return search.page(connection, wanted, sort=sort, limit=limit, after=last)


def _filter(kind: type[Asked], wanted: Asked | None, fields: Mapping[str, object]) -> Asked:
    """A filter, from itself or from its fields by name."""
    if wanted is not None:
        if fields:
            raise UsageError("give a filter, or its fields by name, not both")
        return wanted
    try:
        return kind(**{name: _values(kind, name, value) for name, value in fields.items()})
    except ValidationError as error:
        raise UsageError(_first(error, kind)) from error


def _values(kind: type[Filter], name: str, value: object) -> object:
    """One value of a field that takes several stands for itself alone."""
    field = kind.model_fields.get(name)
    several = field is not None and "tuple" in str(field.annotation)
    return (value,) if several and isinstance(value, str | int) else value


def _first(error: ValidationError, kind: type[Filter]) -> str:
    found = error.errors()[0]
    name = ".".join(map(str, found["loc"])) or "filter"
    if found["type"] == "extra_forbidden":
        return f"there is no {name!r} to filter by; choose of: {', '.join(kind.model_fields)}"
    return f"{name}: {found['msg'].removeprefix('Value error, ')}"
