"""What the whole pipeline codes in the gold sentences, as the scorer takes it.

python -m benchmarks.events --gold FOLDER
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from reportedly.events.coded import coded
from reportedly.reader import Reader
from reportedly.records import Event, Reading
from reportedly.sources import article_from_text

from .scorers import scorer

FILES = {
    "gsr": ("events-dev.jsonl", "PLOVER-GSR"),
    "plv": ("events-dev.jsonl", "PLV_"),
    "case": ("events-case-dev.jsonl", "case-"),
    "none": ("events-none-dev.jsonl", "none-"),
}


def units(folder: Path, suite: str) -> list[dict[str, Any]]:
    """The sentences of a suite."""
    name, prefix = FILES[suite]
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
        text = f"{unit['date']}\n{unit['text']}" if unit.get("date") else unit["text"]
        found.append((unit, reader(article_from_text(text))))
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.events", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--suite", choices=FILES, nargs="*", default=list(FILES))
    parser.add_argument("--scorers", type=Path, help="the folder of events.py; GOLD/../eval if not said")
    arguments = parser.parse_args()
    event_scores = scorer(arguments.scorers or arguments.gold / ".." / "eval", "events")
    reader = Reader()
    for suite in arguments.suite:
        reads = read(arguments.gold, suite, reader)
        scores = event_scores.score(suite, [u for u, _ in reads], {u["id"]: predicted(r) for u, r in reads})
        print(suite)
        for name, value in scores.items():
            print(f"  {name:16} {value}")


if __name__ == "__main__":
    main()
