"""Which of its candidates each toponym stands for: a log-linear model, read again so that places tell on each other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from reportedly.language.lexicons import rows

from .features import CONTEXT, NAMES, Table, context

if TYPE_CHECKING:
    from numpy.typing import NDArray

PASSES = 3
"""After so many readings the chances hardly move."""


class Weights(NamedTuple):
    """Of the features: ``first`` without, ``then`` with what other toponyms tell."""

    first: NDArray[Any]
    then: NDArray[Any]


@cache
def default_weights() -> Weights:
    """The weights of the package, in the order of the features.

    Raises:
        ValueError: the file does not hold the features that the code reckons.
    """
    told = {name: (float(first), float(then)) for name, first, then in rows("reportedly.places", "weights.tsv")}
    if set(told) != set(NAMES):
        raise ValueError("weights.tsv does not fit the features")
    pairs = np.array([told[name] for name in NAMES])
    return Weights(pairs[:CONTEXT, 0], pairs[:, 1])


def chances(cells: Table, weights: Weights) -> NDArray[Any]:
    """How likely each candidate is; one for every group together."""
    scores = cells.fixed @ weights.first
    for _ in range(PASSES):
        scores = np.hstack([cells.fixed, context(cells, softmax(scores, cells))]) @ weights.then
    return softmax(scores, cells)


def softmax(scores: NDArray[Any], cells: Table) -> NDArray[Any]:
    """Scores as chances within each group."""
    found = np.zeros_like(scores)
    for low, high in zip(cells.starts[:-1], cells.starts[1:], strict=True):
        if high > low:
            exponents = np.exp(scores[low:high] - scores[low:high].max())
            found[low:high] = exponents / exponents.sum()
    return found
