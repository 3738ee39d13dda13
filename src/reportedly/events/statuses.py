"""What the voucher says of an event: its status, and how far it counts as a fact."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..language.lexicons import rows
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

_OTHERS = re.compile(
    r",\s+(?:and\s+)?not\s+[^,.;:]{1,40},|\band\s+not\s+(?:the|an?|its|their|his|her)\b|\b(?:rather than|instead of)\b",
    re.IGNORECASE,
)
"""What keeps others out of a deed and does not undo it."""


def status(probabilities: NDArray[np.float32]) -> tuple[Status, float]:
    """The most probable status of shape (8,), and its probability."""
    best = int(probabilities.argmax())
    return Status(STATUSES[best]), round(float(probabilities[best]), 3)


def done(probabilities: NDArray[np.float32]) -> tuple[Status, float]:
    """The most probable status but *denied*, and its probability."""
    return status(np.where(np.array(STATUSES) == Status.DENIED.value, 0.0, probabilities))


def undoes(sentence: str) -> bool:
    """Whether any word of a sentence can tell that something did not happen.

    Where none does, nobody denies anything in it, whatever was denied in the sentences around. That it was "rebels, not
    soldiers," tells who did not do it, and that somebody did.
    """
    return _undone().search(_OTHERS.sub(" ", sentence)) is not None


@cache
def _undone() -> re.Pattern[str]:
    words = (row[0].replace("'", "['’]") for row in rows("reportedly.events", "undone.txt"))
    told = (word.removesuffix(".") + r"\b" if word.endswith(".") else word for word in words)
    return re.compile("|".join(one if one.startswith("n[") else rf"\b{one}" for one in told), re.IGNORECASE)


def factuality(value: float, of: Status) -> float:
    """The model's value from -3 to 3, kept to what fits the status."""
    low, high = FACTUAL[of]
    return round(min(max(value, low), high), 1)
