"""Whether sources are resolved to the right name, on the labelled sources of ``training/data/speakers.json``."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from reportedly.actors.knowledge import default_knowledge
from reportedly.actors.spotted import spotted
from reportedly.language.coreference import Coreference
from reportedly.language.document import parse
from reportedly.language.names import names
from reportedly.reader import prose
from reportedly.records import Article
from reportedly.sources import article_from_text

from .attribution import Counts
from .readings import Read, outermost

LABELS = Path(__file__).parent.parent / "training" / "data" / "speakers.json"
Answers = dict[tuple[int, int], str | None]
"""The name that was found for the source between two offsets, ``None`` for one without name."""


def labels() -> dict[str, list[dict[str, Any]]]:
    """The labelled sources of each document."""
    found: dict[str, list[dict[str, Any]]] = {}
    for item in json.loads(LABELS.read_text(encoding="utf-8"))["items"]:
        found.setdefault(item["doc"], []).append(item)
    return found


def resolution(reads: list[Read]) -> list[Counts]:
    """For each labelled document and part: how many sources have the right name, given and found."""
    by_document = {one.gold["id"]: one for one in reads}
    return [_counted(by_document[name], items) for name, items in labels().items() if name in by_document]


def afresh(folder: Path) -> list[Counts]:
    """The same of the labelled training articles: sources given alone, since the tagger learned what to find there."""
    known, counted = labels(), []
    with (folder / "attribution-train.jsonl").open(encoding="utf-8") as lines:
        for one in map(json.loads, lines):
            if one["id"] in known:
                given = resolved(article_from_text(one["text"]), one["attributions"])
                counted.append(_matched(known[one["id"]], {"given": given}))
    return counted


def _counted(one: Read, items: list[dict[str, Any]]) -> Counts:
    given, found = resolved(one.reading.article, one.gold["attributions"]), found_speakers(one)
    return _matched(items, {"given": given, "found": found})


def _matched(items: list[dict[str, Any]], ways: dict[str, Answers]) -> Counts:
    counted: Counts = Counter()
    for item in items:
        at, part = (item["start"], item["end"]), item["part"]
        for way, answers in ways.items():
            key = _overlapping(at, answers)
            if key is None:
                continue
            right = is_right(answers[key], item["names"])
            counted[f"{part}.{way}"] += 1
            counted[f"{part}.{way}.right"] += right
            if item["names"]:
                counted[f"{part}.{way}.named"] += 1
                counted[f"{part}.{way}.named.right"] += right
        counted[part] += 1
    return counted


def resolved(article: Article, attributions: list[dict[str, Any]]) -> Answers:
    """Who the sources of gold attributions are, asked in their order as the reader asks for those it finds."""
    document = parse(article.text, None, prose(article))
    title_end = article.title.span.end if article.title and article.title.span else 0
    coreference = Coreference(
        document,
        names(document, title_end, spotted(document.text, default_knowledge())),
        tuple(author.value for author in article.authors),
        [(start, end) for one in attributions for start, end in one["content"]],
        title_end,
    )
    answers: Answers = {}
    sourced = [a for a in attributions if a["source"]]
    for attribution in sorted(sourced, key=lambda a: min(s[0] for s in a["source"])):
        at = min(s[0] for s in attribution["source"]), max(s[1] for s in attribution["source"])
        referent = coreference.resolve(*at, None).referent
        answers[at] = referent.name.full if referent.name else None
    return answers


def found_speakers(one: Read) -> Answers:
    """Who the sources are that the whole pipeline found."""
    answers: Answers = {}
    for attribution in outermost(one.reading):
        if attribution.source is not None:
            spans = attribution.source.spans
            speaker = one.reading.speaker(attribution.source.speaker)
            answers[min(s.start for s in spans), max(s.end for s in spans)] = speaker.name
    return answers


def _overlapping(at: tuple[int, int], answers: Answers) -> tuple[int, int] | None:
    """The source that shares most with a labelled one."""
    shared = {key: min(at[1], key[1]) - max(at[0], key[0]) for key in answers}
    best = max(shared, key=lambda key: (shared[key], key[0] - key[1]), default=None)
    return best if best is not None and shared[best] > 0 else None


def is_right(name: str | None, accepted: list[str]) -> bool:
    """Whether a name is an accepted one; where none is, nobody must have been named."""
    if name is None or not accepted:
        return name is None and not accepted
    return plain(name) in {plain(one) for one in accepted}


def plain(name: str) -> str:
    """A name without what two spellings of it may differ in: case, a leading article, the kind of apostrophe."""
    return re.sub(r"^the\s+", "", re.sub(r"[‘’ʼ`´]", "'", re.sub(r"\s+", " ", name)).strip().lower())
