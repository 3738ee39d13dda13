"""From the tagger's probabilities to attributions: spans, and which belong together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .links import REACH, Spans
from .tagger import BEGIN, CONTENT, CUE, INSIDE, OUT, SOURCE, Tagged, Tagger
from .words import Words

Range = tuple[int, int]
"""First and last word of a span."""

BLOCK = 128
"""Spans that are linked at once."""


class Settings(NamedTuple):
    """Thresholds and weights of the decoding, tuned on development data by ``training/tune.py``.

    ``weights`` turn the logits of the five scores of :class:`Found` into a confidence; the last is the constant.
    """

    cue: float
    source: float
    content: float
    keep: float
    weights: tuple[float, ...]


class Found(NamedTuple):
    """One attribution in words.

    Args:
        cue, source, contents: ranges of words.
        scores: how sure the model is of cue, content, source and the two links, 0 to 1 each, shape (5,).
        confidence: all five together.
    """

    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    scores: NDArray[np.float64]
    confidence: float


@cache
def default_settings() -> Settings:
    """The settings that come with the model."""
    values = json.loads((files("reportedly.attributions") / "model" / "settings.json").read_text(encoding="utf-8"))
    return Settings(**{**values, "weights": tuple(values["weights"])})


def assemble(tagged: Tagged, tagger: Tagger, settings: Settings) -> list[Found]:
    """Every attribution that the tagger sees, in the order of the cues, the unlikely ones too.

    A content goes to the cue it points to; a cue takes the source that points to it best. Those whose
    confidence is under ``settings.keep`` are for :func:`kept` to leave out, and for ``explain`` to show.
    """
    cues = _array(spans(tagged, CUE, settings.cue))
    contents = _array(spans(tagged, CONTENT, settings.content))
    sources = _array(spans(tagged, SOURCE, settings.source))
    if not len(cues) or not len(contents):
        return []
    chosen, sure = _cue_choice(tagged, tagger, contents, cues)
    picked, source_sure = _source_choice(tagged, tagger, sources, cues)
    linked = np.unique(chosen[chosen >= 0])
    wide = _widened(cues[linked], tagged)
    found = []
    for number, cue in zip(linked.tolist(), wide, strict=True):
        mine = np.flatnonzero(chosen == number)
        pick = int(picked[number])
        source = None if pick < 0 else (int(sources[pick][0]), int(sources[pick][1]))
        ranges = tuple((int(a), int(b)) for a, b in contents[mine])
        scores = np.array(
            [
                _mean(tagged, CUE, (int(cues[number][0]), int(cues[number][1]))),
                np.mean([_mean(tagged, CONTENT, r) for r in ranges]),
                _mean(tagged, SOURCE, source) if source else 1.0,
                sure[mine].mean(),
                source_sure[number],
            ]
        )
        found.append(Found(cue, source, ranges, scores, confidence(scores, settings)))
    return found


def kept(found: list[Found], settings: Settings) -> list[Found]:
    """Those that are likely enough to be told to a user."""
    return [f for f in found if f.confidence >= settings.keep]


def confidence(scores: NDArray[np.float64], settings: Settings) -> float:
    """The share of attributions with such scores that held on development data."""
    clipped = np.clip(scores, 1e-4, 1 - 1e-4)
    logits = np.log(clipped / (1 - clipped))
    raised = float(logits @ np.array(settings.weights[:-1])) + settings.weights[-1]
    return float(1 / (1 + np.exp(-raised)))


def spans(tagged: Tagged, role: int, switch: float) -> list[Range]:
    """The likeliest spans of ``role``: the best path through outside, begin and inside (Viterbi 1967).

    ``switch`` is what starting and what ending a span costs, in nats: it keeps one doubtful word from
    cutting a span in two.
    """
    found: list[Range] = []
    likely = np.flatnonzero(tagged.within(role) > 0.1)
    for paragraph in np.unique(tagged.words.paragraph[likely]).tolist():
        low, high = np.searchsorted(tagged.words.paragraph, (paragraph, paragraph + 1))
        scores = np.log(tagged.tags[low:high, role] + 1e-6).tolist()
        found.extend((int(low) + start, int(low) + end) for start, end in _best_path(scores, switch))
    return found


def _best_path(scores: list[list[float]], switch: float) -> list[Range]:
    """First and last positions of spans on the best path; ``scores`` are (positions, 3) log probabilities."""
    outside, begin, inside = scores[0][OUT], scores[0][BEGIN] - switch, float("-inf")
    back: list[tuple[int, int, int]] = []
    for o, b, i in scores[1:]:
        ended = (begin, BEGIN) if begin >= inside else (inside, INSIDE)
        to_out = (outside, OUT) if outside >= ended[0] - switch else (ended[0] - switch, ended[1])
        renewed = ended[0] - 2 * switch
        to_begin = (outside - switch, OUT) if outside - switch >= renewed else (renewed, ended[1])
        back.append((to_out[1], to_begin[1], ended[1]))
        outside, begin, inside = to_out[0] + o, to_begin[0] + b, ended[0] + i
    states = [max(((outside, OUT), (begin - switch, BEGIN), (inside - switch, INSIDE)))[1]]
    for came in reversed(back):
        states.append(came[states[-1]])
    states.reverse()
    return _runs(states)


def _runs(states: list[int]) -> list[Range]:
    found: list[Range] = []
    for at, state in enumerate(states):
        if state == BEGIN:
            found.append((at, at))
        elif state == INSIDE and found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
    return found


def _cue_choice(
    tagged: Tagged, tagger: Tagger, contents: Spans, cues: Spans
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The cue of each content, -1 for none, and how sure that is: two of shape (contents,)."""
    chosen, sure = np.full(len(contents), -1, dtype=np.int64), np.zeros(len(contents))
    for block in _blocks(len(contents)):
        near = _near(cues, contents[block])
        if not len(near):
            continue
        scores = _softmax(tagger.content_pointer(tagged.hidden, contents[block], cues[near], tagged.words.paragraph))
        best = scores.argmax(1)
        chosen[block] = np.append(near, -1)[best]
        sure[block] = scores[np.arange(len(best)), best]
    return chosen, sure


