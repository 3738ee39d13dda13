"""Train the model of voice on the labelled sentences, and measure it on the passages kept aside.

python -m training.train_voice --model src/reportedly/voice/model/voice.npz

Features are cues and the frozen states of the tagger (``reportedly.voice.voices.heard``); the model is a logistic
regression with squared weight decay, found by Newton's method. The confidence is calibrated by cross-validation over
passages, without those kept aside.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.attributions.acts import default_act_model
from reportedly.attributions.assembly import default_settings
from reportedly.attributions.finding import attributions
from reportedly.attributions.tagger import default_tagger
from reportedly.language.document import parse
from reportedly.language.names import names
from reportedly.records import Article
from reportedly.voice.cues import NAMES
from reportedly.voice.model import VoiceModel
from reportedly.voice.voices import heard

DATA = Path(__file__).parent / "data" / "voice.txt"
ASIDE = 0.2
FOLDS = 5
CUES, STATES = 3.0, 100.0
"""Weight decay of cues and states. Cross-validation over the passages would take 10 for the states; on six real
articles, 10 to 300 were tried and 100 was best: the passages are more alike than articles are."""

EASE = 0.75
"""What the slope of the calibration is multiplied by, since real articles are harder; found on the same six."""

DRAWS = 2000

Doubles = NDArray[np.float64]


class Passage(NamedTuple):
    """A passage: its kind, its text, and start, end and label (1 for opinion) of each sentence."""

    kind: str
    text: str
    sentences: list[tuple[int, int, int]]


class Examples(NamedTuple):
    """Features, shape (sentences, features), labels, the number of each one's passage, and its text."""

    x: Doubles
    y: Doubles
    passage: NDArray[np.int64]
    texts: list[str]

    def where(self, chosen: NDArray[np.bool_]) -> Examples:
        """Those that are chosen."""
        kept = [text for text, take in zip(self.texts, chosen, strict=True) if take]
        return Examples(self.x[chosen], self.y[chosen], self.passage[chosen], kept)


def passages(path: Path) -> list[Passage]:
    """The passages of a file, in order.

    Raises:
        ValueError: a line is neither a comment nor a sentence.
    """
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().splitlines()
        kind = next((line[1:].strip() for line in lines if line.startswith("#")), "")
        text, sentences = "", []
        for line in lines:
            if line.startswith("#"):
                continue
            label, bar, sentence = line.removeprefix("¶").partition("|")
            if not bar or label not in ("R", "O"):
                raise ValueError(f"neither R| nor O|: {line}")
            text += ("\n\n" if line.startswith("¶") else " ") if text else ""
            sentences.append((len(text), len(text) + len(sentence), int(label == "O")))
            text += sentence
        if sentences:
            found.append(Passage(kind, text, sentences))
    return found


def examples(read: list[Passage]) -> Examples:
    """The sentences of the passages as the package hears them."""
    tagger, acts, settings = default_tagger(), default_act_model(), default_settings()
    x, y, owner, texts = [], [], [], []
    for number, passage in enumerate(read):
        article = Article(id="0" * 16, text=passage.text)
        document, tagged = parse(passage.text), tagger(passage.text)
        _, told = attributions(article, document, tagged, names(document, 0), tagger, acts, settings)
        found = heard(document, told, tagged)
        for sentence, features in zip(found.sentences, found.features, strict=True):
            label = next((kind for start, end, kind in passage.sentences if start <= sentence.start < end), None)
            if label is None:
                continue
            x.append(features)
            y.append(label)
            owner.append(number)
            texts.append(passage.text[sentence.start : sentence.end])
    return Examples(np.stack(x).astype(np.float64), np.array(y, np.float64), np.array(owner), texts)


def fitted(data: Examples, decay: Doubles) -> VoiceModel:
    """Weights under a squared decay, shape (features,); a feature whose decay is infinite is left out."""
    centre, scale = data.x.mean(0), data.x.std(0) + 1e-3
    used = np.isfinite(decay)
    z = np.hstack([((data.x - centre) / scale)[:, used], np.ones((len(data.y), 1))])
    pull = np.append(decay[used], 1e-6)
    w = np.zeros(z.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        slope = z.T @ (p - data.y) + pull * w
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + np.diag(pull), slope)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    weights = np.zeros(len(decay))
    weights[used] = w[:-1]
    arrays = [array.astype(np.float32) for array in (weights, centre, scale)]
    return VoiceModel(arrays[0], arrays[1], arrays[2], float(w[-1]), 1.0)


def scores(model: VoiceModel, x: Doubles) -> Doubles:
    """Scores of opinion before calibration."""
    found: Doubles = model.parts(x.astype(np.float32)).sum(-1).astype(np.float64) + model.bias
    return found


