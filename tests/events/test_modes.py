"""By what means a deed was done."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.events.heads import MODES
from reportedly.events.modes import downed, mode


def scores(kind: str, best: str) -> np.ndarray:
    """Scores in which one mode of a type stands out, and one of another type still more."""
    made = np.zeros(len(MODES), dtype=np.float32)
    made[MODES.index((kind, best))] = 3.0
    made[next(number for number, (of, _) in enumerate(MODES) if of != kind)] = 9.0
    return made


def test_a_mode_is_one_of_its_type() -> None:
    name, share = mode("ASSAULT", scores("ASSAULT", "aerial"), 0.5)
    assert name == "aerial"
    assert 0.5 < share < 1


def test_a_mode_that_is_not_likely_enough_is_not_told() -> None:
    assert mode("ASSAULT", np.zeros(len(MODES), dtype=np.float32), 0.5)[0] is None


def test_a_type_without_modes_has_none() -> None:
    assert mode("SUPPORT", scores("ASSAULT", "aerial"), 0.5) == (None, 0.0)


@pytest.mark.parametrize(
    ("words", "sentence", "told"),
    [
        ("shot down", "The navy shot down a drone over the strait.", True),
        ("shooting down", "They protested against the shooting down of a jet.", True),
        ("shot", "A fighter was shot out of the sky and brought down near Laru.", False),
        ("shot", "The navy shot a spy plane down on Monday.", True),
        ("downing", "The downing of the airliner was condemned.", True),
        ("shot down", "A surface-to-air missile shot down the plane.", False),
        ("shot down", "Gunners of the air defence shot down two helicopters.", False),
        ("shot down", "The committee shot down the plan.", False),
        ("bombed", "Planes bombed the village before one was shot down.", False),
    ],
)
def test_an_aircraft_is_shot_down_from_the_air_where_nothing_on_the_ground_is_named(
    words: str, sentence: str, told: bool
) -> None:
    assert downed(words, sentence) is told
