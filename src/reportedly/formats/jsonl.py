"""Readings as JSON lines: one reading a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.errors import BadRecord
from reportedly.formats.json import from_json
from reportedly.records import Reading


def to_jsonl(reading: Reading) -> str:
    """The reading as one line of JSON, with its newline."""
    # JSON escapes line feeds and carriage returns, so an open file splits only where a reading ends.
    return reading.to_json() + "\n"


def from_jsonl(lines: Iterable[str | bytes]) -> Iterator[Reading]:
    """The readings that :func:`to_jsonl` wrote; empty lines are passed over.

    Args:
        lines: an open file, or any iterable of lines (not ``str.splitlines``, which also splits at U+2028).

    Raises:
        BadRecord: a line is not a reading; the message holds its number.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield from_json(line)
            except BadRecord as error:
                raise BadRecord(f"line {number}: {error}") from error
