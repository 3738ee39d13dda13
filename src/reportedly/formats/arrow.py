"""Arrow and pandas, fetched only when they are asked for: rows with named kinds of columns to tables and frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from reportedly.errors import MissingExtra
from reportedly.records import Reading, Span

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

PIP = "pip install 'reportedly[tables]'"

ARTICLE = {"article": "text", "name": "text"}
"""The columns that say which article a row is of, first in every table."""


def table(rows: Iterable[dict[str, Any]], columns: Mapping[str, str]) -> pa.Table:
    """Rows as an Arrow table.

    Args:
        rows: each with a value for every column.
        columns: name and kind of each: ``text``, ``texts`` (a list), ``whole``, ``number``, ``flag`` or ``spans``
            (a list of start, end and exact).

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    arrow = _arrow()
    span = arrow.struct([("start", arrow.int64()), ("end", arrow.int64()), ("exact", arrow.string())])
    kinds = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "flag": arrow.bool_(),
        "spans": arrow.list_(span),
    }
    return arrow.Table.from_pylist(
        list(rows), schema=arrow.schema([(name, kinds[one]) for name, one in columns.items()])
    )


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


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtra(f"tables need pyarrow, which is not installed; run: {PIP}") from error
    return pyarrow
