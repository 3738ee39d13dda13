from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from reportedly.archive.filters import AttributionFilter, Box, Circle, EventFilter, first_day, last_day


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-03-04", "2031-03-04", "2031-03-04"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-12", "2031-12-01", "2031-12-31"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999-11", "9999-11-01", "9999-11-30"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_days_months_and_years_have_a_first_and_a_last_day(value: str, first: str, last: str) -> None:
    assert (first_day(value).isoformat(), last_day(value).isoformat()) == (first, last)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_day_lies_between_the_ends_of_its_month_and_year(day: date, length: int) -> None:
    value = day.isoformat()[:length]
    assert first_day(value) <= day <= last_day(value)


@pytest.mark.parametrize(
    "value", ["soon", "", "2031-13", "2031-02-30", "20310304", "2031-W10-1", "31", "2031-3", "²031"]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="is no date; write 2017, 2017-06 or 2017-06-19"):
        AttributionFilter(published_from=value)


@pytest.mark.parametrize("value", ["USA>RUS", "USA-RUS", " usa > rus "])
def test_dyads_are_written_two_ways(value: str) -> None:
    assert EventFilter(dyad=(value,)).dyad == (value,)


@pytest.mark.parametrize("value", ["USA", "USA>", ">RUS", "USA>RUS>CHN", "USA RUS", ""])
def test_what_is_no_dyad_is_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="USA-RUS for both directions"):
        EventFilter(dyad=(value,))


def test_unknown_fields_and_places_off_the_earth_are_refused() -> None:
    for make in (
        lambda: EventFilter(weather=("rain",)),  # type: ignore[call-arg]
        lambda: Box(west=-181, south=0, east=0, north=0),
        lambda: Circle(lat=91, lon=0, km=1),
        lambda: Circle(lat=0, lon=0, km=0),
    ):
        with pytest.raises(ValidationError):
            make()


def test_filters_come_back_from_json() -> None:
    wanted = EventFilter(text='"dam" -x', dyad=("USA>RUS",), box=Box(west=1, south=2, east=3, north=4), quad=(1, 2))
    assert EventFilter.model_validate_json(wanted.model_dump_json()) == wanted
