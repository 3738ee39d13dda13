"""The articles of the gold files, and what the whole pipeline reads in them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.reader import Reader
from reportedly.records import Attribution, Mention, Reading, Span
from reportedly.sources import article_from_text

from .attribution import Counts, Record, Sided, Text, counts, match
from .cues import cue_group
from .intervals import binned

DEVELOPMENT = "attribution-dev.jsonl"


class Read(NamedTuple):
    """A gold document and its reading."""

    gold: dict[str, Any]
    reading: Reading


def documents(folder: Path) -> list[dict[str, Any]]:
    """The development articles with their attributions."""
    return [json.loads(line) for line in (folder / DEVELOPMENT).open(encoding="utf-8") if line.strip()]


def read(texts: Iterable[dict[str, Any]], reader: Reader) -> list[Read]:
    """Every document as a text file would be read: date lines, bylines and the title are told from prose."""
    return [Read(one, reader(article_from_text(one["text"]))) for one in texts]


def record(attribution: Attribution) -> Record:
    """An attribution as the scorer takes it."""
    return {
        "source": offsets(attribution.source),
        "cue": [[s.start, s.end] for s in attribution.cue],
        "content": [[s.start, s.end] for s in attribution.content],
    }


def offsets(where: Mention | Span | None) -> list[list[int]]:
    """Starts and ends of a mention or a span."""
    spans = where.spans if isinstance(where, Mention) else (where,) if where is not None else ()
    return [[span.start, span.end] for span in spans]


def outermost(reading: Reading) -> list[Attribution]:
    """The attributions that stand in no other."""
    return [a for a in reading.attributions if a.parent is None]


def agreement(one: Read) -> Counts:
    """The counts of one document; nested attributions are left out, since the gold annotates none."""
    predicted = [record(a) for a in outermost(one.reading)]
    return counts(Text(one.gold["text"]), one.gold["attributions"], predicted, cue_group)


def confidences(document: str, labelled: Iterable[Record], mine: list[Attribution]) -> Counts:
    """The confidence of each attribution, and whether it held: the content overlaps, and the source is right.

    Args:
        document: the text.
        labelled: its gold attributions.
        mine: those found.
    """
    text, found = Text(document), Counts()
    gold = [text.sided(a) for a in labelled if a["content"]]
    sided: list[Sided] = [text.sided(record(a)) for a in mine]
    held = {p for g, p in match(gold, sided) if text.agrees(gold[g], sided[p])}
    for number, attribution in enumerate(mine):
        found.update(binned(attribution.confidence, held=number in held))
    return found
