"""What a large event coder thinks of articles without labels, and how a small one learns from it.

Whether a word tells of an event, of which type, with which status and flags is taken over; roles are not, since those
of the teacher, which saw each label but five times, are no better than the small coder's.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from reportedly.attributions.words import Words, split

from .corpora import texts
from .event_articles import ASIDE
from .event_model import Coder

CORPORA = ("attribution-train.jsonl", "places-lgl.jsonl", "places-geovirus.jsonl", "events-train.jsonl")
"""Files of the gold folder whose texts are read without their labels."""
LENGTHS = (60, 130, 200, 260)
"""Words of the parts that an article is read in, one of them drawn for each part."""
LIKELY = 0.25
"""Probability of an event from which on it is asked what else the teacher thinks of a word."""
Opinion = NDArray[np.float16]
"""Of each word: probabilities of no event and of each type, of each status, and of each flag, shape (words, 27)."""


class Part(NamedTuple):
    """Some paragraphs of an article, an item to learn from; ``opinion`` as :data:`Opinion`."""

    text: str
    words: Words
    opinion: Tensor


def unlabelled(gold: Path) -> dict[str, str]:
    """The texts to have opinions on, by name; none of the articles whose events are kept aside."""
    aside = {json.loads(line)["article"] for line in ASIDE.read_text(encoding="utf-8").splitlines()}
    found = {name: text for file in CORPORA for name, text in texts(gold / file).items()}
    return {name: text for name, text in found.items() if name not in aside}


@torch.no_grad()
def opinion(coder: Coder, states: Tensor) -> Opinion:
    """What a coder thinks of words whose states are given, shape (words, width)."""
    asked = (coder.types(states).softmax(-1), coder.statuses(states).softmax(-1), coder.flags(states).sigmoid())
    told: Opinion = torch.cat(asked, -1).half().numpy()
    return told


def parts(text: str, thought: Opinion, rng: random.Random) -> Iterator[Part]:
    """An article in parts of whole paragraphs, cut anew each time."""
    starts = split(text).starts
    begin = end = 0
    most = rng.choice(LENGTHS)
    for paragraph in re.finditer(r"[^\n]+\n*", text):
        if end > begin and len(text[begin : paragraph.end()].split()) > most:
            yield from _part(text, thought, begin, end, starts)
            begin, most = paragraph.start(), rng.choice(LENGTHS)
        end = paragraph.end()
    yield from _part(text, thought, begin, end, starts)


def _part(text: str, thought: Opinion, begin: int, end: int, starts: NDArray[np.int64]) -> Iterator[Part]:
    own = text[begin:end].rstrip()
    words = split(own)
    low, high = (int(n) for n in np.searchsorted(starts, (begin, end)))
    if len(words) == high - low and 4 <= len(words) <= 400:  # an edge may cut a word; a line may be a book
        yield Part(own, words, torch.from_numpy(thought[low:high].astype(np.float32)))


def losses(coder: Coder, seen: Tensor, part: Part) -> Iterator[tuple[str, Tensor]]:
    """How far a coder whose states of the part's words are ``seen``, shape (words, width), is from the teacher."""
    types, statuses, flags = part.opinion.split(
        (coder.types.out_features, coder.statuses.out_features, coder.flags.out_features), -1
    )
    chance = 1 - types[:, 0]
    none = coder.types(seen).log_softmax(-1)[:, 0].clamp(max=-1e-4)
    apart = -(chance * torch.log(-torch.expm1(none)) + (1 - chance) * none)
    yield "opinion", (apart * (0.6 + 0.4 * chance)).sum() / 12
    at = (chance > LIKELY).nonzero()[:, 0]
    if len(at):
        here, weight = seen[at], chance[at]
        kinds = types[at, 1:] / chance[at, None]
        yield "opinion: type", -(weight * (kinds * coder.types(here)[:, 1:].log_softmax(-1)).sum(-1)).sum() / 12
        told = (statuses[at] * coder.statuses(here).log_softmax(-1)).sum(-1)
        yield "opinion: status", -(weight * told).sum() / weight.sum()
        apart = F.binary_cross_entropy_with_logits(coder.flags(here), flags[at], reduction="none").mean(-1)
        yield "opinion: flags", (weight * apart).sum() / weight.sum()
