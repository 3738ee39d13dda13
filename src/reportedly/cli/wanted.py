"""What the options of ``search`` ask for, as a filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.archive import wanted
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.cli.filter_options import OPTIONS

FLAGS = {one.field: one.flag for one in OPTIONS}

_SPELLING = wanted.Spelling(lambda field: FLAGS.get(field, field), lambda within: f"--in {within}")


def filter_of(within: str, text: str | None, fields: Mapping[str, Any]) -> AttributionFilter | EventFilter:
    """The filter that options ask for (:func:`reportedly.archive.wanted.filter_of`), options called by their flags."""
    return wanted.filter_of(within, text, fields, _SPELLING)
