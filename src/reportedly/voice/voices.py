"""Report or opinion: how the narrator speaks in each sentence that holds words of his own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..attributions.tagger import Tagged
from ..language.document import Document, Sentence
from ..records import Attribution, SentenceVoice, Span, Voice
from .cues import GROUPS, NAMES, Cues, cues, tags
from .model import VoiceModel, default_voice_model
from .own import IRONIC, by_narrator, own_words

VERSION = "voice 1.0"
FEWEST = 2
"""Own words that make a voice; a lone "but" beside a quotation makes none."""

REASONS = 4
WEIGHTY = 0.15
"""What a cue must add to the log-odds to be told as a reason."""

Floats = NDArray[np.float32]


class Heard(NamedTuple):
    """The sentences with words of the narrator's own, their cues, and features, shape (sentences, cues + states)."""

    sentences: list[Sentence]
    cues: list[Cues]
    features: Floats


def heard(document: Document, attributions: Sequence[Attribution], tagged: Tagged) -> Heard:
    """Where in an article the narrator speaks, and what tells how."""
    own = np.flatnonzero(own_words(document, attributions, tagged.words))
    starts, ends = tagged.words.starts[own].tolist(), tagged.words.ends[own].tolist()
    written = [document.text[start:end] for start, end in zip(starts, ends, strict=True)]
    tagged_as = tags(document, tagged.words.starts[own])
    others = sorted(span.start for a in attributions if not by_narrator(document, a) for span in a.cue)
    ironic = [q.start for q in document.quotations if _short(document.text[q.start : q.end])]
    sentences, found, ranges = [], [], []
    for sentence in document.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        mine = written[first:last]
        if sum(word[0].isalpha() for word in mine) < FEWEST:
            continue
        marked = set(starts[first:last])
        sentences.append(sentence)
        ranges.append((first, last))
        found.append(
            cues(
                mine,
                tagged_as[first:last],
                ironic=not marked.isdisjoint(ironic),
                reports=not marked.isdisjoint(others),
            )
        )
    return Heard(sentences, found, _features(found, tagged.hidden[own], ranges))


def _features(found: list[Cues], hidden: NDArray[np.float16], ranges: list[tuple[int, int]]) -> Floats:
    """Cues and mean states of each range of words, shape (sentences, cues + states)."""
    if not found:
        return np.zeros((0, len(NAMES) + hidden.shape[1]), dtype=np.float32)
    states = hidden.astype(np.float32)
    means = np.stack([states[first:last].mean(0) for first, last in ranges])
    return np.hstack([np.stack([one.values for one in found]), means])


def voices(
    document: Document, attributions: Sequence[Attribution], tagged: Tagged, model: VoiceModel | None = None
) -> tuple[SentenceVoice, ...]:
    """How the narrator speaks in each sentence that holds words of his own, in order.

    Args:
        document: the article, parsed.
        attributions: those of the article; what stands in them is not the narrator's.
        tagged: the article as the tagger sees it.
        model: the package's own by default.
    """
    weighed = model or default_voice_model()
    told = heard(document, attributions, tagged)
    parts = weighed.parts(told.features)
    chances = weighed.opinion(parts).tolist()
    of_cues = parts[:, : len(NAMES)] * weighed.slope
    return tuple(
        _voice(document.text, sentence, found, part, chance)
        for sentence, found, part, chance in zip(told.sentences, told.cues, of_cues, chances, strict=True)
    )


def _voice(text: str, sentence: Sentence, found: Cues, parts: Floats, chance: float) -> SentenceVoice:
    voice = Voice.OPINION if chance >= 0.5 else Voice.REPORT
    return SentenceVoice(
        span=Span.of(text, sentence.start, sentence.end),
        voice=voice,
        reasons=_reasons(found, parts, 1 if voice is Voice.OPINION else -1),
        by=VERSION,
        confidence=round(max(chance, 1 - chance), 3),
    )


def _reasons(found: Cues, parts: Floats, sign: int) -> tuple[str, ...]:
    """The cues that spoke for the decision, the weightiest first, with the words that gave them."""
    told = []
    for number in np.argsort(-sign * parts)[:REASONS].tolist():
        if sign * parts[number] < WEIGHTY or not found.values[number]:
            continue
        words = found.words.get(NAMES[number], [])[:2] if number < len(GROUPS) else []
        told.append(NAMES[number] + (f" ({', '.join(f'“{word}”' for word in words)})" if words else ""))
    if told:
        return tuple(told)
    return ("the wording as a whole",) if sign > 0 else ("no cue of opinion",)


def _short(quoted: str) -> bool:
    return len(quoted.split()) <= IRONIC
