"""Make the vectors of pieces that tell what a sentence means, out of a sentence encoder.

python -m training.make_vectors --gold GOLD --out OUT/vectors.npz

Every piece of the vocabulary is encoded alone, mean-pooled, centred and reduced to its principal components
(model2vec), with a weight by its frequency (smooth inverse frequency). The projection, the vectors and the weights are
then tuned so that the cosines of pooled sentences come near the encoder's. Prints how near, on development articles, on
passages kept aside and on PLOVER's development sentences; with --compare also for what was not taken.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from reportedly.attributions.words import WORD
from reportedly.stories.meaning import read

from .sentences import Sentences, gold, kept_aside, labelled, sentences, sentences_and_contents
from .teacher import Teacher
from .train_tagger import base, vocabulary
from .vector_scores import report

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Numbers = NDArray[np.int64]

DIMS = 128
EPOCHS = 10
RATE, RATE_OF_PROJECTION, RATE_OF_WEIGHTS = 6e-3, 1.8e-3, 1e-2
PULL, PULL_OF_WEIGHTS = 3e-4, 3e-5
"""How strongly the vectors and the log-weights of pieces are held to where they began."""

BATCH, CHUNK = 512, 32
"""Texts in a batch, and how many of them, at most, follow each other from one article and its neighbours: so that
batches hold pairs that are near and pairs that are not."""

WARM_UP = 50
RARE = 1e-3
"""The constant of smooth inverse frequency (Arora, Liang and Ma 2017)."""

FIRST_WORD = 999
"""The first id of the vocabulary that is no special or unused piece; from there on, ids go by frequency."""


class Pieces(NamedTuple):
    """The pieces of texts, one after the other, where each text begins, and how many it has."""

    flat: Numbers
    begins: Numbers
    counts: Numbers

    def of(self, texts: Numbers) -> tuple[Numbers, Numbers]:
        """The pieces of some texts, and where each begins."""
        counts = self.counts[texts]
        begins = np.cumsum(counts) - counts
        at = np.arange(counts.sum()) + np.repeat(self.begins[texts] - begins, counts)
        return self.flat[at], begins


class Model(nn.Module):
    """Vectors of all pieces: what is projected of the encoder's, plus a tuned part, times a tuned weight."""

    def __init__(self, encoded: Doubles, weights: Doubles, dims: int) -> None:
        super().__init__()
        axes = np.linalg.svd(encoded, full_matrices=False)[2][:dims].T
        self.encoded = torch.tensor(encoded, dtype=torch.float32)
        self.projection = nn.Parameter(torch.tensor(axes.copy(), dtype=torch.float32))
        self.tuned = nn.Parameter(torch.zeros(len(encoded), dims))
        self.first = torch.tensor(np.log(weights), dtype=torch.float32)
        self.logs = nn.Parameter(self.first.clone())

    def forward(self, pieces: Tensor) -> Tensor:
        vectors = self.encoded[pieces] @ self.projection + self.tuned[pieces]
        weighted: Tensor = vectors * self.logs[pieces].exp()[:, None]
        return weighted

    def drift(self, pieces: Tensor) -> Tensor:
        """What moving away from the beginning costs."""
        of_weights = (self.logs[pieces] - self.first[pieces]).pow(2).mean()
        return PULL * self.tuned[pieces].pow(2).sum(1).mean() + PULL_OF_WEIGHTS * of_weights


def split(texts: list[str]) -> Pieces:
    """The pieces of texts, as the package sees them."""
    known = vocabulary()
    ids = [[piece for word in WORD.findall(text) for piece in known.ids(word)] for text in texts]
    counts = np.array([len(one) for one in ids], dtype=np.int64)
    return Pieces(np.array([i for one in ids for i in one], dtype=np.int64), np.cumsum(counts) - counts, counts)


def frequency(pieces: Pieces, size: int) -> Doubles:
    """The share of each piece among all, shape (size,); half a time for those that do not occur."""
    counts = np.bincount(pieces.flat, minlength=size).astype(np.float64) + 0.5
    share: Doubles = counts / len(pieces.flat)
    return share


