"""Fit the two pointers anew on whole articles, over the frozen int8 encoder, as they are used when reading.

    python -m training.refit --gold attribution-train.jsonl --model src/reportedly/attributions/model

In the windows of the main training a pointer seldom sees a cue that is far away, and its small tables of
distances hardly move at the encoder's learning rate; here both are put right.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from reportedly.attributions.assembly import spans
from reportedly.attributions.links import REACH, features, gap
from reportedly.attributions.tagger import CONTENT, CUE, SOURCE, Tagged, Tagger
from reportedly.attributions.words import word_ranges

from .tagger import Pointer
from .windows import Range


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1962)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    tagger = Tagger(args.model)
    saved = dict(np.load(args.model / "pointers.npz"))
    pointers = {name: _loaded(saved, name) for name in ("content", "source")}
    tables = [
        p for pointer in pointers.values() for n, p in pointer.named_parameters() if "features" in n or n == "none"
    ]
    others = [
        p for pointer in pointers.values() for n, p in pointer.named_parameters() if "features" not in n and n != "none"
    ]
    texts = [json.loads(line) for line in args.gold.open(encoding="utf-8")]
    total = args.epochs * len(texts)
    optimizer = torch.optim.AdamW([{"params": tables, "lr": 2e-2}, {"params": others, "lr": 2e-4}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / total))
    read: dict[str, Tagged] = {}
    for epoch in range(args.epochs):
        sums = [0.0, 0.0]
        for record in rng.sample(texts, len(texts)):
            if record["id"] not in read:
                read[record["id"]] = tagger(record["text"])
            losses = _losses(pointers, read[record["id"]], record)
            if losses:
                optimizer.zero_grad()
                torch.stack(losses).sum().backward()
                optimizer.step()
                for place, loss in enumerate(losses):
                    sums[place] += float(loss.detach())
            schedule.step()
        print(f"epoch {epoch + 1}: content {sums[0] / len(texts):.4f} source {sums[1] / len(texts):.4f}", flush=True)
    np.savez(
        args.model / "pointers.npz",
        **{f"{n}.{k}": v.numpy() for n, p in pointers.items() for k, v in p.state_dict().items()},
    )


def _loaded(saved: dict[str, NDArray[np.float32]], name: str) -> Pointer:
    pointer = Pointer(384)
    pointer.load_state_dict(
        {k.removeprefix(name + "."): torch.from_numpy(v) for k, v in saved.items() if k.startswith(name + ".")}
    )
    return pointer


def _losses(pointers: dict[str, Pointer], tagged: Tagged, record: dict) -> list[torch.Tensor]:
    """Losses of contents and of sources; spans that only the tagger sees shall point to nothing."""
    gold = [
        {r: word_ranges(tagged.words, sorted(a[r])) for r in ("source", "cue", "content")}
        for a in record["attributions"]
    ]
    gold = [a for a in gold if a["cue"] and a["content"]]
    if not gold:
        return []
    paragraph = tagged.words.paragraph
    cues = [_inclusive(a["cue"][0]) for a in gold]
    cues += _new(spans(tagged, CUE, 0.0), cues)
    contents = [(_inclusive(c), n) for n, a in enumerate(gold) for c in a["content"]]
    contents += [(c, len(cues)) for c in _new(spans(tagged, CONTENT, 1.0), [c for c, _ in contents])]
    sources = sorted({_inclusive(s) for a in gold for s in a["source"]})
    sources += _new(spans(tagged, SOURCE, 0.0), sources)
    hidden = torch.from_numpy(tagged.hidden.astype(np.float32))
    cue_array = np.array(cues)
    losses = []
    logits = _scores(pointers["content"], hidden, np.array([c for c, _ in contents]), cue_array, paragraph)
    target = torch.tensor([n for _, n in contents])
    reached = logits.gather(1, target[:, None]).squeeze(1) > -1e3
    losses.append(F.cross_entropy(logits[reached], target[reached]) if reached.any() else logits.sum() * 0.0)
    if sources:
        logits = _scores(pointers["source"], hidden, np.array(sources), cue_array, paragraph)
        choice = torch.cat((logits[:, :-1].T, logits[0, -1].expand(len(cues), 1)), 1)[: len(gold)]
        right = np.zeros(tuple(choice.shape), dtype=np.bool_)
        for n, a in enumerate(gold):
            for s in a["source"]:
                right[n, sources.index(_inclusive(s))] = True
        right[~right.any(1), -1] = True
        ranked = choice.log_softmax(1).masked_fill(~torch.from_numpy(right), -1e4).logsumexp(1)
        losses.append(-ranked.clamp(min=-20).mean())
    return losses


def _scores(
    pointer: Pointer,
    hidden: torch.Tensor,
    items: NDArray[np.int64],
    cues: NDArray[np.int64],
    paragraph: NDArray[np.int64],
) -> torch.Tensor:
    logits = pointer(
        hidden, torch.from_numpy(items), torch.from_numpy(cues), torch.from_numpy(features(items, cues, paragraph))
    )
    far = np.concatenate((gap(items, cues) > REACH, np.zeros((len(items), 1), dtype=np.bool_)), axis=1)
    masked: torch.Tensor = logits.masked_fill(torch.from_numpy(far), -1e4)
    return masked


def _inclusive(found: Range) -> Range:
    return found[0], found[1] - 1


def _new(predicted: list[Range], known: list[Range]) -> list[Range]:
    """Predicted spans that touch no known one."""
    return [(a, b) for a, b in predicted if not any(x <= b and a <= y for x, y in known)]


if __name__ == "__main__":
    main()
