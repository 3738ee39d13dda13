"""What a time expression is read against: the day of publication, the tense, and the times told before it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from reportedly.records.grounding import Granularity, TimeBasis

from .intervals import Days
from .tense import Direction, direction
from .terms import Term

if TYPE_CHECKING:
    from reportedly.language.document import Document

UNDATED = "the article's date is not known"
UNCOUNTED = "how far off is not told"
UNANCHORED = "it is counted from something that has no date here"
FARTHEST = 3
"""Sentences back that a time may be which "the next day" is counted from."""
LATER = 7
"""Days after publication for which a past date of the same year is that of a correction, and not a year old."""
OTHER_YEAR = 240
"""Days from which on a date without a year is rather one of the next or last year."""


class Undated(Exception):
    """The expression needs the article's date, and there is none."""


class When(NamedTuple):
    """What an expression means.

    Args:
        start, end: first and last day; ``None`` where open or unknown.
        clock: local time in ISO 8601.
        sure: what to multiply the rule's confidence by.
        reason: why it is not tied to the calendar.
    """

    start: date | None
    end: date | None
    grain: Granularity
    basis: TimeBasis | None
    clock: str | None = None
    sure: float = 1.0
    reason: str | None = None

    @property
    def days(self) -> Days | None:
        """First and last day, if both are known."""
        return Days(self.start, self.end) if self.start is not None and self.end is not None else None


class Told(NamedTuple):
    """A time told before: its sentence, and what it means."""

    sentence: int
    when: When


class Scene(NamedTuple):
    """Where an expression stands.

    Args:
        document: the article.
        published: the article's date.
        sentence: number of its sentence.
        told: the times before it, in the order of the text.
        forced: direction that an outer expression gives ("since May" looks back).
        month_first: how the article writes dates in numbers, if that is known.
    """

    document: Document
    published: datetime | None
    sentence: int
    told: tuple[Told, ...]
    forced: Direction | None = None
    month_first: bool | None = None

    @property
    def today(self) -> date:
        """The day of publication.

        Raises:
            Undated: if it is not known.
        """
        if self.published is None:
            raise Undated
        return self.published.date()

    def direction(self, term: Term) -> Direction:
        """Where a term looks from the day of publication."""
        if self.forced is not None:
            return self.forced
        found = self.document.span(term.start, term.end)
        return direction(found[1]) if found is not None else Direction.OPEN

    def looking(self, way: Direction) -> Scene:
        """The same scene with the direction given from outside."""
        return self._replace(forced=self.forced or (way if way is not Direction.OPEN else None))

    def anchor(self, *grains: Granularity) -> When | None:
        """The nearest time told before, if it is as fine as one of the grains, or one of its sentence is.

        Stretches of several days or weeks are passed over.
        """
        for sentence, when in reversed(self.told):
            if self.sentence - sentence > FARTHEST:
                return None
            if when.start is not None and when.grain in grains:
                return when
        return None


def related(start: date | None, end: date | None, grain: Granularity, sure: float = 1.0) -> When:
    """A time reckoned from the day of publication."""
    return When(start, end, grain, TimeBasis.DATELINE, sure=sure)


def unknown(grain: Granularity, reason: str) -> When:
    """A time that the calendar is not told of."""
    return When(None, None, grain, None, reason=reason)


def corrected(candidates: list[Days], today: date) -> Days | None:
    """The day shortly after publication that a correction or update tells: of another year it would tell the year.

    Args:
        candidates: in the order of time.
    """
    soon = (one for one in candidates if one.start.year == today.year and 0 < (one.start - today).days <= LATER)
    return next(soon, None)


def nearest(candidates: list[Days], today: date, way: Direction) -> Days | None:
    """The stretch of time that is meant among those that recur from year to year.

    News leaves the year out where it is that of publication (AP Stylebook, "months"), so without a verb that says more
    that year's is meant, unless it is :data:`OTHER_YEAR` days off.

    Args:
        candidates: in the order of time.
        way: back: the last that has begun; ahead or present: the first that has not ended.
    """
    if not candidates:
        return None
    if way is Direction.PAST:
        return ([one for one in candidates if one.start <= today] or candidates[:1])[-1]
    if way in (Direction.FUTURE, Direction.PRESENT):
        return ([one for one in candidates if one.end >= today] or candidates[-1:])[0]

    def apart(one: Days) -> int:
        return max((one.start - today).days, (today - one.end).days, 0)

    same = [one for one in candidates if one.start.year == today.year and apart(one) < OTHER_YEAR]
    return min(same or candidates, key=apart)
