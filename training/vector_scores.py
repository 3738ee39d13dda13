"""How near the cosines of vectors come to those of the teacher, with intervals by a bootstrap over articles."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .sentences import Sentences

PAIRS = 100_000
"""Pairs drawn of each kind, where there are more."""

NEAREST = 10
HARD = 95
"""The percentile of the teacher's cosines from which pairs of one article count as near."""

DRAWS = 200

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Pairs(NamedTuple):
    """Pairs of sentences by their numbers, shape (pairs,)."""

    one: Numbers
    other: Numbers


class Score(NamedTuple):
    """A score and its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}-{self.high:.3f})"


def kinds(read: Sentences, teacher: Floats, seed: int) -> dict[str, Pairs]:
    """Pairs of any two articles, of one article and the nearest of these, and of near sentences of different ones."""
    rng = np.random.default_rng(seed)
    one, other = rng.integers(0, len(read.texts), (2, PAIRS))
    apart = read.article[one] != read.article[other]
    found = {"any": Pairs(one[apart], other[apart])}
    within = [np.flatnonzero(read.article == number) for number in np.unique(read.article)]
    corners = [np.triu_indices(len(rows), 1) for rows in within]
    left = np.concatenate([rows[i] for rows, (i, _) in zip(within, corners, strict=True)])
    right = np.concatenate([rows[j] for rows, (_, j) in zip(within, corners, strict=True)])
    if len(left) > NEAREST * len(within):  # single sentences make no such pairs worth a score
        drawn = rng.permutation(len(left))[:PAIRS]
        found["same article"] = Pairs(left[drawn], right[drawn])
        cosines = np.einsum("ij,ij->i", teacher[left], teacher[right])
        hard = cosines >= np.percentile(cosines, HARD)
        found["near, same article"] = Pairs(left[hard], right[hard])
    cosines = teacher @ teacher.T
    cosines[read.article[:, None] == read.article[None]] = -2
    near = np.argpartition(-cosines, NEAREST, axis=1)[:, :NEAREST]
    found["near, other article"] = Pairs(np.repeat(np.arange(len(read.texts)), NEAREST), near.ravel().astype(np.int64))
    return found


def scores(vectors: Floats, teacher: Floats, pairs: Pairs, articles: Numbers, seed: int) -> dict[str, Score]:
    """Pearson's and Spearman's correlation with the teacher's cosines, and the mean absolute difference."""
    ours, theirs = (np.einsum("ij,ij->i", v[pairs.one], v[pairs.other]).astype(np.float64) for v in (vectors, teacher))
    ranks = _ranks(ours), _ranks(theirs)
    rng = np.random.default_rng(seed)
    found: list[tuple[float, float, float]] = []
    for draw in range(DRAWS + 1):
        count = articles.max() + 1
        drawn = rng.integers(0, count, count) if draw else np.arange(count)
        times = np.bincount(drawn, minlength=count).astype(np.float64)
        same = articles[pairs.one] == articles[pairs.other]
        weight: Doubles = times[articles[pairs.one]] * np.where(same, 1.0, times[articles[pairs.other]])
        difference = float(np.average(np.abs(ours - theirs), weights=weight))
        found.append((_correlation(ours, theirs, weight), _correlation(*ranks, weight), difference))
    low, high = np.percentile(np.array(found[1:]), [2.5, 97.5], axis=0)
    names = ("Pearson", "Spearman", "difference")
    return {name: Score(found[0][k], float(low[k]), float(high[k])) for k, name in enumerate(names)}


def nearest(vectors: Floats, teacher: Floats, articles: Numbers, seed: int) -> dict[str, Score]:
    """How often the teacher's nearest sentence of another article is the nearest here, and among the ten nearest."""
    own = articles[:, None] == articles[None]
    ours, theirs = vectors @ vectors.T, teacher @ teacher.T
    ours[own] = theirs[own] = -2
    best = ours[np.arange(len(ours)), theirs.argmax(1)]
    rank = (ours > best[:, None]).sum(1)
    rng, count = np.random.default_rng(seed), articles.max() + 1
    found: dict[str, Score] = {}
    for name, reach in (("nearest", 1), ("among ten", NEAREST)):
        hit = (rank < reach).astype(np.float64)
        total, size = np.bincount(articles, hit, count), np.bincount(articles, minlength=count)
        drawn = rng.integers(0, count, (DRAWS, count))
        low, high = np.percentile(total[drawn].sum(1) / size[drawn].sum(1), [2.5, 97.5])
        found[name] = Score(float(hit.mean()), float(low), float(high))
    return found


def report(label: str, vectors: Floats, teacher: Floats, read: Sentences, seed: int) -> None:
    """Print every score of one set of vectors on one set of sentences."""
    for kind, pairs in kinds(read, teacher, seed).items():
        line = (f"{name} {score}" for name, score in scores(vectors, teacher, pairs, read.article, seed).items())
        print(f"{label} | {kind}, {len(pairs.one)} pairs |", " | ".join(line), flush=True)
    found = nearest(vectors, teacher, read.article, seed)
    print(f"{label} |", " | ".join(f"{name} {score}" for name, score in found.items()), flush=True)


def _ranks(values: Doubles) -> Doubles:
    found = np.empty(len(values))
    found[np.argsort(values, kind="stable")] = np.arange(len(values))
    return found


def _correlation(one: Doubles, other: Doubles, weight: Doubles) -> float:
    share = weight / weight.sum()
    a, b = one - share @ one, other - share @ other
    return float(share @ (a * b) / np.sqrt((share @ a**2) * (share @ b**2)))
