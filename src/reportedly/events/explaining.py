"""Why a word was, or was not, taken as telling of an event, and which words decided."""

from __future__ import annotations

import numpy as np

from ..attributions.tagger import Tagged, Tagger
from ..attributions.words import Words, word_range
from ..language.document import Document, Sentence
from ..records import Event, EventCandidate, Span, WordEffect
from .coded import COUNTED, LEAST, coded
from .heads import TYPES
from .model import EventModel, Signals
from .settings import Settings

WEIGHED = 0.05
"""Probability of being a trigger from which a word is worth telling of."""
SHOWN = 5
"""Deciding words that are told, and types."""
LONGEST = 80
"""Words of a sentence that are taken away one by one: every one of them is a reading."""


def candidates(
    document: Document,
    tagged: Tagged,
    signals: Signals,
    events: tuple[Event, ...],
    tagger: Tagger,
    model: EventModel,
    settings: Settings,
    sentence: Sentence,
) -> tuple[EventCandidate, ...]:
    """What was weighed as an event in a sentence, in the order of its words."""
    low, high = word_range(tagged.words, sentence.start, sentence.end)
    starts = {event.trigger[0].start: event for event in events}
    found = []
    for word in range(low, high):
        event = starts.get(int(tagged.words.starts[word]))
        if event is None and 1.0 - signals.types[word, 0] < WEIGHED:
            continue
        effects = _effects(document.text, tagged.words, low, high, word, tagger, model)
        found.append(_candidate(document.text, tagged.words, signals, event, word, effects, settings))
    return tuple(found)


def _candidate(
    text: str,
    words: Words,
    signals: Signals,
    event: Event | None,
    word: int,
    effects: tuple[WordEffect, ...],
    settings: Settings,
) -> EventCandidate:
    order = np.argsort(-signals.types[word, 1:])[:3].tolist()
    types = tuple((TYPES[n], round(float(signals.types[word, 1 + n]), 3)) for n in order)
    any_type = float(1.0 - signals.types[word, 0])
    reasons = [f"it tells of some event with {any_type:.0%}, and {settings.keep:.0%} is asked for"]
    if event is None and any_type >= settings.keep:
        reasons.append("the same happening is told by a neighbouring word")
    if event is not None:
        reasons += _of_event(event)
    span = Span.of(text, int(words.starts[word]), int(words.ends[word]))
    return EventCandidate(
        taken=event is not None,
        event=event.id if event else None,
        trigger=event.trigger[0] if event else span,
        types=types,
        words=effects,
        reasons=tuple(reasons),
    )


def _of_event(event: Event) -> list[str]:
    """What produced the fields of an event, and why data sets of PLOVER's kind would leave it out."""
    reasons = [
        f"{one.field} by {one.by}" + (f" ({one.confidence:.0%})" if one.confidence is not None else "")
        for one in event.produced
    ]
    if not coded((event,)):
        reasons.append("PLOVER and POLECAT tables leave it out: " + _why_left_out(event))
    return reasons


def _why_left_out(event: Event) -> str:
    if (event.cameo or "").startswith(("01", "02")):
        return f"CAMEO {event.cameo}, an appeal or a statement, has no PLOVER type"
    if event.background:
        return "it is mentioned in passing"
    if any(link.kind == "content" for link in event.links):
        return "it is what another event demands, threatens or promises"
    if event.status not in COUNTED:
        return f"its status is {event.status.value}"
    return f"it is too doubtful an event: {LEAST:.0%} is asked for"


def _effects(
    text: str, words: Words, low: int, high: int, word: int, tagger: Tagger, model: EventModel
) -> tuple[WordEffect, ...]:
    """The words of a sentence without which its event is least likely, each tried alone."""
    if high - low > LONGEST:
        return ()
    start, end = int(words.starts[low]), int(words.ends[high - 1])
    spans = [(int(words.starts[n]), int(words.ends[n])) for n in range(low, high)]
    texts = [text[start:end], *(text[start:a] + " " * (b - a) + text[b:end] for a, b in spans)]
    seen = [_chance(one, spans[word - low][0] - start, tagger, model) for one in texts]
    effects = [
        WordEffect(span=Span.of(text, a, b), effect=round(seen[0] - after, 3))
        for (a, b), after in zip(spans, seen[1:], strict=True)
        if any(c.isalnum() for c in text[a:b])
    ]
    effects.sort(key=lambda one: -one.effect)
    return tuple(one for one in effects[:SHOWN] if one.effect > 0)


def _chance(text: str, at: int, tagger: Tagger, model: EventModel) -> float:
    """Probability that the word at an offset tells of some event; 0 where there is no word."""
    tagged = tagger(text)
    number = int(np.searchsorted(tagged.words.starts, at))
    if number >= len(tagged.words) or tagged.words.starts[number] != at:
        return 0.0
    return float(1.0 - model(tagged).types[number, 0])
