"""Train a large event coder and ask what it thinks of articles without labels.

    python -m training.event_teacher --gold GOLD --out runs/event_teacher

GOLD holds what ``training.train_events`` needs, and the corpora of ``event_opinions.CORPORA``. The large coder is
far too slow to ship; ``OUT/opinions.npz`` is what the small one learns from.
"""

from __future__ import annotations

import logging
import random

import numpy as np
import torch
from torch import Tensor

from reportedly.attributions.windows import windows
from reportedly.attributions.words import Vocabulary, split

from .event_items import Item
from .event_model import Coder
from .event_opinions import Opinion, Part, opinion, unlabelled
from .mpnet import MPNet, pretrained
from .runs import Plan, arguments, device, started
from .train_events import labelled, read_passages, train
from .train_tagger import vocabulary

log = logging.getLogger("training")
PLAN = Plan(epochs=3, rate=5e-5, heads=4e-4, pieces=700, mean=0.99, seed=3)
AGAIN = Plan(epochs=2, rate=4e-5, heads=1.5e-3, pieces=700, mean=0.99, seed=3)
"""Two cycles: after the first, triggers were good on the articles kept aside and types, statuses and roles were not."""


class Teacher(Coder):
    """A coder with an encoder of its own."""

    def __init__(self, encoder: MPNet) -> None:
        super().__init__(encoder.layers, width=768)
        self.encoder = encoder


@torch.no_grad()
def opinions(teacher: Teacher, texts: dict[str, str], known: Vocabulary) -> dict[str, Opinion]:
    """What a teacher thinks of each text that has words."""
    teacher.eval()
    found: dict[str, Opinion] = {}
    for name, text in texts.items():
        if len(split(text)):
            found[name] = opinion(teacher, _states(teacher.encoder, text, known))
            if len(found) % 100 == 0:
                log.info("%d of %d articles", len(found), len(texts))
    return found


def _states(encoder: MPNet, text: str, known: Vocabulary) -> Tensor:
    """The states of all words, shape (words, width), as the shipped models read a long text."""
    words = split(text)
    pieces = known.pieces(text, words)
    states = torch.zeros(len(words), 768)
    for window in windows(pieces):
        ids, kinds = torch.from_numpy(window.ids)[None], torch.from_numpy(window.kinds)[None]
        with torch.autocast("cpu", torch.bfloat16):
            seen = encoder(ids, kinds, torch.ones_like(ids))[0].float()
        low, high = np.searchsorted(pieces.first, (window.keep_start, window.keep_end))
        states[low:high] = seen[torch.from_numpy(pieces.first[low:high] - window.start + 1)]
    return states


def main() -> None:
    parser = arguments(__doc__)
    read_passages(parser)
    args = parser.parse_args()
    started(args, PLAN.seed)
    items = labelled(args.gold, args.passages)
    teacher = Teacher(pretrained())
    teacher.encoder.to(device())

    def of_epoch(_: random.Random) -> list[Item | Part]:
        return [*items]

    for name, plan in (("first", PLAN), ("again", AGAIN)):
        folder = args.out / name
        folder.mkdir(exist_ok=True)
        train(teacher, teacher.encoder, of_epoch, plan._replace(amp=not args.no_amp), folder)
        teacher.load_state_dict(torch.load(folder / "last.pt", map_location="cpu", weights_only=True))
    teacher.cpu()
    np.savez_compressed(args.out / "opinions.npz", **opinions(teacher, unlabelled(args.gold), vocabulary()))


if __name__ == "__main__":
    main()
