"""What people say of readings: kept by adding only, and found again in the readings there are now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection

from ..errors import UsageError
from ..records import Reading
from ..records.review import EventAnswer, Review, StatementAnswer, Verdict, Withdrawal
from . import reviewrows, tables, writing
from .answers import answer
from .attaching import attached, pinned
from .judging import STORY_KIND, judged, key_of, known

AT_HAND = 64
"""Readings that are kept at hand while reviews are gone through."""


class State(StrEnum):
    """Where a review stands today."""

    ATTACHED = "attached"
    """The present reading has a statement or event there."""
    NOTHING = "nothing there now"
    """The present reading has none."""
    OLDER = "of an older version"
    """The article's text has changed since; the review stays with the text it was said of."""
    TAKEN_BACK = "taken back"


class Reviewed(NamedTuple):
    """A review as it stands today.

    Args:
        withdrawal: who took it back; ``None`` if it counts.
        state: where it stands.
        item: id of what it is about in the present reading of its article; ``None`` if there is none.
        now: what the present reading says of that.
    """

    review: Review
    withdrawal: Withdrawal | None
    state: State
    item: str | None
    now: StatementAnswer | EventAnswer | None


class Pair(NamedTuple):
    """Two statements (``kind`` is ``utterance``) or two events (``event``), by their keys, the lower first."""

    kind: str
    low: int
    high: int


def review(
    connection: Connection,
    reference: str,
    verdict: Verdict | str,
    values: Sequence[str] = (),
    *,
    who: str,
    why: str | None = None,
    fields: Mapping[str, Sequence[str]] | None = None,
) -> Review:
    """Keep what a person says of a reading.

    Args:
        reference: ``ARTICLE/a1`` or ``ARTICLE/e1``; of something missed, ``ARTICLE``.
        verdict: on it.
        values: what is right instead: words of the text or START-END, a name, a code, ``-`` for none; of a verdict on
            stories the reference of the other one.
        who: the person.
        why: the reason.
        fields: of something missed, further fields and their values.

    Raises:
        UsageError: there is no such thing, or the verdict or a value does not fit it.
    """
    made = judged(connection, reference, verdict, values, fields or {}, who=who, why=why)
    return made.model_copy(update={"number": reviewrows.enter(connection, made)})


def take_back(connection: Connection, number: int, *, who: str, why: str | None = None) -> Withdrawal:
    """Take a review back: it is kept, with who took it back and when, and counts no more.

    Args:
        number: of the review.

    Raises:
        UsageError: there is no such review, or it was taken back before.
    """
    if not who.strip():
        raise UsageError("say who takes it back")
    found = next(reviewrows.records(connection, tables.review.c.number == number), None)
    if not isinstance(found, Review):
        raise UsageError(f"there is no review {number}")
    if number in reviewrows.withdrawals(connection):
        raise UsageError(f"review {number} was taken back before")
    made = Withdrawal(takes_back=number, article=found.article, who=who.strip(), when=reviewrows.now(), why=why or None)
    return made.model_copy(update={"number": reviewrows.enter(connection, made)})


def reviews(
    connection: Connection,
    *,
    article: str | None = None,
    who: str | None = None,
    verdict: Verdict | str | None = None,
    standing: bool = False,
) -> Iterator[Reviewed]:
    """The reviews, in the order in which they were given, each as it stands today.

    Args:
        article: of that article only.
        who: of that person only.
        verdict: of that verdict only.
        standing: without those that were taken back.

    Raises:
        UsageError: there is no such verdict.
    """
    wanted = known(verdict) if verdict is not None else None
    back = reviewrows.withdrawals(connection)
    readings = _readings(connection)
    clause = reviewrows.of_article(article) if article is not None else reviewrows.EVERY
    for one in reviewrows.records(connection, clause):
        if not isinstance(one, Review) or (standing and one.number in back):
            continue
        if (who is None or one.who == who) and (wanted is None or one.verdict is wanted):
            yield _today(one, back.get(one.number), readings)


def must_link(connection: Connection) -> tuple[Pair, ...]:
    """What people say is of one story; where they differ, the last word counts."""
    return tuple(pair for pair, verdict in _said_of_pairs(connection).items() if verdict is Verdict.SAME_STORY)


def cannot_link(connection: Connection) -> tuple[Pair, ...]:
    """What people say is of different stories; where they differ, the last word counts."""
    return tuple(pair for pair, verdict in _said_of_pairs(connection).items() if verdict is Verdict.DIFFERENT_STORY)


Readings = Callable[[str], tuple[writing.Kept, Reading] | None]


def _readings(connection: Connection) -> Readings:
    """The present reading of an article, by its id."""

    @lru_cache(maxsize=AT_HAND)
    def found(article: str) -> tuple[writing.Kept, Reading] | None:
        kept = writing.find(connection, article)
        return (kept, writing.reading(connection, kept.number)) if kept is not None else None

    return found


def _today(one: Review, withdrawal: Withdrawal | None, readings: Readings) -> Reviewed:
    held = readings(one.article)
    item = attached(held[1], one.target) if held else None
    state = State.ATTACHED if item else State.NOTHING
    if held is None or not held[0].latest:
        state = State.OLDER
    if withdrawal is not None:
        state = State.TAKEN_BACK
    now = answer(held[1], item) if held and item else None
    return Reviewed(one, withdrawal, state, item.id if item else None, now)


def _said_of_pairs(connection: Connection) -> dict[Pair, Verdict]:
    """The last word on every two things that both stand in what is searched today."""
    back = reviewrows.withdrawals(connection)
    readings = _readings(connection)
    found: dict[Pair, Verdict] = {}
    for one in reviewrows.records(connection, reviewrows.PAIRS):
        if not isinstance(one, Review) or one.number in back or one.other is None:
            continue
        here, there = readings(one.article), readings(one.other.article)
        if here is None or there is None or not (here[0].latest and there[0].latest):
            continue
        other = pinned(there[1].article.text, one.target.kind, one.other)
        first = attached(here[1], one.target)
        second = attached(there[1], other) if other else None
        if first and second:
            low, high = sorted((key_of(*here, first), key_of(*there, second)))
            if low != high:
                found[Pair(STORY_KIND[one.target.kind], low, high)] = one.verdict
    return found
