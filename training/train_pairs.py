"""Make the models that tell whether two statements, or two tellings of events, are of one thing.

``python -m training.train_pairs`` reads the labelled stories of ``benchmarks/data`` that are not kept aside, with the
reader of the package, and writes ``src/reportedly/stories/model``. ``--articles`` names PolNeAR's articles for
training, of which ``training/data/pairs-articles.tsv`` judges pairs of events. With ``--check`` it trains on all but a
fifth, five times, and prints how the pairs of the fifth are judged, and writes nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from benchmarks.bundles import DATA, Bundle, bundles
from benchmarks.stories import read_once
from benchmarks.story_items import Marked, marked

from reportedly.records import Reading, Stated
from reportedly.sources import article_from_text
from reportedly.stories import copies, happenings, utterances
from reportedly.stories.grouping import grouped
from reportedly.stories.linking import WEAKEST
from reportedly.stories.pairs import PairModel
from reportedly.stories.profiles import profile

Sample = tuple[Any, bool]
"""What two items have in common, and whether they are of one thing."""

SEED = 1648
FOLDS = 5
NETS = 4
"""Networks whose outputs are averaged, each with the hidden units told below; they are written as one."""


class News(NamedTuple):
    """A judged pair of events of two articles, by name."""

    article: str
    other: str
    sample: Sample


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
    "happenings": Way(32, 200, 1.0, 0.05),
}
JUDGED = Path(__file__).parent / "data" / "pairs-articles.tsv"
NEWS = 10.0
"""What a judged pair of news weighs, where one of a bundle weighs 1 on average: news hold far more that is alike and
not one than bundles do."""
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
    parser.add_argument("--articles", type=Path, required=True, help="attribution-train.jsonl")
    args = parser.parse_args()
    files = [path for path in sorted(DATA.glob("stories-*.txt")) if "aside" not in path.name]
    worlds = [(bundle, read(bundle, args.cache)) for path in files for bundle in bundles(path)]
    news = of_news(args.articles, args.cache)
    for name in FEATURES:
        beside = news if name == "happenings" else []
        pairs = [list(pairs_of(name, found)) for _, found in worlds]
        strays = list(strangers(name, [found for _, found in worlds]))
        scores = judged(name, pairs, strays, beside)
        reached = {least: f1(pairs, scores, least) for least in GRID}
        least = max(one for one, value in reached.items() if value >= max(reached.values()) - WAYS[name].slack)
        if args.check:
            check(name, pairs, scores)
            check_news(name, pairs, strays, beside, least)
        else:
            model = fit(name, pairs, strays, beside, least)
            args.out.mkdir(exist_ok=True)
            np.savez_compressed(args.out / f"{name}.npz", **model._asdict())
        print(name, "least", least, "grouped F1 of unseen bundles", round(f1(pairs, scores, least), 3), flush=True)


def read(bundle: Bundle, cache: Path | None) -> list[Marked]:
    """The labelled items of a bundle that the reader finds."""
    return [marked(one, read_once(one.article, cache)) for one in bundle.tellings]


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


def of_news(path: Path, cache: Path | None) -> list[News]:
    """The judged pairs of events of news that the reader tells of."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    wanted = {row[side] for row in rows for side in ("article", "other")}
    told: dict[tuple[str, str], Any] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        name = json.loads(line)["id"] if line else None
        if name in wanted:
            reading = article_read(name, json.loads(line)["text"], cache)
            at = (str(event.trigger[0].start) for event in reading.events)
            told |= {(name, start): one for start, one in zip(at, profile(reading).told, strict=True)}
    found = []
    for row in rows:
        one, other = told.get((row["article"], row["at"])), told.get((row["other"], row["other_at"]))
        if one is not None and other is not None and not happenings.apart(one, other):
            found.append(News(row["article"], row["other"], (happenings.features(one, other), row["same"] == "1")))
    return found


def article_read(name: str, text: str, cache: Path | None) -> Reading:
    """An article of PolNeAR, whose name holds its outlet and day."""
    outlet, day = name.split("_")[:2]
    stated = {"outlet": Stated(value=outlet, basis="file"), "published": Stated(value=day, basis="file")}
    article = article_from_text(text).model_copy(update=stated)
    return read_once(article, cache)


def fit(name: str, bundled: list[list[Sample]], strays: list[Sample], news: list[News], least: float) -> PairModel:
    """A model of pairs, in which a bundle weighs as the root of how many pairs it has."""
    pairs = [*(one for some in bundled for one in some), *strays, *(one.sample for one in news)]
    x = torch.tensor(np.array([one for one, _ in pairs]))
    y = torch.tensor([float(same) for _, same in pairs])
    weights = torch.tensor([len(some) ** -0.5 for some in bundled for _ in some])
    weights = torch.cat([weights / weights.mean(), torch.ones(len(strays)), torch.full((len(news),), NEWS)])
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


def judged(name: str, pairs: list[list[Sample]], strays: list[Sample], news: list[News]) -> list[np.ndarray]:
    """The pairs of every bundle, judged by a model that has not seen the bundle."""
    found: list[np.ndarray] = [np.zeros(0, dtype=np.float32)] * len(pairs)
    for fold in range(FOLDS):
        model = fit(name, [some for at, some in enumerate(pairs) if at % FOLDS != fold], strays, news, 0.5)
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


def check_news(name: str, pairs: list[list[Sample]], strays: list[Sample], news: list[News], least: float) -> None:
    """Print how pairs of news are judged by a model that has seen neither of their articles."""
    articles = sorted({name for one in news for name in (one.article, one.other)})
    fold = {article: number % FOLDS for number, article in enumerate(np.random.default_rng(SEED).permutation(articles))}
    found: list[tuple[float, bool]] = []
    for number in range(FOLDS):
        mine = [one for one in news if fold[one.article] == number]
        seen = [one for one in news if number not in {fold[one.article], fold[one.other]}]
        if mine:
            scores = fit(name, pairs, strays, seen, least).many(np.array([one.sample[0] for one in mine]))
            found += [(float(score), one.sample[1]) for score, one in zip(scores, mine, strict=True)]
    for at in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8) if found else ():
        taken = [same for score, same in found if score >= at]
        wanted = sum(same for _, same in found)
        print(f"  news, {at}: {len(taken)} taken, precision {np.mean(taken):.2f} recall {sum(taken) / wanted:.2f}")


if __name__ == "__main__":
    main()
