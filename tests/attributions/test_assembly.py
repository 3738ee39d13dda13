from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attributions.handmade import SETTINGS, HandTagger, at, tagged
from reportedly.attributions.assembly import Range, assemble, characters, confidence, default_settings, kept, spans
from reportedly.attributions.tagger import BEGIN, CONTENT, CUE, INSIDE, OUT, SOURCE, Tagged
from reportedly.attributions.words import split

State = tuple[float, float, float]


def seen(text: str, states: list[State]) -> Tagged:
    """``text`` with those probabilities of outside, begin and inside for a content."""
    made = tagged(text, {})
    made.tags[:, CONTENT] = np.array(states, dtype=np.float32)
    return made


O, B, I = (0.9, 0.05, 0.05), (0.05, 0.9, 0.05), (0.05, 0.05, 0.9)  # noqa: E741 - as they are called


@pytest.mark.parametrize(
    ("states", "found"),
    [
        ([O, B, I, O], [(1, 2)]),
        ([B, I, B, I], [(0, 1), (2, 3)]),
        ([O, O, O, B], [(3, 3)]),
        ([B, I, I, I], [(0, 3)]),
        ([O, O, O, O], []),
        ([I, I, O, O], [(0, 1)]),
    ],
)
def test_spans(states: list[State], found: list[Range]) -> None:
    assert spans(seen("a b c d", states), CONTENT, 0.0) == found


def test_a_doubtful_word_does_not_cut_a_span_that_is_dear_to_start() -> None:
    doubtful = (0.85, 0.05, 0.1)
    states = [B, I, doubtful, B, I]
    assert spans(seen("a b c d e", states), CONTENT, -1.0) == [(0, 1), (3, 4)]
    assert spans(seen("a b c d e", [B, I, doubtful, I, I]), CONTENT, 1.0) == [(0, 4)]


def test_a_span_ends_with_its_paragraph() -> None:
    assert spans(seen("a b\n\nc d", [B, I, I, I]), CONTENT, 0.0) == [(0, 1), (2, 3)]


def test_no_words_have_no_spans() -> None:
    assert spans(tagged("", {}), CONTENT, 0.0) == []


def weight(states: tuple[int, ...], scores: list[State], switch: float) -> float:
    begun = states.count(BEGIN)
    return sum(math.log(score[state] + 1e-6) for state, score in zip(states, scores, strict=True)) - 2 * switch * begun


STATES = st.tuples(*(st.integers(1, 9) for _ in range(3))).map(
    lambda drawn: (drawn[0] / sum(drawn), drawn[1] / sum(drawn), drawn[2] / sum(drawn))
)


@given(st.lists(STATES, min_size=1, max_size=6), st.sampled_from([-0.7, 0.0, 0.4, 1.5]))
def test_no_path_is_better_than_the_best(scores: list[State], switch: float) -> None:
    found = spans(seen(" ".join("abcdef"[: len(scores)]), scores), CONTENT, switch)
    states = [OUT] * len(scores)
    for first, last in found:
        states[first : last + 1] = [BEGIN] + [INSIDE] * (last - first)
    allowed = [
        path
        for path in itertools.product((OUT, BEGIN, INSIDE), repeat=len(scores))
        if all(now != INSIDE or before != OUT for before, now in itertools.pairwise((OUT, *path)))
    ]
    best = max(weight(path, scores, switch) for path in allowed)
    assert weight(tuple(states), scores, switch) == pytest.approx(best, abs=1e-4)


TEXT = "“Rain is near,” said Lena Voss. Tomas Okoro denied that it was wet."
SEEN = {
    CUE: ["said", "denied"],
    SOURCE: ["Lena Voss", "Tomas Okoro"],
    CONTENT: ["“Rain is near,”", "that it was wet"],
}


