"""Which statement or event of a reading a review is about: the one that stands in the same words.

Ids change when an article is read again; words do not. A statement is known by its cue and its content, an event by its
trigger.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Reading, Span
from ..records.review import Elsewhere, Judged, Review, Target
from .answers import Item, items, target

LEAST = 0.5
"""Share of characters in common from which contents are the same without a common cue (Jaccard's index)."""


def attached(reading: Reading, wanted: Target) -> Item | None:
    """The item of a reading that a target is about now; ``None`` if the reading has none there.

    Args:
        wanted: in the text of that reading.
    """
    if not stands(reading.article.text, wanted):
        return None
    found = [(likeness(wanted, target(one)), -n, one) for n, one in enumerate(items(reading, wanted.kind))]
    best = max(found, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def stands(text: str, wanted: Target) -> bool:
    """Whether all words of a target stand in a text where it says."""
    return all(text[span.start : span.end] == span.exact for span in (*wanted.spans, *wanted.cue))


def pinned(text: str, kind: Judged, where: Elsewhere) -> Target | None:
    """A target out of offsets in a text; ``None`` if the text is too short for them."""
    if any(start >= end or end > len(text) for start, end in (*where.spans, *where.cue)):
        return None
    spans, cue = (tuple(Span.of(text, *one) for one in part) for part in (where.spans, where.cue))
    return Target(kind=kind, spans=spans, cue=cue)


def likeness(one: Target, other: Target) -> float:
    """How far two targets of one article are the same: 0 for different things, up to 2.

    Events are the same if their triggers overlap. Statements are if cue and content overlap, or, where one of them has
    no cue, if their contents share :data:`LEAST`.
    """
    if one.kind is not other.kind:
        return 0.0
    shared = _shared(one.spans, other.spans)
    if one.kind is Judged.EVENT:
        return shared
    signal = _shared(one.cue, other.cue)
    if signal and shared:
        return signal + shared
    apart = bool(one.cue and other.cue)  # two cues with one content between them are two statements, mostly nested
    return shared if shared >= LEAST and not apart else 0.0


def gathered(reviews: Iterable[Review]) -> list[list[Review]]:
    """Reviews by what they are about, in their order: those of one article whose targets are the same."""
    found: dict[str, list[list[Review]]] = {}
    for one in reviews:
        groups = found.setdefault(one.article, [])
        same = next((group for group in groups if likeness(group[0].target, one.target) > 0), None)
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    return [group for groups in found.values() for group in groups]


def _shared(some: Iterable[Span], others: Iterable[Span]) -> float:
    one, other = _covered(some), _covered(others)
    return len(one & other) / len(one | other) if one and other else 0.0


def _covered(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}
