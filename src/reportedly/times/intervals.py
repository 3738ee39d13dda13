"""Calendar arithmetic: first and last days of weeks, months, quarters, seasons, years, decades and centuries."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from reportedly.records.grounding import Granularity

GRAINS = {
    "minute": Granularity.MINUTE,
    "hour": Granularity.HOUR,
    "day": Granularity.DAY,
    "night": Granularity.PART_OF_DAY,
    "weekend": Granularity.WEEKEND,
    "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK,
    "month": Granularity.MONTH,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
}
"""Granularity of each unit that words.tsv names."""


class Days(NamedTuple):
    """First and last day of a stretch of time."""

    start: date
    end: date


def one(day: date) -> Days:
    """A single day."""
    return Days(day, day)


def week(day: date) -> Days:
    """The week around a day, from Monday (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))


def weekend(day: date) -> Days:
    """The Saturday and Sunday of the week around a day."""
    monday = week(day).start
    return Days(monday + timedelta(days=5), monday + timedelta(days=6))


def month(year: int, number: int) -> Days:
    """A month of a year; numbers beyond 1 to 12 run on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def quarter(year: int, number: int) -> Days:
    """A quarter of a year; numbers beyond 1 to 4 run on into other years."""
    return Days(month(year, 3 * number - 2).start, month(year, 3 * number).end)


def season(year: int, first: int) -> Days:
    """The meteorological season that begins in a month; a winter belongs to the year it begins in."""
    return Days(month(year, first).start, month(year, first + 2).end)


def year(number: int) -> Days:
    """A calendar year."""
    return Days(date(number, 1, 1), date(number, 12, 31))


def decade(number: int) -> Days:
    """The ten years that share their first three digits with a year."""
    return Days(date(number // 10 * 10, 1, 1), date(number // 10 * 10 + 9, 12, 31))


def century(number: int) -> Days:
    """A century by its number: the 19th runs from 1801 to 1900."""
    return Days(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31))


def around(unit: str, day: date) -> Days:
    """The calendar unit that a day lies in.

    Args:
        unit: one of :data:`GRAINS`.
    """
    if unit in ("week", "fortnight"):
        return week(day)
    if unit == "weekend":
        return weekend(day)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "year":
        return year(day.year)
    if unit == "decade":
        return decade(day.year)
    if unit == "century":
        return century((day.year + 99) // 100)
    return one(day)


def shifted(day: date, unit: str, count: int) -> date:
    """A day moved by so many units; the last of the month where the month is too short.

    Args:
        unit: one of :data:`GRAINS`; minutes and hours move by whole days only.

    Raises:
        OverflowError: if that lies outside the years 1 to 9999.
    """
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}.get(unit)
    try:
        if months is not None:
            target = month(day.year, day.month + months * count)
            return target.start.replace(day=min(day.day, target.end.day))
        days = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit, 0)
        return day + timedelta(days=days * count)
    except ValueError as impossible:
        raise OverflowError(f"{count} {unit}s from {day.isoformat()} lie outside the calendar") from impossible


def weekday_from(day: date, weekday: int) -> date:
    """The first such weekday on or after a day."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def weekday_to(day: date, weekday: int) -> date:
    """The last such weekday on or before a day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def third(days: Days, which: str, grain: Granularity) -> Days:
    """The early, middle or late part of a stretch of time.

    A month is cut after its 10th and 20th, a year after April and August, a decade after its fourth and seventh
    year, a week after Tuesday and Thursday, anything else into three equal parts.

    Args:
        which: ``early``, ``mid`` or ``late``.
    """
    start, end = days
    if grain is Granularity.MONTH:
        cuts = (start.replace(day=10), start.replace(day=20))
    elif grain is Granularity.YEAR:
        cuts = (date(start.year, 4, 30), date(start.year, 8, 31))
    elif grain is Granularity.DECADE:
        cuts = (date(start.year + 3, 12, 31), date(start.year + 6, 12, 31))
    elif grain is Granularity.CENTURY:
        cuts = (date(start.year + 32, 12, 31), date(start.year + 65, 12, 31))
    elif grain is Granularity.SEASON or grain is Granularity.QUARTER:
        cuts = (month(start.year, start.month).end, month(start.year, start.month + 1).end)
    elif grain is Granularity.WEEK:
        cuts = (start + timedelta(days=1), start + timedelta(days=3))
    else:
        length = (end - start).days + 1
        cuts = (start + timedelta(days=length // 3 - 1), start + timedelta(days=2 * length // 3 - 1))
        if length < 3:
            return days
    parts = {"early": (start, cuts[0]), "mid": (cuts[0], cuts[1]), "late": (cuts[1], end)}
    first, last = parts[which]
    return Days(first if which == "early" else first + timedelta(days=1), last)


def edge(days: Days, which: str, grain: Granularity) -> Days:
    """The beginning or the end of a stretch of time: a month of a year, a third of anything else.

    Args:
        which: ``early``, ``mid`` or ``late``.
    """
    if grain is Granularity.YEAR and which != "mid":
        return month(days.start.year, 1 if which == "early" else 12)
    return third(days, which, grain)
