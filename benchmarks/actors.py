"""Whether actors get the right country and sector, on the gold actor phrases of ``events-dev.jsonl``.

python -m benchmarks.actors GOLD_FOLDER [--errors]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportedly.actors.grammar import use_of
from reportedly.actors.grounding import Asked, ground
from reportedly.language.document import parse
from reportedly.records import Actor

DEVELOPMENT = "events-dev.jsonl"
SUITE = "PLOVER"
"""How the ids of units begin whose actors are coded with country and sector."""
CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "UNO": "IGO", "EUR": "IGO", "ROM": "ROU", "ZAR": "COD"}
SECTORS = {"CIV": "CVL", "MOS": "REL"}
"""Old codes of the gold standard, and the bodies that it folds into one."""


class Case(NamedTuple):
    """A gold phrase of a unit, with its codes and what was found."""

    unit: str
    text: str
    phrase: str
    code: str
    sector: str
    found: tuple[Actor, ...]

    @property
    def country_right(self) -> bool:
        """Whether one of the actors found has the country."""
        return any(CODES.get(actor.code or "", actor.code) == self.code for actor in self.found)

    @property
    def both_right(self) -> bool:
        """Whether one has the country and, as its first, the sector."""
        return any(
            CODES.get(actor.code or "", actor.code) == self.code and (actor.sectors[:1] or ("",))[0] == self.sector
            for actor in self.found
        )


def cases(gold: Path) -> Iterator[Case]:
    """The gold phrases of every unit that stand in its text as they are, with the actors found there."""
    for line in (gold / DEVELOPMENT).read_text(encoding="utf-8").splitlines():
        unit = json.loads(line)
        if not unit["id"].startswith(SUITE):
            continue
        document = parse(unit["text"])
        wanted = sorted(_located(unit))
        grounded = ground(document, unit["date"], [Asked(a, b, use_of(document, a, b)) for a, b, *_ in wanted])
        by_id = {actor.id: actor for actor in grounded.actors}
        for (start, end, code, sector), ids in zip(wanted, grounded.ids, strict=True):
            found = tuple(by_id[one] for one in ids)
            yield Case(unit["id"], unit["text"], unit["text"][start:end], code, sector, found)


def _located(unit: dict[str, object]) -> Iterator[tuple[int, int, str, str]]:
    text = str(unit["text"])
    events = unit["events"]
    assert isinstance(events, list)
    for event in events:
        for role in ("source", "target"):
            for (code, sector), phrase in zip(event[role + "s"], event[role + "_texts"], strict=False):
                start = text.find(phrase.strip())
                if start >= 0 and phrase.strip():
                    kept = sector.replace("*", "")[:3].upper()
                    yield start, start + len(phrase.strip()), CODES.get(code[:3], code[:3]), SECTORS.get(kept, kept)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.actors", description=__doc__)
    parser.add_argument("gold", type=Path, help=f"the folder of {DEVELOPMENT}")
    parser.add_argument("--errors", action="store_true", help="print what was missed")
    arguments = parser.parse_args()
    counted: Counter[str] = Counter()
    for case in cases(arguments.gold):
        counted["all"] += 1
        counted["country"] += case.country_right
        counted["both"] += case.both_right
        if arguments.errors and not case.both_right:
            found = [(a.code, a.sectors, a.name, a.kind.value, a.reason) for a in case.found]
            wrong = "sector " if case.country_right else "COUNTRY"
            print(f"{wrong} {case.phrase!r} wanted {case.code} {case.sector!r} found {found}\n        {case.text}")
    print(f"{counted['all']} phrases: country {100 * counted['country'] / counted['all']:.1f} %, ", end="")
    print(f"country and sector {100 * counted['both'] / counted['all']:.1f} %")


if __name__ == "__main__":
    main()
