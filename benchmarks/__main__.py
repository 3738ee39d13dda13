"""Prints the table of what Reportedly reaches, and writes it on its page."""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path
from typing import Any

from training.passages import passages as labelled_passages

from reportedly import __version__
from reportedly.reader import Reader

from . import events, passages, peer, places, readings, speakers, speed
from .attribution import Counts
from .intervals import Tally, calibration_error, f1, share, tokens_f1
from .table import Row, Section, as_markdown, as_text, row, write

TIMED = 3
"""One in so many articles is read for the time."""
ARTICLE = 1000
"""Words of the article that is read for the memory."""


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="the folder of attribution-dev.jsonl")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="a page to write the table on, between its markers")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of the measurement of time (default 5)")
    parser.add_argument("--no-speed", action="store_true", help="leave time and memory out")
    arguments = parser.parse_args()
    if not (arguments.gold / readings.DEVELOPMENT).is_file():
        parser.error(f"{arguments.gold} holds no {readings.DEVELOPMENT}: name the folder of the gold files")
    documents = readings.documents(arguments.gold)
    sections = []
    if not arguments.no_speed:  # first, while this process is idle and small
        _say("time and memory ...")
        sections.append(_speed([one["text"] for one in documents], arguments.rounds))
    _say(f"reading {len(documents)} articles ...")
    reader = Reader()
    reads = readings.read(documents, reader)
    if not peer.installed():
        _say("textacy is not installed (pip install -e '.[benchmarks]'), so its column stays empty")
    counted = peer.agreement(documents) if peer.installed() else None
    labelled = labelled_passages(passages.ASIDE)
    aside = passages.read(labelled, reader)
    sections = [
        _attribution(reads, counted),
        _confidence(reads, aside),
        _speakers(reads, speakers.afresh(arguments.gold)),
        *_passages(labelled, aside),
        *events.sections(arguments.gold, reader),
        places.section(arguments.gold),
        *sections,
    ]
    print(as_text(sections))
    print(f"\n{_conditions()}")
    if arguments.write:
        write(arguments.write, "table", f"{as_markdown(sections)}\n\n{_conditions()}")


def _attribution(reads: list[readings.Read], counted: list[Counts] | None) -> Section:
    ours = Tally(readings.agreement(one) for one in reads)
    theirs = Tally(counted) if counted is not None else None
    rows = [
        row("joint F1, all", ours, f1("all", "joint"), (68, 75), theirs),
        row("joint F1, direct", ours, f1("direct", "joint"), (80, 90), theirs),
        row("joint F1, rest", ours, f1("rest", "joint"), (62, 70), theirs),
        row("content tokens F1", ours, tokens_f1("content"), (91, 92.5), theirs),
        row("cue tokens F1", ours, tokens_f1("cue"), (75, 78), theirs),
        row("source tokens F1", ours, tokens_f1("source"), None, theirs),
        row("exact content F1", ours, f1("all", "exact"), None, theirs),
        row("overlapping content F1", ours, f1("all", "overlap"), None, theirs),
        row("source of matched, head accuracy", ours, share("all.headed", "all.sourced"), (92, 95.5), theirs),
        row("joint F1, cue of speech or belief", ours, f1("speech", "joint"), None, theirs),
        row("joint F1, stance or act", ours, f1("stance", "joint"), None, theirs),
    ]
    return Section(f"Attributions ({ours.count('all.gold')} in {len(reads)} articles)", rows)


def _confidence(reads: list[readings.Read], aside: list[passages.Passage]) -> Section:
    here = Tally(
        readings.confidences(one.gold["text"], one.gold["attributions"], readings.outermost(one.reading))
        for one in reads
    )
    there = Tally(readings.confidences(*one) for one in aside)
    rows = [
        row("expected calibration error, articles (set the weights)", here, calibration_error, falling=True),
        row("expected calibration error, passages kept aside", there, calibration_error, falling=True),
    ]
    return Section(f"Confidence ({here.count('rated') // 1000} and {there.count('rated') // 1000} attributions)", rows)


def _speakers(reads: list[readings.Read], fresh: list[Counts]) -> Section:
    tally, rows = Tally(speakers.resolution(reads)), []
    other = Tally(fresh)
    for named, label in (("", "source given"), (".named", "source given, those with a name")):
        key = f"fresh.given{named}"
        rows.append(row(f"right name, {label}, training articles", other, share(f"{key}.right", key)))
    for part, way, named, label, bounds in (
        ("report", "given", "", "source given", (85.0, 92.0)),
        ("report", "given", ".named", "source given, those with a name", None),
        ("report", "found", "", "source found", None),
        ("report", "found", ".named", "source found, those with a name", None),
        ("tune", "given", "", "source given (set the weights)", None),
        ("tune", "given", ".named", "source given, those with a name (set the weights)", None),
    ):
        key = f"{part}.{way}{named}"
        rows.append(row(f"right name, {label}", tally, share(f"{key}.right", key), bounds))
    rows.append(row("labelled sources that were found", tally, share("report.found", "report")))
    return Section(f"Speakers of pronouns and descriptions ({tally.count('report')} sources)", rows)


def _passages(labelled: list[dict[str, Any]], aside: list[passages.Passage]) -> list[Section]:
    given = Tally(passages.given_cues(labelled))
    found = Tally(passages.through_the_pipeline(one) for one in aside)
    acts = [
        row("kind of act, cue given", given, share("act right", "cues")),
        row("kind of act, attribution found", found, share("matched.act", "matched")),
        row("negation F1, cue given", given, tokens_f1("negation")),
        row("negation F1, attribution found", found, tokens_f1("matched.negation")),
        row("addressee F1, by overlap", found, tokens_f1("addressee")),
        row("channel F1, by overlap", found, tokens_f1("channel")),
    ]
    nesting = [
        row("nested, precision", found, share("child.hit", "child.pred")),
        row("nested, recall", found, share("child.hit", "child.gold")),
        row("nested, F1", found, tokens_f1("child")),
        row("parent of a nested one right", found, share("child.parent right", "child.hit")),
        row("joint F1 of the outermost", found, f1("all", "joint")),
        row("attributions for each 100 passages without any", found, share("false alarms", "traps"), falling=True),
    ]
    return [
        Section(f"Acts on the passages kept aside ({given.count('cues')} cues)", acts),
        Section(f"Nesting on the passages kept aside ({found.count('child.gold')} nested)", nesting),
    ]


def _speed(texts: list[str], rounds: int) -> Section:
    timed = texts[::TIMED]
    taken = speed.times(timed, rounds)
    ratio = Row("whole reading against spaCy alone", taken.ratio, *taken.spread, 3.0, 2.0, falling=True, unit="×")
    each = Row("words a second", taken.words / sorted(taken.reading)[rounds // 2], unit="words")
    size = speed.memory(speed.near(texts, ARTICLE))
    held = Row("memory while reading one article", size, must=900, aim=500, falling=True, unit="MB")
    return Section(f"Speed on one thread ({len(timed)} articles, {rounds} rounds)", [ratio, each, held])


def _conditions() -> str:
    return (
        f"Reportedly {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}. "
        "Rates are per cent."
    )


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
