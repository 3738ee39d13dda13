"""What is found in an archive for a person at a terminal: each hit with its words, whose they are, and where from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.archive.articles import Listed
from reportedly.archive.found import Found, reference
from reportedly.archive.search import Count
from reportedly.formats import event_parts, phrases
from reportedly.formats.event_table import event_lines
from reportedly.formats.terminal import PLAIN_WIDTH, clean, printed
from reportedly.records import Article, Attribution, Event, Reading

__all__ = ["PLAIN", "article", "counts", "event", "printed", "statement", "versions"]

PLAIN = (PLAIN_WIDTH, None)
"""Width and colours where no terminal shows it."""
UNKNOWN = "(unknown)"
"""What stands for a value that rows do not have."""

_INDENT = 4


def statement(row: Found) -> RenderableType:
    """A statement: who says it to whom; kind, chain and confidence; its words; the article.

    Args:
        row: one of attributions.
    """
    reading = row.reading
    one = reading.attributions[0]
    return Group(
        *statement_lines(reading, one, f"{reference(reading, one.id)}  "),
        _told(phrases.quoted(one)),
        _origin(reading.article, "utterance", row.story),
    )


def statement_lines(reading: Reading, one: Attribution, name: str) -> list[RenderableType]:
    """Who says it to whom; below it how, through whom, and how sure that is.

    Args:
        name: what the statement is called, with the blanks behind it.
    """
    line = Text(name, style="dim")
    line.append(clean(phrases.source(reading, one)), style="bold")
    line.append(f" {phrases.deed(reading, one)}")
    told = phrases.addressee(reading, one.addressee)
    if told:
        line.append(f" to {clean(told)}")
    facts = [one.kind.value, *(["headline"] if one.headline else []), " → ".join(phrases.chain(reading, one))]
    facts.append(f"{phrases.percent(one.confidence)} sure")
    return [line, _below(Text(" · ".join(map(clean, facts)), style="dim"))]


def event(row: Found) -> RenderableType:
    """An event: who did what to whom; status, voucher, place and date; the sentence; the article.

    Args:
        row: one of events.
    """
    reading = row.reading
    one: Event = reading.events[0]
    return Group(
        *event_lines(reading, one, f"{reference(reading, one.id)}  "),
        _told(" ".join(event_parts.sentences(one))),
        _origin(reading.article, "story", row.story),
    )


def article(row: Mapping[str, Any]) -> RenderableType:
    """An article: its title; where and when it came out, and how long it is.

    Args:
        row: of :data:`reportedly.formats.found_tables.ARTICLES`.
    """
    line = Text(f"{row['id']}  ", style="dim")
    line.append(clean(row["title"] or "Untitled article"), style="bold")
    facts = [row["outlet"], row["agency"], phrases.day(row["published"]) if row["published"] else None]
    facts += [phrases.count(row["length"], "character"), row["url"]]
    return Group(line, _below(Text(" · ".join(clean(one) for one in dict.fromkeys(facts) if one), style="dim")))


def counts(by: str, found: Iterable[Count]) -> RenderableType:
    """How many rows have each value of a field, as two columns.

    Args:
        by: the field.
    """
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(by, overflow="fold")
    table.add_column("rows", justify="right", no_wrap=True)
    for one in found:
        table.add_row(Text(UNKNOWN if one.value is None else clean(one.value)), f"{one.rows:,}")
    return table


def versions(found: Iterable[Listed]) -> RenderableType:
    """The versions of an article, one a row; the one that is searched has a mark.

    Args:
        found: the versions, the latest first.
    """
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name in ("", "article", "published", "changed", "added", "characters", "read by"):
        table.add_column(name, justify="right" if name == "characters" else "left", overflow="fold")
    for one in found:
        cells = [one.id, one.published or "", one.modified or "", one.added[:19], f"{one.length:,}", one.read_by]
        table.add_row("●" if one.latest else "○", *(Text(clean(cell)) for cell in cells))
    return table


def _told(words: str) -> RenderableType:
    return _below(Text(clean(words), style="italic"))


def _origin(article: Article, kind: str, story: int | None) -> RenderableType:
    """Outlet, date and title of an article, and the story that the row belongs to."""
    facts = [phrases.outlet(article)]
    if article.published:
        facts.append(phrases.day(article.published.value))
    facts.append(phrases.title(article))
    if story is not None:
        facts.append(f"{kind} {story}")
    return _below(Text(" · ".join(map(clean, facts)), style="dim"))


def _below(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, _INDENT))
