"""Train the act model on the labelled passages, over the frozen encoder, and measure it on those kept aside.

python -m training.train_acts --model src/reportedly/attributions/model
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from reportedly.attributions.acts import ACTS, features, look_up, negated
from reportedly.attributions.tagger import Tagger
from reportedly.attributions.words import split, word_ranges
from reportedly.records import Act

from .passages import passages

DATA = Path(__file__).parent / "data"
ASIDE = "passages-aside.txt"


def examples(
    tagger: Tagger, texts: list[dict[str, Any]]
) -> tuple[NDArray[np.float32], NDArray[np.int64], list[dict[str, Any]]]:
    """Features (cues, width), acts (cues,), and for each cue its words, its source's words and its label."""
    seen, acts, cues = [], [], []
    words = [split(passage["text"]) for passage in texts]
    tagged = tagger.tag_many([(p["text"], w) for p, w in zip(texts, words, strict=True)])
    for passage, found, here in zip(texts, tagged, words, strict=True):
        for a in passage["attributions"]:
            cue = word_ranges(here, a["cue"])
            contents = word_ranges(here, a["content"])
            if not cue or not contents:
                continue
            text = passage["text"]
            spelled = [text[here.starts[i] : here.ends[i]] for i in range(*cue[0])]
            source = [text[here.starts[i] : here.ends[i]] for s in word_ranges(here, a["source"]) for i in range(*s)]
            entry = look_up(spelled)
            ranges = tuple((x, y - 1) for x, y in contents)
            seen.append(features(found, (cue[0][0], cue[0][1] - 1), ranges, entry))
            acts.append(ACTS.index(Act(a["act"])))
            cues.append({"words": spelled, "source": source, "entry": entry, "negated": a["negated"], "text": text})
    return np.stack(seen), np.array(acts), cues


def fitted(x: NDArray[np.float32], y: NDArray[np.int64], decay: float, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Weights (features, acts) and bias of a softmax regression with squared weight decay and feature dropout."""
    torch.manual_seed(seed)
    layer = torch.nn.Linear(x.shape[1], len(ACTS))
    torch.nn.init.zeros_(layer.weight)
    optimizer = torch.optim.Adam(layer.parameters(), lr=1e-2)
    inputs, targets = torch.from_numpy(x), torch.from_numpy(y)
    for _ in range(200):
        loss = F.cross_entropy(layer(F.dropout(inputs, 0.2)), targets)
        loss = loss + decay * layer.weight.pow(2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return layer.weight.detach().T.contiguous(), layer.bias.detach()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--decay", type=float, default=0.002)
    parser.add_argument("--seed", type=int, default=1962)
    args = parser.parse_args()
    tagger = Tagger(args.model)
    train = [p for path in sorted(DATA.glob("passages-*.txt")) if path.name != ASIDE for p in passages(path)]
    x, y, _ = examples(tagger, train)
    weights, bias = fitted(x, y, args.decay, args.seed)
    np.savez(args.model / "acts.npz", weights=weights.numpy().astype(np.float16), bias=bias.numpy())
    report(tagger, weights, bias, len(y))


def report(tagger: Tagger, weights: torch.Tensor, bias: torch.Tensor, trained_on: int) -> None:
    """Accuracy of the model and of the lexicon alone on the passages kept aside."""
    x, y, cues = examples(tagger, passages(DATA / ASIDE))
    guess = (torch.from_numpy(x) @ weights + bias).argmax(1).numpy()
    words_only = np.array([ACTS.index(c["entry"].act) if c["entry"] else 0 for c in cues])
    f1 = [_f1(guess == k, y == k) for k in range(len(ACTS))]
    print(f"trained on {trained_on} cues; {len(y)} kept aside")
    print(f"accuracy {100 * (guess == y).mean():.1f}, macro F1 {100 * np.mean(f1):.1f}")
    print(f"accuracy of the lexicon alone {100 * (words_only == y).mean():.1f}")
    said_no = np.array([negated(c["words"], c["source"]) for c in cues])
    gold_no = np.array([c["negated"] for c in cues])
    print(f"negation F1 {100 * _f1(said_no, gold_no):.1f}")
    wrong = Counter((ACTS[g].value, ACTS[p].value) for g, p in zip(y, guess, strict=True) if g != p)
    print("gold taken for: " + ", ".join(f"{g} {p} {n}" for (g, p), n in wrong.most_common(12)))


def _f1(guess: NDArray[np.bool_], gold: NDArray[np.bool_]) -> float:
    both = float((guess & gold).sum())
    total = float(guess.sum() + gold.sum())
    return 2 * both / total if total else 0.0


if __name__ == "__main__":
    main()
