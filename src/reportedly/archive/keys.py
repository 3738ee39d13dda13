"""Row numbers that stand in the order of publication, so that the newest are found first without sorting.

A row's key holds the day its article was published (days since 1800, 17 bits; 0 if unknown or earlier), the article's
number (30 bits) and the row's number in the article (16 bits).
"""

from __future__ import annotations

from datetime import date

from ..errors import TooLarge

EPOCH = date(1800, 1, 1).toordinal()
"""The day 0, as an ordinal of the proleptic Gregorian calendar."""
_ARTICLES, _ROWS, _DAYS = 30, 16, 17
_LAST = (1 << _DAYS) - 1  # no article has this day: it ends stretches of time

MOST_ARTICLES = 1 << _ARTICLES
ROWS = 1 << _ROWS
"""How many rows an article can have."""


def day_of(published: str | None) -> int:
    """The number of the day of an ISO 8601 date or time; 0 if there is none, or it is no date."""
    try:
        number = date.fromisoformat((published or "")[:10]).toordinal() - EPOCH
    except ValueError:
        return 0
    return number if 0 < number < _LAST else 0


def nearest_day(day: date) -> int:
    """The number of a day where a stretch of time begins or ends: within what can be known, whatever the year."""
    return min(max(day.toordinal() - EPOCH, 1), _LAST)


def key(day: int, article: int, row: int) -> int:
    """The key of a row of an article.

    Raises:
        TooLarge: the article has more rows than an archive can number.
    """
    if row >= 1 << _ROWS:
        raise TooLarge(f"an article with more than {1 << _ROWS:,} statements or events cannot be kept; split it")
    return day << (_ARTICLES + _ROWS) | article << _ROWS | row


def first_key(day: int) -> int:
    """The lowest key of a day."""
    return day << (_ARTICLES + _ROWS)


def keys_of(day: int, article: int) -> tuple[int, int]:
    """The lowest key of an article, and the one after its highest."""
    low = key(day, article, 0)
    return low, low + (1 << _ROWS)


def article_in(row: int) -> int:
    """The number of the article that a row's key holds."""
    return row >> _ROWS & (1 << _ARTICLES) - 1


def row_in(row: int) -> int:
    """The number of the row in its article that a key holds."""
    return row & (1 << _ROWS) - 1


def day_in(row: int) -> int:
    """The number of the day that a row's key holds."""
    return row >> (_ARTICLES + _ROWS)
