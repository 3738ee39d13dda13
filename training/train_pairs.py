"""Make the models that tell whether two statements, or two tellings of events, are of one thing.

``python -m training.train_pairs`` reads the labelled stories of ``benchmarks/data`` that are not kept aside, with the
reader of the package, and writes ``src/reportedly/stories/model``. With ``--check`` it trains on all bundles but a
fifth, five times, and prints how the pairs of the fifth are judged, and writes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks.bundles import DATA, Bundle, bundles
from benchmarks.story_items import Marked, marked

import reportedly
from reportedly.stories import copies, happenings, utterances
from reportedly.stories.pairs import PairModel

Sample = tuple[Any, bool]
"""What two items have in common, and whether they are of one thing."""

SEED = 1648
HIDDEN = {"copies": 3, "utterances": 8, "happenings": 12}
EPOCHS = 400
FOLDS = 5
DECAY = 2e-3
STRAY = 300
"""Pairs of each bundle with items of other bundles, which are never of one thing."""
OUT = Path("src/reportedly/stories/model")


def copy_features(one: Marked, other: Marked) -> Any:
    """What two articles have in common as copies."""
    a, b = one.profile.teller.day, other.profile.teller.day
    days = abs(a - b) if a and b else None
    return copies.features(one.reading.article.text, other.reading.article.text, days)


FEATURES: dict[str, Callable[..., Any]] = {
    "copies": copy_features,
    "utterances": utterances.features,
    "happenings": happenings.features,
}


def main() -> None:
    """Train, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    files = [path for path in sorted(DATA.glob("stories-*.txt")) if "aside" not in path.name]
    worlds = [(bundle, read(bundle)) for path in files for bundle in bundles(path)]
    for name in FEATURES:
        pairs = [list(pairs_of(name, found)) for _, found in worlds]
        strays = list(strangers(name, [found for _, found in worlds]))
        if args.check:
            check(name, pairs, strays)
        model = fit(name, [one for some in pairs for one in some] + strays, threshold(name, pairs, strays))
        if not args.check:
            args.out.mkdir(exist_ok=True)
            np.savez_compressed(args.out / f"{name}.npz", **model._asdict())


def read(bundle: Bundle) -> list[Marked]:
    """The labelled items of a bundle that the reader finds."""
    return [marked(one, reportedly.read(one.article)) for one in bundle.tellings]


def pairs_of(name: str, found: list[Marked]) -> Iterator[tuple[np.ndarray, bool]]:
    """What each two labelled items of a bundle have in common, and whether they are of one thing."""
    items = [item for one in found for item in one.items(name)]
    for (label, one), (other_label, other) in combinations(items, 2):
        yield FEATURES[name](one, other), label == other_label


def strangers(name: str, worlds: list[list[Marked]]) -> Iterator[tuple[np.ndarray, bool]]:
    """Pairs from different bundles."""
    chance = np.random.default_rng(SEED)
    everything = [[item for one in found for _, item in one.items(name)] for found in worlds]
    for at, items in enumerate(everything):
        for _ in range(STRAY if items else 0):
            others = everything[(at + 1 + int(chance.integers(len(everything) - 1))) % len(everything)]
            if others:
                mine, theirs = items[int(chance.integers(len(items)))], others[int(chance.integers(len(others)))]
                yield FEATURES[name](mine, theirs), False


def fit(name: str, pairs: list[tuple[np.ndarray, bool]], least: float) -> PairModel:
    """A model of pairs."""
    torch.manual_seed(SEED)
    x = torch.tensor(np.array([one for one, _ in pairs]))
    y = torch.tensor([float(same) for _, same in pairs])
    mean, scale = x.mean(0), x.std(0).clamp(min=1e-3)
    net = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], HIDDEN[name]), torch.nn.Tanh(), torch.nn.Linear(HIDDEN[name], 1)
    )
    optimiser = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=DECAY)
    loss_of = torch.nn.BCEWithLogitsLoss()
    inputs = (x - mean) / scale
    for _ in range(EPOCHS):
        optimiser.zero_grad()
        loss = loss_of(net(inputs).squeeze(1), y)
        loss.backward()
        optimiser.step()
    inward, outward = net[0], net[2]
    return PairModel(
        mean.numpy(),
        scale.numpy(),
        inward.weight.detach().numpy().T,
        inward.bias.detach().numpy(),
        outward.weight.detach().numpy()[0],
        outward.bias.detach().numpy()[0],
        least,
    )


def judged(name: str, pairs: list[list[Any]], strays: list[Any]) -> list[tuple[float, bool]]:
    """The pairs of every bundle, judged by a model that has not seen the bundle."""
    found: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        model = fit(name, [one for at, some in enumerate(pairs) if at % FOLDS != fold for one in some] + strays, 0.5)
        seen = [one for at, some in enumerate(pairs) if at % FOLDS == fold for one in some]
        scores = model.many(np.array([one for one, _ in seen]))
        found += [(float(score), same) for score, (_, same) in zip(scores, seen, strict=True)]
    return found


def threshold(name: str, pairs: list[list[Any]], strays: list[Any]) -> float:
    """The likelihood from which the pairs of unseen bundles are judged best."""
    found = judged(name, pairs, strays)
    return max((round(0.02 * n, 2) for n in range(10, 45)), key=lambda least: f1(found, least))


def f1(found: list[tuple[float, bool]], least: float) -> float:
    """Pairwise F1."""
    right = sum(same for score, same in found if score >= least)
    taken, all_same = sum(score >= least for score, _ in found), sum(same for _, same in found)
    return 2 * right / (taken + all_same) if right else 0.0


def check(name: str, pairs: list[list[Any]], strays: list[Any]) -> None:
    """Print how pairs of unseen bundles are judged."""
    found = judged(name, pairs, strays)
    print(name, len(found), "pairs,", sum(same for _, same in found), "of one thing")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        right = sum(same for score, same in found if score >= least)
        taken = sum(score >= least for score, _ in found)
        print(f"  {least}: precision {right / max(1, taken):.3f} recall {right / sum(s for _, s in found):.3f}", end="")
        print(f" F1 {f1(found, least):.3f}")


if __name__ == "__main__":
    main()
