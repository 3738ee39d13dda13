"""From the tagger's probabilities to attributions: spans, and which belong together."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .links import Spans
from .tagger import BEGIN, CONTENT, CUE, INSIDE, OUT, SOURCE, Tagged, Tagger
from .words import Words

Range = tuple[int, int]
"""First and last word of a span."""


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
    words = tagged.words
    cues = _array(spans(tagged, CUE, settings.cue))
    contents = _array(spans(tagged, CONTENT, settings.content))
    sources = _array(spans(tagged, SOURCE, settings.source))
    if not len(cues) or not len(contents):
        return []
    to_cue = _softmax(tagger.content_pointer(tagged.hidden, contents, cues, words.paragraph))
    chosen = to_cue.argmax(1)
    from_source = _source_choice(tagged, tagger, sources, cues)
    found = []
    for number, cue in enumerate(cues.tolist()):
        mine = np.flatnonzero(chosen == number)
        if not len(mine):
            continue
        pick = int(from_source[number].argmax())
        source = None if pick == len(sources) else (int(sources[pick][0]), int(sources[pick][1]))
        ranges = tuple((int(a), int(b)) for a, b in contents[mine])
        scores = np.array(
            [
                _mean(tagged, CUE, (cue[0], cue[1])),
                np.mean([_mean(tagged, CONTENT, r) for r in ranges]),
                _mean(tagged, SOURCE, source) if source else 1.0,
                to_cue[mine, number].mean(),
                from_source[number, pick],
            ]
        )
        found.append(Found((cue[0], cue[1]), source, ranges, scores, confidence(scores, settings)))
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


def _source_choice(tagged: Tagged, tagger: Tagger, sources: Spans, cues: Spans) -> NDArray[np.float64]:
    """Probability of each cue's source, shape (cues, sources + 1); the last column is none."""
    if not len(sources):
        return np.ones((len(cues), 1))
    scores = tagger.source_pointer(tagged.hidden, sources, cues, tagged.words.paragraph)
    none = np.full((len(cues), 1), scores[0, -1])
    return _softmax(np.concatenate((scores[:, :-1].T, none), axis=1))


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
