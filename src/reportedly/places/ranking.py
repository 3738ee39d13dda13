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
STATES = 3.0
"""Added to states, and to first-level divisions beside them, where a name is a state's. The weights were fitted on
local papers, where such names mean towns far more often than elsewhere (without it, a dispatch of 1962 had its Cuba in
Illinois). It costs LGL 0.3 points (87.9) and GeoVirus nothing (89.7)."""


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
    rather = _states_rather(cells)
    scores = cells.fixed @ weights.first + rather
    for _ in range(PASSES):
        scores = np.hstack([cells.fixed, context(cells, softmax(scores, cells))]) @ weights.then + rather
    return softmax(scores, cells)


def _states_rather(cells: Table) -> NDArray[Any]:
    """What is added to the candidates of names that states have."""
    state, division = (cells.fixed[:, NAMES.index(name)] for name in ("country", "first"))
    found = np.zeros(len(cells.fixed))
    for low, high in zip(cells.starts[:-1], cells.starts[1:], strict=True):
        if state[low:high].any():
            found[low:high] = STATES * np.maximum(state[low:high], division[low:high])
    return found


def softmax(scores: NDArray[Any], cells: Table) -> NDArray[Any]:
    """Scores as chances within each group."""
    found = np.zeros_like(scores)
    for low, high in zip(cells.starts[:-1], cells.starts[1:], strict=True):
        if high > low:
            exponents = np.exp(scores[low:high] - scores[low:high].max())
            found[low:high] = exponents / exponents.sum()
    return found
