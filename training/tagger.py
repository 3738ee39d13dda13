"""The attribution tagger as it is trained: an encoder, three tag heads, and two pointers to cues."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from reportedly.attributions.acts import ACTS
from reportedly.attributions.links import FEATURES

from .encoder import Encoder

ROLES = ("source", "cue", "content")
POINTER = 128


class Projection(nn.Module):
    """Hidden states at a span's first and last word -> a vector to be pointed with."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.inner = nn.Linear(2 * width, POINTER)
        self.outer = nn.Linear(POINTER, POINTER)
        self.dropout = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, spans: Tensor) -> Tensor:
        """(words, width) and (spans, 2) of first and last word -> (spans, POINTER)."""
        ends = torch.cat((hidden[spans[:, 0]], hidden[spans[:, 1]]), -1)
        projected: Tensor = self.outer(self.dropout(F.gelu(self.inner(ends))))
        return projected


class Pointer(nn.Module):
    """Scores (items, cues + 1) of each item's cue; the last column says that it has none."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.item, self.cue = Projection(width), Projection(width)
        self.features = nn.ModuleList(nn.Embedding(size, 1) for size in FEATURES)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.none = nn.Parameter(torch.zeros(1))

    def forward(self, hidden: Tensor, items: Tensor, cues: Tensor, features: Tensor) -> Tensor:
        """``features``: (items, cues, number of tables) indices from :func:`links.features`."""
        scores = self.item(hidden, items) @ self.cue(hidden, cues).T / POINTER**0.5
        for number, table in enumerate(self.features):
            scores = scores + table(features[:, :, number]).squeeze(-1)
        return torch.cat((scores, self.none.expand(len(items), 1)), 1)


class Tagger(nn.Module):
    """The whole model; ``forward`` is what goes to ONNX."""

    def __init__(self, encoder: Encoder, width: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, 3 * len(ROLES))
        self.content, self.source = Pointer(width), Pointer(width)
        self.acts = nn.Linear(3 * width, len(ACTS))  # helps the encoder see acts; what is shipped is train_acts'

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden states (batch, pieces, width) and tag logits (batch, pieces, 9): O, B, I of each role."""
        hidden = self.encoder(ids, kinds, mask)
        return hidden, self.tags(self.dropout(hidden))
