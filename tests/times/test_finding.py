from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.language.document import parse
from reportedly.records.grounding import Granularity, Moment, TimeBasis
from reportedly.times import moments

LINES = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


def printed(moment: Moment) -> str:
    """A moment as ``cases.tsv`` writes it."""
    if moment.start is None and moment.end is None:
        value = "?"
    elif moment.start == moment.end:
        value = str(moment.start)
    else:
        value = f"{moment.start or '..'}/{moment.end or '..'}"
    return f"{moment.span.exact}={value}" + (f"@{moment.time}" if moment.time else "")


@pytest.mark.parametrize(("sentence", "published", "expected"), CASES, ids=[case[0][:60] for case in CASES])
def test_a_sentence_has_its_moments(sentence: str, published: str, expected: str) -> None:
    found = moments(parse(sentence), None if published == "-" else published)
    assert [printed(moment) for moment in found] == ([] if expected == "-" else expected.split(" | "))


def test_spans_are_offsets_into_the_article_and_ids_follow_the_text() -> None:
    text = "Talks broke down.\n\nThe envoys left on Sunday.\n\nThey will return in May."
    found = moments(parse(text), "2017-02-20")
    assert [(moment.id, text[moment.span.start : moment.span.end]) for moment in found] == [
        ("t1", "Sunday"),
        ("t2", "May"),
    ]


def test_a_basis_says_what_a_moment_rests_on() -> None:
    text = "The dam burst on 3 May 2016. The valley was empty two days later. Repairs began on Monday."
    found = moments(parse(text), "2016-05-11")
    assert [moment.basis for moment in found] == [TimeBasis.STATED, TimeBasis.INFERRED, TimeBasis.DATELINE]


def test_without_a_date_only_what_is_told_in_full_is_resolved() -> None:
    found = moments(parse("The dam burst on 3 May 2016. It was mended last week."), None)
    assert [(moment.start, moment.reason) for moment in found] == [
        ("2016-05-03", None),
        (None, "the article's date is not known"),
    ]


def test_granularity_says_how_fine_a_moment_is() -> None:
    found = moments(parse("It rained on Sunday, on Monday morning, last week, in May and in 2011."), "2017-06-19")
    assert [moment.granularity for moment in found] == [
        Granularity.DAY,
        Granularity.PART_OF_DAY,
        Granularity.WEEK,
        Granularity.MONTH,
        Granularity.YEAR,
    ]


def test_a_date_in_figures_follows_the_other_dates_of_the_article() -> None:
    found = moments(parse("The first form is dated 25/6/2017, the second 5/6/2017."), "2017-08-01")
    assert [moment.start for moment in found] == ["2017-06-25", "2017-06-05"]


def test_a_date_in_figures_that_could_be_two_days_is_unsure() -> None:
    alone = moments(parse("The form is dated 5/6/2017."), "2017-08-01")
    assert alone[0].confidence < 0.5


def test_a_date_that_is_not_iso_is_refused() -> None:
    with pytest.raises(ValueError, match="19 June"):
        moments(parse("It rained."), "19 June")


def test_nothing_is_found_in_a_text_without_times() -> None:
    assert moments(parse("The bridge is made of stone."), "2017-06-19") == ()
