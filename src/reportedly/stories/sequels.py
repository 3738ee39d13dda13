"""Who said it first, who repeated it and when; and what followed a demand, a promise or a threat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from ..records import Repetition, Sequel
from .items import Told, Voice
from .overlap import same_codes, same_voices
from .voices import Standing

ASKING = frozenset({"REQUEST", "THREATEN", "AGREE"})
"""Types of events that say what is to come."""
REFUSING = frozenset({"REJECT"})
ANSWERING = frozenset({"ACCUSE", "THREATEN", "CONCEDE", "AGREE", "CONSULT"})
ON_IT = 0.3
"""Cosine of two sentences from which on the one may be about the other."""
HORIZON = 180
"""Days after which nothing is taken for an answer any more."""


def in_time(tellings: Sequence[Standing]) -> tuple[Standing, tuple[Repetition, ...]]:
    """Who told it first in this archive, and who after, with what lag."""
    ordered = sorted(tellings, key=lambda one: (one.teller.published or "9", one.teller.id, one.ref))
    begin = ordered[0]
    return begin, tuple(Repetition(ref=one.ref, hours=_lag(begin, one)) for one in ordered[1:])


def _lag(one: Standing, other: Standing) -> float | None:
    start, end = _moment(one.teller.published), _moment(other.teller.published)
    if start is None or end is None:
        return None
    hours = (end - start).total_seconds() / 3600
    exact = len(one.teller.published) > 10 and len(other.teller.published) > 10
    if exact:
        return round(hours, 2)
    days = (end.date() - start.date()).days
    return float(24 * days) if days else None


def _moment(published: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def sequels(asked: Told, wanted: Sequence[Told], later: Sequence[Told]) -> tuple[Sequel, ...]:
    """What followed an event that demands, promises or threatens something.

    Args:
        asked: the demand, promise or threat; ``wanted`` the events that are its content.
        later: events of the archive that are told of after it, among the same sides.
    """
    found = []
    for event in later:
        kind = _answer(asked, wanted, event)
        days = _days(asked, event)
        if kind is not None and days is not None and 0 <= days <= HORIZON:
            found.append(Sequel(kind=kind, ref=event.ref, days=days))
    return tuple(sorted(found, key=lambda one: (one.days, one.kind, one.ref)))


def _answer(asked: Told, wanted: Sequence[Told], event: Told) -> str | None:
    if event.status != "asserted" or event.background or float(event.vector @ asked.vector) < ON_IT:
        return None
    doers = asked.recipients if asked.type == "REQUEST" else asked.actors
    for content in wanted:
        if content.type == event.type and (content.mode is None or event.mode in {None, content.mode}):
            return "met" if _same(event, doers) else None
    if asked.type == "REQUEST" and _same(event, asked.recipients) and _towards(event, asked):
        if event.type in REFUSING:
            return "refused"
        if event.type in ANSWERING:
            return "answered"
    if (
        asked.type == "THREATEN"
        and _same(event, asked.recipients)
        and _towards(event, asked)
        and event.type in (ANSWERING | REFUSING)
    ):
        return "answered"
    return None


def _same(event: Told, doers: Sequence[Voice]) -> bool:
    return same_voices(event.actors, doers) >= 0.4 or same_codes(event.actors, doers) == 1.0


def _towards(event: Told, asked: Told) -> bool:
    return not event.recipients or same_codes(event.recipients, asked.actors) == 1.0


def _days(asked: Told, event: Told) -> int | None:
    start = asked.last or asked.teller.day
    end = event.first or event.teller.day
    return None if start is None or end is None else end - start
