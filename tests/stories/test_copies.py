from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.stories.copies import features, likelihood, paragraphs_without, share, sketch
from reportedly.stories.pairs import pair_model
from stories.made_stories import weighing

FIRST = """\
The ferry between Port Selden and the northern islands stopped running on Monday after its crew found cracks in the \
hull, the harbour office announced shortly before noon.
Some four hundred passengers spent the night in school halls while volunteers brought blankets and soup from the \
surrounding villages."""
REST = """\
Engineers from the yard that built the ship eleven years ago are expected to inspect it on Thursday, and nobody would \
guess how long repairs might take.
Fishermen carried mail and medicine across the strait in their own boats, as their grandfathers had done before the \
ferry line opened.
The regional council meets this week to decide whether an older vessel, laid up since the spring, can be brought back \
into service."""
WHOLE = f"{FIRST}\n{REST}"
LOCAL = """\
In our own district two buses were kept waiting at the pier until the last traveller had been collected, according to \
the town's transport manager."""
OTHER = """\
Passengers stranded by the broken ferry were still waiting on Tuesday for word on when they might get home, and many \
blamed the operator for having put off an overhaul.
The ship, which links the northern islands with Port Selden, was taken out of service the day before because of \
damage below the waterline."""


def weekly(*figures: int) -> str:
    """A report in a set form, which the office sends out each week."""
    dead, hurt, homes, roads = figures
    return (
        f"The provincial relief office recorded {dead} deaths and {hurt} injuries from flooding in seven days. "
        f"A total of {homes} homes were damaged and {roads} kilometres of road were closed to traffic. "
        "Residents are asked to boil water before drinking it and to keep away from the banks of rivers."
    )


def linked(one: str, other: str, days: int | None = 0) -> bool:
    return likelihood(one, other, days) >= pair_model("copies").least


@pytest.mark.parametrize(
    "copy",
    [WHOLE, FIRST, f"{WHOLE}\n{LOCAL}", f"{LOCAL}\n{FIRST}", WHOLE.replace("shortly before noon", "on Monday")],
    ids=["whole", "cut to two paragraphs", "with a local paragraph", "cut and added to", "edited"],
)
def test_copies_are_linked_and_share_their_sketch(copy: str) -> None:
    assert linked(WHOLE, copy)
    smaller, larger = sorted((sketch(WHOLE), sketch(copy)), key=len)
    assert len(smaller & larger) >= len(smaller) / 2 > 0


def test_a_report_of_its_own_on_the_same_matter_is_no_copy() -> None:
    assert likelihood(WHOLE, OTHER, 1) < 0.2
    assert share(WHOLE, OTHER) < 0.1


def test_a_formula_with_other_figures_is_less_like_a_copy() -> None:
    one, other = weekly(3, 41, 812, 95), weekly(5, 28, 640, 120)
    assert likelihood(one, one, 0) > likelihood(one, other, 7)


def test_a_text_of_few_words_of_its_own_is_never_a_copy() -> None:
    brief = "The ferry stopped running on Monday."
    assert likelihood(brief, brief, 0) == 0.0
    quoting = f"She said: “{REST}”"
    assert likelihood(quoting, WHOLE, 0) == 0.0


@given(
    st.lists(st.sampled_from([*WHOLE.split("\n"), LOCAL, OTHER, "“We wait,” she said.", ""]), max_size=5),
    st.lists(st.sampled_from([*WHOLE.split("\n"), LOCAL, weekly(1, 2, 3, 4)]), max_size=5),
    st.none() | st.integers(0, 400),
)
def test_what_two_texts_have_in_common_is_the_same_both_ways(
    one: list[str], other: list[str], days: int | None
) -> None:
    a, b = "\n".join(one), "\n".join(other)
    assert np.array_equal(features(a, b, days), features(b, a, days))
    assert likelihood(a, b, days) == likelihood(b, a, days)


def test_another_model_may_be_asked() -> None:
    runs = weighing(9, f0=4.0)
    assert likelihood(WHOLE, WHOLE, 0, runs) > 0.95
    assert likelihood(WHOLE, OTHER, 0, runs) < 0.8


def test_the_share_of_the_shorter_text() -> None:
    assert share(WHOLE, FIRST) == share(FIRST, WHOLE) == 1.0
    assert share("", WHOLE) == 0.0


def test_paragraphs_that_the_other_has_not() -> None:
    assert paragraphs_without(f"{WHOLE}\n{LOCAL}\nShort line.", WHOLE) == (LOCAL,)
    assert paragraphs_without(WHOLE, FIRST) == tuple(REST.split("\n"))


def test_the_sketch_of_a_part_is_part_of_the_sketch_of_the_whole() -> None:
    assert sketch(FIRST) <= sketch(WHOLE)
    assert sketch("") == frozenset()
