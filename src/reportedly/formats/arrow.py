"""Arrow and pandas, fetched only when they are asked for: what the tables of readings have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly.arrow import PIP, table
from reportedly.errors import MissingExtra
from reportedly.records import Reading, Span

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = ["ARTICLE", "PIP", "article", "frame", "many", "spans", "table"]

ARTICLE = {"article": "text", "name": "text"}
"""The columns that say which article a row is of, first in every table."""


def frame(made: pa.Table) -> pd.DataFrame:
    """A table as a pandas frame.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas  # noqa: F401 - asked for first, so that its absence is told in one line
    except ImportError as error:
        raise MissingExtra(f"frames need pandas, which is not installed; run: {PIP}") from error
    found: pd.DataFrame = made.to_pandas()
    return found


def many(readings: Reading | Iterable[Reading]) -> Iterable[Reading]:
    """One reading or many, as many."""
    return (readings,) if isinstance(readings, Reading) else readings


def article(reading: Reading) -> dict[str, Any]:
    """The values of :data:`ARTICLE`."""
    return {"article": reading.article.id, "name": reading.article.name}


def spans(found: Iterable[Span]) -> list[dict[str, Any]]:
    """Spans as values of a column of that kind."""
    return [{"start": span.start, "end": span.end, "exact": span.exact} for span in found]
