"""The measures themselves: what they give for the gold itself, and where two answers count as the same."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks.attribution import Counts, Text, counts
from benchmarks.cues import cue_group
from benchmarks.floors import SENTENCES
from benchmarks.intervals import Tally, binned, calibration_error, f1, share, tokens_f1
from benchmarks.speakers import is_right
from benchmarks.table import Row, Section, as_markdown, as_text
from training.passages import passages


def sentences() -> list[Counts]:
    return [counts(Text(p["text"]), p["attributions"], p["attributions"], cue_group) for p in passages(SENTENCES)]


def test_the_gold_itself_scores_a_hundred() -> None:
    tally = Tally(sentences())
    for group in ("all", "direct", "rest", "speech", "stance"):
        for measure in ("exact", "overlap", "joint"):
            assert tally.estimate(f1(group, measure)) == (100, 100, 100)
    for role in ("source", "cue", "content"):
        assert tally.estimate(tokens_f1(role)).value == 100


def test_a_wrong_source_overlaps_but_does_not_agree() -> None:
    text = Text("The mayor told the baker that rain was coming.")
    gold = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[25, 45]]}
    tally = Tally([counts(text, [gold], [{**gold, "source": [[15, 24]]}])])
    assert tally.estimate(f1("all", "overlap")).value == 100
    assert tally.estimate(f1("all", "joint")).value == 0
    assert tally.estimate(share("all.headed", "all.sourced")).value == 0


def test_intervals_hold_the_rate_and_are_the_same_every_time() -> None:
    found = [Counter({"right": n % 3, "all": 3}) for n in range(30)]
    first, second = (Tally(found).estimate(share("right", "all")) for _ in range(2))
    assert first == second
    assert first.low < first.value < first.high
    assert Tally(found).estimate(share("right", "nothing")).value == 0


def test_confidence_that_is_always_right_has_no_error() -> None:
    right = [binned(0.75, held=n < 3) for n in range(4)]
    assert Tally(right).count("rated") == 4000
    total: Counter[str] = sum(right, Counter())
    assert Tally([total]).estimate(calibration_error).value == pytest.approx(0)
    assert Tally([binned(1.0, held=False)]).estimate(calibration_error).value == pytest.approx(100)


@pytest.mark.parametrize(
    ("cue", "group"),
    [
        ("has repeatedly denied", "speech"),
        ("according to", "speech"),
        (":", "speech"),
        ("believes", "speech"),
        ("called for", "stance"),
        ("backs", "stance"),
        ("", "stance"),
    ],
)
def test_cues_are_sorted_by_the_list(cue: str, group: str) -> None:
    assert cue_group(cue) == group


@pytest.mark.parametrize(
    ("name", "accepted", "right"),
    [
        ("The Harrow Gazette", ["Harrow Gazette"], True),
        ("MEGAN O’DOYLE", ["Megan O'Doyle"], True),
        ("Doyle", ["Megan O'Doyle"], False),
        (None, [], True),
        (None, ["Megan O'Doyle"], False),
        ("Megan O'Doyle", [], False),
    ],
)
def test_names_are_compared_plainly(name: str | None, accepted: list[str], *, right: bool) -> None:
    assert is_right(name, accepted) is right


def test_a_row_says_what_it_reached() -> None:
    assert Row("F1", 76.0, must=68, aim=75).reached == "aim"
    assert Row("F1", 70.0, must=68, aim=75).reached == "must"
    assert Row("F1", 60.0, must=68, aim=75).reached == "no"
    assert Row("time", 1.5, must=2.5, aim=1.6, falling=True).reached == "aim"
    assert Row("time", 3.0, must=2.5, aim=1.6, falling=True).reached == "no"
    assert Row("F1", 60.0).reached == ""


def test_the_table_is_the_same_in_both_forms() -> None:
    sections = [Section("Part", [Row("F1", 71.24, 70.0, 72.5, 68, 75, peer=20.0)])]
    assert as_markdown(sections).splitlines()[-1] == "| F1 | 71.2 | 70.0–72.5 | ≥ 68 | ≥ 75 | must | 20.0 |"
    assert as_text(sections).splitlines()[-1].split() == [
        "F1",
        "71.2",
        "70.0–72.5",
        "≥",
        "68",
        "≥",
        "75",
        "must",
        "20.0",
    ]
