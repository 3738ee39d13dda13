from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.archive import keys
from reportedly.errors import TooLarge

DAYS = st.integers(0, (1 << 17) - 1)
ARTICLES = st.integers(0, keys.MOST_ARTICLES - 1)
ROWS = st.integers(0, keys.ROWS - 1)
KNOWN = st.dates(date(1800, 1, 2), date(2150, 1, 1))


@given(DAYS, ARTICLES, ROWS)
def test_a_key_holds_day_article_and_row(day: int, article: int, row: int) -> None:
    key = keys.key(day, article, row)
    assert (keys.day_in(key), keys.article_in(key), keys.row_in(key)) == (day, article, row)
    assert 0 <= key < 1 << 63


@given(DAYS, ARTICLES, ROWS)
def test_the_keys_of_an_article_are_those_between_two(day: int, article: int, row: int) -> None:
    low, high = keys.keys_of(day, article)
    assert low <= keys.key(day, article, row) < high
    assert keys.first_key(day) <= low
    assert high <= keys.first_key(day + 1)


@given(st.tuples(DAYS, ARTICLES, ROWS), st.tuples(DAYS, ARTICLES, ROWS))
def test_keys_stand_in_the_order_of_days(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    assert (keys.key(*one) < keys.key(*other)) == (one < other)


@given(KNOWN, KNOWN)
def test_days_stand_in_their_order(one: date, other: date) -> None:
    assert (keys.day_of(one.isoformat()) < keys.day_of(f"{other}T23:59:59Z")) == (one < other)


@pytest.mark.parametrize(
    "published", [None, "", "soon", "2031-02-30", "2031-03", "2031", "1799-12-31", "1800-01-01", "9999-12-31", "\0"]
)
def test_what_is_no_day_or_too_far_away_is_unknown(published: str | None) -> None:
    assert keys.day_of(published) == 0


@pytest.mark.parametrize(("day", "nearest"), [(date.min, date(1800, 1, 2)), (date(2031, 3, 4), date(2031, 3, 4))])
def test_a_stretch_of_time_begins_and_ends_on_days_that_are_known(day: date, nearest: date) -> None:
    assert keys.nearest_day(day) == keys.day_of(nearest.isoformat())


def test_no_article_is_published_at_the_end_of_time() -> None:
    end = keys.nearest_day(date.max)
    assert keys.first_key(end) < 1 << 63
    last = date(1800, 1, 1) + timedelta(days=end)
    assert keys.day_of(last.isoformat()) == 0
    assert keys.day_of((last - timedelta(days=1)).isoformat()) == end - 1


def test_an_article_has_only_so_many_rows() -> None:
    with pytest.raises(TooLarge, match="65,536"):
        keys.key(1, 1, keys.ROWS)
