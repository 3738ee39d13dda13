"""What the cards of an article's statements and events hold on the site: links, what produced them, what people say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ..formats import html, phrases
from ..records import Attribution, Event, Reading
from .rendering import environment

Said = Mapping[str, Any]
"""A review, as a row of :data:`reportedly.formats.review_tables.REVIEWS`."""

PART = 16_000
"""Characters of a text that a page shows; a longer one is shown in parts."""


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


def written(
    reading: Reading, shared: Mapping[str, int] | None = None, said: Iterable[Said] = (), **values: Any
) -> Callable[[str], str]:
    """What writes the end of the card of a statement or event, by its id.

    Args:
        shared: the stories of the items by id; ``None`` if no archive holds the reading.
        said: the reviews of it.
        values: what :file:`article_parts.html` takes besides.
    """
    about: dict[str, list[Said]] = {}
    for review in said:
        about.setdefault(str(review["ref"]).rpartition("/")[2], []).append(review)
    by_id, places, article = {one.id: one for one in items(reading)}, anchors(reading), reading.article.id
    write = environment().get_template("article_parts.html").make_module(values)

    def more(item: str) -> str:
        ref = f"{article}/{item}" if shared is not None else None
        card = Card(item, ref, places[item], item in (shared or {}), made(by_id[item]), tuple(about.get(item, ())))
        return str(write.more(card))  # type: ignore[attr-defined]  # a macro of the template

    return more


def items(reading: Reading) -> tuple[Attribution | Event, ...]:
    """All statements and events of a reading."""
    return (*reading.attributions, *reading.events)


def names(reading: Reading) -> tuple[str, ...]:
    """Whom an article names in so many words: who speaks in it, and who acts."""
    known = (*(speaker.name for speaker in reading.speakers), *(actor.name for actor in reading.actors))
    return tuple(dict.fromkeys(name for name in known if name and name in reading.article.text))


def anchors(reading: Reading) -> dict[str, str]:
    """Where the card of each statement and event stands in the page, by its id."""
    found = {one.id: f"s{number}" for number, one in enumerate(reading.attributions, start=1)}
    return found | {one.id: f"event-{number}" for number, one in enumerate(reading.events, start=1)}


def place(reading: Reading, item: str) -> str:
    """The end of the address of an article's page at the card of a statement or event."""
    anchor = anchors(reading).get(item, "said")
    part = html.sheets(reading, PART).get(item, 1) if len(reading.article.text) > PART else 1
    return f"?part={part}#{anchor}" if part > 1 else f"#{anchor}"


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
