"""Months, quarters, seasons, years, decades and centuries, and the units before, around and after today."""

from __future__ import annotations

from datetime import timedelta

from reportedly.records.grounding import Granularity, TimeBasis

from .days import DAILY, stated, unit, year_named
from .intervals import GRAINS, Days, around, century, decade, month, one, quarter, season, shifted, year
from .scene import UNANCHORED, Scene, When, nearest, related, unknown
from .tense import Direction
from .terms import Term

FINE = (*DAILY, Granularity.WEEKEND, Granularity.WEEK)
COARSE = (*FINE, Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.YEAR)


def month_named(term: Term, scene: Scene) -> When | None:
    """May, May 2015, May last year."""
    number = term.number("MONTH") or 1
    written, basis = year_named(term, scene)
    if written is not None:
        return When(*month(written, number), Granularity.MONTH, basis)
    if term.has("this"):
        return related(*month(scene.today.year, number), Granularity.MONTH)
    return _month(number, scene, scene.direction(term))


def _month(number: int, scene: Scene, way: Direction) -> When | None:
    months = [month(scene.today.year + move, number) for move in (-1, 0, 1)]
    found = nearest(months, scene.today, way)
    return related(*found, Granularity.MONTH) if found else None


def month_last(term: Term, scene: Scene) -> When | None:
    """Last May: the one before the month of publication."""
    this = month(scene.today.year, scene.today.month).start
    back = (this.month - (term.number("MONTH") or 1) - 1) % 12 + 1
    return related(*month(this.year, this.month - back), Granularity.MONTH)


def month_next(term: Term, scene: Scene) -> When | None:
    """Next May: the one after the month of publication."""
    this = month(scene.today.year, scene.today.month).start
    ahead = ((term.number("MONTH") or 1) - this.month - 1) % 12 + 1
    return related(*month(this.year, this.month + ahead), Granularity.MONTH)


def month_beside(term: Term, scene: Scene) -> When | None:
    """The following May, the previous May: from a time told before."""
    anchor = scene.anchor(*COARSE)
    if anchor is None or anchor.start is None:
        return unknown(Granularity.MONTH, UNANCHORED)
    months = [month(anchor.start.year + move, term.number("MONTH") or 1) for move in (-1, 0, 1)]
    if term.has("previous", "preceding"):
        found = [days for days in months if days.end < anchor.start][-1]
    else:
        found = next(days for days in months if days.start > anchor.start)
    return When(*found, Granularity.MONTH, TimeBasis.INFERRED)


def year_stated(term: Term, _scene: Scene) -> When | None:
    """2015, the year 2015."""
    return stated(year(term.number("YEAR") or 1), Granularity.YEAR)


def years(term: Term, _scene: Scene) -> When | None:
    """2003-2011, 2015-16."""
    numbers = [int(part.values["YEAR"]) for part in term.all("YEAR")]
    first = numbers[0]
    short = term.number("YY")
    last = numbers[1] if len(numbers) > 1 else first // 100 * 100 + (short or 0)
    if last <= first:
        last += 100 if short is not None else 0
    if last <= first:
        return stated(year(first), Granularity.YEAR, 0.5)
    return stated(Days(year(first).start, year(last).end), Granularity.PERIOD)


def decade_stated(term: Term, _scene: Scene) -> When | None:
    """The 1990s, the '90s, the nineties: those of the last century where only tens are given."""
    written = term.value("DECADE") or term.value("DECW") or ""
    digits = "".join(char for char in written if char.isdigit())
    number = int(digits)
    if len(digits) == 2:
        number += 1900
    return stated(decade(number), Granularity.DECADE, 1.0 if len(digits) == 4 else 0.8)


def century_stated(term: Term, _scene: Scene) -> When | None:
    """The 19th century."""
    number = term.number("ORD") or 0
    return stated(century(number), Granularity.CENTURY) if 1 <= number <= 21 else None


def quarter_named(term: Term, scene: Scene) -> When | None:
    """The first quarter, the third quarter of last year, Q3 2016."""
    number = term.number("QN") or term.number("ORD") or (4 if term.has("last", "final") else 1)
    if not 1 <= number <= 4:
        return None
    written, basis = year_named(term, scene)
    if written is None and term.has("year"):
        written = scene.today.year
    if written is not None:
        return When(*quarter(written, number), Granularity.QUARTER, basis)
    quarters = [quarter(scene.today.year + move, number) for move in (-1, 0, 1)]
    found = nearest(quarters, scene.today, scene.direction(term))
    return related(*found, Granularity.QUARTER) if found else None


