"""The voices of a reading: who speaks how much."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from reportedly.records import NARRATOR, Attribution, Reading, Speaker

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Voice(NamedTuple):
    """A speaker with what is theirs: statements in the order of the text, words, and share of all words."""

    number: int
    speaker: Speaker
    statements: tuple[Attribution, ...]
    words: int
    share: float


class Voices(NamedTuple):
    """All voices, the one with most words first; ``narrator`` is the share that is nobody else's."""

    voices: tuple[Voice, ...]
    words: int
    narrator: float

    def of(self, attribution: Attribution) -> Voice | None:
        """The voice that makes a statement."""
        if attribution.source is None:
            return None
        return next((voice for voice in self.voices if voice.speaker.id == attribution.source.speaker), None)


def voices(reading: Reading) -> Voices:
    """Everybody who makes a statement, with their share of the article's words.

    A word counts once, for the innermost source whose content holds it; a content without a source
    leaves its words to the voice around it. Title lines, bylines and datelines do not count.

    Args:
        reading: what to count.
    """
    owner = _owners(reading)
    words: Counter[str] = Counter(owner)
    total = len(owner)
    known = {speaker.id: speaker for speaker in reading.speakers}
    statements: dict[str, list[Attribution]] = {}
    for attribution in reading.attributions:
        if attribution.source and attribution.source.speaker in known:
            statements.setdefault(attribution.source.speaker, []).append(attribution)
    ranked = sorted(statements, key=lambda one: -words[one])  # a stable sort: ties stay in the order of the text
    return Voices(
        tuple(
            Voice(number, known[one], tuple(statements[one]), words[one], words[one] / total if total else 0.0)
            for number, one in enumerate(ranked)
        ),
        total,
        words[NARRATOR] / total if total else 1.0,
    )


def depths(reading: Reading) -> dict[str, int]:
    """How many contents each attribution stands in, by its id; a parent that is missing or circular counts as none."""
    parents = {attribution.id: attribution.parent for attribution in reading.attributions}
    found: dict[str, int] = {}
    for one in parents:
        seen = {one}
        above = parents[one]
        while above is not None and above in parents and above not in seen:
            seen.add(above)
            above = parents[above]
        found[one] = len(seen) - 1
    return found


def _owners(reading: Reading) -> list[str]:
    """The speaker id that each counted word belongs to."""
    text = reading.article.text
    words = [found.span() for found in _WORD.finditer(text)]
    known = {speaker.id for speaker in reading.speakers}
    depth = depths(reading)
    inner_last = sorted(
        (one for one in reading.attributions if one.source and one.source.speaker in known),
        key=lambda one: (depth[one.id], -sum(span.end - span.start for span in one.content)),
    )
    owner: dict[int, str] = dict.fromkeys((start for start, _ in words), NARRATOR)
    starts = [start for start, _ in words]
    for attribution in inner_last:
        if attribution.source is not None:
            for span in attribution.content:
                for start in _within(starts, span.start, span.end):
                    owner[start] = attribution.source.speaker
    for span in reading.article.furniture:
        for start in _within(starts, span.start, span.end):
            owner.pop(start, None)
    return list(owner.values())


def _within(starts: list[int], start: int, end: int) -> list[int]:
    return starts[bisect_left(starts, start) : bisect_left(starts, end)]