def test_what_belongs_together() -> None:
    first, second = assemble(tagged(TEXT, SEEN), HandTagger(), SETTINGS)
    assert first[:3] == (at(TEXT, "said"), at(TEXT, "Lena Voss"), (at(TEXT, "“Rain is near,”"),))
    assert second[:3] == (at(TEXT, "denied"), at(TEXT, "Tomas Okoro"), (at(TEXT, "that it was wet"),))
    assert ((first.scores > 0.5) & (first.scores <= 1)).all()


def test_a_content_in_two_pieces_is_one() -> None:
    text = "“Rain is near,” said Voss, “and so is snow.”"
    contents = ["“Rain is near,”", "“and so is snow.”"]
    (one,) = assemble(tagged(text, {CUE: ["said"], SOURCE: ["Voss"], CONTENT: contents}), HandTagger(), SETTINGS)
    assert one.contents == (at(text, contents[0]), at(text, contents[1]))


def test_a_cue_without_content_is_none() -> None:
    assert assemble(tagged(TEXT, {CUE: ["said"]}), HandTagger(), SETTINGS) == []
    assert assemble(tagged(TEXT, {CONTENT: ["that it was wet"]}), HandTagger(), SETTINGS) == []
    both = {CUE: ["said", "denied"], CONTENT: ["that it was wet"]}
    (only,) = assemble(tagged(TEXT, both), HandTagger(), SETTINGS)
    assert only.cue == at(TEXT, "denied")


def test_a_cue_that_was_cut_in_two_is_made_whole() -> None:
    text = "Rain is likely to fall, said Voss"
    seen = {CUE: ["is", "likely to"], SOURCE: ["Voss"], CONTENT: ["fall"]}
    assert spans(tagged(text, seen), CUE, SETTINGS.cue) == [at(text, "is"), at(text, "likely to")]
    (whole,) = assemble(tagged(text, seen), HandTagger(), SETTINGS)
    assert whole.cue == at(text, "is likely to")


def test_a_cue_takes_no_word_of_another_that_has_a_content() -> None:
    text = "Rain, said warned Voss, is near"
    both = {CUE: ["said", "warned"], SOURCE: ["Voss"], CONTENT: ["Rain", "is near"]}
    assert [one.cue for one in assemble(tagged(text, both), HandTagger(), SETTINGS)] == [
        at(text, "said"),
        at(text, "warned"),
    ]


def test_a_source_may_be_missing_or_too_far_away() -> None:
    (alone,) = assemble(tagged(TEXT, {CUE: ["denied"], CONTENT: ["that it was wet"]}), HandTagger(), SETTINGS)
    assert alone.source is None
    text = "Voss slept. " + "Rain fell. " * 30 + "It is said that it was wet."
    seen_far = {CUE: ["is said"], SOURCE: ["Voss"], CONTENT: ["that it was wet"]}
    (far,) = assemble(tagged(text, seen_far), HandTagger(), SETTINGS)
    assert far.source is None


def test_confidence_is_a_share_that_grows_with_the_scores() -> None:
    low, high = (confidence(np.full(5, score), SETTINGS) for score in (0.3, 0.8))
    assert 0 < low < 0.5 < high < 1
    assert confidence(np.full(5, 0.5), SETTINGS) == pytest.approx(0.5)
    assert 0 <= confidence(np.zeros(5), SETTINGS) < confidence(np.ones(5), SETTINGS) <= 1


def test_the_unlikely_are_left_out() -> None:
    one = assemble(tagged(TEXT, SEEN), HandTagger(), SETTINGS)[0]
    likely, unlikely = one._replace(confidence=0.4), one._replace(confidence=0.39)
    assert kept([likely, unlikely], SETTINGS) == [likely]


def test_characters_of_words() -> None:
    words = split(TEXT)
    low, high = characters(words, at(TEXT, "Lena Voss"))
    assert TEXT[low:high] == "Lena Voss"


def test_the_settings_of_the_package_fit_its_scores() -> None:
    assert len(default_settings().weights) == 6
    assert 0 <= default_settings().keep <= 1
