"""A reading as one JSON document, for people and programs alike."""

from __future__ import annotations

from pydantic import ValidationError

from reportedly.errors import BadRecord
from reportedly.records import SCHEMA_VERSION, Reading


def to_json(reading: Reading) -> str:
    """The reading as indented JSON, with a closing newline."""
    return reading.to_json(indent=2) + "\n"


def from_json(data: str | bytes) -> Reading:
    """The reading that :func:`to_json` wrote.

    Args:
        data: one JSON document.

    Raises:
        BadRecord: the document is not a reading.
    """
    try:
        return Reading.from_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the document"
        raise BadRecord(f"not a reading of schema {SCHEMA_VERSION}: {where}: {first['msg']}") from error