def _source_choice(
    tagged: Tagged, tagger: Tagger, sources: Spans, cues: Spans
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The source of each cue, -1 for none, and how sure that is: two of shape (cues,)."""
    picked, sure = np.full(len(cues), -1, dtype=np.int64), np.ones(len(cues))
    for block in _blocks(len(cues)):
        near = _near(sources, cues[block])
        if not len(near):
            continue
        around = _near(cues, cues[block])  # those between a source and a cue count, so they must be seen
        scores = tagger.source_pointer(tagged.hidden, sources[near], cues[around], tagged.words.paragraph)
        own = scores[:, np.searchsorted(around, np.arange(block.start, block.stop))].T
        probabilities = _softmax(np.concatenate((own, np.full((len(own), 1), scores[0, -1])), axis=1))
        best = probabilities.argmax(1)
        picked[block] = np.append(near, -1)[best]
        sure[block] = probabilities[np.arange(len(best)), best]
    return picked, sure


def _widened(cues: Spans, tagged: Tagged) -> list[Range]:
    """Cues, each with the words beside it that are likelier of a cue than not, and of no other of these.

    Cheap switching, which finds most cues, also cuts long ones in two ("is likely | to").
    """
    likely = tagged.within(CUE) > 0.5
    paragraph = tagged.words.paragraph
    found: list[Range] = []
    for number, (first, last) in enumerate(cues.tolist()):
        low = found[-1][1] if found else -1
        high = int(cues[number + 1][0]) if number + 1 < len(cues) else len(likely)
        while first - 1 > low and likely[first - 1] and paragraph[first - 1] == paragraph[first]:
            first -= 1
        while last + 1 < high and likely[last + 1] and paragraph[last + 1] == paragraph[last]:
            last += 1
        found.append((first, last))
    return found


def _blocks(count: int) -> Iterator[slice]:
    """Slices of so many spans that a long text needs no more memory than a short one."""
    for start in range(0, count, BLOCK):
        yield slice(start, min(start + BLOCK, count))


def _near(spans: Spans, block: Spans) -> NDArray[np.int64]:
    """Indices of the spans that anything in ``block`` can be linked to."""
    low, high = block[:, 0].min() - REACH - 1, block[:, 1].max() + REACH + 1
    return np.flatnonzero((spans[:, 1] >= low) & (spans[:, 0] <= high))


def _mean(tagged: Tagged, role: int, found: Range) -> float:
    return float(tagged.within(role)[found[0] : found[1] + 1].mean())


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    raised = np.exp(scores.astype(np.float64) - scores.max(1, keepdims=True))
    normed: NDArray[np.float64] = raised / raised.sum(1, keepdims=True)
    return normed


def _array(found: list[Range]) -> Spans:
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def characters(words: Words, found: Range) -> tuple[int, int]:
    """Character offsets of a range of words."""
    return int(words.starts[found[0]]), int(words.ends[found[1]])
