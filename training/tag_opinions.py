"""What a large tagger thinks of the words of articles, and the articles with it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from reportedly.attributions.windows import windows
from reportedly.attributions.words import Vocabulary, split

from .corpora import texts
from .tagger import Tagger
from .windows import Labelled, in_words

UNLABELLED = ("places-lgl.jsonl", "places-geovirus.jsonl")
"""Files of the gold folder whose texts tell nothing of attributions."""
Opinion = NDArray[np.float16]
"""How likely each tag is, shape (words, roles, tags)."""


def unlabelled(gold: Path) -> dict[str, str]:
    """The texts to learn from the opinions on alone, by name."""
    return {name: text for file in UNLABELLED for name, text in texts(gold / file).items()}


@torch.no_grad()
def opinion(teacher: Tagger, text: str, known: Vocabulary) -> Opinion:
    """What a teacher thinks of a text, in the windows in which the shipped model reads one."""
    words = split(text)
    pieces = known.pieces(text, words)
    found = np.zeros((len(words), 3, 3), dtype=np.float16)
    for window in windows(pieces):
        ids, kinds = torch.from_numpy(window.ids)[None], torch.from_numpy(window.kinds)[None]
        with torch.autocast("cpu", torch.bfloat16):
            _, logits = teacher(ids, kinds, torch.ones_like(ids))
        likely = logits[0].float().view(-1, 3, 3).softmax(-1).half().numpy()
        low, high = np.searchsorted(pieces.first, (window.keep_start, window.keep_end))
        found[low:high] = likely[pieces.first[low:high] - window.start + 1]
    return found


def thought_of(labelled: list[Labelled], gold: Path, opinions: Path, known: Vocabulary) -> list[Labelled]:
    """Labelled texts with a teacher's opinions, and those that have nothing else."""
    with np.load(opinions) as saved:
        thought = {name: saved[name] for name in saved}
    found = [text._replace(opinion=thought.get(text.id)) for text in labelled]
    for name, text in unlabelled(gold).items():
        if name in thought:
            blank = in_words(name, text, split(text), [], known)
            found.append(blank._replace(opinion=thought[name], blank=True))
    return found
