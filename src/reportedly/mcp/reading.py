"""Tools that read a text on the spot; nothing is kept."""

from __future__ import annotations

from pydantic import Field

from .. import sources
from ..errors import FetchRefused
from ..formats import phrases
from ..records import Reading, Record
from ..sources.jsonl import article_from_record
from . import words
from .arguments import Arguments
from .desk import Desk
from .hits import EventHit, Origin, StatementHit, event, origin, statement

NOT_KEPT = "Read on the spot and not kept: nothing of it can be searched or linked to."


class TextAsked(Arguments):
    """A text, and what is known of it."""

    text: str = Field(description="The article's whole text; offsets count in it.")
    title: str = ""
    outlet: str = Field(default="", description="Who published it; the narrator's name.")
    published: str = Field(default="", description="When it came out, such as 2017-06-19: what 'Monday' counts from.")


class AddressAsked(Arguments):
    """A page of the web."""

    url: str = Field(description="Public address of an article, http or https.")


class ReadingShown(Record):
    """What was found in a text; refs are those of this answer alone, and offsets count in the article's text."""

    article: Origin
    text: str | None = Field(description="The article's text; null where you gave it.")
    statements: tuple[StatementHit, ...]
    events: tuple[EventHit, ...]
    notes: tuple[str, ...]


def read_text(desk: Desk, given: TextAsked) -> ReadingShown:
    """The statements and events of a text."""
    about = {name: value for name in ("title", "outlet", "published") if (value := getattr(given, name))}
    article = article_from_record({"text": given.text, **about}, name="your text", max_chars=desk.settings.characters)
    return _shown(desk.read(article), None)


def read_url(desk: Desk, given: AddressAsked) -> ReadingShown:
    """The statements and events of an article on the web."""
    if not given.url.lower().startswith(("http://", "https://")):
        raise FetchRefused(f"url: {given.url[:80]!r} does not begin with http:// or https://")
    article = sources.article(given.url, max_chars=desk.settings.characters)
    return _shown(desk.read(article), article.text)


def told_reading(found: ReadingShown) -> str:
    """What was found, in words."""
    parts = [words.article(found.article), NOT_KEPT, *found.notes]
    for title, items in (
        ("Statements", [words.statement(one) for one in found.statements]),
        ("Events", [words.event(one) for one in found.events]),
    ):
        parts.append(f"{title}:\n\n{words.numbered(items)}" if items else f"{title}: none found.")
    return "\n\n".join(parts)


def _shown(reading: Reading, text: str | None) -> ReadingShown:
    return ReadingShown(
        article=origin(reading.article, None),
        text=text,
        statements=tuple(statement(reading, one, None) for one in reading.attributions),
        events=tuple(event(reading, one, None) for one in reading.events),
        notes=phrases.notes(reading),
    )
