"""Times counted from today or from another time: two days ago, in three weeks, a week later."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.records.grounding import Granularity, TimeBasis

from .days import DAILY, count, unit
from .intervals import GRAINS, Days, around, one, shifted
from .scene import UNANCHORED, UNCOUNTED, Scene, When, related, unknown
from .tense import Direction
from .terms import Term
from .units import origin

_HOURS = ("hour", "minute")


def ago(term: Term, scene: Scene) -> When | None:
    """Two days ago: as fine as the unit it is counted in."""
    name, number = unit(term), count(term)
    if name in _HOURS:
        return _hours(scene, name, -number)
    return counted(scene.today, name, -number)


def counted(day: date, name: str, number: int) -> When:
    """The calendar unit so many units from a day.

    Of centuries only the decade is told, of decades the year, and one week is seven days.
    """
    finer = {"century": "decade", "decade": "year"}.get(name, name)
    if name == "week" and abs(number) == 1:
        finer = "day"
    target = shifted(day, name, number)
    sure = {"century": 0.7, "decade": 0.75}.get(name, 1.0)
    return related(*around(finer, target), GRAINS[finer], sure)


def _hours(scene: Scene, name: str, number: int) -> When:
    published = scene.published
    if published is None or (published.hour, published.minute) == (0, 0):
        return related(*one(scene.today), Granularity.DAY, 0.6)
    then = published + (timedelta(hours=number) if name == "hour" else timedelta(minutes=number))
    grain = Granularity.HOUR if name == "hour" else Granularity.MINUTE
    return related(*one(then.date()), grain)._replace(clock=f"{then:%H:%M}")


def ago_half(term: Term, scene: Scene) -> When | None:
    """A year and a half ago."""
    months = {"year": 12, "decade": 120, "month": 1}.get(unit(term))
    if months is None:
        return unknown(GRAINS[unit(term)], UNCOUNTED)
    numbers = term.all("NUM")
    whole = int(numbers[0].values["NUM"]) if numbers else 1
    half = (whole * months + months // 2) or 1
    name = "year" if months == 120 else "month"
    target = shifted(scene.today, "month", -half)
    return related(*around(name, target), GRAINS[name], 0.85)


def ago_vague(term: Term, _scene: Scene) -> When | None:
    """Years ago."""
    return unknown(GRAINS[unit(term)], UNCOUNTED)


def ahead(term: Term, scene: Scene) -> When | None:
    """In three days: only where the verb looks ahead; "they took it in three days" tells how long it took."""
    if not term.has("time", "now", "hence") and scene.direction(term) is not Direction.FUTURE:
        return None
    name, number = unit(term), count(term)
    if name in _HOURS:
        return _hours(scene, name, number)
    return counted(scene.today, name, number)


def within(term: Term, scene: Scene) -> When | None:
    """Within 90 days, where the verb looks ahead."""
    if scene.direction(term) is not Direction.FUTURE:
        return None
    days = Days(scene.today, reach(scene.today, unit(term), count(term)))
    return related(*days, Granularity.PERIOD)


def reach(day: date, name: str, number: int) -> date:
    """A day moved by so many units; hours by as many days as they make, at least one if they make more than half.

    Args:
        number: negative to go back.
    """
    if name not in _HOURS:
        return shifted(day, name, number)
    hours = abs(number) if name == "hour" else abs(number) / 60
    days = round(hours / 24) if hours >= 12 else 0
    return day + timedelta(days=days if number > 0 else -days)


def roll_back(term: Term, scene: Scene) -> When | None:
    """The past two weeks: up to the day of publication."""
    if _is_rolling_vague(term):
        return When(None, scene.today, Granularity.PERIOD, TimeBasis.DATELINE, reason=UNCOUNTED)
    name = unit(term)
    return related(reach(scene.today, name, -count(term)), scene.today, Granularity.PERIOD)


def roll_forward(term: Term, scene: Scene) -> When | None:
    """The next two weeks: from the day of publication."""
    if _is_rolling_vague(term):
        return When(scene.today, None, Granularity.PERIOD, TimeBasis.DATELINE, reason=UNCOUNTED)
    name = unit(term)
    return related(scene.today, reach(scene.today, name, count(term)), Granularity.PERIOD)


def _is_rolling_vague(term: Term) -> bool:
    return term.first("FEW") is not None or (term.first("NUM") is None and term.first("UNITS") is not None)


def recent(_term: Term, scene: Scene) -> When | None:
    """Recent weeks."""
    return When(None, scene.today, Granularity.PERIOD, TimeBasis.DATELINE, reason=UNCOUNTED)


def offset_later(term: Term, scene: Scene) -> When | None:
    """Two days later, the day after."""
    return _offset(term, scene, 1)


def offset_earlier(term: Term, scene: Scene) -> When | None:
    """A week earlier, the night before."""
    return _offset(term, scene, -1)


def _offset(term: Term, scene: Scene, way: int) -> When:
    if unit(term) in _HOURS:
        return _same_day(scene)
    anchor = origin(term, scene)
    if anchor.start is None:
        return anchor
    start = anchor.end if way > 0 and anchor.end is not None and unit(term) == "day" else anchor.start
    found = counted(start, unit(term), way * count(term))
    exact = unit(term) == "week" and anchor.grain not in DAILY
    days = around("week", found.start) if exact and found.start is not None else (found.start, found.end)
    return When(*days, found.grain, TimeBasis.INFERRED, sure=found.sure * anchor.sure)


def offset_vague(term: Term, scene: Scene) -> When | None:
    """Hours later, which is mostly the same day; days later, which is not told."""
    if unit(term) not in _HOURS:
        return unknown(GRAINS[unit(term)], UNCOUNTED)
    return _same_day(scene)


def _same_day(scene: Scene) -> When:
    anchor = scene.anchor(*DAILY)
    if anchor is not None:
        return When(anchor.start, anchor.end, Granularity.DAY, TimeBasis.INFERRED, sure=0.9)
    if scene.published is None:
        return unknown(Granularity.DAY, UNANCHORED)
    return When(scene.today, scene.today, Granularity.DAY, TimeBasis.INFERRED, sure=0.7)


def event(term: Term, _scene: Scene) -> When | None:
    """Two days after the attack, the eve of the summit: counted from an event."""
    return unknown(GRAINS.get(unit(term), Granularity.DAY), UNANCHORED)
