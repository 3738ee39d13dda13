"""Days: dates, weekdays, holidays, today and its kin."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportedly.records.grounding import Granularity, TimeBasis

from .guards import words_of
from .holidays import all_days, days_of, once
from .intervals import Days, month, one, shifted, week, weekday_from, weekday_to
from .scene import UNANCHORED, Scene, When, corrected, nearest, related, unknown
from .tense import Direction
from .terms import Term

DAY = Granularity.DAY
DAILY = (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE)


def stated(days: Days, grain: Granularity = DAY, sure: float = 1.0) -> When:
    """A time the text tells in full."""
    return When(days.start, days.end, grain, TimeBasis.STATED, sure=sure)


def year_named(term: Term, scene: Scene) -> tuple[int | None, TimeBasis]:
    """The year that an expression names: in figures, or as last, this or next year."""
    written = term.number("YEAR")
    if written is not None:
        return written, TimeBasis.STATED
    if term.has("year") and term.has("last", "this", "next"):
        move = -1 if term.has("last") else 1 if term.has("next") else 0
        return scene.today.year + move, TimeBasis.DATELINE
    return None, TimeBasis.DATELINE


def iso(term: Term, _scene: Scene) -> When | None:
    """2017-06-19, with or without a time."""
    written = term.parts[0].values["ISO"]
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return None
    clock = written[11:] or None
    return stated(one(day), Granularity.MINUTE if clock else DAY)._replace(clock=clock)


def numeric(term: Term, scene: Scene) -> When | None:
    """6/19/2017 and 19.6.2017; where both orders are possible, that of the article's other dates, else month
    first, unless that day was still to come and the other was not.

    With points the day always comes first, as on the continent of Europe.
    """
    written = term.parts[0].values["NUMDATE"]
    first, second, year = (int(part) for part in re.split(r"[/.]", written))
    readings = {True: _day(year, first, second), False: _day(year, second, first)}
    if "." in written:
        del readings[True]
    known = {order: day for order, day in readings.items() if day is not None}
    if not known:
        return None
    if len(set(known.values())) == 1:
        return stated(one(next(iter(known.values()))))
    if scene.month_first is not None:
        return stated(one(known[scene.month_first]), sure=0.85)
    late = scene.published is not None and known[True] > scene.today >= known[False]
    return stated(one(known[not late]), sure=0.45)


def _day(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def full_date(term: Term, scene: Scene) -> When | None:
    """June 19, with or without weekday and year."""
    number, day = term.number("MONTH"), term.number("DAY")
    if number is None or day is None:
        return None
    return _dated(term, scene, number, day, day)


def dates(term: Term, scene: Scene) -> When | None:
    """June 19-21, June 19 and 20."""
    number = term.number("MONTH")
    days = [int(part.values["DAY"]) for part in term.all("DAY")]
    if number is None or len(days) != 2 or days[0] >= days[1]:
        return None
    found = _dated(term, scene, number, *days)
    return found and found._replace(grain=Granularity.PERIOD)


def _dated(term: Term, scene: Scene, number: int, first: int, last: int) -> When | None:
    year, basis = year_named(term, scene)
    if year is not None:
        start, end = _day(year, number, first), _day(year, number, last)
        return When(start, end, DAY, basis) if start and end else None
    today = scene.today
    weekday = term.number("WD")
    around = [(_day(y, number, first), _day(y, number, last)) for y in range(today.year - 4, today.year + 5)]
    possible = [Days(start, end) for start, end in around if start is not None and end is not None]
    if weekday is not None:
        fitting = [days for days in possible if days.start.weekday() == weekday]
        found = nearest(fitting, today, Direction.OPEN)
        if found is not None:
            return related(*found, DAY)
    way = scene.direction(term)
    late = corrected(possible, today) if way is Direction.PAST else None
    found = _september_11(term, scene) or late or nearest(possible, today, way)
    return related(*found, DAY) if found is not None else None


def _september_11(term: Term, scene: Scene) -> Days | None:
    """The day of 2001, where attacks are spoken of."""
    if (term.number("MONTH"), term.number("DAY")) != (9, 11):
        return None
    after = re.findall(r"[a-z]+", scene.document.text[term.end : term.end + 24].lower())[:2]
    return one(date(2001, 9, 11)) if set(after) & words_of("september") else None


def month_day(term: Term, scene: Scene) -> When | None:
    """The 15th of this month."""
    day = term.number("DAY")
    move = -1 if term.has("last") else 1 if term.has("next") else 0
    days = month(scene.today.year, scene.today.month + move)
    if day is None or day > days.end.day:
        return None
    return related(*one(days.start.replace(day=day)), DAY)


def weekday(term: Term, scene: Scene) -> When | None:
    """Sunday: on or after the day of publication if the verb looks ahead, else on or before it."""
    number = term.number("WD")
    if number is None:
        return None
    if scene.direction(term) in (Direction.FUTURE, Direction.PRESENT):
        return related(*one(weekday_from(scene.today, number)), DAY)
    return related(*one(weekday_to(scene.today, number)), DAY)


def weekday_last(term: Term, scene: Scene) -> When | None:
    """Last Sunday: the one before the day of publication."""
    return related(*one(weekday_to(scene.today - timedelta(days=1), term.number("WD") or 0)), DAY)


def weekday_next(term: Term, scene: Scene) -> When | None:
    """Next Sunday, the coming Sunday: the first after the day of publication."""
    return related(*one(weekday_from(scene.today + timedelta(days=1), term.number("WD") or 0)), DAY)


def weekday_this(term: Term, scene: Scene) -> When | None:
    """This Sunday: ahead unless the verb looks back."""
    if scene.direction(term) is Direction.PAST:
        return weekday(term, scene.looking(Direction.PAST))
    return weekday(term, scene.looking(Direction.FUTURE))


def weekday_after(term: Term, scene: Scene) -> When | None:
    """The following Sunday: after a time told before."""
    return _weekday_beside(term, scene, 1)


def weekday_before(term: Term, scene: Scene) -> When | None:
    """The previous Sunday: before a time told before."""
    return _weekday_beside(term, scene, -1)


def weekday_same(term: Term, scene: Scene) -> When | None:
    """That Sunday: in the week of a time told before."""
    return _weekday_beside(term, scene, 0)


def _weekday_beside(term: Term, scene: Scene, side: int) -> When | None:
    number = term.number("WD") or 0
    anchor = scene.anchor(*DAILY, Granularity.WEEK, Granularity.WEEKEND, Granularity.MONTH)
    if anchor is None or anchor.start is None or anchor.end is None:
        return unknown(DAY, UNANCHORED)
    if side > 0:
        day = weekday_from(anchor.end + timedelta(days=1), number)
    elif side < 0:
        day = weekday_to(anchor.start - timedelta(days=1), number)
    else:
        day = week(anchor.start).start + timedelta(days=number)
    return When(day, day, DAY, TimeBasis.INFERRED)


def weekday_of_week(term: Term, scene: Scene) -> When | None:
    """Tuesday of last week."""
    monday = week(scene.today).start
    move = -7 if term.has("last", "previous") else 7 if term.has("next", "following") else 0
    return related(*one(monday + timedelta(days=move + (term.number("WD") or 0))), DAY)


def weekday_week(term: Term, scene: Scene) -> When | None:
    """Monday week, a week from Monday: seven days after the coming one."""
    number = term.number("WD")
    if number is None:
        day = scene.today + timedelta(days=8 if term.has("tomorrow") or _deictic(term) == "tomorrow" else 7)
    else:
        day = weekday_from(scene.today + timedelta(days=1), number) + timedelta(days=7)
    return related(*one(day), DAY)


def weekdays_ago(term: Term, scene: Scene) -> When | None:
    """Two Sundays ago."""
    number = int(term.value("WDS") or term.value("WD") or 0)
    latest = weekday_to(scene.today - timedelta(days=1), number)
    return related(*one(latest - timedelta(days=7 * (count(term) - 1))), DAY)


def unit_ago_day(term: Term, scene: Scene) -> When | None:
    """A year ago Sunday: the day as it would be read alone, moved back."""
    number = term.number("WD")
    day = scene.today if number is None else weekday_to(scene.today, number)
    move = {"yesterday": -1, "tomorrow": 1}.get(_deictic(term), 0)
    day = shifted(day + timedelta(days=move), unit(term), -count(term))
    return related(*one(day), DAY, 0.9)


def nth_weekday(term: Term, scene: Scene) -> When | None:
    """The first Monday in October."""
    number, weekday_number = term.number("MONTH"), term.number("WD") or 0
    if number is None:
        move = -1 if term.has("last") else 1 if term.has("next") else 0
        return related(*one(_nth(term, month(scene.today.year, scene.today.month + move), weekday_number)), DAY)
    year, basis = year_named(term, scene)
    if year is not None:
        return When(*one(_nth(term, month(year, number), weekday_number)), DAY, basis)
    years = range(scene.today.year - 1, scene.today.year + 2)
    days = [one(_nth(term, month(y, number), weekday_number)) for y in years]
    found = nearest(days, scene.today, scene.direction(term))
    return related(*found, DAY) if found else None


def _nth(term: Term, days: Days, number: int) -> date:
    which = term.number("ORD")
    if which is None:
        return weekday_to(days.end, number)
    return weekday_from(days.start, number) + timedelta(days=7 * (which - 1))


def holiday(term: Term, scene: Scene) -> When | None:
    """Christmas, Easter Monday 1916, Ramadan."""
    way = scene.direction(term)
    # Customs are told in the present tense: "pilgrims fast on Ashura" does not say when.
    return _feast(term, scene, Direction.OPEN if way is Direction.PRESENT else way)


def holiday_last(term: Term, scene: Scene) -> When | None:
    """Last Christmas."""
    return _feast(term, scene, Direction.PAST)


def holiday_next(term: Term, scene: Scene) -> When | None:
    """Next Christmas."""
    return _feast(term, scene, Direction.FUTURE)


def _feast(term: Term, scene: Scene, way: Direction) -> When | None:
    name = term.value("HOLIDAY") or ""
    year, basis = year_named(term, scene)
    if once(name) and year is None:
        return _named_once(name, scene)
    if year is not None:
        found = days_of(name, year)
        return When(*found[0], DAY, basis) if found else unknown(DAY, "no table of this feast reaches that year")
    around = [days for y in range(scene.today.year - 1, scene.today.year + 2) for days in days_of(name, y)]
    chosen = nearest(around, scene.today, way)
    if chosen is None:
        return unknown(DAY, "no table of this feast reaches that year")
    return related(*chosen, DAY if chosen.start == chosen.end else Granularity.PERIOD)


def _named_once(name: str, scene: Scene) -> When:
    days = all_days(name)
    if len(days) == 1:
        return stated(days[0])
    found = nearest(days, scene.today, Direction.OPEN)
    return related(*found, DAY) if found else unknown(DAY, UNANCHORED)


def holiday_day(term: Term, scene: Scene) -> When | None:
    """The first day of Ramadan, the last Friday of Ramadan."""
    days = holiday(term, scene)
    if days is None or days.start is None or days.end is None:
        return days
    which = term.number("ORD")
    number = term.number("WD")
    if number is not None:
        first = weekday_to(days.end, number) if which is None else weekday_from(days.start, number)
        first += timedelta(days=7 * ((which or 1) - 1))
        return days._replace(start=first, end=first, grain=DAY)
    length = 7 if term.has("week") else 1
    first = days.start + timedelta(days=length * (which - 1)) if which else days.end - timedelta(days=length - 1)
    return days._replace(
        start=first, end=first + timedelta(days=length - 1), grain=DAY if length == 1 else Granularity.WEEK
    )


def deictic(term: Term, scene: Scene) -> When | None:
    """Today, yesterday, tomorrow, tonight, overnight, last night."""
    word = _deictic(term)
    if word == "overnight":
        return related(scene.today - timedelta(days=1), scene.today, Granularity.PART_OF_DAY, 0.9)
    move = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(word, 0)
    grain = Granularity.PART_OF_DAY if "night" in word else DAY
    return related(*one(scene.today + timedelta(days=move)), grain)


def _deictic(term: Term) -> str:
    return term.value("DEIC") or ("last night" if term.has("night") else "")


def day_before_yesterday(_term: Term, scene: Scene) -> When | None:
    """The day before yesterday."""
    return related(*one(scene.today - timedelta(days=2)), DAY)


def day_after_tomorrow(_term: Term, scene: Scene) -> When | None:
    """The day after tomorrow."""
    return related(*one(scene.today + timedelta(days=2)), DAY)


def part_this(_term: Term, scene: Scene) -> When | None:
    """This morning."""
    return related(*one(scene.today), Granularity.PART_OF_DAY)


def part_other(_term: Term, scene: Scene) -> When | None:
    """Last evening."""
    return related(*one(scene.today - timedelta(days=1)), Granularity.PART_OF_DAY)


def unit(term: Term) -> str:
    """The unit an expression counts in."""
    return term.value("UNIT") or term.value("UNITS") or ("night" if term.first("PART") else "day")


def count(term: Term) -> int:
    """How many units: number words added up, one for an article."""
    numbers = [int(part.values["NUM"]) for part in term.all("NUM")]
    return sum(numbers) if numbers else 1
