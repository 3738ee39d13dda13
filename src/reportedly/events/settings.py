"""Thresholds of the event coder, as tuned on development data."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np


class Settings(NamedTuple):
    """Thresholds.

    Args:
        keep: probability of being a trigger from which a word is one.
        roles: probability of a word to be in each role from which it is.
        context: probability from which a context is given.
        mode: probability, among the type's modes, from which a mode is given.
        factuality: pairs of the model's value and the one given, ascending: a model that minimises its error shrinks
            what is denied towards what is doubtful, and this stretches it again.
        confidence: pairs of raw score and the share of events with it that were right, ascending.
    """

    keep: float = 0.5
    roles: dict[str, float] = {}  # noqa: RUF012 - a NamedTuple copies nothing, and nothing changes it
    context: float = 0.5
    mode: float = 0.4
    factuality: tuple[tuple[float, float], ...] = ((-3.0, -3.0), (3.0, 3.0))
    confidence: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))

    @classmethod
    def of(cls, data: dict[str, Any]) -> Settings:
        """Settings as they are saved."""
        fields = {name: data[name] for name in cls._fields if name in data}
        for name in {"factuality", "confidence"} & fields.keys():
            fields[name] = tuple((a, b) for a, b in fields[name])
        return cls(**fields)


def read_off(value: float, curve: tuple[tuple[float, float], ...]) -> float:
    """What a calibration curve gives for a value, between its points by a straight line."""
    xs, ys = zip(*curve, strict=True)
    return float(np.interp(value, xs, ys))


@cache
def default_event_settings() -> Settings:
    """The settings that come with the package."""
    path = files("reportedly.events") / "model" / "settings.json"
    return Settings.of(json.loads(path.read_text(encoding="utf-8")))
