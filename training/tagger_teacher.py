"""Train a large tagger and ask what it thinks of articles, labelled or not.

    python -m training.tagger_teacher --gold GOLD --out runs/tagger_teacher

GOLD holds attribution-train.jsonl and the corpora of ``tag_opinions.UNLABELLED``. The large tagger is far too slow to
ship; ``OUT/opinions.npz`` is what the small one learns from.
"""

from __future__ import annotations

import logging

import numpy as np
import torch

from reportedly.attributions.words import split

from .corpora import texts
from .mpnet import pretrained
from .runs import Plan, arguments, device, started
from .tag_opinions import opinion, unlabelled
from .tagger import Tagger
from .train_tagger import ARTICLES, train, vocabulary
from .windows import read

log = logging.getLogger("training")
PLAN = Plan(epochs=2, rate=7e-5, heads=5e-4, pieces=2560, mean=0.98, seed=5)


def main() -> None:
    args = arguments(__doc__).parse_args()
    started(args, PLAN.seed)
    known = vocabulary()
    teacher = Tagger(pretrained(), width=768)
    train(teacher.to(device()), read(args.gold / ARTICLES, known), PLAN._replace(amp=not args.no_amp), args.out)
    teacher.load_state_dict(torch.load(args.out / "last.pt", map_location="cpu", weights_only=True))
    teacher.cpu().eval()
    found = {}
    for name, text in (texts(args.gold / ARTICLES) | unlabelled(args.gold)).items():
        if len(split(text)):
            found[name] = opinion(teacher, text, known)
            if len(found) % 100 == 0:
                log.info("%d articles", len(found))
    np.savez_compressed(args.out / "opinions.npz", **found)


if __name__ == "__main__":
    main()
