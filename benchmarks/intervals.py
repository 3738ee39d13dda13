"""Rates over counts, each with a bootstrap interval over the documents that were counted (Efron 1979)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
SEED = 1962
BINS = 10

Numbers = NDArray[np.float64]
Get = Callable[[str], Numbers]
Rate = Callable[[Get], Numbers]
"""A rate of named counts, for the whole (the first number) and for every resample."""


class Estimate(NamedTuple):
    """A rate in per cent, with the interval that holds 95 % of the resamples."""

    value: float
    low: float
    high: float


class Tally:
    """Counts of several documents; the same resamples of them serve every rate."""

    def __init__(self, counted: Iterable[Counter[str]]) -> None:
        documents = list(counted)
        self._columns = {name: n for n, name in enumerate(sorted({name for one in documents for name in one}))}
        table = np.zeros((len(documents), len(self._columns)))
        for row, one in enumerate(documents):
            for name, count in one.items():
                table[row, self._columns[name]] = count
        drawn = np.random.default_rng(SEED).multinomial(
            len(documents), np.full(len(documents), 1 / len(documents)), size=RESAMPLES
        )
        times: Numbers = np.concatenate((np.ones((1, len(documents))), drawn.astype(np.float64)))
        self._totals: Numbers = times @ table

    def __call__(self, name: str) -> Numbers:
        """A count in the whole and in every resample, shape (1 + resamples,)."""
        if name not in self._columns:
            return np.zeros(len(self._totals))
        column: Numbers = self._totals[:, self._columns[name]]
        return column

    def count(self, name: str) -> int:
        """A count in the whole."""
        return round(float(self(name)[0]))

    def estimate(self, rate: Rate) -> Estimate:
        """A rate in per cent."""
        values = 100 * rate(self)
        low, high = np.percentile(values[1:], (2.5, 97.5))
        return Estimate(float(values[0]), float(low), float(high))


def share(part: str, whole: str) -> Rate:
    """One count by another."""
    return lambda get: _divided(get(part), get(whole))


def f1(group: str, measure: str) -> Rate:
    """F1 of a group of attributions under a way to match them."""
    return _f1(f"{group}.{measure}.gold", f"{group}.gold", f"{group}.{measure}.pred", f"{group}.pred")


def tokens_f1(role: str) -> Rate:
    """F1 of what was counted under ``role`` as hit, gold and pred."""
    return _f1(f"{role}.hit", f"{role}.gold", f"{role}.hit", f"{role}.pred")


def _f1(hit_gold: str, gold: str, hit_predicted: str, predicted: str) -> Rate:
    def rate(get: Get) -> Numbers:
        recall, precision = _divided(get(hit_gold), get(gold)), _divided(get(hit_predicted), get(predicted))
        return _divided(2 * precision * recall, precision + recall)

    return rate


def binned(confidence: float, *, held: bool) -> Counter[str]:
    """What one confidence adds to the counts that :func:`calibration_error` reads, in thousandths."""
    number = min(int(confidence * BINS), BINS - 1)
    return Counter({f"bin{number}.said": round(1000 * confidence), f"bin{number}.held": 1000 * held, "rated": 1000})


def calibration_error(get: Get) -> Numbers:
    """Expected calibration error: how far confidence and truth lie apart in ten bins of confidence."""
    apart = sum(np.abs(get(f"bin{n}.said") - get(f"bin{n}.held")) for n in range(BINS))
    return _divided(np.asarray(apart), get("rated"))


def _divided(part: Numbers, whole: Numbers) -> Numbers:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
