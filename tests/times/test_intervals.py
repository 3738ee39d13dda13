from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from reportedly.records.grounding import Granularity
from reportedly.times.intervals import (
    Days,
    around,
    century,
    edge,
    month,
    quarter,
    season,
    shifted,
    third,
    weekday_from,
    weekday_to,
)


def test_months_run_on_into_other_years() -> None:
    assert month(2016, 14) == Days(date(2017, 2, 1), date(2017, 2, 28))
    assert month(2016, 0) == Days(date(2015, 12, 1), date(2015, 12, 31))


def test_quarters_and_seasons_are_three_months() -> None:
    assert quarter(2017, 3) == Days(date(2017, 7, 1), date(2017, 9, 30))
    assert season(2015, 12) == Days(date(2015, 12, 1), date(2016, 2, 29))


def test_a_century_begins_with_its_first_year() -> None:
    assert century(19) == Days(date(1801, 1, 1), date(1900, 12, 31))
    assert around("century", date(1900, 5, 1)) == century(19)


def test_a_week_begins_on_monday() -> None:
    assert around("week", date(2017, 6, 18)) == Days(date(2017, 6, 12), date(2017, 6, 18))


def test_a_short_month_keeps_its_last_day() -> None:
    assert shifted(date(2017, 3, 31), "month", -1) == date(2017, 2, 28)
    assert shifted(date(2016, 2, 29), "year", 1) == date(2017, 2, 28)


def test_what_lies_outside_the_calendar_is_refused() -> None:
    with pytest.raises(OverflowError, match="outside the calendar"):
        shifted(date(2017, 6, 19), "century", -30)


def test_weekdays_count_the_day_itself() -> None:
    sunday = date(2017, 6, 18)
    assert weekday_from(sunday, 6) == weekday_to(sunday, 6) == sunday
    assert weekday_from(sunday, 0) == date(2017, 6, 19)
    assert weekday_to(sunday, 0) == date(2017, 6, 12)


@pytest.mark.parametrize(
    ("which", "start", "end"),
    [("early", 1, 10), ("mid", 11, 20), ("late", 21, 30)],
)
def test_a_month_has_three_parts(which: str, start: int, end: int) -> None:
    days = third(month(2017, 6), which, Granularity.MONTH)
    assert days == Days(date(2017, 6, start), date(2017, 6, end))


def test_the_parts_of_anything_cover_it() -> None:
    for unit, grain in (("week", Granularity.WEEK), ("year", Granularity.YEAR), ("decade", Granularity.DECADE)):
        whole = around(unit, date(2017, 6, 19))
        parts = [third(whole, which, grain) for which in ("early", "mid", "late")]
        assert parts[0].start == whole.start
        assert parts[-1].end == whole.end
        assert [(after.start - before.end).days for before, after in pairwise(parts)] == [1, 1]


def test_the_end_of_a_year_is_its_last_month() -> None:
    assert edge(around("year", date(2017, 6, 19)), "late", Granularity.YEAR) == month(2017, 12)
