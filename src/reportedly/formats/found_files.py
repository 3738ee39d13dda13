"""What is found in an archive as files: CSV, JSON lines and Parquet of Arrow tables, page by page."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.formats.event_rows import BETWEEN

if TYPE_CHECKING:
    import pyarrow as pa


def csv_head(page: pa.Table) -> str:
    """The header of :func:`to_csv`: the names of the columns."""
    return _lines([page.column_names])


def to_csv(page: pa.Table) -> str:
    """Rows as lines of CSV (RFC 4180), without the header.

    Members of a list stand with ``; `` between them, spans as ``start-end``, unknown as nothing.
    """
    return _lines([_cell(value) for value in row.values()] for row in page.to_pylist())


def to_jsonl(page: pa.Table) -> str:
    """Rows as JSON objects, one a line; unknown is ``null``."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in page.to_pylist())


def write_parquet(pages: Iterable[pa.Table], path: Path) -> None:
    """Write rows as a Parquet file.

    Args:
        pages: tables with the same columns, at least one.
        path: the file.
    """
    from pyarrow import parquet

    writer: Any = None
    try:
        for page in pages:
            writer = writer or parquet.ParquetWriter(path, page.schema)
            writer.write_table(page)
    finally:
        if writer is not None:
            writer.close()


def _lines(rows: Iterable[list[str]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return BETWEEN.join(_cell(one) for one in value)
    return f"{value['start']}-{value['end']}" if isinstance(value, dict) else str(value)
