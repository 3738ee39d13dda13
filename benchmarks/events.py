"""Events and factuality: what the whole pipeline reaches on the gold sentences, and on passages kept aside.

python -m benchmarks.events --gold FOLDER
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.attributions.tagger import default_tagger
from reportedly.attributions.words import split, word_range
from reportedly.events.coded import coded
from reportedly.events.model import Signals, default_event_model
from reportedly.events.settings import default_event_settings, read_off
from reportedly.events.statuses import done, factuality, status, undoes
from reportedly.reader import Reader
from reportedly.records import Event, Reading, Status
from reportedly.sources import article_from_text

from . import event_passages
from .intervals import SEED
from .scorers import scorer
from .table import Row, Section, as_text

FILES = {
    "gsr": ("events-dev.jsonl", "PLOVER-GSR", "PLOVER gold records"),
    "plv": ("events-dev.jsonl", "PLV_", "PLV sentences"),
    "case": ("events-case-dev.jsonl", "case-", "CASE 2021 sentences"),
    "none": ("events-none-dev.jsonl", "none-", "sentences without event"),
}
FACTUALITY = "factuality-uw-dev.jsonl"
UNITS = {"MAE": "of 3", "pearson_r": "of 1", "negated_F1": "of 1"}
RESAMPLES = 200

ROWS: dict[str, tuple[tuple[str, tuple[str, ...], float | None, float | None], ...]] = {
    "gsr": (
        ("type, micro F1", ("type_micro", "F1"), 75, 83),
        ("type, macro F1", ("type_macroF1",), 70, 80),
        ("source country F1", ("source_country", "F1"), 80, 90),
        ("target country F1", ("target_country", "F1"), 80, 88),
        ("country and sector F1", ("country+sector", "F1"), None, None),
        ("joint F1: type and both countries", ("joint", "F1"), 45, 60),
    ),
    "plv": (
        ("type, accuracy", ("type_acc",), 76, 84),
        ("type, macro F1", ("type_macroF1",), 74, 82),
        ("quad F1", ("quad_micro", "F1"), 86, 90),
        ("source text F1", ("source_text", "F1"), None, None),
        ("target text F1", ("target_text", "F1"), None, None),
    ),
    "case": (("type, accuracy", ("type_acc",), 70, 82),),
}


def units(folder: Path, suite: str) -> list[dict[str, Any]]:
    """The sentences of a suite."""
    name, prefix, _ = FILES[suite]
    with (folder / name).open(encoding="utf-8") as lines:
        return [one for one in map(json.loads, lines) if one["id"].startswith(prefix)]


def predicted(reading: Reading) -> list[dict[str, Any]]:
    """The events that PLOVER's manual codes, with the codes of their actors."""
    return [_record(reading, event) for event in coded(reading.events)]


def _record(reading: Reading, event: Event) -> dict[str, Any]:
    actors = {actor.id: actor for actor in reading.actors}
    sides = {}
    for name, roles in (("sources", event.actors), ("targets", event.recipients)):
        sides[name] = [
            {
                "code": actors[role.actor].code,
                "sector": next(iter(actors[role.actor].sectors), ""),
                "text": role.span.exact,
            }
            for role in roles
        ]
    return {"type": event.type, **sides}


def read(folder: Path, suite: str, reader: Reader) -> list[tuple[dict[str, Any], Reading]]:
    """Every sentence as an article of its own."""
    found = []
    for unit in units(folder, suite):
        text = f"date {unit['date']}\n{unit['text']}" if unit.get("date") else unit["text"]
        found.append((unit, reader(article_from_text(text))))
    return found


def suite_rows(folder: Path, suite: str, reader: Reader, score: Callable[..., dict[str, Any]]) -> list[Row]:
    """The rows of a suite, with intervals over resamples of its sentences."""
    reads = read(folder, suite, reader)
    made = {unit["id"]: predicted(reading) for unit, reading in reads}
    whole = [unit for unit, _ in reads]
    if suite == "none":
        wanted: tuple[tuple[str, tuple[str, ...], float | None, float | None], ...]
        wanted = (("false alarms", ("false_alarm",), 15, 8),)
    else:
        wanted = ROWS[suite]
    rng = random.Random(SEED)
    samples = [score(suite, rng.choices(whole, k=len(whole)), made) for _ in range(RESAMPLES)]
    first = score(suite, whole, made)
    rows = []
    for measure, path, must, aim in wanted:
        spread = [_at(one, path) for one in samples]
        low, high = np.percentile(spread, (2.5, 97.5))
        rows.append(Row(measure, _at(first, path), float(low), float(high), must, aim, falling=suite == "none"))
    return rows


def _at(scores: dict[str, Any], path: tuple[str, ...]) -> float:
    value: Any = scores
    for key in path:
        value = value[key]
    return float(value)


def factuality_rows(folder: Path, score: Callable[..., dict[str, Any]]) -> list[Row]:
    """Factuality of the gold event words, as an event there would be given: the model's, kept within its status."""
    with (folder / FACTUALITY).open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    made = {unit["id"]: _values(unit) for unit in gold}
    rng = random.Random(SEED)
    first = score(gold, made)
    samples = [score(rng.choices(gold, k=len(gold)), made) for _ in range(RESAMPLES)]
    rows = []
    for measure, key, must, aim in (
        ("mean absolute error", "MAE", 0.5, 0.42),
        ("Pearson's r", "pearson_r", 0.7, 0.8),
        ("F1 of what did not happen", "negated_F1", 0.7, 0.8),
    ):
        low, high = np.percentile([one[key] for one in samples], (2.5, 97.5))
        rows.append(Row(measure, first[key], float(low), float(high), must, aim, falling=key == "MAE", unit=UNITS[key]))
    return rows


def _values(unit: dict[str, Any]) -> list[float]:
    tokens = ['"' if token in ("``", "''") else token for token in unit["tokens"]]
    text, starts, at = " ".join(tokens), [], 0
    for token in tokens:
        starts.append(at)
        at += len(token) + 1
    tagged = default_tagger().tag_many([(text, split(text))])[0]
    seen = default_event_model()(tagged)
    numbers = [word_range(tagged.words, starts[e["token"]], starts[e["token"]] + 1)[0] for e in unit["events"]]
    return [_factual(seen, min(number, len(tagged.words) - 1), text) for number in numbers]


def _factual(seen: Signals, word: int, sentence: str) -> float:
    told, _ = status(seen.statuses[word])
    if told is Status.DENIED and not undoes(sentence):
        told, _ = done(seen.statuses[word])
    return factuality(read_off(float(seen.factuality[word]), default_event_settings().factuality), told)


def sections(folder: Path, reader: Reader, scorers: Path | None = None) -> list[Section]:
    """All sections about events."""
    beside = scorers or folder / ".." / "eval"
    score = scorer(beside, "events").score
    made = [
        Section(f"Events: {title}", suite_rows(folder, suite, reader, score)) for suite, (_, _, title) in FILES.items()
    ]
    made.append(Section("Factuality: UW sentences", factuality_rows(folder, scorer(beside, "factuality").score)))
    return [
        *made,
        event_passages.section(reader),
        event_passages.articles(reader),
        event_passages.news(reader, folder),
    ]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.events", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--scorers", type=Path, help="the folder of events.py; GOLD/../eval if not said")
    arguments = parser.parse_args()
    print(as_text(sections(arguments.gold, Reader(), arguments.scorers)))


if __name__ == "__main__":
    main()
