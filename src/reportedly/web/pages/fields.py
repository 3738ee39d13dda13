"""All fields of a statement or an event in groups, each as its table has it, with what produced it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ...formats import event_html, phrases
from ...records import Produced

ABOVE = frozenset({"clean", "evidence"})
"""Columns that a page shows in full above their table."""
EVENT = (
    ("What", ("type", "mode", "contexts", "custom", "cameo", "quad", "intensity", "trigger")),
    ("Who", ("actors", "actor_ids", "actor_codes", "actor_sectors", "actor_words")),
    ("To whom", ("recipients", "recipient_ids", "recipient_codes", "recipient_sectors", "recipient_words")),
    ("When", ("date_start", "date_end", "date_granularity", "date_basis", "date_words")),
    ("Where", ("place", "place_words", "country", "admin1", "resolution", "geoname", "lat", "lon")),
    ("On whose word", ("status", "factuality", "historical", "background", "voucher", "chain")),
    ("Counted, cited, linked", ("sizes", "cites", "links")),
)
"""Columns of an event by what they answer; those that are not named here are of the row itself."""
STATEMENT = (
    ("Act", ("kind", "act", "act_confidence", "negated", "headline", "parent")),
    (
        "Who speaks",
        (
            *("speaker", "speaker_label", "speaker_name", "speaker_kind", "speaker_title", "speaker_affiliation"),
            *("speaker_actor", "speaker_country", "speaker_sectors"),
        ),
    ),
    ("To whom, through whom", ("addressee", "channel", "chain")),
    ("Where in the text", ("source_at", "cue_at", "content_at")),
)
"""Columns of a statement by what they answer."""
_REST = "The row"
_PRODUCED = {
    "actors": ("actors", "actor_codes", "actor_sectors"),
    "recipients": ("recipients", "recipient_codes", "recipient_sectors"),
    "date": ("date_start", "date_end"),
    "place": ("place", "geoname"),
}
"""Columns that tell of a field of the record of another name."""


class Field(NamedTuple):
    """A column's name, its value in words, and what produced it."""

    name: str
    value: str
    by: str = ""


class Fields(NamedTuple):
    """Fields that answer the same."""

    title: str
    fields: tuple[Field, ...]


def groups(
    row: Mapping[str, Any], titled: Sequence[tuple[str, Sequence[str]]], produced: Sequence[Produced] = ()
) -> tuple[Fields, ...]:
    """The columns of a row that have a value, by what they answer.

    Args:
        row: of :mod:`reportedly.formats.found_tables`.
        titled: :data:`EVENT` or :data:`STATEMENT`.
        produced: what produced which field.
    """
    makers = {
        column: f"{one.by}, {phrases.percent(one.confidence)} sure" if one.confidence is not None else one.by
        for one in produced
        for column in _PRODUCED.get(one.field, (one.field,))
    }
    known = {name for _, names in titled for name in names} | ABOVE
    every = (*titled, (_REST, tuple(name for name in row if name not in known)))
    made = (
        Fields(
            title,
            tuple(
                Field(name, value, makers.get(name, "")) for name in names if (value := told(name, row.get(name))) != ""
            ),
        )
        for title, names in every
    )
    return tuple(one for one in made if one.fields)


def told(name: str, value: Any) -> str:
    """A value in words; nothing for what is not known."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return f"{value['start']:,}–{value['end']:,} “{value['exact']}”"
    if isinstance(value, list):
        return "; ".join(filter(None, (told(name, one) for one in value)))
    if value is None:
        return ""
    if name == "quad":
        return f"{value}, {event_html.QUADS[value]}"
    return f"{value:g}" if isinstance(value, float) else str(value)
