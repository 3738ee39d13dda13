"""How the narrator speaks and which words take sides, as tables: one row a record. Needs the extra ``tables``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly.formats import arrow, voice_phrases
from reportedly.records import LoadedWord, Reading, SentenceVoice

if TYPE_CHECKING:
    import pyarrow as pa

VOICES = {
    **arrow.ARTICLE,
    "sentence": "text",
    "voice": "text",
    "reasons": "texts",
    "sentence_at": "spans",
    "confidence": "number",
    "by": "text",
}
"""Columns of the narrator's sentences."""

LOADED = {
    **arrow.ARTICLE,
    **dict.fromkeys(("words", "kind", "neutral", "user", "user_label"), "text"),
    "words_at": "spans",
    "confidence": "number",
    "by": "text",
}
"""Columns of the loaded words."""


def voices_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each sentence with words of the narrator's own.

    Args:
        readings: one reading or many.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    return arrow.table((_voice(each, one) for each in arrow.many(readings) for one in each.voices), VOICES)


def loaded_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each loaded word, with who uses it; arguments and errors as of :func:`voices_table`."""
    return arrow.table((_loaded(each, one) for each in arrow.many(readings) for one in each.loaded), LOADED)


def _voice(reading: Reading, one: SentenceVoice) -> dict[str, Any]:
    return {
        **arrow.article(reading),
        "sentence": one.span.exact,
        "voice": one.voice.value,
        "reasons": list(one.reasons),
        "sentence_at": arrow.spans((one.span,)),
        "confidence": one.confidence,
        "by": one.by,
    }


def _loaded(reading: Reading, one: LoadedWord) -> dict[str, Any]:
    return {
        **arrow.article(reading),
        "words": one.span.exact,
        "kind": one.kind,
        "neutral": one.neutral,
        "user": one.user,
        "user_label": voice_phrases.user(reading, one),
        "words_at": arrow.spans((one.span,)),
        "confidence": one.confidence,
        "by": one.by,
    }
