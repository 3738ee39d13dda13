"""The labelled statements and events of an article, and what the reader found of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from benchmarks.bundles import Label, Telling
from reportedly import Reading
from reportedly.stories.items import Profile, Said, Told
from reportedly.stories.profiles import profile


class Marked(NamedTuple):
    """A labelled article and its reading.

    Args:
        said, told: the label's name, with the item found for it.
        missed: names of labels of which the reader found nothing.
    """

    telling: Telling
    reading: Reading
    profile: Profile
    said: tuple[tuple[str, Said], ...]
    told: tuple[tuple[str, Told], ...]
    missed: tuple[str, ...]

    def items(self, name: str) -> tuple[tuple[str, Any], ...]:
        """The article itself (``copies``), its statements (``utterances``) or its events (``happenings``)."""
        if name == "copies":
            return ((self.telling.text or self.telling.article.id, self),)
        return self.said if name == "utterances" else self.told


def marked(telling: Telling, reading: Reading) -> Marked:
    """The labelled items of an article that its reading holds."""
    known = profile(reading)
    said: dict[str, str] = {}
    told: dict[str, str] = {}
    missed: list[str] = []
    for label in telling.labels:
        found = _attribution(reading, label) if label.name[0] == "u" else _event(reading, label)
        if found is None:
            missed.append(label.name)
        else:
            (said if label.name[0] == "u" else told).setdefault(found, label.name)
    return Marked(
        telling,
        reading,
        known,
        tuple((said[one.item], one) for one in known.said if one.item in said),
        tuple((told[one.item], one) for one in known.told if one.item in told),
        tuple(missed),
    )


def _attribution(reading: Reading, label: Label) -> str | None:
    """The attribution whose content is most like a labelled stretch, if it is half alike."""

    def alike(spans: list[tuple[int, int]]) -> float:
        both = sum(max(0, min(end, label.end) - max(start, label.start)) for start, end in spans)
        whole = sum(end - start for start, end in spans) + (label.end - label.start) - both
        return both / whole if whole else 0.0

    scored = [(alike([(s.start, s.end) for s in one.content]), one.id) for one in reading.attributions]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= 0.5 else None


def _event(reading: Reading, label: Label) -> str | None:
    """The event whose trigger is labelled."""
    for event in reading.events:
        if any(span.start < label.end and label.start < span.end for span in event.trigger):
            return event.id
    return None
