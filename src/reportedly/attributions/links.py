"""Which cue each content and each source belongs to."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

DISTANCES = np.array([0, 1, 2, 3, 5, 8, 13, 21, 34, 55])
FEATURES = (22, 5, 5)
"""Sizes of the feature tables: signed distance in words, difference in paragraphs, cues between."""

REACH = 150
"""Words beyond which no cue is looked for: the tagger was trained on windows of about so many words each way."""

Spans = NDArray[np.int64]
"""Shape (spans, 2): first and last word of each."""


def features(items: Spans, cues: Spans, paragraph: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each cue lies as seen from each item: table indices, shape (items, cues, 3)."""
    after = cues[None, :, 0] - items[:, None, 1]
    bucket = np.searchsorted(DISTANCES, gap(items, cues), side="right")
    signed = np.where(after > 0, 10 + np.minimum(bucket, 11), 10 - np.minimum(bucket, 10))
    step = np.clip(paragraph[cues[:, 0]][None, :] - paragraph[items[:, 0]][:, None], -2, 2) + 2
    return np.stack((signed, step, _between(items, cues)), axis=-1).astype(np.int64)


def gap(items: Spans, cues: Spans) -> NDArray[np.int64]:
    """Words between each item and each cue; 0 where they touch or overlap."""
    after = cues[None, :, 0] - items[:, None, 1]
    before = items[:, None, 0] - cues[None, :, 1]
    gap: NDArray[np.int64] = np.maximum(np.maximum(after, before) - 1, 0)
    return gap


def _between(items: Spans, cues: Spans) -> NDArray[np.int64]:
    """How many other cues stand between an item and a cue, up to 4."""
    starts = np.sort(cues[:, 0])
    low = np.minimum(items[:, None, 1], cues[None, :, 1])
    high = np.maximum(items[:, None, 0], cues[None, :, 0])
    count = np.searchsorted(starts, high, side="left") - np.searchsorted(starts, low, side="right")
    counted: NDArray[np.int64] = np.clip(count, 0, 4)
    return counted


class Pointer:
    """Scores how well each cue fits each item; the numbers come from training (``training/tagger.py``)."""

    def __init__(self, weights: dict[str, NDArray[np.float32]]) -> None:
        self._weights = weights

    @classmethod
    def of(cls, weights: Mapping[str, NDArray[np.float32]], name: str) -> Pointer:
        """The pointer called ``name`` among saved weights."""
        return cls({key.removeprefix(name + "."): weights[key] for key in weights if key.startswith(name + ".")})

    def __call__(
        self, hidden: NDArray[np.float16], items: Spans, cues: Spans, paragraph: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Scores, shape (items, cues + 1); the last column says that an item has no cue."""
        scores = self._project(hidden, items, "item") @ self._project(hidden, cues, "cue").T
        scores /= np.float32(np.sqrt(scores.dtype.type(self._weights["item.outer.bias"].shape[0])))
        points = features(items, cues, paragraph)
        for number in range(len(FEATURES)):
            scores += self._weights[f"features.{number}.weight"][points[:, :, number], 0]
        scores[gap(items, cues) > REACH] = -1e4
        none = np.full((len(items), 1), self._weights["none"][0], dtype=np.float32)
        return np.concatenate((scores, none), axis=1)

    def _project(self, hidden: NDArray[np.float16], spans: Spans, side: str) -> NDArray[np.float32]:
        w = self._weights
        ends = np.concatenate((hidden[spans[:, 0]], hidden[spans[:, 1]]), axis=-1).astype(np.float32)
        inner = ends @ w[f"{side}.inner.weight"].T + w[f"{side}.inner.bias"]
        projected: NDArray[np.float32] = _gelu(inner) @ w[f"{side}.outer.weight"].T + w[f"{side}.outer.bias"]
        return projected


def _gelu(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """The tanh form (Hendrycks and Gimpel 2016): within 0.001 of the exact one, without SciPy."""
    curved: NDArray[np.float32] = 0.5 * x * (1 + np.tanh(np.float32(0.7978846) * (x + 0.044715 * x**3)))
    return curved
