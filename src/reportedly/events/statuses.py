"""What the voucher says of an event: its status, and how far it counts as a fact."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..records import Status
from .heads import STATUSES

FACTUAL = {
    Status.ASSERTED: (1.0, 3.0),
    Status.DENIED: (-3.0, -1.0),
    Status.POSSIBLE: (-0.5, 2.0),
    Status.PLANNED: (-0.5, 2.0),
    Status.DEMANDED: (-1.0, 1.0),
    Status.THREATENED: (-1.0, 1.0),
    Status.CONDITIONAL: (-1.0, 1.0),
    Status.HYPOTHETICAL: (-2.5, 0.5),
}
"""Values that fit each status, after the scale of FactBank (Saurí and Pustejovsky 2009): the model's is kept within."""


def status(probabilities: NDArray[np.float32]) -> tuple[Status, float]:
    """The most probable status of shape (8,), and its probability."""
    best = int(probabilities.argmax())
    return Status(STATUSES[best]), round(float(probabilities[best]), 3)


def factuality(value: float, of: Status) -> float:
    """The model's value from -3 to 3, kept to what fits the status."""
    low, high = FACTUAL[of]
    return round(min(max(value, low), high), 1)