def quarter_other(term: Term, scene: Scene) -> When | None:
    """Last, this, next quarter."""
    move = -1 if term.has("last", "previous") else 1 if term.has("next", "following") else 0
    return related(*quarter(scene.today.year, (scene.today.month + 2) // 3 + move), Granularity.QUARTER)


def season_named(term: Term, scene: Scene) -> When | None:
    """Spring 2024, the summer, this winter."""
    first = term.number("SEASON") or 3
    written, basis = year_named(term, scene)
    if written is not None:
        return When(*season(written, first), Granularity.SEASON, basis)
    return _season(first, scene, scene.direction(term))


def _season(first: int, scene: Scene, way: Direction) -> When | None:
    found = nearest([season(scene.today.year + move, first) for move in (-2, -1, 0, 1)], scene.today, way)
    return related(*found, Granularity.SEASON) if found else None


def season_last(term: Term, scene: Scene) -> When | None:
    """Last summer: the last that is over."""
    first = term.number("SEASON") or 3
    over = [s for move in (-2, -1, 0) if (s := season(scene.today.year + move, first)).end < scene.today]
    return related(*over[-1], Granularity.SEASON)


def season_next(term: Term, scene: Scene) -> When | None:
    """Next spring: the first that has not begun."""
    first = term.number("SEASON") or 3
    ahead = [s for move in (0, 1) if (s := season(scene.today.year + move, first)).start > scene.today]
    return related(*ahead[0], Granularity.SEASON)


def season_beside(term: Term, scene: Scene) -> When | None:
    """The following spring, that summer: from a time told before."""
    anchor = scene.anchor(*COARSE)
    if anchor is None or anchor.start is None:
        return unknown(Granularity.SEASON, UNANCHORED)
    seasons = [season(anchor.start.year + move, term.number("SEASON") or 3) for move in (-1, 0, 1)]
    if term.has("following", "next"):
        found = next(days for days in seasons if days.start > anchor.start)
    else:
        found = nearest(seasons, anchor.start, Direction.OPEN) or seasons[1]
    return When(*found, Granularity.SEASON, TimeBasis.INFERRED)


def unit_moved(term: Term, scene: Scene, count: int) -> When:
    """The calendar unit so many before or after the one around the day of publication."""
    name = unit(term)
    day = shifted(scene.today, name, count)
    if name == "weekend":
        return _weekend(scene, count)
    return related(*around(name, day), GRAINS[name])


def _weekend(scene: Scene, count: int) -> When:
    """Last weekend is one that is over, next weekend one that has not begun."""
    today = scene.today
    saturday = today - timedelta(days=(today.weekday() + 2) % 7)
    if count < 0 and today.weekday() >= 5:
        saturday -= timedelta(days=7)
    if count > 0:
        saturday += timedelta(days=7)
    return related(saturday, saturday + timedelta(days=1), Granularity.WEEKEND)


def unit_last(term: Term, scene: Scene) -> When | None:
    """Last month."""
    return unit_moved(term, scene, -1)


def unit_next(term: Term, scene: Scene) -> When | None:
    """Next month."""
    return unit_moved(term, scene, 1)


def unit_this(term: Term, scene: Scene) -> When | None:
    """This month, this fiscal year, this weekend."""
    if unit(term) == "weekend":
        return weekend(term, scene)
    return unit_moved(term, scene, 0)


def unit_last_but(term: Term, scene: Scene) -> When | None:
    """The week before last, the night before last."""
    return unit_moved(term, scene, -2)


def unit_next_but(term: Term, scene: Scene) -> When | None:
    """The week after next."""
    return unit_moved(term, scene, 2)


def weekend(term: Term, scene: Scene) -> When | None:
    """The weekend, this weekend: the present or last one, the coming one if the verb looks ahead."""
    today = scene.today
    if today.weekday() >= 5:
        return related(*around("weekend", today), Granularity.WEEKEND)
    return _weekend(scene, 1 if scene.direction(term) in (Direction.FUTURE, Direction.PRESENT) else -1)


def unit_after(term: Term, scene: Scene) -> When | None:
    """The next day, the following year: after a time told before."""
    return beside(term, scene, 1)


def unit_before(term: Term, scene: Scene) -> When | None:
    """The previous day, the previous evening."""
    return beside(term, scene, -1)


def unit_same(term: Term, scene: Scene) -> When | None:
    """The same day, that year, that night."""
    return beside(term, scene, 0)


def beside(term: Term, scene: Scene, count: int) -> When:
    """The calendar unit so many from the one around the nearest time told before."""
    name = unit(term)
    grain = Granularity.PART_OF_DAY if term.first("PART") else GRAINS[name]
    anchor = origin(term, scene)
    if anchor.start is None or (count == 0 and anchor.sure < 1.0):
        return unknown(grain, UNANCHORED)
    start = anchor.end if count > 0 and name == "day" and anchor.end else anchor.start
    days = around(name, shifted(start, name, count))
    return When(*days, grain, TimeBasis.INFERRED, sure=anchor.sure)


def origin(term: Term, scene: Scene) -> When:
    """What the units of an expression are counted from: the nearest time told before that is as fine as they are.

    If none is near, that is the day of publication, less surely.
    """
    anchor = scene.anchor(*_grains_for(unit(term)))
    if anchor is not None:
        return anchor._replace(sure=1.0)
    # After "in July" the following morning is one of July.
    if scene.published is None or scene.anchor(*COARSE) is not None:
        return unknown(GRAINS[unit(term)], UNANCHORED)
    return When(scene.today, scene.today, Granularity.DAY, TimeBasis.INFERRED, sure=0.7)


def _grains_for(name: str) -> tuple[Granularity, ...]:
    """How fine a time must be for units to be counted from it."""
    if name in ("day", "night", "hour", "minute"):
        return DAILY
    if name in ("week", "weekend", "fortnight"):
        return FINE
    if name == "month":
        return (*FINE, Granularity.MONTH)
    return COARSE


def this_time(term: Term, scene: Scene) -> When | None:
    """This time last year."""
    return related(*one(shifted(scene.today, unit(term), -1)), Granularity.DAY, 0.8)


def unit_to_date(term: Term, scene: Scene) -> When | None:
    """Earlier this year: from its first day to the day of publication."""
    name = unit(term)
    return related(around(name, scene.today).start, scene.today, GRAINS[name])


def unit_from_date(term: Term, scene: Scene) -> When | None:
    """Later this year: from the day of publication to its last day."""
    name = unit(term)
    return related(scene.today, around(name, scene.today).end, GRAINS[name])