def kept() -> Numbers:
    """The ids that get a vector: no special and unused pieces, and none with letters of other scripts than Latin."""
    names = (base() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    special = re.compile(r"\[.+\]")
    found = [i for i, name in enumerate(names) if name and not special.fullmatch(name) and _latin(name)]
    return np.array(found, dtype=np.int64)


def _latin(piece: str) -> bool:
    return all(not letter.isalpha() or "LATIN" in unicodedata.name(letter, "") for letter in piece)


def batches(read: Sentences, rng: np.random.Generator) -> Iterator[Numbers]:
    """Numbers of texts, those of one article near each other."""
    order = np.concatenate([rng.permutation(np.flatnonzero(read.article == n)) for n in _shuffled(read.article, rng)])
    chunks = [order[begin : begin + CHUNK] for begin in range(0, len(order), CHUNK)]
    mixed = np.concatenate([chunks[number] for number in rng.permutation(len(chunks))])
    for begin in range(0, len(mixed) - BATCH + 1, BATCH):
        yield mixed[begin : begin + BATCH]


def _shuffled(articles: Numbers, rng: np.random.Generator) -> Numbers:
    return rng.permutation(np.unique(articles))


def tuned(model: Model, texts: Sentences, pieces: Pieces, teacher: Floats, seed: int) -> Floats:
    """The weighted vectors of all pieces after tuning, shape (pieces, dims)."""
    torch.manual_seed(seed)
    rng, target = np.random.default_rng(seed), torch.tensor(teacher)
    groups = ((model.projection, RATE_OF_PROJECTION), (model.tuned, RATE), (model.logs, RATE_OF_WEIGHTS))
    optimiser = torch.optim.Adam([{"params": [part], "lr": rate} for part, rate in groups], betas=(0.9, 0.99))
    steps = EPOCHS * (len(texts.texts) // BATCH)

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / WARM_UP) * 0.5 * (1 + float(np.cos(np.pi * step / steps)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    apart = 1 - torch.eye(BATCH)
    for epoch in range(EPOCHS):
        total = 0.0
        for number, chosen in enumerate(batches(texts, rng)):
            flat, begins = pieces.of(chosen)
            unique, where = np.unique(flat, return_inverse=True)
            rows = torch.from_numpy(unique)
            pooled = F.embedding_bag(torch.from_numpy(where), model(rows), torch.from_numpy(begins), mode="sum")
            ours, theirs = F.normalize(pooled, dim=1), target[torch.from_numpy(chosen)]
            loss = (apart * (ours @ ours.T - theirs @ theirs.T) ** 2).sum() / apart.sum()
            optimiser.zero_grad()
            (loss + model.drift(rows)).backward()
            optimiser.step()
            schedule.step()
            total += (loss.item() - total) / (number + 1)
        print(f"epoch {epoch + 1}: loss {total:.5f}", flush=True)
    return table(model)


@torch.no_grad()
def table(model: Model) -> Floats:
    """The weighted vectors of all pieces as they are, shape (pieces, dims)."""
    found: Floats = model(torch.arange(len(model.encoded))).numpy()
    return found


def save(path: Path, vectors: Floats) -> None:
    """Write the kept pieces: vectors of length 1 in int8, the scales of their steps, and their lengths as weights."""
    ids = kept()
    lengths = np.linalg.norm(vectors[ids], axis=1)
    unit = vectors[ids] / lengths[:, None]
    scales = (np.abs(unit).max(1) / 127).astype(np.float16)
    steps = np.clip(np.rint(unit / scales[:, None].astype(np.float32)), -127, 127).astype(np.int8)
    weights = (lengths / np.median(lengths)).astype(np.float16)
    path.parent.mkdir(parents=True, exist_ok=True)
    kept_ids, vocabulary_size = ids.astype(np.uint16), np.int64(len(vectors))
    np.savez(path, vectors=steps, scales=scales, weights=weights, ids=kept_ids, vocabulary=vocabulary_size)


def pooled(vectors: Floats, pieces: Pieces) -> Floats:
    """The vectors of texts, of length 1."""
    usable = np.zeros_like(vectors)
    usable[kept()] = vectors[kept()]
    found = np.zeros((len(pieces.counts), vectors.shape[1]), dtype=np.float32)
    for row, (begin, count) in enumerate(zip(pieces.begins, pieces.counts, strict=True)):
        found[row] = usable[pieces.flat[begin : begin + count]].sum(0)
    normed: Floats = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return normed


def shipped(path: Path) -> Floats:
    """The weighted vectors as the package reads them, shape (pieces, dims)."""
    stored = read(path)
    return stored.vectors[stored.rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1866)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--compare", action="store_true", help="also make and measure what was not taken")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    teacher = Teacher()
    alone = teacher.pieces()
    encoded = alone.astype(np.float64) - alone.mean(0)
    sources = ("attribution-train.jsonl", "events-train.jsonl", "factuality-uw-train.jsonl")
    texts = sentences_and_contents([one for name in sources for one in gold(args.gold / name)] + labelled())
    pieces, target = split(texts.texts), teacher.texts(texts.texts)
    print(f"{len(texts.texts)} texts of {texts.article.max() + 1} articles, {len(pieces.flat)} pieces", flush=True)
    measured = {
        "PolNeAR dev": sentences(gold(args.gold / "attribution-dev.jsonl")),
        "passages aside": sentences(kept_aside()),
        "PLOVER dev": sentences(gold(args.gold / "events-dev.jsonl")),
    }
    told = {name: (one, split(one.texts), teacher.texts(one.texts)) for name, one in measured.items()}

    def measure(label: str, vectors: Floats) -> None:
        for name, (read_, split_, goal) in told.items():
            report(f"{label} | {name}", pooled(vectors, split_), goal, read_, args.seed)

    share = frequency(pieces, len(encoded))
    inverse = RARE / (RARE + share)
    save(args.out, tuned(Model(encoded, inverse, DIMS), texts, pieces, target, args.seed))
    measure(f"shipped, {DIMS}, int8", shipped(args.out))
    if args.compare:
        compare(encoded, inverse, measure, lambda model: tuned(model, texts, pieces, target, args.seed))


def compare(
    encoded: Doubles, inverse: Doubles, measure: Callable[[str, Floats], None], tune: Callable[[Model], Floats]
) -> None:
    """Measure other weights, other sizes, and the vectors before they are tuned."""
    rank = np.log(2 + np.maximum(np.arange(len(encoded)) - FIRST_WORD, 0))
    for name, weights in (("equal", np.ones(len(encoded))), ("log of rank", rank), ("inverse frequency", inverse)):
        measure(f"not tuned, {name}, {DIMS}", table(Model(encoded, weights, DIMS)))
    measure(f"tuned from log of rank, {DIMS}", tune(Model(encoded, rank / rank.mean(), DIMS)))
    for dims in (64, 192):
        measure(f"not tuned, inverse frequency, {dims}", table(Model(encoded, inverse, dims)))
        measure(f"tuned, {dims}", tune(Model(encoded, inverse, dims)))


if __name__ == "__main__":
    main()
