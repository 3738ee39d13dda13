"""The model of voice: a logistic regression over cues and the tagger's states."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class VoiceModel(NamedTuple):
    """Weights of the features, shape (cues + states,), their centre and scale, the bias, and the calibration.

    ``slope`` turns a score into the log-odds of opinion; it was found on sentences the weights had not seen.
    """

    weights: Floats
    centre: Floats
    scale: Floats
    bias: float
    slope: float

    @classmethod
    def load(cls, path: Path) -> VoiceModel:
        """The model that :meth:`save` wrote."""
        with np.load(path) as stored:
            arrays = [stored[name].astype(np.float32) for name in ("weights", "centre", "scale")]
            return cls(arrays[0], arrays[1], arrays[2], float(stored["bias"]), float(stored["slope"]))

    def save(self, path: Path) -> None:
        """Write it as half-precision floats."""
        arrays = {name: getattr(self, name).astype(np.float16) for name in ("weights", "centre", "scale")}
        np.savez(path, **arrays, bias=np.float32(self.bias), slope=np.float32(self.slope))

    def parts(self, features: Floats) -> Floats:
        """What each feature adds to the score of opinion, shape (sentences, features)."""
        added: Floats = (features - self.centre) / self.scale * self.weights
        return added

    def opinion(self, parts: Floats) -> Floats:
        """Probability of opinion, shape (sentences,)."""
        log_odds = self.slope * (parts.sum(-1) + self.bias)
        chance: Floats = 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))
        return chance


@cache
def default_voice_model() -> VoiceModel:
    """The model that comes with the package, loaded once a process."""
    return VoiceModel.load(Path(str(files("reportedly.voice") / "model" / "voice.npz")))
