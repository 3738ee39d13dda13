"""Report or opinion: how the narrator speaks in each sentence that holds words of his own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..attributions.tagger import Tagged
from ..attributions.words import word_range
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
    """A sentence with words of the narrator's own: its cues, and its features, shape (cues + states,)."""

    sentence: Sentence
    cues: Cues
    features: Floats


def heard(document: Document, attributions: Sequence[Attribution], tagged: Tagged) -> list[Heard]:
    """The sentences of an article in which the narrator speaks, with what tells how."""
    own = own_words(document, attributions, tagged.words)
    starts, ends = tagged.words.starts.tolist(), tagged.words.ends.tolist()
    written = [document.text[start:end] for start, end in zip(starts, ends, strict=True)]
    tagged_as = tags(document, tagged.words)
    others = sorted(span.start for a in attributions if not by_narrator(document, a) for span in a.cue)
    ironic = [q.start for q in document.quotations if _short(document.text[q.start : q.end])]
    found = []
    for sentence in document.sentences:
        first, last = word_range(tagged.words, sentence.start, sentence.end)
        mine = [number for number in range(first, last) if own[number]]
        if sum(written[number][0].isalpha() for number in mine) < FEWEST:
            continue
        marked = {starts[number] for number in mine}
        values = cues(
            [written[number] for number in mine],
            [tagged_as[number] for number in mine],
            ironic=any(start in marked for start in ironic),
            reports=not marked.isdisjoint(others),
        )
        states = tagged.hidden[mine].astype(np.float32).mean(0)
        found.append(Heard(sentence, values, np.concatenate([values.values, states])))
    return found


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
    sentences = heard(document, attributions, tagged)
    if not sentences:
        return ()
    parts = weighed.parts(np.stack([one.features for one in sentences]))
    chances = weighed.opinion(parts).tolist()
    return tuple(
        _voice(document.text, one, part * weighed.slope, chance)
        for one, part, chance in zip(sentences, parts, chances, strict=True)
    )


def _voice(text: str, one: Heard, parts: Floats, chance: float) -> SentenceVoice:
    voice = Voice.OPINION if chance >= 0.5 else Voice.REPORT
    return SentenceVoice(
        span=Span.of(text, one.sentence.start, one.sentence.end),
        voice=voice,
        reasons=_reasons(one.cues, parts, 1 if voice is Voice.OPINION else -1),
        by=VERSION,
        confidence=round(max(chance, 1 - chance), 3),
    )


def _reasons(found: Cues, parts: Floats, sign: int) -> tuple[str, ...]:
    """The cues that spoke for the decision, the weightiest first, with the words that gave them."""
    told = []
    for number in np.argsort(-sign * parts[: len(NAMES)])[:REASONS].tolist():
        if sign * parts[number] < WEIGHTY or not found.values[number]:
            continue
        words = found.words.get(NAMES[number], [])[:2] if number < len(GROUPS) else []
        told.append(NAMES[number] + (f" ({', '.join(f'“{word}”' for word in words)})" if words else ""))
    if told:
        return tuple(told)
    return ("the wording as a whole",) if sign > 0 else ("no cue of opinion",)


def _short(quoted: str) -> bool:
    return len(quoted.split()) <= IRONIC
