"""Events as JSON lines that stand alone: what an event refers to stands inside it."""

from __future__ import annotations

import json
from typing import Any

from reportedly.formats import event_parts
from reportedly.records import NARRATOR, Event, Reading, Record, Role

HEAD = ""
"""JSON lines have no header."""


def to_records(reading: Reading, events: tuple[Event, ...]) -> str:
    """Events of a reading, one JSON object a line.

    Args:
        events: of ``reading``, the ones to write.
    """
    return "".join(json.dumps(record(reading, event), ensure_ascii=False) + "\n" for event in events)


def record(reading: Reading, event: Event) -> dict[str, Any]:
    """An event with all its fields, and in the place of ids what they stand for (an unknown id stays as ``id``)."""
    article = reading.article
    moment = event_parts.moment(reading, event)
    values = event.model_dump(mode="json")
    values["actors"] = [_role(reading, role) for role in event.actors]
    values["recipients"] = [_role(reading, role) for role in event.recipients]
    if event.date:
        values["date"]["moment"] = moment.model_dump(mode="json") if moment else None
    place = event_parts.place(reading, event)
    values["place"] = _without_mentions(place) if place else None
    values["cites"] = [_without_mentions(one) for one in event_parts.citations(reading, event)]
    values["voucher"] = _voucher(reading, event)
    values["chain"] = [
        {"id": link, "name": name} for link, name in zip(event.chain, event_parts.chain(reading, event), strict=True)
    ]
    about = {
        "id": article.id,
        "name": article.name,
        "outlet": event_parts.value(article.outlet),
        "title": event_parts.value(article.title),
        "url": event_parts.value(article.url),
        "published": event_parts.value(article.published),
    }
    return {"article": about, **values}


def _role(reading: Reading, role: Role) -> dict[str, Any]:
    """A role with its actor; a compound has its members with it."""
    known = {actor.id: actor for actor in reading.actors}
    found = known.get(role.actor)
    values = role.model_dump(mode="json")
    values["actor"] = _without_mentions(found) if found else {"id": role.actor}
    if found and found.members:
        values["actor"]["members"] = [
            _without_mentions(known[member]) if member in known else {"id": member} for member in found.members
        ]
    return values


def _voucher(reading: Reading, event: Event) -> dict[str, Any]:
    """Who vouches, and how the statement runs."""
    name = event_parts.voucher(reading, event)
    statement = next((one for one in reading.attributions if one.id == event.voucher), None)
    if event.voucher == NARRATOR or statement is None:
        return {"id": event.voucher, "name": name, "act": None, "clean": None}
    return {
        "id": event.voucher,
        "name": name,
        "act": statement.act.value if statement.act else None,
        "clean": statement.clean,
    }


def _without_mentions(one: Record) -> dict[str, Any]:
    return one.model_dump(mode="json", exclude={"mentions"})
