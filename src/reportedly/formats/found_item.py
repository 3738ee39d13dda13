"""One statement or event of an archive in full: every field, its sentence, and where in the text each stands."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.archive.found import Found
from reportedly.formats import found_table
from reportedly.formats.paragraphs import paragraph_at, paragraphs
from reportedly.formats.terminal import clean
from reportedly.records import Attribution, Reading, Span

_INDENT = 4
_ABOVE = frozenset({"ref", "clean", "evidence"})
"""Columns that stand above the list of fields already."""


def statement(row: Found, fields: Mapping[str, Any], whole: Reading) -> RenderableType:
    """A statement in full.

    Args:
        row: one of attributions.
        fields: its row of :data:`reportedly.formats.found_tables.ATTRIBUTIONS`.
        whole: the reading that it is of.
    """
    sentences = around(whole, row.reading.attributions[0])
    return Group(found_table.statement(row), *_sentences(whole, sentences), *_fields(fields))


def event(row: Found, fields: Mapping[str, Any], whole: Reading) -> RenderableType:
    """An event in full.

    Args:
        row: one of events.
        fields: its row of :data:`reportedly.formats.found_tables.EVENTS`.
        whole: the reading that it is of.
    """
    evidence = row.reading.events[0].evidence
    return Group(found_table.event(row), *_sentences(whole, evidence), *_fields(fields))


def around(reading: Reading, one: Attribution) -> tuple[Span, ...]:
    """The sentences that a statement stands in; where the reading keeps none of them, the paragraphs."""
    source = one.source.spans if one.source else ()
    touched = [*one.cue, *one.content, *source]
    kept = chain(
        (voice.span for voice in reading.voices), (span for event in reading.events for span in event.evidence)
    )
    found = {span.start: span for span in kept if any(span.start < at.end and at.start < span.end for at in touched)}
    if all(any(span.start <= at.start and at.end <= span.end for span in found.values()) for at in touched):
        return tuple(found[start] for start in sorted(found))
    text = reading.article.text
    places = paragraphs(text)
    wide = {place for at in touched if (place := paragraph_at(places, at.start)) is not None}
    return tuple(Span.of(text, place.start, place.end) for place in sorted(wide))


def _sentences(reading: Reading, spans: tuple[Span, ...]) -> list[RenderableType]:
    shown: list[RenderableType] = []
    for span in spans:
        where = f"characters {span.start:,} to {span.end:,} of {len(reading.article.text):,}"
        shown += [Text(), Text(where, style="dim"), Padding(Text(clean(span.exact)), (0, 0, 0, _INDENT))]
    return shown


def _fields(fields: Mapping[str, Any]) -> list[RenderableType]:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in fields.items():
        if name not in _ABOVE and (told := _told(value)):
            table.add_row(name, Text(clean(told)))
    return [Text(), table]


def _told(value: Any) -> str:
    """A value in words; nothing for what is not known."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return f"{value['start']}-{value['end']} “{value['exact']}”"
    if isinstance(value, list):
        return "; ".join(filter(None, map(_told, value)))
    return "" if value is None else str(value)
