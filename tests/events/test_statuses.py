from __future__ import annotations

import numpy as np
import pytest

from reportedly.events.heads import STATUSES
from reportedly.events.statuses import FACTUAL, done, factuality, status, undoes
from reportedly.records import Status


@pytest.mark.parametrize("name", STATUSES)
def test_the_most_probable_status_is_taken(name: str) -> None:
    chances = np.full(8, 0.05, dtype=np.float32)
    chances[STATUSES.index(name)] = 0.65
    told, share = status(chances)
    assert told == name
    assert share == pytest.approx(0.65)


@pytest.mark.parametrize("told", list(Status))
@pytest.mark.parametrize("value", [-3.0, 0.0, 3.0])
def test_a_factuality_never_contradicts_its_status(told: Status, value: float) -> None:
    low, high = FACTUAL[told]
    assert low <= factuality(value, told) <= high


def test_what_is_not_denied_has_the_next_status() -> None:
    chances = np.full(8, 0.02, dtype=np.float32)
    chances[STATUSES.index("denied")], chances[STATUSES.index("possible")] = 0.6, 0.26
    assert done(chances) == (Status.POSSIBLE, 0.26)


@pytest.mark.parametrize(
    "sentence",
    [
        "No shot was fired.",
        "Police didn't fire.",
        "He couldn’t meet them.",
        "She denied it.",
        "The strike was called off.",
        "They turned down a loan.",
    ],
)
def test_a_sentence_that_can_tell_that_something_did_not_happen(sentence: str) -> None:
    assert undoes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A witness said that two men had been shot.",
        "Notes were exchanged on Monday.",
        "Rebels, not soldiers, shot him.",
    ],
)
def test_a_sentence_that_cannot(sentence: str) -> None:
    assert not undoes(sentence)
