"""Readings as tables: Arrow for storage, pandas for work. Needs the extra ``tables``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly.errors import MissingExtra
from reportedly.formats import event_rows
from reportedly.formats.voices import voices
from reportedly.records import Attribution, Mention, Reading, Span

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

PIP = "pip install 'reportedly[tables]'"


def attributions_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each attribution, with its article and speaker.

    Args:
        readings: one reading or many.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    pa = _arrow()
    rows = [_attribution(reading, one) for reading in _many(readings) for one in reading.attributions]
    return pa.Table.from_pylist(rows, schema=_attribution_schema(pa))


def speakers_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each speaker of each article, with how much they say.

    Args:
        readings: one reading or many.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    pa = _arrow()
    rows = [row for reading in _many(readings) for row in _speakers(reading)]
    return pa.Table.from_pylist(rows, schema=_speaker_schema(pa))


def events_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each event, with its article: the columns of :data:`~reportedly.formats.event_rows.COLUMNS`.

    Behind them stand ``trigger_at`` and ``evidence_at``, the spans of both.

    Args:
        readings: one reading or many.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    pa = _arrow()
    rows = [
        {**event_rows.row(reading, one), "trigger_at": _spans(one.trigger), "evidence_at": _spans(one.evidence)}
        for reading in _many(readings)
        for one in reading.events
    ]
    return pa.Table.from_pylist(rows, schema=_event_schema(pa))


def attributions_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`attributions_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return _frame(attributions_table(readings))


def speakers_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`speakers_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return _frame(speakers_table(readings))


def events_frame(readings: Reading | Iterable[Reading]) -> pd.DataFrame:
    """:func:`events_table` as a pandas frame.

    Raises:
        MissingExtra: pyarrow or pandas is not installed.
    """
    return _frame(events_table(readings))


def _arrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra(f"tables need pyarrow, which is not installed; run: {PIP}") from error
    return pa


def _frame(table: pa.Table) -> pd.DataFrame:
    try:
        import pandas  # noqa: F401 - asked for first, so that its absence is told in one line
    except ImportError as error:
        raise MissingExtra(f"frames need pandas, which is not installed; run: {PIP}") from error
    frame: pd.DataFrame = table.to_pandas()
    return frame


def _many(readings: Reading | Iterable[Reading]) -> Iterable[Reading]:
    return (readings,) if isinstance(readings, Reading) else readings


def _attribution(reading: Reading, one: Attribution) -> dict[str, Any]:
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
        "source_at": _spans(one.source.spans if one.source else ()),
        "cue_at": _spans(one.cue),
        "content_at": _spans(one.content),
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
                "mentions_at": _spans(speaker.mentions),
            }
        )
    return rows


def _label(reading: Reading, mention: Mention | None) -> str | None:
    if mention is None:
        return None
    return next((one.label for one in reading.speakers if one.id == mention.speaker), mention.speaker)


def _spans(spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [{"start": span.start, "end": span.end, "exact": span.exact} for span in spans]


_STRINGS = ("article", "name", "outlet", "published", "title", "url", "id", "parent", "kind", "act")


def _attribution_schema(pa: Any) -> pa.Schema:
    spans = _span_type(pa)
    return pa.schema(
        [
            *((name, pa.string()) for name in _STRINGS),
            ("act_confidence", pa.float64()),
            ("negated", pa.bool_()),
            ("headline", pa.bool_()),
            *(
                (name, pa.string())
                for name in (
                    "speaker",
                    "speaker_label",
                    "speaker_name",
                    "speaker_kind",
                    "speaker_title",
                    "speaker_affiliation",
                    "addressee",
                    "channel",
                )
            ),
            ("chain", pa.list_(pa.string())),
            ("clean", pa.string()),
            ("source_at", spans),
            ("cue_at", spans),
            ("content_at", spans),
            ("confidence", pa.float64()),
            ("by", pa.string()),
        ]
    )


def _speaker_schema(pa: Any) -> pa.Schema:
    strings = ("article", "name", "speaker", "label", "speaker_name", "kind", "title", "affiliation")
    return pa.schema(
        [
            *((name, pa.string()) for name in strings),
            ("statements", pa.int64()),
            ("words", pa.int64()),
            ("share", pa.float64()),
            ("mentions_at", _span_type(pa)),
        ]
    )


def _event_schema(pa: Any) -> pa.Schema:
    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
    }
    spans = _span_type(pa)
    columns = [(name, kinds[kind]) for name, kind in event_rows.COLUMNS.items()]
    return pa.schema([*columns, ("trigger_at", spans), ("evidence_at", spans)])


def _span_type(pa: Any) -> pa.DataType:
    return pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64()), ("exact", pa.string())]))
