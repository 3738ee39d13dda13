"""The tagger: an int8 encoder that gives every word its roles, and a vector to link spans with."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .inference import session, softmax
from .links import Pointer
from .windows import OVERLAP, SIZE, Window, windows
from .words import Vocabulary, Words, split

BATCH = 4
"""Windows that are encoded together: more gains nothing on a CPU and costs memory."""

WIDTH = 384
SOURCE, CUE, CONTENT = 0, 1, 2
OUT, BEGIN, INSIDE = 0, 1, 2

Floats = NDArray[np.float32]


class Shared(NamedTuple):
    """One window, and the embeddings of its pieces, shape (pieces, width)."""

    window: Window
    states: NDArray[np.float16]


class Tagged(NamedTuple):
    """A text as the tagger sees it.

    Args:
        words: its words.
        tags: probabilities, shape (words, 3 roles, 3): outside, begin, inside.
        hidden: the encoder's states at each word's first piece, shape (words, width).
        shared: its windows in the order of the text, for other models that go on from the same layers.
        first: index of each word's first piece, shape (words,).
    """

    words: Words
    tags: Floats
    hidden: NDArray[np.float16]
    shared: tuple[Shared, ...] = ()
    first: NDArray[np.int64] = np.zeros(0, dtype=np.int64)

    def within(self, role: int) -> Floats:
        """Probability of each word to be part of a span of ``role``, shape (words,)."""
        inside: Floats = 1.0 - self.tags[:, role, OUT]
        return inside


class Tagger:
    """Tags texts with the model in ``folder``; ``threads`` is the number onnxruntime may use."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        from tokenizers import Tokenizer

        self._session = session(folder / "tagger.int8.onnx", threads)
        self.vocabulary = Vocabulary(Tokenizer.from_file(str(folder / "tokenizer.json")))
        weights = np.load(folder / "pointers.npz")
        self.content_pointer = Pointer.of(weights, "content")
        self.source_pointer = Pointer.of(weights, "source")

    def __call__(self, text: str, size: int = SIZE, overlap: int = OVERLAP) -> Tagged:
        """The roles of the words of ``text``."""
        return self.tag_many([(text, split(text))], size, overlap)[0]

    def tag_many(self, texts: list[tuple[str, Words]], size: int = SIZE, overlap: int = OVERLAP) -> list[Tagged]:
        """:class:`Tagged` of several texts, encoded together so that short ones cost little."""
        pieces = [self.vocabulary.pieces(text, words) for text, words in texts]
        todo = [(owner, w) for owner, p in enumerate(pieces) if len(p.ids) for w in windows(p, size, overlap)]
        todo.sort(key=lambda item: len(item[1].ids))
        logits = [np.zeros((len(words), 9), dtype=np.float32) for _, words in texts]
        hidden = [np.zeros((len(words), WIDTH), dtype=np.float16) for _, words in texts]
        shared: list[list[Shared]] = [[] for _ in texts]
        for begin in range(0, len(todo), BATCH):
            batch = todo[begin : begin + BATCH]
            states, scores, lower = self._encode([window for _, window in batch])
            for row, (owner, window) in enumerate(batch):
                shared[owner].append(Shared(window, lower[row, : len(window.ids)].astype(np.float16)))
                first = pieces[owner].first
                low, high = np.searchsorted(first, (window.keep_start, window.keep_end))
                at = first[low:high] - window.start + 1
                logits[owner][low:high] = scores[row, at]
                hidden[owner][low:high] = states[row, at]
        return [
            Tagged(words, softmax(raw.reshape(-1, 3, 3)), states, _in_order(lower), own.first)
            for (_, words), raw, states, lower, own in zip(texts, logits, hidden, shared, pieces, strict=True)
        ]

    def _encode(self, batch: list[Window]) -> tuple[Floats, Floats, Floats]:
        longest = max(len(window.ids) for window in batch)
        ids, kinds, mask = (np.zeros((len(batch), longest), dtype=np.int64) for _ in range(3))
        for row, window in enumerate(batch):
            count = len(window.ids)
            ids[row, :count], kinds[row, :count], mask[row, :count] = window.ids, window.kinds, 1
        hidden, logits, shared = self._session.run(
            ["hidden", "logits", "shared"], {"ids": ids, "kinds": kinds, "mask": mask}
        )
        return hidden, logits, shared


def _in_order(shared: list[Shared]) -> tuple[Shared, ...]:
    return tuple(sorted(shared, key=lambda one: one.window.start))


def model_folder() -> Path:
    """Where the model that comes with the package lies."""
    return Path(str(files("reportedly.attributions") / "model"))


@cache
def default_tagger() -> Tagger:
    """The tagger that comes with the package, loaded once a process."""
    return Tagger(model_folder())
