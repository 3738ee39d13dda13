"""Training examples: windows over labelled texts, packed anew in every epoch."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.attributions.acts import ACTS
from reportedly.attributions.nesting import SHORTEST, alone
from reportedly.attributions.windows import cut
from reportedly.attributions.words import Pieces, Vocabulary, Words, split, word_ranges
from reportedly.records import Act

from .tagger import ROLES

Range = tuple[int, int]


SMOOTHING = 0.03
"""Share of every label that is spread over all tags."""
TRUST = 0.4
"""What a label counts where there is an opinion as well."""


class Labelled(NamedTuple):
    """A text with its attributions as ranges of words: per attribution, role -> ranges, and its act or -1.

    Args:
        opinion: what a teacher thinks of its words, shape (words, 3, 3), as :attr:`Example.wanted`.
        blank: whether there is but the opinion, and no label.
    """

    id: str
    words: Words
    pieces: Pieces
    attributions: list[dict[str, list[Range]]]
    acts: list[int]
    opinion: NDArray[np.float16] | None = None
    blank: bool = False


class Example(NamedTuple):
    """One window.

    ids, kinds: (pieces,). first: (words,) indices of first pieces in the window. tags: (words, 3). wanted: (words,
    roles, tags), how likely each tag is.
    paragraph: (words,). cues, sources, contents: (spans, 2), last word included. content_cue: (contents,)
    index of its cue; cue_sources: (cues, sources) whether a source is the cue's. acts: (cues,) index of the act, -1
    where the corpus tells none.
    """

    ids: NDArray[np.int64]
    kinds: NDArray[np.int64]
    first: NDArray[np.int64]
    tags: NDArray[np.int64]
    wanted: NDArray[np.float32]
    paragraph: NDArray[np.int64]
    cues: NDArray[np.int64]
    sources: NDArray[np.int64]
    contents: NDArray[np.int64]
    content_cue: NDArray[np.int64]
    cue_sources: NDArray[np.bool_]
    acts: NDArray[np.int64]


def labelled(record: dict[str, Any], vocabulary: Vocabulary) -> Labelled:
    """One line of a gold file (``id``, ``text``, ``attributions``) in words."""
    return in_words(record["id"], record["text"], split(record["text"]), record["attributions"], vocabulary)


def in_words(
    identifier: str, text: str, words: Words, attributions: list[dict[str, Any]], vocabulary: Vocabulary
) -> Labelled:
    """``attributions`` of a text as ranges of ``words``, which may be but some of its words."""
    found = [{role: _contiguous(words, a.get(role, [])) for role in ROLES} for a in attributions]
    kept = [n for n, a in enumerate(found) if a["cue"] and a["content"]]
    acts = [ACTS.index(Act(attributions[n]["act"])) if attributions[n].get("act") else -1 for n in kept]
    return Labelled(identifier, words, vocabulary.pieces(text, words), [found[n] for n in kept], acts)


def _contiguous(words: Words, spans: list[list[int]]) -> list[Range]:
    """Ranges of words, those that touch within a paragraph joined."""
    joined: list[Range] = []
    for low, high in word_ranges(words, sorted(spans)):
        if joined and joined[-1][1] == low and words.paragraph[low - 1] == words.paragraph[low]:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


def passages_in_words(records: list[dict[str, Any]], vocabulary: Vocabulary) -> list[Labelled]:
    """Each passage with its outermost attributions, and each content alone with those right inside it."""
    found = []
    for record in records:
        text, words = record["text"], split(record["text"])
        outer = [a for a in record["attributions"] if a["parent"] is None]
        found.append(in_words(record["id"], text, words, outer, vocabulary))
        for parent in record["attributions"]:
            index = np.concatenate([np.arange(*r) for r in word_ranges(words, parent["content"])] or [np.arange(0)])
            if len(index) >= SHORTEST:
                children = [a for a in record["attributions"] if a["parent"] == parent["id"]]
                part = alone(words, index)
                found.append(in_words(f"{record['id']}.{parent['id']}", text, part, children, vocabulary))
    return found


def read(path: Path, vocabulary: Vocabulary) -> list[Labelled]:
    """All texts of a gold file."""
    with path.open(encoding="utf-8") as lines:
        return [labelled(json.loads(line), vocabulary) for line in lines]


def epoch(texts: list[Labelled], size: int, rng: random.Random) -> Iterator[Example]:
    """Windows that cover all texts once; where they begin differs from epoch to epoch."""
    for text in rng.sample(texts, len(texts)):
        total, room = len(text.pieces.ids), size - 2
        edges = [0, *(int(b) for b in text.pieces.breaks)]
        start = 0
        while start < total:
            wanted = room if start else rng.randint(room // 2, room)
            end = min(start + wanted, total)
            if end < total:
                inside = [b for b in edges if start + wanted // 2 < b <= end]
                end = inside[-1] if inside and rng.random() < 0.8 else end
            yield example(text, start, end)
            start = end + 1 if end in edges else end


def example(text: Labelled, start: int, end: int) -> Example:
    """The window of pieces ``start`` to ``end`` with its labels."""
    window = cut(text.pieces, start, end, start, end)
    low = int(np.searchsorted(text.pieces.first, start))
    high = int(np.searchsorted(text.pieces.first, end))
    tags = np.zeros((high - low, len(ROLES)), dtype=np.int64)
    cues: list[Range] = []
    contents: list[tuple[Range, int]] = []
    sources: dict[Range, list[int]] = {}
    acts: list[int] = []
    for attribution, act in zip(text.attributions, text.acts, strict=True):
        inside = {role: [_clip(r, low, high) for r in ranges] for role, ranges in attribution.items()}
        for number, role in enumerate(ROLES):
            for found in inside[role]:
                if found:
                    # a longer span that another attribution shares a part of is kept whole
                    part = tags[found[0] : found[1] + 1, number]
                    if role != "source" or not part.all():
                        part[:] = 2
                        part[0] = 1
        cue = inside["cue"][0]
        if cue is None:
            continue
        cues.append(cue)
        acts.append(act)
        contents.extend((c, len(cues) - 1) for c in inside["content"] if c)
        for source in inside["source"]:
            if source:
                sources.setdefault(source, []).append(len(cues) - 1)
    source_list = list(sources)
    cue_sources = np.zeros((len(cues), len(source_list)), dtype=np.bool_)
    for number, source in enumerate(source_list):
        cue_sources[sources[source], number] = True
    return Example(
        window.ids,
        window.kinds,
        text.pieces.first[low:high] - start + 1,
        tags,
        _wanted(tags, text, low, high),
        text.words.paragraph[low:high],
        _array(cues),
        _array(source_list),
        _array([c for c, _ in contents]),
        np.array([cue for _, cue in contents], dtype=np.int64),
        cue_sources,
        np.array(acts, dtype=np.int64),
    )


def _wanted(tags: NDArray[np.int64], text: Labelled, low: int, high: int) -> NDArray[np.float32]:
    labels = np.eye(3, dtype=np.float32)[tags] * (1 - SMOOTHING) + SMOOTHING / 3
    if text.opinion is None:
        return labels
    opinion = text.opinion[low:high].astype(np.float32)
    return opinion if text.blank else TRUST * labels + (1 - TRUST) * opinion


def _clip(found: Range, low: int, high: int) -> Range | None:
    first, last = max(found[0], low) - low, min(found[1], high) - low - 1
    return (first, last) if first <= last else None


def _array(spans: list[Range]) -> NDArray[np.int64]:
    return np.array(spans, dtype=np.int64).reshape(-1, 2)
