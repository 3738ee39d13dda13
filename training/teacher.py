"""The sentence encoder that the vectors are distilled from: all-MiniLM-L6-v2, as its authors run it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .encoder import Encoder, from_safetensors
from .train_tagger import base

START, END = 101, 102
LONGEST = 256
"""Pieces of a text that the encoder's own settings let it read."""

BATCH = 6000
"""Pieces encoded together, padding included."""

Floats = NDArray[np.float32]


class Teacher:
    """Encodes texts and single pieces."""

    def __init__(self) -> None:
        self._encoder: Encoder = from_safetensors(base() / "model.safetensors").eval()
        self._tokenizer = Tokenizer.from_file(str(base() / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def texts(self, texts: Sequence[str]) -> Floats:
        """The vectors of texts, of length 1, shape (texts, 384)."""
        found = self._pooled([encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))])
        normed: Floats = found / np.linalg.norm(found, axis=1, keepdims=True)
        return normed

    def pieces(self) -> Floats:
        """The vectors of all pieces of the vocabulary, each encoded alone, shape (pieces, 384)."""
        return self._pooled([[START, piece, END] for piece in range(self._tokenizer.get_vocab_size())])

    @torch.no_grad()
    def _pooled(self, ids: list[list[int]]) -> Floats:
        found = np.zeros((len(ids), 384), dtype=np.float32)
        for batch in _batches([len(one) for one in ids]):
            longest = len(ids[batch[-1]])
            pieces, mask = torch.zeros(len(batch), longest, dtype=torch.long), torch.zeros(len(batch), longest)
            for row, number in enumerate(batch):
                count = len(ids[number])
                pieces[row, :count], mask[row, :count] = torch.tensor(ids[number]), 1
            states = self._encoder(pieces, torch.zeros_like(pieces), mask)
            found[batch] = ((states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)).numpy()
        return found


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Numbers of texts of like length, about ``BATCH`` pieces together, shortest first."""
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and lengths[number] * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch
