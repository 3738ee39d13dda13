from __future__ import annotations

from charts import chartmade as made
from reportedly.charts import speech, theme
from reportedly.charts.chart import ROWS


def test_small_shares_are_put_together() -> None:
    table = made.shares(*((f"speaker {n}", 100 - n) for n in range(30)))
    bars = speech.shares(table, "speaker").spec["datasets"][ROWS]
    assert bars[-1]["name"] == "16 others"
    assert sum(bar["share"] for bar in bars) == 1


def test_names_that_are_cut_alike_stay_two() -> None:
    long = "the spokesman of the committee for the defence of the valley "
    bars = speech.shares(made.shares((long + "one", 6), (long + "two", 4)), "speaker").spec["datasets"][ROWS]
    assert len({bar["name"] for bar in bars}) == 2


def test_the_speech_of_an_outlet_is_whole() -> None:
    table = made.by_outlet({"Valley News": [(f"X{n}", 9 - n) for n in range(9)], "Coast": [("X1", 1)]})
    bars = speech.shares_by_outlet(table, "speaker").spec["datasets"][ROWS]
    assert round(sum(bar["share"] for bar in bars if bar["Outlet"] == "Valley News"), 9) == 1
    assert len({bar["name"] for bar in bars}) <= len(theme.HUES)
    assert {"cooperation", "conflict"}.isdisjoint(theme.HUES)


def test_shares_in_words() -> None:
    assert speech.shares(made.shares(("PER", 60), (None, 40))).summary == (
        "100 words in 2 statements: Peru 60 % and country not known 40 % of the words."
    )


def test_who_is_quoted_on_whom_in_words() -> None:
    table = made.quoted(("PER", "GOV", "actor", "CHL", 12, -4.0), (None, None, "recipient", "PER", 30, 1.0))
    assert speech.quoted(table).summary == (
        "Peru, government, is quoted most: 12 events in which Chile is said to act."
    )
    assert "country not known is quoted most: 30 events" in speech.quoted(table, side="recipient").summary
    assert speech.quoted(table).table.num_rows == 2


def test_tones() -> None:
    assert [speech.tone(one) for one in (-3.0, 0.2, None, 4.0)] == [
        "mostly conflict",
        "neither",
        "neither",
        "mostly cooperation",
    ]
