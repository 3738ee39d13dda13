from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.stories.items import Said
from reportedly.stories.utterances import FEATURES, features, likelihood
from stories.made_stories import said, teller, unnamed, voice, weighing

VOSS, OKORO = voice("Lena Voss"), voice("Tomas Okoro")
WORDS = "the dam will never be opened while I hold this office"
TEXTS = [
    WORDS,
    f"“{WORDS}”, and 12 other things",
    "12 dams were opened and 3 were closed",
    "the dam would stay shut for as long as she was minister",
    "a a a b a b a",
    "b a b a a b",
    "",
]
MIXED = weighing(len(FEATURES), f0=0.5, f4=0.3, f18=0.2, f19=0.2)


@st.composite
def statements(draw: st.DrawFn) -> Said:
    text = draw(st.sampled_from(TEXTS))
    quoted = draw(st.sampled_from(["", text, WORDS, "b a a b a b"]))
    who = teller(draw(st.sampled_from("ab")), draw(st.sampled_from(["2031-03-04", "2031-04-20", ""])))
    by = draw(st.sampled_from([None, VOSS, OKORO, voice("Voss"), unnamed("a minister", "SYR", "GOV")]))
    holds = frozenset(draw(st.sets(st.sampled_from(["REQUEST", "ACCUSE"]))))
    return said(text, by, who, quoted=quoted, negated=draw(st.booleans()), holds=holds)


@given(statements(), statements())
def test_what_two_statements_have_in_common_is_the_same_both_ways(one: Said, other: Said) -> None:
    assert np.array_equal(features(one, other), features(other, one))
    assert likelihood(one, other) == likelihood(other, one)
    assert likelihood(one, other, MIXED) == likelihood(other, one, MIXED)


def test_there_are_as_many_features_as_names() -> None:
    assert features(said(WORDS), said(WORDS)).shape == (len(FEATURES),)


def test_quotations_of_one_person_in_the_same_words_are_one() -> None:
    one = said(WORDS, VOSS, teller("a"), quoted=WORDS)
    other = said(WORDS, VOSS, teller("b"), quoted=WORDS)
    assert likelihood(one, other) >= 0.95
    assert likelihood(one, other, weighing(len(FEATURES), f0=-9.0)) >= 0.95


def test_other_words_of_another_name_are_not() -> None:
    one, other = said(TEXTS[3], VOSS, teller("a")), said(TEXTS[3], OKORO, teller("b"))
    assert likelihood(one, other) == 0.0
    assert likelihood(one, other, weighing(len(FEATURES), f0=9.0)) == 0.0


def test_the_same_words_may_be_put_into_two_mouths() -> None:
    one, other = said(WORDS, VOSS, teller("a"), quoted=WORDS), said(WORDS, OKORO, teller("b"), quoted=WORDS)
    assert likelihood(one, other, weighing(len(FEATURES), f0=9.0)) > 0.5


def test_a_report_in_other_words_is_likelier_than_another_statement() -> None:
    one = said(TEXTS[3], VOSS, teller("a"))
    retold = said("the dam would stay shut as long as she remained minister", VOSS, teller("b"))
    another = said("turnout was lower than four years ago", VOSS, teller("b"))
    assert likelihood(one, retold) > likelihood(one, another) + 0.2


@pytest.mark.parametrize(
    ("name", "more", "value"),
    [
        ("act", {"act": "deny"}, 0.0),
        ("negation", {"negated": True}, 1.0),
        ("same_article", {"teller": teller("a")}, 1.0),
        ("far", {"teller": teller("b", "2031-05-04")}, 1.0),
        ("days", {"teller": teller("b", "")}, 0.0),
        ("both_quoted", {"quoted": ("dam",)}, 0.0),
    ],
)
def test_single_features(name: str, more: dict[str, object], value: float) -> None:
    one = said(WORDS, VOSS, teller("a"))
    other = said(WORDS, VOSS, teller("b"))._replace(**more)  # type: ignore[arg-type]
    assert features(one, other)[FEATURES.index(name)] == value


def test_figures_are_shared_or_differ() -> None:
    found = features(said("12 were hurt"), said("12 or 15 were hurt"))
    assert (found[FEATURES.index("figures_differ")], found[FEATURES.index("figures")]) == (0, 0.5)
    found = features(said("12 were hurt"), said("15 were hurt"))
    assert (found[FEATURES.index("figures_differ")], found[FEATURES.index("figures")]) == (1, 0)
