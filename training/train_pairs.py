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
from typing import Any, NamedTuple

import numpy as np
import torch
from benchmarks.bundles import DATA, Bundle, bundles
from benchmarks.stories import read_once
from benchmarks.story_items import Marked, marked

from reportedly.stories import copies, happenings, utterances
from reportedly.stories.grouping import grouped
from reportedly.stories.linking import WEAKEST
from reportedly.stories.pairs import PairModel

Sample = tuple[Any, bool]
"""What two items have in common, and whether they are of one thing."""

SEED = 1648
FOLDS = 5
NETS = 4
"""Networks whose outputs are averaged, each with the hidden units told below; they are written as one."""


class Way(NamedTuple):
    """How a model is trained, chosen by what bundles that it has not seen are judged like.

    Args:
        slack: points of F1 given for a higher threshold: a wrong merger misleads more than one that is missed.
    """

    hidden: int
    epochs: int
    decay: float
    slack: float


WAYS = {
    "copies": Way(3, 400, 0.02, 0.0),
    "utterances": Way(8, 200, 0.3, 0.02),
    "happenings": Way(32, 200, 1.0, 0.02),
}
STRAY = 30
"""Pairs of each bundle with items of other bundles, which are never of one thing."""
GRID = tuple(round(0.1 + 0.02 * n, 2) for n in range(30))
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
    parser.add_argument("--cache", type=Path, help="folder in which readings are kept from one run to the next")
    args = parser.parse_args()
    files = [path for path in sorted(DATA.glob("stories-*.txt")) if "aside" not in path.name]
    worlds = [(bundle, read(bundle, args.cache)) for path in files for bundle in bundles(path)]
    for name in FEATURES:
        pairs = [list(pairs_of(name, found)) for _, found in worlds]
        strays = list(strangers(name, [found for _, found in worlds]))
        scores = judged(name, pairs, strays)
        reached = {least: f1(pairs, scores, least) for least in GRID}
        least = max(one for one, value in reached.items() if value >= max(reached.values()) - WAYS[name].slack)
        if args.check:
            check(name, pairs, scores)
        else:
            model = fit(name, pairs, strays, least)
            args.out.mkdir(exist_ok=True)
            np.savez_compressed(args.out / f"{name}.npz", **model._asdict())
        print(name, "least", least, "grouped F1 of unseen bundles", round(f1(pairs, scores, least), 3), flush=True)


def read(bundle: Bundle, cache: Path | None) -> list[Marked]:
    """The labelled items of a bundle that the reader finds."""
    return [marked(one, read_once(one, cache)) for one in bundle.tellings]


def pairs_of(name: str, found: list[Marked]) -> Iterator[Sample]:
    """What each two labelled items of a bundle have in common, and whether they are of one thing."""
    items = [item for one in found for item in one.items(name)]
    for (label, one), (other_label, other) in combinations(items, 2):
        yield FEATURES[name](one, other), label == other_label


def strangers(name: str, worlds: list[list[Marked]]) -> Iterator[Sample]:
    """Pairs from different bundles."""
    chance = np.random.default_rng(SEED)
    everything = [[item for one in found for _, item in one.items(name)] for found in worlds]
    for at, items in enumerate(everything):
        for _ in range(STRAY if items else 0):
            others = everything[(at + 1 + int(chance.integers(len(everything) - 1))) % len(everything)]
            if others:
                mine, theirs = items[int(chance.integers(len(items)))], others[int(chance.integers(len(others)))]
                yield FEATURES[name](mine, theirs), False


def fit(name: str, bundled: list[list[Sample]], strays: list[Sample], least: float) -> PairModel:
    """A model of pairs, in which a bundle weighs as the root of how many pairs it has."""
    pairs = [*(one for some in bundled for one in some), *strays]
    x = torch.tensor(np.array([one for one, _ in pairs]))
    y = torch.tensor([float(same) for _, same in pairs])
    weights = torch.tensor([len(some) ** -0.5 for some in bundled for _ in some])
    weights = torch.cat([weights / weights.mean(), torch.ones(len(strays))])
    mean, scale = x.mean(0), x.std(0).clamp(min=1e-3)
    nets = [_net((x - mean) / scale, y, weights, WAYS[name], SEED + number) for number in range(NETS)]
    with torch.no_grad():
        return PairModel(
            mean.numpy(),
            scale.numpy(),
            np.concatenate([net[0].weight.numpy().T for net in nets], axis=1),
            np.concatenate([net[0].bias.numpy() for net in nets]),
            np.concatenate([net[2].weight.numpy()[0] for net in nets]) / NETS,
            sum(net[2].bias.numpy() for net in nets) / NETS,
            least,
        )


def _net(x: torch.Tensor, y: torch.Tensor, weights: torch.Tensor, way: Way, seed: int) -> torch.nn.Sequential:
    torch.manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Linear(x.shape[1], way.hidden), torch.nn.Tanh(), torch.nn.Linear(way.hidden, 1))
    optimiser = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=way.decay)
    for _ in range(way.epochs):
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(net(x).squeeze(1), y, weights)
        loss.backward()
        optimiser.step()
    return net


def judged(name: str, pairs: list[list[Sample]], strays: list[Sample]) -> list[np.ndarray]:
    """The pairs of every bundle, judged by a model that has not seen the bundle."""
    found: list[np.ndarray] = [np.zeros(0, dtype=np.float32)] * len(pairs)
    for fold in range(FOLDS):
        model = fit(name, [some for at, some in enumerate(pairs) if at % FOLDS != fold], strays, 0.5)
        for at, some in enumerate(pairs):
            if at % FOLDS == fold and some:
                found[at] = model.many(np.array([one for one, _ in some]))
    return found


def f1(pairs: list[list[Sample]], scores: list[np.ndarray], least: float) -> float:
    """Pairwise F1 of the groups that the scores make of each bundle."""
    right = taken = wanted = 0
    for some, judgements in zip(pairs, scores, strict=True):
        count = int((1 + (1 + 8 * len(some)) ** 0.5) / 2)
        each = list(combinations(range(count), 2))
        links = {pair: float(score) for pair, score in zip(each, judgements, strict=True) if score >= WEAKEST}
        of = {item: n for n, group in enumerate(grouped(range(count), links, least)) for item in group}
        for (one, other), (_, same) in zip(each, some, strict=True):
            together = of[one] == of[other]
            right += together and same
            taken += together
            wanted += same
    return 2 * right / (taken + wanted) if right else 0.0


def check(name: str, pairs: list[list[Sample]], scores: list[np.ndarray]) -> None:
    """Print how pairs of unseen bundles are judged."""
    found = [
        (float(score), same)
        for some, each in zip(pairs, scores, strict=True)
        for score, (_, same) in zip(each, some, strict=True)
    ]
    same_all = sum(same for _, same in found)
    print(name, len(found), "pairs,", same_all, "of one thing")
    for least in (0.2, 0.3, 0.4, 0.5, 0.6):
        right, taken = sum(same for score, same in found if score >= least), sum(score >= least for score, _ in found)
        print(f"  {least}: precision {right / max(1, taken):.3f} recall {right / same_all:.3f}", end="")
        print(f" F1 {2 * right / (taken + same_all):.3f}; grouped {f1(pairs, scores, least):.3f}", flush=True)


if __name__ == "__main__":
    main()