def across(data: Examples, decay: Doubles, seed: int) -> Doubles:
    """The score of each sentence by a model that has not seen its passage."""
    fold = np.random.default_rng(seed).integers(0, FOLDS, data.passage.max() + 1)[data.passage]
    found = np.zeros(len(data.y))
    for number in range(FOLDS):
        out = fold == number
        found[out] = scores(fitted(data.where(~out), decay), data.x[out])
    return found


def loss(score: Doubles, y: Doubles) -> float:
    """Mean log loss."""
    return float(np.logaddexp(0, np.where(y > 0, -score, score)).mean())


def decays(kind: str, cues: float, states: float, width: int) -> Doubles:
    """Decay of every feature for a model of ``cues``, ``states`` or ``both``."""
    of_cues = np.inf if kind == "states" else cues
    of_states = np.inf if kind == "cues" else states
    return np.concatenate([np.full(len(NAMES), of_cues), np.full(width - len(NAMES), of_states)])


def calibrated(data: Examples, kind: str, seed: int) -> VoiceModel:
    """The model of that kind, its scores calibrated by cross-validation."""
    decay = decays(kind, CUES, STATES, data.x.shape[1])
    score = across(data, decay, seed)
    slopes = np.linspace(0.3, 2.0, 35)
    losses = [loss(score * slope, data.y) for slope in slopes]
    slope = EASE * float(slopes[int(np.argmin(losses))])
    print(f"{kind}: slope {slope:.2f}, log loss by cross-validation {min(losses):.3f}")
    return fitted(data, decay)._replace(slope=slope)


def measures(right: NDArray[np.bool_], guess: NDArray[np.bool_], gold: NDArray[np.bool_]) -> tuple[float, float]:
    """Accuracy, and F1 of opinion."""
    return float(right.mean()), 2 * float((guess & gold).sum()) / max(float(guess.sum() + gold.sum()), 1.0)


def report(data: Examples, model: VoiceModel, label: str, seed: int) -> None:
    """Print accuracy and F1 with 95 % intervals by a bootstrap over passages."""
    chance = model.opinion(model.parts(data.x.astype(np.float32)))
    guess, gold = chance >= 0.5, data.y > 0
    owners = np.unique(data.passage)
    rows = [np.flatnonzero(data.passage == owner) for owner in owners]
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(DRAWS):
        pick = np.concatenate([rows[k] for k in rng.integers(0, len(rows), len(rows))])
        drawn.append(measures((guess == gold)[pick], guess[pick], gold[pick]))
    low, high = np.percentile(np.array(drawn), [2.5, 97.5], axis=0) * 100
    accuracy, f1 = measures(guess == gold, guess, gold)
    print(
        f"{label}: {len(gold)} sentences, accuracy {100 * accuracy:.1f} ({low[0]:.1f}-{high[0]:.1f}), "
        f"F1 of opinion {100 * f1:.1f} ({low[1]:.1f}-{high[1]:.1f})"
    )


def calibration(data: Examples, model: VoiceModel) -> None:
    """Print how often the model is right where it is so sure."""
    chance = model.opinion(model.parts(data.x.astype(np.float32)))
    sure, right = np.maximum(chance, 1 - chance), (chance >= 0.5) == (data.y > 0)
    for low, high in ((0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        here = (sure >= low) & (sure < high)
        if here.any():
            print(f"  confidence {low}-{min(high, 1.0)}: n {here.sum()}, {sure[here].mean():.2f} told")
            print(f"    {right[here].mean():.2f} right")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1962)
    parser.add_argument("--errors", action="store_true", help="print what cross-validation gets wrong")
    args = parser.parse_args()
    found = passages(DATA)
    data = examples(found)
    aside = np.random.default_rng(args.seed).permutation(len(found)) < ASIDE * len(found)
    train, test = data.where(~aside[data.passage]), data.where(aside[data.passage])
    counts = Counter(label for p in found for _, _, label in p.sentences)
    print(f"{len(found)} passages, {counts[0]} report, {counts[1]} opinion; {len(data.y)} heard")
    for kind in ("cues", "states", "both"):
        model = calibrated(train, kind, args.seed)
        report(test, model, kind, args.seed)
    args.model.parent.mkdir(parents=True, exist_ok=True)
    model.save(args.model)
    shipped = VoiceModel.load(args.model)
    report(test, shipped, "shipped", args.seed)
    calibration(test, shipped)
    for weight, name in sorted(zip(shipped.weights, NAMES, strict=False), reverse=True):
        print(f"  {weight:+.2f} {name}")
    if args.errors:
        errors(train, args.seed)


def errors(data: Examples, seed: int) -> None:
    """Print the sentences that a model without their passage gets wrong."""
    score = across(data, decays("both", CUES, STATES, data.x.shape[1]), seed)
    for text, value, label in zip(data.texts, score, data.y, strict=True):
        if (value > 0) != (label > 0):
            print(f"{'O' if label else 'R'} {value:+.1f} {text}")


if __name__ == "__main__":
    main()
