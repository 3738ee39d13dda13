"""The words that a statement or an event rests on, within the text around them."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.formats.markup import Layer, nested
from reportedly.formats.paragraphs import paragraph_at, paragraphs
from reportedly.records import Attribution, Event, Reading, Span

AROUND = 160
"""Characters before and after the words that are shown of a long paragraph."""
LEFT_OUT = "<span class=cut>…</span>"


def statement(reading: Reading, one: Attribution) -> str:
    """A statement in its text, with source, cue and content marked."""
    source = one.source.spans if one.source else ()
    layers = [
        *_layers(0, "said", one.content),
        *_layers(1, "source", source),
        *_layers(2, "cue", one.cue),
    ]
    return _shown(reading, [*one.content, *source, *one.cue], layers)


def event(reading: Reading, one: Event) -> str:
    """The sentences that tell of an event, with its trigger and those who take part marked."""
    layers = [
        *_layers(0, "party", [role.span for role in (*one.actors, *one.recipients)]),
        *_layers(1, "trigger", one.trigger),
    ]
    return _shown(reading, one.evidence or one.trigger, layers)


def _layers(order: int, name: str, spans: Iterable[Span]) -> list[Layer]:
    return [Layer((order, at), span.start, span.end, f"<span class={name}>") for at, span in enumerate(spans)]


def _shown(reading: Reading, spans: Iterable[Span], layers: list[Layer]) -> str:
    """The paragraphs that hold some spans, cut to what stands around them."""
    text = reading.article.text
    places = paragraphs(text)
    ends: dict[int, tuple[int, int, int, int]] = {}  # of each paragraph: its ends, and those of the words in it
    for span in spans:
        place = paragraph_at(places, span.start)
        if place is None:
            continue
        _, _, low, high = ends.get(place.number, (0, 0, span.start, span.end))
        ends[place.number] = (place.start, place.end, min(low, span.start), min(place.end, max(high, span.end)))
    shown = []
    for start, end, low, high in ends.values():
        left, right = _left(text, start, low), _right(text, high, end)
        inside = nested(text, left, right, layers)
        shown.append(f"{LEFT_OUT if left > start else ''}{inside}{LEFT_OUT if right < end else ''}")
    return f" {LEFT_OUT} ".join(shown) if len(shown) > 2 else " ".join(shown)


def _left(text: str, start: int, low: int) -> int:
    """Where to begin: at the paragraph's beginning, or at a word not too far before."""
    if low - start <= AROUND:
        return start
    blank = text.find(" ", low - AROUND, low)
    return blank + 1 if blank >= 0 else low


def _right(text: str, high: int, end: int) -> int:
    if end - high <= AROUND:
        return end
    blank = text.rfind(" ", high, high + AROUND)
    return blank if blank >= 0 else high
