from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attributions.handmade import nearest
from reportedly.attributions.links import FEATURES, REACH, features, gap

PARAGRAPHS = np.zeros(400, dtype=np.int64)


def spans(*pairs: tuple[int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


@pytest.mark.parametrize(
    ("item", "cue", "words"),
    [((0, 1), (2, 2), 0), ((5, 6), (2, 2), 2), ((2, 5), (3, 3), 0), ((0, 0), (60, 61), 59), ((9, 9), (9, 9), 0)],
)
def test_words_between(item: tuple[int, int], cue: tuple[int, int], words: int) -> None:
    assert gap(spans(item), spans(cue)).tolist() == [[words]]


@pytest.mark.parametrize(
    ("item", "cue", "distance"),
    [
        ((0, 1), (2, 2), 11),
        ((0, 1), (4, 4), 13),
        ((5, 6), (2, 2), 7),
        ((2, 5), (3, 3), 9),
        ((0, 0), (300, 300), 20),
        ((300, 300), (0, 0), 0),
    ],
)
def test_distance_is_told_with_its_side(item: tuple[int, int], cue: tuple[int, int], distance: int) -> None:
    assert features(spans(item), spans(cue), PARAGRAPHS)[0, 0].tolist() == [distance, 2, 0]


def test_paragraphs_between_are_told_with_their_side() -> None:
    paragraph = np.array([0, 1, 2, 5])
    found = features(spans((1, 1)), spans((0, 0), (1, 1), (2, 2), (3, 3)), paragraph)
    assert found[0, :, 1].tolist() == [1, 2, 3, 4]


def test_other_cues_between_are_counted() -> None:
    cues = spans(*((n, n) for n in range(1, 15, 2)))
    assert features(spans((0, 0)), cues, PARAGRAPHS)[0, :, 2].tolist() == [0, 1, 2, 3, 4, 4, 4]
    assert features(spans((6, 6)), cues, PARAGRAPHS)[0, :4, 2].tolist() == [2, 1, 0, 0]


PAIRS = st.lists(st.tuples(st.integers(0, 390), st.integers(0, 9)), min_size=1, max_size=6)


@given(PAIRS, PAIRS, st.lists(st.integers(0, 3), min_size=400, max_size=400))
def test_every_feature_is_in_its_table(
    items: list[tuple[int, int]], cues: list[tuple[int, int]], steps: list[int]
) -> None:
    found = features(
        spans(*((a, a + n) for a, n in items)), spans(*((a, a + n) for a, n in cues)), np.cumsum(np.array(steps))
    )
    assert found.shape == (len(items), len(cues), 3)
    assert (found >= 0).all()
    assert (found < np.array(FEATURES)).all()


def test_a_pointer_scores_every_cue_and_none() -> None:
    hidden = np.zeros((400, 2), dtype=np.float16)
    scores = nearest(-7.0)(hidden, spans((0, 1), (4, 4)), spans((2, 2), (9, 9)), PARAGRAPHS)
    assert scores.shape == (2, 3)
    assert scores[:, -1].tolist() == [-7.0, -7.0]
    assert scores[0].argmax() == 0


def test_no_cue_is_looked_for_beyond_reach() -> None:
    hidden = np.zeros((400, 2), dtype=np.float16)
    scores = nearest(-50.0)(hidden, spans((0, 0)), spans((REACH + 1, REACH + 1), (REACH + 2, REACH + 2)), PARAGRAPHS)
    assert scores[0, 0] > -50
    assert scores[0, 1] == -1e4
