"""The events of a reading for a person at a terminal, each with the sentence it was read from."""

from __future__ import annotations

from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from reportedly.formats import event_parts, event_phrases, phrases
from reportedly.formats.terminal import PLAIN_WIDTH, clean, head, printed
from reportedly.records import Event, Reading, Status

HEAD = ""
"""A table for a person has no header but the title of each article."""

_INDENT = 4
_DOUBTS = {Status.ASSERTED: "green", Status.DENIED: "red"}
"""Colours of statuses; the others are yellow."""


def to_table(reading: Reading, events: tuple[Event, ...]) -> str:
    """Events of a reading as plain text of a fixed width, and a blank line behind.

    Args:
        events: of ``reading``, the ones to show.
    """
    return styled(reading, events, width=PLAIN_WIDTH, colours=None)


def styled(reading: Reading, events: tuple[Event, ...], *, width: int, colours: str | None) -> str:
    """Events of a reading as text for a terminal.

    Args:
        events: of ``reading``, the ones to show.
        width, colours: as for :func:`reportedly.formats.terminal.styled`.
    """
    return printed(renderable(reading, events), width=width, colours=colours)


def renderable(reading: Reading, events: tuple[Event, ...]) -> RenderableType:
    """Events of a reading as something rich prints."""
    if not events:
        return Group(*head(reading), Text(), Text("No events were found.", style="italic"))
    shown: list[RenderableType] = []
    for sentences, group in groupby(events, key=event_parts.sentences):
        for event in group:
            shown += event_lines(reading, event, f"{event.id:<{_INDENT}}")
        sentence = Text(clean(" ".join(sentences)), style="italic dim")
        shown += [Padding(sentence, (0, 0, 0, _INDENT)), Text()]
    return Group(*head(reading), Text(), *shown)


def event_lines(reading: Reading, event: Event, name: str) -> list[RenderableType]:
    """Who did what to whom; below it where, when, with which status and on whose word.

    Args:
        name: what the event is called, with the blanks behind it.
    """
    line = Text(name, style="dim")
    line.append(clean(event_phrases.kind(event)), style="bold")
    line.append(f"  {clean(event_phrases.parties(reading, event.actors))}")
    if event.recipients:
        line.append(f" → {clean(event_phrases.parties(reading, event.recipients))}")
    status, *facts = event_phrases.facts(reading, event)
    below = Text()
    below.append(status, style=_DOUBTS.get(event.status, "yellow"))
    below.append(f" by {clean(event_parts.voucher(reading, event))}", style="dim")
    if len(event.chain) > 2:
        below.append(f" ({clean(event_phrases.voucher(reading, event))})", style="dim")
    facts.append(f"{phrases.percent(event.confidence)} sure")
    below.append("".join(f" · {clean(fact)}" for fact in facts), style="dim")
    return [line, Padding(below, (0, 0, 0, _INDENT))]
