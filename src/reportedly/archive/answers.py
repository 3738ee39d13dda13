"""The machine's answer about a statement or an event, so told that it can be understood without its reading."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Attribution, Event, Mention, Reading, Role
from ..records.lookup import actor_of, moment, parties, place
from ..records.review import EventAnswer, Judged, Named, StatementAnswer, Target

Item = Attribution | Event


def items(reading: Reading, kind: Judged) -> tuple[Item, ...]:
    """All statements, or all events, of a reading."""
    return reading.attributions if kind is Judged.STATEMENT else reading.events


def target(item: Item) -> Target:
    """What a review of an item is pinned to."""
    if isinstance(item, Attribution):
        return Target(kind=Judged.STATEMENT, spans=item.content, cue=item.cue)
    return Target(kind=Judged.EVENT, spans=item.trigger)


def answer(reading: Reading, item: Item) -> StatementAnswer | EventAnswer:
    """What a reading says of one of its items."""
    return _statement(reading, item) if isinstance(item, Attribution) else _event(reading, item)


def _statement(reading: Reading, one: Attribution) -> StatementAnswer:
    return StatementAnswer(
        speaker=_voice(reading, one.source),
        addressee=_voice(reading, one.addressee),
        cue=one.cue,
        content=one.content,
        channel=one.channel,
        act=one.act,
        negated=one.negated,
        by=one.by,
        confidence=one.confidence,
    )


def _voice(reading: Reading, mention: Mention | None) -> Named | None:
    if mention is None:
        return None
    speaker = next((one for one in reading.speakers if one.id == mention.speaker), None)
    actor = actor_of(reading, mention.speaker)
    name = (speaker.name or speaker.label) if speaker else mention.speaker
    return Named(name=name, code=actor.code if actor else None, how=mention.how, spans=mention.spans)


def _event(reading: Reading, one: Event) -> EventAnswer:
    where, told = place(reading, one), moment(reading, one)
    return EventAnswer(
        trigger=one.trigger,
        type=one.type,
        mode=one.mode,
        contexts=one.contexts,
        status=one.status,
        historical=one.historical,
        background=one.background,
        actors=tuple(_side(reading, one.actors)),
        recipients=tuple(_side(reading, one.recipients)),
        date=_interval(one.date.start, one.date.end) if one.date else None,
        date_at=(told.span,) if told else (),
        place=Named(name=where.name or where.label, code=where.country, spans=where.mentions) if where else None,
        by=one.by,
        confidence=one.confidence,
    )


def _side(reading: Reading, roles: tuple[Role, ...]) -> Iterator[Named]:
    for party in parties(reading, roles):
        yield Named(name=party.name, code=party.code, spans=(party.words,))


def _interval(start: str | None, end: str | None) -> str | None:
    if start is None and end is None:
        return None
    return start if start == end else f"{start or '..'}/{end or '..'}"
