"""What the sentence of an event names: who else, where and when, whether or not it was read as a part of the event."""

from __future__ import annotations

import re
from datetime import date

from ..archive.rarity import weights
from ..records import Granularity, Reading, Resolution
from .items import Scene

COARSE = frozenset({None, Resolution.COUNTRY, Resolution.REGION})
"""Resolutions that do not tell two happenings of one country apart."""
OF_A_DAY = frozenset({Granularity.DAY, Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE})

_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_NAME = re.compile(r"(?<!^)(?<![.!?”\"] )\b[A-Z][\w’'-]+")


def scenes(reading: Reading) -> dict[str, Scene]:
    """The scene of every event of a reading, by the event's id."""
    text = reading.article.text
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    bounds = list(zip([0, *ends], [*ends, len(text)], strict=True))
    known: dict[int, Scene] = {}
    made = {}
    for event in reading.events:
        at = next(number for number, (_, end) in enumerate(bounds) if event.trigger[0].start < end or end == len(text))
        scene = known.get(at) or _scene(reading, *bounds[at])
        known[at] = scene
        made[event.id] = scene._replace(quoted=_inside_quotation(text[bounds[at][0] : event.trigger[0].start]))
    return made


def _scene(reading: Reading, start: int, end: int) -> Scene:
    places = [
        one for one in reading.places if not one.reason and any(start <= span.start < end for span in one.mentions)
    ]
    days = [
        date.fromisoformat(one.start[:10]).toordinal()
        for one in reading.moments
        if one.start and one.granularity in OF_A_DAY and start <= one.span.start < end
    ]
    return Scene(
        weights(" ".join(_NAME.findall(reading.article.text[start:end].rstrip()))),
        frozenset(str(one.geoname or one.label) for one in places),
        frozenset(str(one.geoname or one.label) for one in places if one.resolution not in COARSE),
        tuple(days),
        quoted=False,
    )


def _inside_quotation(before: str) -> bool:
    """Whether a quotation that begins in these words has not ended in them."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
