from __future__ import annotations

from datetime import date

import pytest

from reportedly.times.holidays import all_days, days_of, easter, once, orthodox_easter


@pytest.mark.parametrize(
    ("year", "day"),
    [(1916, date(1916, 4, 23)), (2000, date(2000, 4, 23)), (2016, date(2016, 3, 27)), (2024, date(2024, 3, 31))],
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("year", "day"),
    [(2016, date(2016, 5, 1)), (2017, date(2017, 4, 16)), (2021, date(2021, 5, 2)), (2024, date(2024, 5, 5))],
)
def test_orthodox_easter(year: int, day: date) -> None:
    assert orthodox_easter(year) == day


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Thanksgiving", 2016, date(2016, 11, 24)),
        ("Memorial Day", 2017, date(2017, 5, 29)),
        ("Election Day", 2016, date(2016, 11, 8)),
        ("Good Friday", 2017, date(2017, 4, 14)),
        ("Eid al-Fitr", 2017, date(2017, 6, 25)),
        ("Lunar New Year", 2017, date(2017, 1, 28)),
        ("Diwali", 2016, date(2016, 10, 30)),
        ("Nowruz", 2017, date(2017, 3, 21)),
        ("Quds Day", 2017, date(2017, 6, 23)),
        ("Bastille Day", 2016, date(2016, 7, 14)),
    ],
)
def test_a_holiday_falls_on_its_day(name: str, year: int, day: date) -> None:
    assert days_of(name, year)[0].start == day


def test_ramadan_ends_with_the_eve_of_its_feast() -> None:
    assert days_of("Ramadan", 2017)[0].end == date(2017, 6, 24)


def test_a_lunar_feast_can_fall_twice_in_a_year() -> None:
    assert len(days_of("Eid al-Fitr", 2000)) == 2


def test_tables_end_where_they_end() -> None:
    assert days_of("Ramadan", 1900) == []


def test_some_names_belong_to_one_day() -> None:
    assert once("9/11")
    assert [days.start for days in all_days("9/11")] == [date(2001, 9, 11)]
    assert not once("Christmas")
