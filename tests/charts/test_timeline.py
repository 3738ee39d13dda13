from __future__ import annotations

from charts import chartmade as made
from reportedly.charts.chart import ROWS
from reportedly.charts.timeline import MOST, timeline


def test_rare_values_share_a_lane() -> None:
    rows = [("2031", f"act {n}", 20 - n) for n in range(MOST + 3)]
    lanes = [one["name"] for one in timeline(made.statements(*rows), "act").spec["datasets"]["names"]]
    assert lanes == [*(f"act {n}" for n in range(MOST)), "3 others"]


def test_what_is_always_of_conflict_has_its_colour() -> None:
    table = made.counts(made.score("2031", 0, 2, value="ASSAULT"), made.score("2031", 1, 1, value="CONSULT"))
    bars = timeline(table, "type").spec["datasets"][ROWS]
    assert {bar["Value"]: bar["meaning"] for bar in bars} == {"Assault": "conflict", "Consult": "neither or both"}


def test_it_says_that_several_values_count_for_each() -> None:
    table = made.counts(made.score("2031", 0, 2, value="asserted"), made.score("2031", 0, 1, value="denied"))
    summary = timeline(table, "status").summary
    assert summary.startswith("3 events in 2031; most frequent: asserted (2) and denied (1).")
    assert summary.endswith("What is told with several values counts for each.")


def test_too_many_days_are_drawn_by_month() -> None:
    days = [f"20{year}-{month:02}-{day:02}" for year in range(31, 35) for month in range(1, 13) for day in range(1, 21)]
    chart = timeline(made.statements(*((day, "deny", 1) for day in days)), "act")
    assert [bar["Statements"] for bar in chart.spec["datasets"][ROWS]] == ["20"] * 48
    assert "960 statements from January 2031 to December 2034" in chart.summary
    assert chart.summary.endswith("Drawn by month: the periods are too many for a bar each.")
    assert chart.table.num_rows == 960
