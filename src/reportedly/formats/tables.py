"""Readings as tables: Arrow for storage, pandas for work. Needs the extra ``tables``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly.formats import arrow, event_rows
from reportedly.formats.grounding_tables import actors_table, citations_table, moments_table, places_table
from reportedly.formats.voice_tables import loaded_table, voices_table
from reportedly.formats.voices import voices
from reportedly.records import Attribution, Mention, Reading

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = [
    "actors_frame",
    "actors_table",
    "attributions_frame",
    "attributions_table",
    "citations_frame",
    "citations_table",
    "events_frame",
    "events_table",
    "loaded_frame",
    "loaded_table",
    "moments_frame",
    "moments_table",
    "places_frame",
    "places_table",
    "speakers_frame",
    "speakers_table",
    "voices_frame",
    "voices_table",
]

ATTRIBUTIONS = {
    **dict.fromkeys(("article", "name", "outlet", "published", "title", "url", "id", "parent", "kind", "act"), "text"),
    "act_confidence": "number",
    "negated": "flag",
    "headline": "flag",
    **dict.fromkeys(("speaker", "speaker_label", "speaker_name", "speaker_kind"), "text"),
    **dict.fromkeys(("speaker_title", "speaker_affiliation", "addressee", "channel"), "text"),
    "chain": "texts",
    "clean": "text",
    **dict.fromkeys(("source_at", "cue_at", "content_at"), "spans"),
    "confidence": "number",
    "by": "text",
}
"""Columns of the attributions."""

SPEAKERS = {
    **arrow.ARTICLE,
    **dict.fromkeys(("speaker", "label", "speaker_name", "kind", "title", "affiliation"), "text"),
    "statements": "whole",
    "words": "whole",
    "share": "number",
    "mentions_at": "spans",
}
"""Columns of the speakers."""


def attributions_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each attribution, with its article and speaker.

    Args:
        readings: one reading or many.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    rows = (attribution_row(reading, one) for reading in arrow.many(readings) for one in reading.attributions)
    return arrow.table(rows, ATTRIBUTIONS)


def speakers_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each speaker of each article, with how much they say.

    Args:
        readings: one reading or many.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    return arrow.table((row for reading in arrow.many(readings) for row in _speakers(reading)), SPEAKERS)


def events_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each event, with its article: the columns of :data:`~reportedly.formats.event_rows.COLUMNS`.

    Behind them stand ``trigger_at`` and ``evidence_at``, the spans of both.

    Args:
        readings: one reading or many.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    rows = (
        {
            **event_rows.row(reading, one),
            "trigger_at": arrow.spans(one.trigger),
            "evidence_at": arrow.spans(one.evidence),
        }
        for reading in arrow.many(readings)
        for one in reading.events
    )
    return arrow.table(rows, {**event_rows.COLUMNS, "trigger_at": "spans", "evidence_at": "spans"})


def attributions_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`attributions_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return arrow.frame(attributions_table(readings))


def speakers_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`speakers_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return arrow.frame(speakers_table(readings))


def events_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`events_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return arrow.frame(events_table(readings))


def actors_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`actors_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return arrow.frame(actors_table(readings))


def places_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`places_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return arrow.frame(places_table(readings))


def moments_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`moments_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return arrow.frame(moments_table(readings))


def citations_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`citations_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return arrow.frame(citations_table(readings))


def voices_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`voices_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return arrow.frame(voices_table(readings))


def loaded_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`loaded_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return arrow.frame(loaded_table(readings))


def attribution_row(reading: Reading, one: Attribution) -> dict[str, Any]:
    article = reading.article
    known = {speaker.id: speaker for speaker in reading.speakers}
    speaker = known.get(one.source.speaker) if one.source else None
    return {
        "article": article.id,
        "name": article.name,
        "outlet": article.outlet.value if article.outlet else None,
        "published": article.published.value if article.published else None,
        "title": article.title.value if article.title else None,
        "url": article.url.value if article.url else None,
        "id": one.id,
        "parent": one.parent,
        "kind": one.kind.value,
        "act": one.act.value if one.act else None,
        "act_confidence": one.act_confidence,
        "negated": one.negated,
        "headline": one.headline,
        "speaker": speaker.id if speaker else None,
        "speaker_label": speaker.label if speaker else None,
        "speaker_name": speaker.name if speaker else None,
        "speaker_kind": speaker.kind.value if speaker else None,
        "speaker_title": speaker.title if speaker else None,
        "speaker_affiliation": speaker.affiliation if speaker else None,
        "addressee": _label(reading, one.addressee),
        "channel": one.channel.exact if one.channel else None,
        "chain": list(one.chain),
        "clean": one.clean,
        "source_at": arrow.spans(one.source.spans if one.source else ()),
        "cue_at": arrow.spans(one.cue),
        "content_at": arrow.spans(one.content),
        "confidence": one.confidence,
        "by": one.by,
    }


def _speakers(reading: Reading) -> list[dict[str, Any]]:
    found = {voice.speaker.id: voice for voice in voices(reading).voices}
    rows = []
    for speaker in reading.speakers:
        voice = found.get(speaker.id)
        rows.append(
            {
                "article": reading.article.id,
                "name": reading.article.name,
                "speaker": speaker.id,
                "label": speaker.label,
                "speaker_name": speaker.name,
                "kind": speaker.kind.value,
                "title": speaker.title,
                "affiliation": speaker.affiliation,
                "statements": len(voice.statements) if voice else 0,
                "words": voice.words if voice else 0,
                "share": voice.share if voice else 0.0,
                "mentions_at": arrow.spans(speaker.mentions),
            }
        )
    return rows


def _label(reading: Reading, mention: Mention | None) -> str | None:
    if mention is None:
        return None
    return next((one.label for one in reading.speakers if one.id == mention.speaker), mention.speaker)
