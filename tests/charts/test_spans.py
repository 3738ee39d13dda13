from __future__ import annotations

from reportedly.charts.spans import Row, span


def rows(**numbers: int) -> list[Row]:
    return [{"period": name.strip("_").replace("_", "-") or None, "events": number} for name, number in numbers.items()]


def test_a_few_events_of_another_time_are_left_out() -> None:
    found = span(rows(_1914=1, _2015=40, _2016=50, _2017=45), "events", "event")
    assert [row["period"] for row in found.rows] == ["2015", "2016", "2017"]
    assert found.outside == "Not drawn is 1 event outside 2015 to 2017."


def test_many_of_another_time_are_kept() -> None:
    found = span(rows(_1914=20, _2015=40, _2016=50), "events", "event")
    assert len(found.rows) == 3
    assert found.outside == ""


def test_what_is_rare_but_near_is_kept() -> None:
    found = span(rows(_2031_03_01=1, _2031_03_02=50, _2031_03_03=50), "events", "event")
    assert len(found.rows) == 3


def test_what_has_no_date_is_told_of() -> None:
    found = span(rows(_2031=2, _=1), "events", "event")
    assert found.outside == "Not drawn is 1 event without a date."
    assert (found.unit, found.words) == ("year", "in 2031")


def test_rows_come_in_the_order_of_time() -> None:
    found = span(rows(_2031_05=1, _2031_03=1, _2031_04=1), "events", "event")
    assert found.words == "from March 2031 to May 2031"
