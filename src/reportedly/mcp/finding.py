"""Tools that find and count statements and events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeVar

from pydantic import Field

from ..archive.fields import EVENTS, STATEMENTS
from ..archive.search import Count, fields
from ..errors import UsageError
from ..formats.phrases import count
from ..records import Record
from . import words
from .arguments import Filtered, events, filtered, statements
from .desk import Desk
from .hits import EventHit, StatementHit, found_event, found_statement

Hit = TypeVar("Hit", StatementHit, EventHit)

NOTHING = "Nothing was found in this archive. That says nothing about what happened elsewhere."


class _Page(Filtered):
    limit: int = Field(default=10, ge=1, le=50, description="The most rows.")
    after: str = Field(default="", description="ref of the last row of the page before, as its `next` says.")


class _StatementPage(_Page):
    sort: Literal["newest", "oldest", "surest"] = "newest"


class _EventPage(_Page):
    sort: Literal["newest", "oldest", "surest", "latest", "earliest"] = Field(
        default="newest", description="By publication, by confidence, or by when they happened (latest, earliest)."
    )


class _Counted(Filtered):
    limit: int = Field(default=20, ge=1, le=200, description="The most values.")


class _CountedStatements(_Counted):
    count_by: str = Field(json_schema_extra={"enum": list(fields("attributions"))})


class _CountedEvents(_Counted):
    count_by: str = Field(json_schema_extra={"enum": list(fields("events"))})


StatementSearch = filtered(_StatementPage, "StatementSearch", STATEMENTS)
EventSearch = filtered(_EventPage, "EventSearch", EVENTS)
StatementCount = filtered(_CountedStatements, "StatementCount", STATEMENTS)
EventCount = filtered(_CountedEvents, "EventCount", EVENTS)


class Statements(Record):
    """A page of statements; ``next`` is what to give as ``after`` for more, ``None`` if there are no more."""

    statements: tuple[StatementHit, ...]
    next: str | None


class Events(Record):
    """A page of events; ``next`` as of :class:`Statements`."""

    events: tuple[EventHit, ...]
    next: str | None


class Value(Record):
    """A value, ``None`` for what is not known, and how many rows have it."""

    value: str | None
    rows: int


class Counts(Record):
    """How many rows there are in all, and how many have each value, the most frequent or the first in time on top."""

    count_by: str
    rows: int
    values: tuple[Value, ...]


def search_statements(desk: Desk, given: _StatementPage) -> Statements:
    """The statements that arguments ask for."""
    rows = desk.archive.rows(statements(given), sort=given.sort, limit=given.limit + 1, after=given.after or None)
    hits = [found_statement(desk, row) for row in rows]
    return Statements(statements=tuple(hits[: given.limit]), next=_next(hits, given.limit))


def search_events(desk: Desk, given: _EventPage) -> Events:
    """The events that arguments ask for."""
    rows = desk.archive.rows(events(given), sort=given.sort, limit=given.limit + 1, after=given.after or None)
    hits = [found_event(desk, row) for row in rows]
    return Events(events=tuple(hits[: given.limit]), next=_next(hits, given.limit))


def count_statements(desk: Desk, given: _CountedStatements) -> Counts:
    """How many statements have each value of a field."""
    wanted = statements(given)
    found = desk.archive.counts(wanted, _known(given.count_by, "attributions"), limit=given.limit)
    return _counts(given.count_by, desk.archive.count(wanted), found)


def count_events(desk: Desk, given: _CountedEvents) -> Counts:
    """How many events have each value of a field."""
    wanted = events(given)
    found = desk.archive.counts(wanted, _known(given.count_by, "events"), limit=given.limit)
    return _counts(given.count_by, desk.archive.count(wanted), found)


def told_statements(found: Statements) -> str:
    """A page of statements in words."""
    return _page([words.statement(one) for one in found.statements], found.next)


def told_events(found: Events) -> str:
    """A page of events in words."""
    return _page([words.event(one) for one in found.events], found.next)


def told_counts(found: Counts) -> str:
    """Counts in words."""
    lines = [f"{'not known' if one.value is None else one.value}: {one.rows:,}" for one in found.values]
    return "\n".join([f"{count(found.rows, 'row')}, by {found.count_by}:", *lines])


def _page(items: Sequence[Sequence[str]], following: str | None) -> str:
    if not items:
        return NOTHING
    return words.numbered(items) + (f'\n\nThere is more: after="{following}"' if following else "")


def _next(hits: Sequence[Hit], limit: int) -> str | None:
    return hits[limit - 1].ref if len(hits) > limit else None


def _known(field: str, kind: str) -> str:
    if field not in fields(kind):
        raise UsageError(f"count_by: there is no {field!r}; choose of: {', '.join(fields(kind))}")
    return field


def _counts(field: str, rows: int, found: Sequence[Count]) -> Counts:
    return Counts(count_by=field, rows=rows, values=tuple(Value(value=one.value, rows=one.rows) for one in found))
