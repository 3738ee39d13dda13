"""What is found in an archive as files: CSV, JSON lines and Parquet of Arrow tables, page by page."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from io import RawIOBase, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.formats.event_rows import BETWEEN

if TYPE_CHECKING:
    import pyarrow as pa

PAGE = 2_000
"""Rows that are held in memory at a time."""


def pages(
    find: Callable[..., pa.Table], name: str, *, limit: int | None = None, after: str | None = None
) -> Iterator[pa.Table]:
    """Rows as tables of at most :data:`PAGE` rows, the first one even if it is empty.

    Args:
        find: finds rows, given ``limit`` and ``after``.
        name: of the column that names a row.
        limit: the most rows; ``None`` for all.
        after: name of the row before the first.
    """
    left = limit
    while True:
        most = PAGE if left is None else min(PAGE, left)
        page = find(limit=most, after=after)
        yield page
        left = None if left is None else left - page.num_rows
        if page.num_rows < most or left == 0:
            return
        after = page[name][-1].as_py()


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


def write_parquet(found: Iterable[pa.Table], path: Path) -> None:
    """Write rows as a Parquet file.

    Args:
        found: tables with the same columns, at least one.
        path: the file.
    """
    with path.open("wb") as out:
        for piece in to_parquet(found):
            out.write(piece)


def to_parquet(found: Iterable[pa.Table]) -> Iterator[bytes]:
    """Rows as the bytes of a Parquet file, piece by piece.

    Args:
        found: tables with the same columns, at least one.
    """
    from pyarrow import parquet

    out = _Pieces()
    writer: Any = None
    for page in found:
        writer = writer or parquet.ParquetWriter(out, page.schema)
        writer.write_table(page)
        yield out.taken()
    writer.close()
    yield out.taken()


class _Pieces(RawIOBase):
    """A file that gives what was written to it since it was last asked."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: Any) -> int:
        self._held += data
        self._at += len(data)
        return len(data)

    def taken(self) -> bytes:
        found = bytes(self._held)
        self._held.clear()
        return found


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
