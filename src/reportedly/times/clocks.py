"""Times of day: clocks, noon and midnight, parts of the day; and the days they belong to."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from reportedly.records.grounding import Granularity, TimeBasis

from .days import DAILY
from .scene import UNANCHORED, Scene, When, unknown
from .spans import times
from .terms import Term

Reader = Callable[[Term, Scene], When | None]


def clock_of(term: Term) -> str | None:
    """Local time of a clock expression in ISO 8601, with the offset of its zone if it names one.

    The first of two ("9 a.m. (0600 GMT)") is the local one.
    """
    inner = term.first("CLK")
    if inner is not None:
        return clock_of(inner)
    noon = term.value("NOON")
    hour, minute = _figures(term) if noon is None else (int(noon[:2]), int(noon[3:]))
    half = (term.value("AMPM") or _half(term)).lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return f"{hour % 24:02}:{minute:02}{term.value('ZONE') or ''}"


def _half(term: Term) -> str:
    part = term.value("PART") or ""
    return {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}.get(part, "")


def _figures(term: Term) -> tuple[int, int]:
    written = term.value("TIME") or term.value("MIL") or term.value("HOUR") or "0"
    if written.isdigit() and len(written) == 4:
        return int(written[:2]), int(written[2:])
    hour, *minute = re.split(r"[:.]", written)
    return int(hour), int(minute[0]) if minute else 0


def clock(term: Term, scene: Scene, _read: Reader) -> When | None:
    """A time of day alone: on the day told just before, else on the day of publication."""
    time = clock_of(term)
    if time is None:
        return None
    day = _day(scene, Granularity.MINUTE)
    return day._replace(clock=time if day.start is not None else None)


def part(_term: Term, scene: Scene, _read: Reader) -> When | None:
    """Dawn, the evening: of the day told just before, else of the day of publication."""
    return _day(scene, Granularity.PART_OF_DAY)


def clocks(term: Term, scene: Scene, read: Reader) -> When | None:
    """From 10 p.m. to 5 a.m.: the day and time it begins."""
    first = clock(term.all("CLK")[0], scene, read)
    return first and first._replace(grain=Granularity.PERIOD)


def _day(scene: Scene, grain: Granularity) -> When:
    anchor = scene._replace(sentence=scene.sentence + 2).anchor(*DAILY)
    if anchor is not None:
        return When(anchor.start, anchor.end, grain, TimeBasis.INFERRED, sure=0.9)
    if scene.published is None:
        return unknown(grain, UNANCHORED)
    return When(scene.today, scene.today, grain, TimeBasis.INFERRED, sure=0.7)


def day_clock(term: Term, scene: Scene, read: Reader) -> When | None:
    """3 p.m. on Sunday, Sunday at noon."""
    found = read(times(term)[0], scene)
    clocked = term.first("CLK")
    time = clock_of(clocked) if clocked is not None else None
    if found is None or found.start is None or time is None:
        return found
    return found._replace(clock=time, grain=Granularity.MINUTE)


def part_day(term: Term, scene: Scene, read: Reader) -> When | None:
    """Sunday morning, dawn on Saturday, the night of June 5."""
    if term.first("MON"):
        return None
    found = read(next(time for time in times(term) if "LITE" not in time.values), scene)
    if found is None or found.start is None:
        return found
    noon = term.value("NOON")
    if noon is not None:
        return found._replace(clock=noon, grain=Granularity.MINUTE)
    if found.start != found.end and found.grain is Granularity.DAY:
        return found
    return found._replace(grain=Granularity.PART_OF_DAY)


def nights(term: Term, scene: Scene, read: Reader) -> When | None:
    """The night of Saturday to Sunday."""
    found = read(times(term)[0], scene)
    if found is None or found.start is None:
        return found
    return found._replace(end=found.start + timedelta(days=1), grain=Granularity.PART_OF_DAY)
