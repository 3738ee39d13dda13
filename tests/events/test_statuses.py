from __future__ import annotations

import numpy as np
import pytest

from reportedly.events.heads import STATUSES
from reportedly.events.statuses import FACTUAL, factuality, status
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
