"""What the cards of an article's statements and events hold on the site: links, what produced them, what people say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..formats import phrases
from ..records import Attribution, Event, Reading
from .rendering import environment

Said = Mapping[str, Any]
"""A review, as a row of :data:`reportedly.formats.review_tables.REVIEWS`."""


class Card(NamedTuple):
    """A statement's or an event's card.

    Args:
        id: in its reading.
        ref: what names it in the archive; ``None`` if it is in none.
        anchor: id of its place in the page.
        elsewhere: whether other articles tell of it too.
        made: what produced what, in words.
        said: the reviews of it.
    """

    id: str
    ref: str | None
    anchor: str
    elsewhere: bool
    made: tuple[str, ...]
    said: tuple[Said, ...]


def cards(reading: Reading, shared: Mapping[str, int] | None = None, said: Iterable[Said] = ()) -> tuple[Card, ...]:
    """The cards of a reading.

    Args:
        shared: the stories of its items by id; ``None`` if no archive holds it.
        said: the reviews of it.
    """
    about: dict[str, list[Said]] = {}
    for one in said:
        about.setdefault(str(one["ref"]).rpartition("/")[2], []).append(one)
    article = reading.article.id
    places = anchors(reading)
    return tuple(
        Card(
            one.id,
            f"{article}/{one.id}" if shared is not None else None,
            places[one.id],
            one.id in (shared or {}),
            made(one),
            tuple(about.get(one.id, ())),
        )
        for one in items(reading)
    )


def items(reading: Reading) -> tuple[Attribution | Event, ...]:
    """All statements and events of a reading."""
    return (*reading.attributions, *reading.events)


def anchors(reading: Reading) -> dict[str, str]:
    """Where the card of each statement and event stands in the page, by its id."""
    found = {one.id: f"s{number}" for number, one in enumerate(reading.attributions, start=1)}
    return found | {one.id: f"event-{number}" for number, one in enumerate(reading.events, start=1)}


def made(one: Attribution | Event) -> tuple[str, ...]:
    """What produced a statement or an event, and its fields."""
    found = [_by("found", one.by, one.confidence)]
    if isinstance(one, Event):
        found += [_by(part.field, part.by, part.confidence) for part in one.produced]
        return tuple(found)
    if one.act_by:
        found.append(_by("act", one.act_by, one.act_confidence))
    for name, mention in (("source", one.source), ("addressee", one.addressee)):
        if mention is not None:
            found.append(_by(name, mention.how, mention.confidence))
    return tuple(found)


def _by(what: str, by: str, confidence: float | None) -> str:
    return f"{what} by {by}" + (f", {phrases.percent(confidence)} sure" if confidence is not None else "")


def written(shown: Iterable[Card], **values: Any) -> dict[str, str]:
    """The cards as they are written, by id.

    Args:
        values: what :file:`article_parts.html` takes besides.
    """
    write = environment().get_template("article_parts.html").make_module(values)
    return {one.id: str(write.more(one)) for one in shown}  # type: ignore[attr-defined]  # a macro of the template
