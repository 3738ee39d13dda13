"""The event model: layers of its own over the tagger's embeddings, and heads that read them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..attributions.inference import session, softmax
from ..attributions.tagger import BATCH, WIDTH, Shared, Tagged
from .heads import DISTANCES, ROLES

Floats = NDArray[np.float32]

REACH = 120
"""Words from a trigger within which its roles are looked for: passages of training are seldom longer."""


class Signals(NamedTuple):
    """What the model sees in each word of a text.

    Args:
        states: shape (words, width).
        types: probability of no event and of each type, shape (words, 17).
        statuses: probability of each status if it is a trigger, shape (words, 8).
        background, historical: probability of each flag, shape (words,).
        factuality: from -3 to 3, shape (words,).
        answers: what each word answers when a trigger asks for its roles, shape (words, roles, width of an answer).
    """

    states: Floats
    types: Floats
    statuses: Floats
    background: Floats
    historical: Floats
    factuality: Floats
    answers: Floats


class EventModel:
    """Reads what the tagger's embeddings hold, with the model in ``folder``."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._session = session(folder / "events.int8.onnx", threads)
        with np.load(folder / "heads.npz") as saved:
            self._heads = {name: saved[name].astype(np.float32) for name in saved}

    def __call__(self, tagged: Tagged) -> Signals:
        """The signals of a text that was tagged."""
        states = self._states(tagged)
        flags = _sigmoid(self._head("flags", states))
        return Signals(
            states,
            softmax(self._head("types", states)),
            softmax(self._head("statuses", states)),
            flags[:, 0],
            flags[:, 1],
            np.clip(self._head("factuality", states)[:, 0], -3, 3),
            self._by_role("answers", states),
        )

    def modes(self, states: Floats) -> Floats:
        """Scores of each pair of type and mode, shape (67,), from one trigger's state."""
        return self._head("modes", states)

    def contexts(self, states: Floats) -> Floats:
        """Probability of each context, shape (37,), from one trigger's state."""
        return _sigmoid(self._head("contexts", states))

    def roles(self, signals: Signals, trigger: int) -> tuple[int, Floats]:
        """Probability of the words around ``trigger`` to be in each of its roles.

        Returns:
            The number of the first word looked at, and the probabilities, shape (words looked at, roles).
        """
        low, high = max(0, trigger - REACH), min(len(signals.states), trigger + REACH + 1)
        asks = self._by_role("asks", signals.states[trigger : trigger + 1])[0]
        scores = np.einsum("rp,wrp->wr", asks, signals.answers[low:high]) / np.sqrt(np.float32(asks.shape[-1]))
        offset = np.arange(low, high) - trigger
        bucket = np.searchsorted(DISTANCES, np.abs(offset), side="right")
        table = np.where(offset < 0, bucket, bucket + len(DISTANCES) + 1)
        return low, _sigmoid(scores + self._heads["distance.weight"][table] + self._heads["lean"])

    def _states(self, tagged: Tagged) -> Floats:
        states = np.zeros((len(tagged.words), WIDTH), dtype=np.float32)
        todo = sorted(tagged.shared, key=lambda one: len(one.states))
        for begin in range(0, len(todo), BATCH):
            batch = todo[begin : begin + BATCH]
            for one, seen in zip(batch, self._run(batch), strict=True):
                low, high = np.searchsorted(tagged.first, (one.window.keep_start, one.window.keep_end))
                states[low:high] = seen[tagged.first[low:high] - one.window.start + 1]
        return states

    def _run(self, batch: list[Shared]) -> Floats:
        longest = max(len(one.states) for one in batch)
        shared = np.zeros((len(batch), longest, WIDTH), dtype=np.float32)
        mask = np.zeros((len(batch), longest), dtype=np.int64)
        for row, one in enumerate(batch):
            shared[row, : len(one.states)], mask[row, : len(one.states)] = one.states, 1
        states: Floats = self._session.run(None, {"shared": shared, "mask": mask})[0]
        return states

    def _by_role(self, name: str, states: Floats) -> Floats:
        """A head's scores, shape (states, roles, width of an answer)."""
        width = self._heads[f"{name}.bias"].shape[0] // len(ROLES)
        return self._head(name, states).reshape(len(states), len(ROLES), width)

    def _head(self, name: str, states: Floats) -> Floats:
        scores: Floats = states @ self._heads[f"{name}.weight"].T + self._heads[f"{name}.bias"]
        return scores


def _sigmoid(logits: Floats) -> Floats:
    squashed: Floats = (1.0 / (1.0 + np.exp(-logits))).astype(np.float32)
    return squashed


def model_folder() -> Path:
    """Where the model that comes with the package lies."""
    return Path(str(files("reportedly.events") / "model"))


@cache
def default_event_model() -> EventModel:
    """The event model that comes with the package, loaded once a process."""
    return EventModel(model_folder())
