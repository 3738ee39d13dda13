"""Days, months and years that rows are counted in."""

from __future__ import annotations

from datetime import date

import numpy as np

from ..archive import keys
from ..errors import UsageError
from .columns import Array, Texts

PERIODS = {"day": "D", "month": "M", "year": "Y", "whole": None}
"""What can be counted in, as numpy names it, and written as ISO 8601 does; ``whole`` is all time together, null."""

_FIRST = date(1970, 1, 1).toordinal()
_EARLIEST, _LATEST = date.min.toordinal(), date.max.toordinal()


def period(days: Array, by: str) -> Texts:
    """The period of each day.

    Args:
        days: ordinals of the proleptic Gregorian calendar; 0 for none.
        by: one of :data:`PERIODS`.

    Raises:
        UsageError: there is no such period.
    """
    if by not in PERIODS:
        raise UsageError(f"nothing can be counted by {by!r}; choose one of: {', '.join(PERIODS)}")
    unit = PERIODS[by]
    if unit is None or not len(days):
        return Texts(np.full(len(days), -1, dtype=np.int32), ())
    # A table of all days between the first and the last is shorter than the rows, and needs no sorting.
    known = days > 0
    first, last = (int(found(days[known], initial=limit)) for found, limit in ((np.min, _LATEST), (np.max, _EARLIEST)))
    if first > last:
        return Texts(np.full(len(days), -1, dtype=np.int32), ())
    each = (np.arange(first, last + 1) - _FIRST).astype("datetime64[D]").astype(f"datetime64[{unit}]")
    values, place = np.unique(each, return_inverse=True)
    codes = np.where(known, place[np.where(known, days - first, 0)], -1).astype(np.int32)
    return Texts(codes, tuple(np.datetime_as_string(values).tolist()))


def published(key: Array) -> Array:
    """The day on which each row's article was published, as an ordinal; 0 where that is not known."""
    day = key // keys.first_key(1)
    return np.where(day > 0, day + keys.EPOCH, 0)
