"""Rows with named kinds of columns as Arrow tables; pyarrow is fetched only when a table is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .errors import MissingExtra

if TYPE_CHECKING:
    import pyarrow as pa

PIP = "pip install 'reportedly[tables]'"


def table(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pa.Table:
    """Rows as an Arrow table.

    Args:
        rows: each with a value for every column.
        columns: name and kind of each: ``text``, ``texts`` (a list), ``whole``, ``number``, ``flag`` or ``spans``
            (a list of start, end and exact).

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra(f"tables need pyarrow, which is not installed; run: {PIP}") from error
    span = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("exact", pa.string())])
    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "spans": pa.list_(span),
    }
    return pa.Table.from_pylist(list(rows), schema=pa.schema([(name, kinds[one]) for name, one in columns.items()]))
