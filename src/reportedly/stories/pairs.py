"""The models that tell from what two items have in common how likely they are of one thing."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class PairModel(NamedTuple):
    """A small network: features, standardised, to one hidden layer and a probability.

    Args:
        mean, scale: of the features, shape (features,).
        inward, inward_bias: shape (features, hidden), (hidden,).
        outward, outward_bias: shape (hidden,), ().
        least: probability from which two items are linked.
    """

    mean: Floats
    scale: Floats
    inward: Floats
    inward_bias: Floats
    outward: Floats
    outward_bias: Floats
    least: float

    def __call__(self, features: Floats) -> float:
        """The probability of one pair."""
        return float(self.many(features[None])[0])

    def many(self, features: Floats) -> Floats:
        """The probabilities of pairs, shape (pairs,) of (pairs, features)."""
        hidden = np.tanh((features - self.mean) / self.scale @ self.inward + self.inward_bias)
        score: Floats = 1 / (1 + np.exp(-(hidden @ self.outward + self.outward_bias)))
        return score


@cache
def pair_model(name: str) -> PairModel:
    """The package's model of that name: ``utterances`` or ``happenings``."""
    with files(__package__).joinpath(f"model/{name}.npz").open("rb") as file:
        weights = np.load(file)
        values = {name: weights[name].astype(np.float32) for name in PairModel._fields if name != "least"}
        return PairModel(**values, least=float(weights["least"]))
