"""Training items of the event coder: labelled passages, sentences with a type alone, words with a factuality."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.attributions.windows import cut
from reportedly.attributions.words import Vocabulary, Words, split, word_range
from reportedly.events.heads import CONTEXTS, MODES, ROLES, STATUSES, TYPES

from .event_passages import event_passages

YIELD = ("CONCEDE", "RETREAT")
"""What the PLV data set merges under the name YIELD."""


class Trigger(NamedTuple):
    """One event, in word numbers of its item; ``roles`` is (ROLES, words)."""

    word: int
    type: int
    mode: int
    contexts: list[int]
    status: int
    background: bool
    historical: bool
    roles: NDArray[np.bool_]


class Item(NamedTuple):
    """A text to learn from.

    Args:
        triggers: all its events; ``None`` where the corpus marks none of them.
        types: outputs that count as the right type of the sentence, if only that is known.
        actors, recipients: words of the sentence's actors and recipients, if known.
        factuality: word number and value.
    """

    text: str
    words: Words
    triggers: list[Trigger] | None
    types: tuple[int, ...] = ()
    actors: NDArray[np.bool_] | None = None
    recipients: NDArray[np.bool_] | None = None
    factuality: tuple[tuple[int, float], ...] = ()


class Example(NamedTuple):
    """Items packed into one window: ``parts`` are each item and the number of its first word."""

    ids: NDArray[np.int64]
    kinds: NDArray[np.int64]
    first: NDArray[np.int64]
    parts: list[tuple[Item, int]]


def passages(path: Path) -> list[Item]:
    """The labelled passages of a file."""
    return [passage(record) for record in event_passages(path)]


def passage(record: dict[str, Any]) -> Item:
    """One labelled passage in words."""
    words = split(record["text"])
    triggers = []
    for event in record["events"]:
        roles = np.zeros((len(ROLES), len(words)), dtype=np.bool_)
        for number, role in enumerate(ROLES):
            for start, end, *_ in event[role]:
                roles[number, slice(*word_range(words, start, end))] = True
        triggers.append(
            Trigger(
                word_range(words, *event["trigger"])[0],
                1 + TYPES.index(event["type"]),
                MODES.index((event["type"], event["mode"])) if event["mode"] else -1,
                [CONTEXTS.index(c) for c in event["contexts"]],
                STATUSES.index(event["status"]),
                event["background"],
                event["historical"],
                roles,
            )
        )
    return Item(record["text"], words, triggers)


def sentences(path: Path) -> list[Item]:
    """Sentences that tell but their type and the texts of source and target (the PLV form)."""
    items = []
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            words = split(record["text"])
            if not record["events"]:
                items.append(Item(record["text"], words, []))
                continue
            event = record["events"][0]
            names = YIELD if event["type"] == "YIELD" else (event["type"],)
            types = tuple(1 + TYPES.index(name) for name in names)
            marked = [_marked(record["text"], words, event[side]) for side in ("source_texts", "target_texts")]
            items.append(Item(record["text"], words, None, types, *marked))
    return items


def _marked(text: str, words: Words, wanted: list[str]) -> NDArray[np.bool_] | None:
    marks = np.zeros(len(words), dtype=np.bool_)
    for one in wanted:
        at = text.find(one)
        if at < 0:
            return None
        marks[slice(*word_range(words, at, at + len(one)))] = True
    return marks if marks.any() else None


def judged(path: Path) -> list[Item]:
    """Sentences whose event words have a factuality (the UW form)."""
    items = []
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            text = detokenised(record["tokens"])
            words = split(text)
            starts = token_starts(record["tokens"])
            values = []
            for event in record["events"]:
                low, high = word_range(words, starts[event["token"]], starts[event["token"]] + 1)
                if low < high:
                    values.append((low, event["factuality"]))
            items.append(Item(text, words, None, factuality=tuple(values)))
    return items


def detokenised(tokens: list[str]) -> str:
    """Tokens of the Penn treebank with a space between each two."""
    return " ".join(re.sub(r"^(``|'')$", '"', t) for t in tokens)


def token_starts(tokens: list[str]) -> list[int]:
    """Where each token begins in :func:`detokenised`."""
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(re.sub(r"^(``|'')$", '"', token)) + 1
    return starts


def packed(items: list[Item], vocabulary: Vocabulary, rng: random.Random, most: int = 280) -> Iterator[Example]:
    """Windows of one to several items each, in random order, some as paragraphs of their own."""
    pool: list[Item] = []
    length, wanted = 0, rng.choice((1, 60, 120, most))
    for item in rng.sample(items, len(items)):
        if pool and length + len(item.words) > wanted:
            yield example(pool, vocabulary, rng)
            pool, length, wanted = [], 0, rng.choice((1, 60, 120, most))
        pool.append(item)
        length += len(item.words)
    if pool:
        yield example(pool, vocabulary, rng)


def example(items: list[Item], vocabulary: Vocabulary, rng: random.Random) -> Example:
    """One window that holds ``items`` one after the other."""
    text, offsets = "", []
    for item in items:
        text += ("\n\n" if rng.random() < 0.4 else " ") if text else ""
        offsets.append(len(text))
        text += item.text
    words = split(text)
    pieces = vocabulary.pieces(text, words)
    window = cut(pieces, 0, min(len(pieces.ids), 500), 0, 0)
    starts = [int(np.searchsorted(words.starts, offset)) for offset in offsets]
    kept = int(np.searchsorted(pieces.first, 500))
    parts = [(i, s) for i, s in zip(items, starts, strict=True) if s + len(i.words) <= kept]
    return Example(window.ids, window.kinds, pieces.first[:kept] + 1, parts)
