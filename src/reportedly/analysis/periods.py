"""Days, months and years that rows are counted in."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    Float,
    Integer,
    Text,
    cast,
    func,
    literal,
    literal_column,
    null,
)

from ..archive import keys
from ..errors import UsageError

PERIODS = {"day": "YYYY-MM-DD", "month": "YYYY-MM", "year": "YYYY", "whole": None}
"""What can be counted in, and how it is written (ISO 8601); ``whole`` is all time together, written as null."""

_SQLITE = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
_JULIAN = 1721424.5
"""What the ordinal of a day lacks to the Julian day number of its midnight, which SQLite reckons dates by."""
_FIRST = date(1900, 1, 1)
_EPOCH = _FIRST.toordinal() - keys.day_of(_FIRST.isoformat())


def period(connection: Connection, day: ColumnElement[Any], by: str) -> ColumnElement[Any]:
    """The period of a day, in SQL; null where the day is.

    Args:
        day: ordinal of the proleptic Gregorian calendar.
        by: one of :data:`PERIODS`.

    Raises:
        UsageError: there is no such period.
    """
    if by not in PERIODS:
        raise UsageError(f"nothing can be counted by {by!r}; choose one of: {', '.join(PERIODS)}")
    written = PERIODS[by]
    if written is None:
        return cast(null(), Text)
    if connection.dialect.name == "sqlite":
        return func.strftime(_SQLITE[by], day + literal_column(str(_JULIAN), Float))
    first = literal_column("DATE '0001-01-01'", Date)
    return func.to_char(first + cast(day - whole(1), Integer), literal(written))


def published(key: ColumnElement[int]) -> ColumnElement[Any]:
    """The day on which a row's article was published, as an ordinal, in SQL; null where that is not known."""
    return func.nullif(key // whole(keys.first_key(1)), whole(0)) + whole(_EPOCH)


def whole(number: int) -> ColumnElement[int]:
    """A whole number as a part of the query's text, so that queries that differ in nothing else group alike."""
    return literal_column(str(number), BigInteger)
