"""The floors of the quality gate: what the reader reaches on ``tests/quality/sentences.txt``, less a small margin.

``python -m benchmarks.floors`` measures, and raises each floor that now lies further below than its margin. It lowers
one only with ``--lower REASON``, which it writes on ``docs/benchmarks.md`` beside the floors. The floors stand in
``tests/quality/floors.json`` and on that page, and a test holds the two equal: who lowers one has to say so.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from training.passages import passages

from reportedly.reader import Reader

from . import event_passages
from .intervals import Rate, Tally, f1, share, tokens_f1
from .passages import read, through_the_pipeline
from .table import between, write

ROOT = Path(__file__).parent.parent
SENTENCES = ROOT / "tests" / "quality" / "sentences.txt"
FLOORS = ROOT / "tests" / "quality" / "floors.json"
PAGE = ROOT / "docs" / "benchmarks.md"

Floors = dict[str, float]


class Measure(NamedTuple):
    """A rate that is held: in per cent, kept ``margin`` points from what is measured, to the worse side."""

    rate: Rate
    margin: float
    falling: bool = False

    def holds(self, value: float, floor: float) -> bool:
        """Whether a value is no worse than a floor."""
        return value <= floor if self.falling else value >= floor

    def floor(self, value: float) -> float:
        """The floor that belongs to a value."""
        return round(value + self.margin, 1) if self.falling else round(max(0.0, value - self.margin), 1)


MEASURES: Mapping[str, Measure] = {
    "joint F1": Measure(f1("all", "joint"), 2.5),
    "content tokens F1": Measure(tokens_f1("content"), 2.0),
    "cue tokens F1": Measure(tokens_f1("cue"), 2.5),
    "kind of act": Measure(share("matched.act", "matched"), 3.0),
    "negation F1": Measure(tokens_f1("matched.negation"), 3.0),
    "nesting F1": Measure(tokens_f1("child"), 3.0),
    "false alarms for each 100 passages without attribution": Measure(
        share("false alarms", "traps"), 6.0, falling=True
    ),
}
"""A false alarm in one passage more is about six in a hundred."""

EVENTS: Mapping[str, Measure] = {
    "event trigger F1": Measure(tokens_f1("trigger"), 2.0),
    "event type": Measure(share("type right", "trigger.hit"), 2.5),
    "event status": Measure(share("status right", "trigger.hit"), 2.5),
    "actors F1": Measure(tokens_f1("actors"), 2.5),
    "recipients F1": Measure(tokens_f1("recipients"), 3.0),
}
"""Measured on the event passages kept aside."""

ALL: Mapping[str, Measure] = {**MEASURES, **EVENTS}


def measured() -> Floors:
    """What the reader reaches now."""
    reader = Reader()
    said = Tally(through_the_pipeline(one) for one in read(passages(SENTENCES), reader))
    done = event_passages.tally(reader)
    return {
        name: round(counted.estimate(measure.rate).value, 1)
        for counted, measures in ((said, MEASURES), (done, EVENTS))
        for name, measure in measures.items()
    }


def kept() -> Floors:
    """The floors as they are kept; none if there is no such file."""
    found: Floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return found


def renewed(values: Floors, floors: Floors) -> tuple[Floors, list[str]]:
    """The floors that belong to values, and the names of those that are lower than before.

    Args:
        values: what was measured.
        floors: what was held before.
    """
    fresh = {name: measure.floor(values[name]) for name, measure in ALL.items()}
    lower = [name for name, measure in ALL.items() if name in floors and not measure.holds(values[name], floors[name])]
    for name, measure in ALL.items():  # within its margin a floor stays where it is
        if name in floors and name not in lower and measure.holds(floors[name], fresh[name]):
            fresh[name] = floors[name]
    return fresh, lower


def listed(floors: Floors) -> str:
    """The floors as they stand on the page."""
    rows = [f"| {name} | {'≤' if ALL[name].falling else '≥'} {value:.1f} |" for name, value in floors.items()]
    return "\n".join(("| measure | floor |", "| --- | ---: |", *rows))


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floors", description=__doc__.splitlines()[0])
    parser.add_argument("--lower", metavar="REASON", help="lower what is no longer reached, and write down why")
    arguments = parser.parse_args()
    values, floors = measured(), kept()
    fresh, lower = renewed(values, floors)
    for name, value in values.items():
        print(f"{name}: {value:.1f}, floor {floors.get(name, '–')} -> {fresh[name]}")
    if lower and not arguments.lower:
        print(f"no floor was changed: {', '.join(lower)} would fall; --lower REASON does so", file=sys.stderr)
        return 1
    FLOORS.write_text(json.dumps(fresh, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write(PAGE, "floors", listed(fresh))
    if lower:
        changes = ", ".join(f"{name} {floors[name]} → {fresh[name]}" for name in lower)
        earlier = between(PAGE.read_text(encoding="utf-8"), "lowered")
        write(PAGE, "lowered", "\n".join((*earlier.splitlines(), f"- {changes}: {' '.join(arguments.lower.split())}")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
