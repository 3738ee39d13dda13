"""An event's own place and date, among those of the article."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..records import Article, EventDate, Granularity, Moment, Place, Resolution, TimeBasis
from .roles import Phrase

FINENESS = (
    Resolution.REGION,
    Resolution.WATER,
    Resolution.COUNTRY,
    Resolution.PROVINCE,
    Resolution.DISTRICT,
    Resolution.FEATURE,
    Resolution.CITY,
    Resolution.SUB_CITY,
)
"""Coarsest first: of several places in one phrase ("Raqqa, Syria") the finest is the event's."""

YEAR = 365
"""Days before the article from which an event is told as history (``docs/events.md``)."""


class Found(NamedTuple):
    """A value and the probability of the phrase it was read from."""

    value: str
    confidence: float


def place_of(found: list[Phrase], places: tuple[Place, ...]) -> Found | None:
    """Id of the finest place in the phrases of an event's place."""
    best: tuple[int, float, str] | None = None
    for phrase in found:
        for place in places:
            if not any(m.start < phrase.end and phrase.start < m.end for m in place.mentions):
                continue
            rank = FINENESS.index(place.resolution) if place.resolution else -1
            if best is None or (rank, phrase.confidence) > best[:2]:
                best = (rank, phrase.confidence, place.id)
    return Found(best[2], best[1]) if best else None


def stated_date(found: list[Phrase], moments: tuple[Moment, ...]) -> EventDate | None:
    """When an event happened, as the phrases of its time say; without days where these could not be told."""
    for phrase in sorted(found, key=lambda one: -one.confidence):
        for moment in moments:
            if moment.span.start < phrase.end and phrase.start < moment.span.end:
                return EventDate(
                    start=moment.start,
                    end=moment.end,
                    granularity=moment.granularity or Granularity.PERIOD,
                    basis=moment.basis or TimeBasis.STATED,
                    moment=moment.id,
                )
    return None


def article_date(article: Article) -> EventDate | None:
    """The day of the article, which is when what it reports without a time of its own happened or was said."""
    if article.published is None:
        return None
    day = article.published.value[:10]
    return EventDate(start=day, end=day, granularity=Granularity.DAY, basis=TimeBasis.DATELINE)


def is_history(when: EventDate | None, article: Article) -> bool:
    """Whether an event lies over a year before its article."""
    if when is None or article.published is None or (when.end or when.start) is None:
        return False
    last = date.fromisoformat((when.end or when.start or "")[:10])
    return (date.fromisoformat(article.published.value[:10]) - last).days > YEAR
