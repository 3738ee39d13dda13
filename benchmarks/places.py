"""How well places are found and resolved: ``python -m benchmarks.places --gold FOLDER``.

Gold: LGL (local news, Lieberman et al. 2010) and GeoVirus (Gritta et al. 2018), as JSON lines with ``text`` and
``toponyms`` (``start``, ``end``, ``lat``, ``lon``). A toponym is right within 161 km (100 miles), the field's measure;
the share is taken of all gold toponyms. The weights were fitted on every other article; the rest is kept aside.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from reportedly.language.document import Document, parse
from reportedly.places import places
from reportedly.records import Article

from .intervals import Tally, share
from .table import Section, row

SETS = ("places-lgl.jsonl", "places-geovirus.jsonl")
NEAR = 161.0
BUCKETS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--given", action="store_true", help="only with gold mentions (no parse: fast)")
    parser.add_argument("--wrong", type=int, default=0, help="show so many misses")
    parser.add_argument("--predictions", type=Path, help="a folder to write predictions to")
    arguments = parser.parse_args()
    for name in SETS:
        lines = (arguments.gold / name).read_text(encoding="utf-8").split("\n")
        articles = [json.loads(line) for line in lines if line]
        print(f"== {name}: {len(articles)} articles")
        report(articles, "gold mentions", [given(one) for one in articles])
        buckets(articles)
        if arguments.wrong:
            wrong(articles, arguments.wrong)
        if not arguments.given:
            made = [own(one) for one in articles]
            report(articles, "own mentions", made)
            print(f"  {speed(articles[::4]):.1f} ms per 800 words, without the parse")
            if arguments.predictions:
                rows = [json.dumps({"id": one["id"], "toponyms": p}) for one, p in zip(articles, made, strict=True)]
                (arguments.predictions / name).write_text("\n".join(rows), encoding="utf-8")


def section(folder: Path) -> Section:
    """Toponyms right within 161 km, of all gold ones, with the gold mentions given."""
    rows = []
    for name, bounds in zip(SETS, ((70.0, 80.0), (80.0, 88.0)), strict=True):
        articles = [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").split("\n") if line]
        counts = [_counted(one) for one in articles]
        title = name.removeprefix("places-").removesuffix(".jsonl")
        near = share("near", "gold")
        rows.append(row(f"within 161 km, {title}", Tally(counts), near, bounds))
        rows.append(row(f"within 161 km, {title}, articles the weights were not fitted on", Tally(counts[1::2]), near))
    return Section("Places (gold mentions given)", rows)


def _counted(gold: dict[str, Any]) -> Counter[str]:
    left = given(gold)
    taken = [(one, _taken(one, left)) for one in gold["toponyms"]]
    near = sum(best is not None and best["lat"] is not None and km(one, best) <= NEAR for one, best in taken)
    return Counter({"gold": len(taken), "near": near})


def given(gold: dict[str, Any]) -> list[dict[str, Any]]:
    """Predictions for the gold mentions."""
    return _flat(gold, Document(gold["text"], []), [(one["start"], one["end"]) for one in gold["toponyms"]])


def own(gold: dict[str, Any]) -> list[dict[str, Any]]:
    """Predictions for mentions found by the system."""
    return _flat(gold, parse(gold["text"]), None)


def _flat(gold: dict[str, Any], document: Document, spans: list[tuple[int, int]] | None) -> list[dict[str, Any]]:
    article = Article(id="0" * 16, text=gold["text"])
    return [
        {
            "start": at.start,
            "end": at.end,
            "lat": one.lat,
            "lon": one.lon,
            "name": one.name,
            "confidence": one.confidence,
        }
        for one in places(document, article, mentions=spans)
        for at in one.mentions
    ]


def report(articles: list[dict[str, Any]], title: str, made: list[list[dict[str, Any]]]) -> None:
    """Prints mention scores and the share within 161 km, of all, of the articles fitted on, and of those kept aside."""
    for part, which in (("all", slice(None)), ("fitted", slice(0, None, 2)), ("aside", slice(1, None, 2))):
        number = guessed = hit = near = 0
        for gold, found in zip(articles[which], made[which], strict=True):
            left = sorted(found, key=lambda one: int(one["start"]))
            number += len(gold["toponyms"])
            guessed += len(left)
            for one in gold["toponyms"]:
                best = _taken(one, left)
                if best is not None:
                    hit += 1
                    near += best["lat"] is not None and km(one, best) <= NEAR
        p, r = hit / max(guessed, 1), hit / max(number, 1)
        print(
            f"{title:14} {part:7} gold {number:5}  P {100 * p:5.1f}  R {100 * r:5.1f}"
            f"  F {200 * p * r / max(p + r, 1e-9):5.1f}  within 161 km: of gold {100 * near / max(number, 1):5.1f},"
            f" of found {100 * near / max(hit, 1):5.1f}"
        )


def _taken(gold: dict[str, Any], left: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The prediction that fits a gold toponym best; it is used up."""
    over = [one for one in left if one["start"] < gold["end"] and gold["start"] < one["end"]]
    if not over:
        return None
    best = min(over, key=lambda one: abs(one["start"] - gold["start"]) + abs(one["end"] - gold["end"]))
    left.remove(best)
    return best


def km(a: dict[str, Any], b: dict[str, Any]) -> float:
    """Great-circle distance in kilometres."""
    p, q = radians(a["lat"]), radians(b["lat"])
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b["lon"] - a["lon"]) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(h)))


def buckets(articles: list[dict[str, Any]]) -> None:
    """Prints the share that is right by confidence, of the articles kept aside."""
    rated = []
    for gold in articles[1::2]:
        left = given(gold)
        for one in gold["toponyms"]:
            best = _taken(one, left)
            if best is not None and best["lat"] is not None:
                rated.append((best["confidence"], km(one, best) <= NEAR))
    for low, high in pairwise(BUCKETS):
        part = [right for confidence, right in rated if low <= confidence < high]
        if part:
            print(
                f"  confidence {low:.2f}-{min(high, 1):.2f}: {len(part):5}, {100 * sum(part) / len(part):5.1f} % right"
            )


def wrong(articles: list[dict[str, Any]], most: int) -> None:
    """Prints what went wrong most often."""
    missed: Counter[str] = Counter()
    for gold in articles:
        left = given(gold)
        for one in gold["toponyms"]:
            best = _taken(one, left)
            if best is None or best["lat"] is None or km(one, best) > NEAR:
                where = (
                    "-"
                    if best is None or best["lat"] is None
                    else f"{best['name']} {best['lat']:.1f},{best['lon']:.1f}"
                )
                missed[f"{one['text']} {one['lat']:.1f},{one['lon']:.1f} <- {where}"] += 1
    for what, count in missed.most_common(most):
        print(f"  {count:3} {what}")


def speed(articles: list[dict[str, Any]]) -> float:
    """Milliseconds for finding and resolving in 800 words, without the parse."""
    documents = [(parse(one["text"]), Article(id="0" * 16, text=one["text"])) for one in articles]
    start = time.perf_counter()
    for document, article in documents:
        places(document, article)
    words = sum(len(one["text"].split()) for one in articles)
    return 800_000 * (time.perf_counter() - start) / max(words, 1)


if __name__ == "__main__":
    main()
