"""What the ids of an event stand for: its actors, place, moment and chain, in one reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from reportedly.events.coded import coded
from reportedly.formats import phrases
from reportedly.records import NARRATOR, Article, Event, Reading, Stated
from reportedly.records.lookup import Party, citations, moment, one_line, parties, place

__all__ = [
    "Choice",
    "Party",
    "chain",
    "citations",
    "counted",
    "every",
    "moment",
    "one_line",
    "parties",
    "place",
    "published",
    "published_at",
    "sentences",
    "value",
    "voucher",
]

Choice = Callable[[Reading], tuple[Event, ...]]
"""Which events of a reading are written, in the order of the text."""


def every(reading: Reading) -> tuple[Event, ...]:
    """All events."""
    return reading.events


def counted(reading: Reading) -> tuple[Event, ...]:
    """The events that PLOVER's manual codes (:func:`~reportedly.events.coded.coded`), in the order of the text."""
    kept = {event.id for event in coded(reading.events)}
    return tuple(event for event in reading.events if event.id in kept)


def chain(reading: Reading, event: Event) -> tuple[str, ...]:
    """Through whom it was told, outermost first, by name."""
    return tuple(one_line(phrases.label(reading, link)) for link in event.chain)


def voucher(reading: Reading, event: Event) -> str:
    """On whose word it stands: the last of the chain."""
    return chain(reading, event)[-1] if event.voucher != NARRATOR and event.chain else phrases.outlet(reading.article)


def sentences(event: Event) -> tuple[str, ...]:
    """The evidence, each sentence on one line."""
    return tuple(one_line(span.exact) for span in event.evidence)


def published(article: Article) -> str | None:
    """The day of the article, ISO 8601, if it is stated as one."""
    day = phrases.iso_day(article.published.value) if article.published else None
    return day.isoformat() if day else None


def published_at(published: str) -> datetime | None:
    """When an article came out, in UTC; ``None`` if what it states is no ISO 8601 date or time."""
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found


def value(stated: Stated | None) -> str | None:
    """What a fact about the article says."""
    return one_line(stated.value) if stated else None
