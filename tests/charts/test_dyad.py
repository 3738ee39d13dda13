from __future__ import annotations

from charts import chartmade as made
from reportedly.charts import dyad
from reportedly.charts.chart import ROWS


def test_what_it_shows_in_words() -> None:
    chart = dyad.dyad(made.dyad(made.score("2031-03", 2, 1), made.score("2031-05", 0, 4)), "USA", "RUS.MIL")
    assert chart.title == "United States and Russia, military"
    assert chart.summary == (
        "7 events from March 2031 to May 2031, 2 of cooperation and 5 of conflict. Conflict weighed most in May 2031."
    )


def test_nothing_weighs_most_where_two_weigh_the_same() -> None:
    chart = dyad.dyad(made.dyad(made.score("2031-03-01", 0, 1), made.score("2031-03-02", 0, 1)), "USA", "RUS")
    assert chart.summary == "2 events from 1 March 2031 to 2 March 2031, 0 of cooperation and 2 of conflict."


def test_bars_have_the_sign_of_what_they_stand_for() -> None:
    chart = dyad.dyad(made.dyad(made.score("2031-03", 2, 1)), "USA", "RUS")
    bars = chart.spec["datasets"][ROWS]
    assert [bar["meaning"] for bar in bars] == ["cooperation", "cooperation", "conflict"]
    assert [bar["y"] < bar["y2"] for bar in bars] == [True, True, False]


def test_events_without_a_date_are_told_of() -> None:
    chart = dyad.dyad(made.dyad(made.score("2031-03", 1, 0), made.score(None, 0, 3)), "USA", "RUS")
    assert chart.summary.endswith("Not drawn are 3 events without a date.")
    assert chart.table.num_rows == 2


def test_vouchers_have_a_lane_each_though_they_tell_nothing() -> None:
    rows = (made.score("2031", 1, 0, told_by="a"), made.score("2031", 0, 2, told_by="others"))
    chart = dyad.by_voucher(made.vouched(*rows), "PER", "Elba Rojas")
    lanes = [one["name"] for one in chart.spec["datasets"]["names"]]
    assert lanes == ["Officials (Peru)", "Elba Rojas", "Narrators only", "Others"]
    assert "2 by others and 1 by officials (Peru)" in chart.summary
    assert chart.table["Told by"].to_pylist() == ["Officials (Peru)", "Others"]
