"""Tune the decoding on development data: switching costs, the confidence, and the threshold of what is kept.

    python -m training.tune --gold attribution-dev.jsonl --model src/reportedly/attributions/model --scorer eval/

Writes ``settings.json`` beside the model. The confidence is a logistic regression of whether an attribution
held (content overlaps and the source is right) on the five scores of ``assembly.Found``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from reportedly.attributions.assembly import Found, Settings, assemble, characters, confidence
from reportedly.attributions.tagger import Tagged, Tagger

GRID = (("cue", (-0.9, -0.6, -0.3, 0.0)), ("source", (-0.6, -0.3, 0.0)), ("content", (0.25, 0.5, 1.0)))
"""Costs of switching that are tried, one after another with the best of the others."""
PROMISED = {"content": 91.0, "cue": 75.0}
"""F1 of words that is to be reached."""
NEUTRAL = (1.0, 1.0, 0.0, 1.0, 0.5, 0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True, help="the folder of attribution.py")
    args = parser.parse_args()
    sys.path.insert(0, str(args.scorer))
    import attribution as scorer  # the shared scorer, outside the project

    docs = [json.loads(line) for line in args.gold.open(encoding="utf-8")]
    tagger = Tagger(args.model)
    tagged = [tagger(d["text"]) for d in docs]
    costs = {"cue": 0.0, "source": 0.0, "content": 1.0}
    tried: dict[tuple[float, ...], tuple[float, Settings]] = {}
    for name, values in GRID:
        for value in values:
            trial = {**costs, name: value}
            key = tuple(trial.values())
            if key not in tried:
                tried[key] = _tried(scorer, docs, tagged, tagger, Settings(**trial, keep=0.0, weights=NEUTRAL))
                print(f"joint F1, less what is missed: {tried[key][0]:.2f} with {trial}", flush=True)
        best_key = max(tried, key=lambda k: tried[k][0])
        costs = dict(zip(costs, best_key, strict=True))
    value, settings = tried[tuple(costs.values())]
    print(f"kept: {value:.2f} with {settings}")
    (args.model / "settings.json").write_text(json.dumps(settings._asdict(), indent=1) + "\n", encoding="utf-8")


def _tried(
    scorer: ModuleType, docs: list[dict[str, Any]], tagged: list[Tagged], tagger: Tagger, settings: Settings
) -> tuple[float, Settings]:
    """The joint F1 that settings reach once confidence and threshold are fitted to them, and those settings."""
    found = [assemble(t, tagger, settings) for t in tagged]
    settings = settings._replace(weights=_calibrated(scorer, docs, tagged, found))
    keep, value = _threshold(scorer, docs, tagged, found, settings)
    return value, settings._replace(keep=keep)


def records(tagged: Tagged, found: list[Found]) -> list[dict[str, Any]]:
    """Attributions as the scorer reads them."""
    at = tagged.words
    return [
        {
            "cue": [characters(at, f.cue)],
            "source": [characters(at, f.source)] if f.source else [],
            "content": [characters(at, c) for c in f.contents],
        }
        for f in found
    ]


def _held(scorer: ModuleType, doc: dict[str, Any], tagged: Tagged, found: list[Found]) -> NDArray[np.bool_]:
    """Whether each attribution overlaps a gold one that has the same source."""
    text = scorer.Text(doc["text"])
    gold = [text.attribution(a) for a in doc["attributions"] if a["content"]]
    mine = [text.attribution(a) for a in records(tagged, found)]
    held = np.zeros(len(found), dtype=np.bool_)
    for g, p in scorer.match(gold, mine, False):
        head = text.head(gold[g]["raw"]["source"])
        held[p] = (head in mine[p]["source"]) if head is not None else not mine[p]["source"]
    return held


def _calibrated(
    scorer: ModuleType, docs: list[dict[str, Any]], tagged: list[Tagged], found: list[list[Found]]
) -> tuple[float, ...]:
    held = np.concatenate([_held(scorer, d, t, f) for d, t, f in zip(docs, tagged, found, strict=True)])
    scores = np.clip(np.stack([f.scores for one in found for f in one]), 1e-4, 1 - 1e-4)
    x = torch.from_numpy(np.log(scores / (1 - scores)))
    y = torch.from_numpy(held.astype(np.float64))
    w = torch.zeros(6, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=100)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(x @ w[:5] + w[5], y) + 1e-3 * w[:5].pow(2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return tuple(round(float(v), 4) for v in w.detach())


def _threshold(
    scorer: ModuleType, docs: list[dict[str, Any]], tagged: list[Tagged], found: list[list[Found]], settings: Settings
) -> tuple[float, float]:
    rated = [[(confidence(f.scores, settings), f) for f in one] for one in found]
    best = (0.0, 0.0)
    for keep in np.arange(0.1, 0.55, 0.05):
        predictions = {
            d["id"]: records(t, [f for c, f in one if c >= keep]) for d, t, one in zip(docs, tagged, rated, strict=True)
        }
        scored = scorer.score(docs, predictions)
        # what is lost of words under the floors that users were promised counts as much as joint F1
        missed = sum(max(0.0, floor - 100 * scored["tokens"][of]["F"]) for of, floor in PROMISED.items())
        value = 100 * scored["all"]["joint"]["F"] - missed
        best = max(best, (value, float(round(keep, 2))))
    return best[1], best[0]


if __name__ == "__main__":
    main()
