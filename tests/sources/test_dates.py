from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.sources.dates import date_at, is_future, iso_date, nearest_year


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2017-06-19", "2017-06-19"),
        ("2017-06-19T10:30:00Z", "2017-06-19T10:30:00+00:00"),
        ("2017-06-19 10:30:00 +02:00", "2017-06-19T10:30:00+02:00"),
        ("2024-05-02T20:53:56.000Z", "2024-05-02T20:53:56+00:00"),
        ("2024-09-16T21:33+0100", "2024-09-16T21:33+01:00"),
        ("20170619", "2017-06-19"),
        ("20170619T103000Z", "2017-06-19T10:30:00+00:00"),
        ("19 June 2017", "2017-06-19"),
        ("Monday, June 19th, 2017 at 3:15 p.m. EDT", "2017-06-19T15:15-04:00"),
        ("Mon, 19 Jun 2017 10:30:00 GMT", "2017-06-19T10:30:00+00:00"),
        ("19-Jun-2017", "2017-06-19"),
        ("19/06/2017", "2017-06-19"),
        ("06/19/2017", "2017-06-19"),
        ("06/05/2017", None),
        ("31 June 2017", None),
        ("June 19", None),
        ("yesterday", None),
        (1497866400, "2017-06-19T10:00:00+00:00"),
        (1497866400000, "2017-06-19T10:00:00+00:00"),
        (True, None),
        (None, None),
        (7, None),
        (float("nan"), None),
    ],
)
def test_iso_date(written: object, iso: str | None) -> None:
    assert iso_date(written) == iso


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2199, 12, 31)))
def test_dates_are_read_as_they_are_written(day: date) -> None:
    month = day.strftime("%B")
    for written in (day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"):
        assert iso_date(written) == day.isoformat()


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = date_at(text)
    assert found is None or found.start == 0


def test_year() -> None:
    written = date_at("Dec 31")
    assert written is not None
    assert nearest_year(written, "2018-01-01") == 2017
    leap = date_at("Feb. 29")
    assert leap is not None
    assert nearest_year(leap, "2017-03-01") == 2016


def test_future() -> None:
    assert is_future("2017-06-21", date(2017, 6, 19))
    assert not is_future("2017-06-20T10:00", date(2017, 6, 19))
