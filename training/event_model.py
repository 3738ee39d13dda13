"""The event coder as it is trained: the tagger's embeddings kept as they are, layers and heads of its own."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from reportedly.events.heads import CONTEXTS, DISTANCES, MODES, ROLES, STATUSES, TYPES

from .encoder import Encoder

POINTER = 96
LAYERS = (0, 1, 2, 3, 4)
"""Layers of the base model that the coder begins with, so that a reading stays under three times the parse.

Going on from the states of the tagger's second or third layer, with four layers of its own, was tried and learned far
slower: what the tagger needs is not what the coder needs.
"""


class Coder(nn.Module):
    """Event layers over the embeddings that the tagger made.

    Args:
        layers: those of an encoder.
    """

    def __init__(self, layers: Iterable[nn.Module], width: int = 384) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.dropout = nn.Dropout(0.1)
        self.types = nn.Linear(width, len(TYPES) + 1)
        self.modes = nn.Linear(width, len(MODES))
        self.contexts = nn.Linear(width, len(CONTEXTS))
        self.statuses = nn.Linear(width, len(STATUSES))
        self.flags = nn.Linear(width, 2)  # background, historical
        self.factuality = nn.Linear(width, 1)
        self.asks = nn.Linear(width, POINTER * len(ROLES))
        self.answers = nn.Linear(width, POINTER * len(ROLES))
        self.lean = nn.Parameter(torch.zeros(len(ROLES)))
        self.distance = nn.Embedding(2 * len(DISTANCES) + 2, len(ROLES))
        nn.init.zeros_(self.distance.weight)
        nn.init.constant_(self.lean, -2.0)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Embeddings (batch, pieces, width) -> states of the same shape."""
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def roles(self, states: Tensor, triggers: Tensor) -> Tensor:
        """(words, width) and (triggers,) -> logits (triggers, words, roles)."""
        words = len(states)
        asks = self.asks(self.dropout(states[triggers])).view(len(triggers), len(ROLES), POINTER)
        answers = self.answers(self.dropout(states)).view(words, len(ROLES), POINTER)
        scores = torch.einsum("trp,wrp->twr", asks, answers) / POINTER**0.5
        offset = torch.arange(words)[None, :] - triggers[:, None].cpu()
        bucket = torch.bucketize(offset.abs(), torch.tensor(DISTANCES), right=True)
        table = torch.where(offset < 0, bucket, bucket + len(DISTANCES) + 1).to(states.device)
        logits: Tensor = scores + self.distance(table) + self.lean
        return logits


def small(encoder: Encoder) -> Coder:
    """The coder that is shipped, which begins with :data:`LAYERS` of an encoder."""
    return Coder(encoder.layers[number] for number in LAYERS)
