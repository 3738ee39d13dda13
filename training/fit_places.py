"""Fits the weights that rank the candidates of toponyms, on every other article of gold data.

Usage: ``python -m training.fit_places --gold places-lgl.jsonl places-geovirus.jsonl [--write]``

A conditional log-linear model: the chance of a candidate is its share of exp(weights · features) among the candidates
of its name. The first set of weights knows nothing of the other toponyms; the second sees what the first, and then
itself, takes them for. Articles with odd numbers are kept aside.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from reportedly.places.evidence import evidence
from reportedly.places.features import CONTEXT, NAMES, Table, context, table
from reportedly.places.gazetteer import default_gazetteer
from reportedly.places.mentions import Group, grouped
from reportedly.places.ranking import Weights, chances, softmax
from reportedly.records import Article

TARGET = Path(__file__).parents[1] / "src/reportedly/places/data/weights.tsv"
HEAD = """# Weights that rank the candidates of a toponym: feature, without and with what the other toponyms tell.
# Fitted by training/fit_places.py on every other article of LGL and GeoVirus.
"""
NEAR = 161.0
GIVEN = 3.0
"""Weight of countries that a caller gives. Gold has none: about that of a division named in the text."""
STEPS, RATE, PENALTY = 600, 0.3, 0.0002


class Example(NamedTuple):
    """An article's candidates, and which of them are right (``None`` in groups whose gold is out of reach)."""

    cells: Table
    right: Any
    usable: Any
    counts: Any


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    articles = [
        json.loads(line) for path in arguments.gold for line in path.read_text(encoding="utf-8").split("\n") if line
    ]
    examples = [made for made in map(example, articles[::2]) if made is not None]
    aside = [made for made in map(example, articles[1::2]) if made is not None]
    first = fit([(one, one.cells.fixed) for one in examples], np.zeros(CONTEXT))
    then = np.concatenate([first, np.zeros(len(NAMES) - CONTEXT)])
    before = [softmax(one.cells.fixed @ first, one.cells) for one in examples]
    for _ in range(3):
        tables = [
            np.hstack([one.cells.fixed, context(one.cells, told)]) for one, told in zip(examples, before, strict=True)
        ]
        then = fit(list(zip(examples, tables, strict=True)), then)
        before = [chances(one.cells, Weights(first, then)) for one in examples]
    first[NAMES.index("given")] = then[NAMES.index("given")] = GIVEN
    weights = Weights(first, then)
    print(f"right: fitted {share(examples, weights):.1f}, aside {share(aside, weights):.1f}")
    lines = [f"{name}\t{first[at] if at < CONTEXT else 0:.3f}\t{then[at]:.3f}" for at, name in enumerate(NAMES)]
    print("\n".join(lines))
    if arguments.write:
        TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def example(gold: dict[str, Any]) -> Example | None:
    """An article's candidates with what is right."""
    gazetteer = default_gazetteer()
    article = Article(id="0" * 16, text=gold["text"])
    groups = grouped(gold["text"], [(one["start"], one["end"]) for one in gold["toponyms"]], gazetteer)
    groups = [group for group in groups if group.matches]
    if not groups:
        return None
    cells = table(groups, evidence(article, gazetteer, None), gazetteer)
    at = {(one["start"], one["end"]): one for one in gold["toponyms"]}
    right = np.zeros(len(cells.group))
    usable = np.zeros(len(groups), bool)
    counts = np.array([float(len(group.mentions)) for group in groups])
    for number, group in enumerate(groups):
        marks = _right(group, at[group.mentions[0].start, group.mentions[0].end])
        usable[number] = any(marks) and len(marks) > 1
        right[cells.starts[number] : cells.starts[number + 1]] = marks
    return Example(cells, right, usable, counts)


def _right(group: Group, gold: dict[str, Any]) -> list[float]:
    same = [float(match.entry.geoname == gold["geoname"] is not None) for match in group.matches]
    if any(same):
        return same
    away = [_away(gold, match.entry.lat, match.entry.lon) for match in group.matches]
    for limit in (30.0, NEAR):
        if min(away) <= limit:
            return [float(one <= limit) for one in away]
    return [0.0] * len(away)


def _away(gold: dict[str, Any], lat: float, lon: float) -> float:
    a, b, turn = np.radians(gold["lat"]), np.radians(lat), np.radians(lon - gold["lon"])
    part = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(turn / 2) ** 2
    return float(2 * 6371 * np.arcsin(np.sqrt(min(1.0, part))))


def fit(data: list[tuple[Example, Any]], start: Any) -> Any:
    """Weights by Adam on the likelihood of the right candidates, each group counting the root of its mentions."""
    features = np.vstack([one[1] for one in data])
    right = np.concatenate([one[0].right for one in data])
    sizes = np.concatenate([np.diff(one[0].cells.starts) for one in data])
    usable = np.concatenate([one[0].usable for one in data])
    importance = np.sqrt(np.concatenate([one[0].counts for one in data])) * usable
    group = np.repeat(np.arange(len(sizes)), sizes)
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        scores = features @ weights
        scores -= np.maximum.reduceat(scores, np.concatenate([[0], np.cumsum(sizes)[:-1]]))[group]
        raised = np.exp(scores)
        every = np.bincount(group, raised)
        good = np.maximum(np.bincount(group, raised * right), 1e-12)
        slope = features.T @ ((raised * right / good[group] - raised / every[group]) * importance[group])
        slope = slope / importance.sum() - PENALTY * weights / 10
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights = weights + RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8) * (
            0.2 if step > STEPS * 3 // 4 else 1.0
        )
    return weights


def share(examples: list[Example], weights: Weights) -> float:
    """Percentage of mentions, among those whose name has the right candidate, that get it."""
    good = every = 0.0
    for one in examples:
        found = chances(one.cells, weights)
        for at, (low, high) in enumerate(zip(one.cells.starts[:-1], one.cells.starts[1:], strict=True)):
            if one.right[low:high].any():
                every += one.counts[at]
                good += one.counts[at] * one.right[low + int(np.argmax(found[low:high]))]
    return 100 * good / max(every, 1)


if __name__ == "__main__":
    main()
