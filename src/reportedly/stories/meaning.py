"""What a sentence means, as a vector: the weighted mean of the vectors of its pieces.

The vectors are distilled from a sentence encoder (``docs/models/vectors.md``), after model2vec (S. Tulkens and
T. van Dongen 2024, *Model2Vec: fast state-of-the-art static embeddings*): each piece of the vocabulary has one,
whatever stands around it, so that a text costs a look-up for each word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..attributions.tagger import model_folder
from ..attributions.words import WORD, Vocabulary

Floats = NDArray[np.float32]


class Table(NamedTuple):
    """The vectors of pieces times their weights, shape (rows, dims), and the row of every vocabulary id.

    The last row is zero, and stands for all pieces without a meaning.
    """

    vectors: Floats
    rows: NDArray[np.int64]


def meanings(texts: Sequence[str]) -> Floats:
    """The meaning of each text as a vector of length 1, so that a scalar product is a cosine.

    The vector of a text depends on nothing but the text.

    Args:
        texts: sentences, clauses, headlines; longer texts give a topic rather than a meaning.

    Returns:
        shape (texts, dims); a row is zero where a text has no piece with a meaning, as when it is empty.
    """
    table = _table()
    found = np.zeros((len(texts), table.vectors.shape[1]), dtype=np.float32)
    for row, text in enumerate(texts):
        found[row] = table.vectors[table.rows[pieces(text)]].sum(0)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    np.divide(found, lengths, out=found, where=lengths > 0)
    return found


class Words(NamedTuple):
    """The words of a text that mean something: their vectors, of length 1, (words, dims), and their weights."""

    vectors: Floats
    weights: Floats


def near_words(one: str, other: str) -> tuple[float, float]:
    """How near each word of a text has one of the other: of the slighter text, and of both (harmonic mean).

    Words are matched greedily by cosine and count by their weights, after BERTScore (T. Zhang and others 2020,
    *BERTScore: evaluating text generation with BERT*), whose vectors know their context; these do not.

    Returns:
        -1 to 1 each, the same whichever comes first; 0 if a text has no word with a meaning.
    """
    first, second = (_words(text) for text in sorted((one, other)))  # a product of matrices is rounded by its order
    whole, others = float(first.weights.sum()), float(second.weights.sum())
    if not whole or not others:
        return 0.0, 0.0
    cosine = first.vectors @ second.vectors.T
    there = float(cosine.max(1) @ first.weights) / whole
    back = float(cosine.max(0) @ second.weights) / others
    both = 2 * there * back / (there + back) if there > 0 and back > 0 else 0.0
    return (there if whole <= others else back), both


@lru_cache(maxsize=4096)
def _words(text: str) -> Words:
    found = [one for one in map(_word, WORD.findall(text)) if one is not None]
    dims = _table().vectors.shape[1]
    return Words(
        np.array([vector for vector, _ in found], dtype=np.float32).reshape(-1, dims),
        np.array([weight for _, weight in found], dtype=np.float32),
    )


@lru_cache(maxsize=32_768)
def _word(word: str) -> tuple[Floats, float] | None:
    """The vector of a word, of length 1, and its weight; ``None`` if it means nothing."""
    table = _table()
    vector = table.vectors[table.rows[list(_vocabulary().ids(word))]].sum(0)
    weight = float(np.linalg.norm(vector))
    return (vector / weight, weight) if weight else None


def pieces(text: str) -> list[int]:
    """Vocabulary ids of the pieces of a text, in order."""
    vocabulary = _vocabulary()
    return [piece for word in WORD.findall(text) for piece in vocabulary.ids(word)]


def read(path: Path) -> Table:
    """The table in a file: for each kept id an int8 vector, the scale of its steps, and the weight of the piece."""
    with np.load(path) as stored:
        ids, steps = stored["ids"].astype(np.int64), stored["vectors"]
        factors = stored["scales"].astype(np.float32) * stored["weights"].astype(np.float32)
        rows = np.full(int(stored["vocabulary"]), len(ids), dtype=np.int64)
    vectors = np.zeros((len(ids) + 1, steps.shape[1]), dtype=np.float32)
    np.multiply(steps, factors[:, None], out=vectors[:-1])
    rows[ids] = np.arange(len(ids))
    return Table(vectors, rows)


@cache
def _table() -> Table:
    return read(Path(str(files("reportedly.stories") / "model" / "vectors.npz")))


@cache
def _vocabulary() -> Vocabulary:
    from tokenizers import Tokenizer

    return Vocabulary(Tokenizer.from_file(str(model_folder() / "tokenizer.json")))
