"""Rows of an archive made of readings by hand: no archive takes part."""

from __future__ import annotations

from reportedly.archive.found import Found
from reportedly.records import Reading


def said(reading: Reading, number: int, story: int | None = None) -> Found:
    """A statement of a reading, as found."""
    alone = reading.model_copy(update={"attributions": (reading.attributions[number],), "events": ()})
    return Found(1, alone, story)


def done(reading: Reading, number: int, story: int | None = None) -> Found:
    """An event of a reading, as found."""
    return Found(1, reading.model_copy(update={"events": (reading.events[number],), "attributions": ()}), story)
