"""Sentences and the contents of statements, out of gold articles and labelled passages, without their labels."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .event_passages import event_passages
from .passages import passages

END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])")
LETTERS = 12
"""Fewer letters than this make no sentence: bylines, list marks, initials."""

WORDS = 4
"""Contents shorter than this are left out: "yes", "guilty"."""

DATA = Path(__file__).parent / "data"

Record = dict[str, Any]


class Sentences(NamedTuple):
    """Texts, and the number of the article each stands in, shape (texts,)."""

    texts: list[str]
    article: NDArray[np.int64]


def gold(path: Path) -> list[Record]:
    """The records of a gold file, each with its ``text``."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [one if "text" in one else {"text": " ".join(one["tokens"])} for one in records]


def labelled() -> list[Record]:
    """The labelled passages but those kept aside."""
    return [passage for path, read in _files() if not _aside(path) for passage in read(path)]


def kept_aside() -> list[Record]:
    """The labelled passages that are kept aside."""
    return [passage for path, read in _files() if _aside(path) for passage in read(path)]


def sentences(records: Iterable[Record]) -> Sentences:
    """The sentences of the records."""
    return _together(list(_sentences(one["text"])) for one in records)


def sentences_and_contents(records: Iterable[Record]) -> Sentences:
    """The sentences of the records, and what is said in them as texts of their own."""
    return _together([*_sentences(one["text"]), *_contents(one)] for one in records)


def _files() -> list[tuple[Path, Callable[[Path], list[Record]]]]:
    found: list[tuple[Path, Callable[[Path], list[Record]]]] = []
    found += [(path, passages) for path in sorted(DATA.glob("passages-*.txt"))]
    found += [(path, event_passages) for path in sorted(DATA.glob("events-*.txt"))]
    return found


def _aside(path: Path) -> bool:
    return "-aside" in path.stem


def _together(articles: Iterable[list[str]]) -> Sentences:
    full = [texts for texts in articles if texts]
    owners = [number for number, texts in enumerate(full) for _ in texts]
    return Sentences([text for texts in full for text in texts], np.array(owners, dtype=np.int64))


def _sentences(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        line, at = " ".join(paragraph.split()), 0
        for found in [*END.finditer(line), None]:
            one = line[at : found.end() if found else len(line)].strip()
            if _lettered(one):
                yield one
            at = found.end() if found else at


def _contents(record: Record) -> Iterator[str]:
    for attribution in record.get("attributions", ()):
        content = " ".join(" ".join(record["text"][start:end] for start, end in attribution["content"]).split())
        if _lettered(content) and len(content.split()) >= WORDS:
            yield content


def _lettered(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= LETTERS
