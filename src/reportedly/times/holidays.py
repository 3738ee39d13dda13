"""Named days of a year: fixed, counted, by Easter, and by tables of movable feasts."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from reportedly.language.lexicons import rows

from .intervals import Days, month, weekday_from, weekday_to
from .lexicon import PACKAGE


@cache
def _rules() -> dict[str, tuple[list[str], int]]:
    return {row[0].split(";")[0]: (row[1].split(), int(row[2])) for row in rows(PACKAGE, "holidays.tsv")}


@cache
def _feasts() -> dict[str, tuple[date, ...]]:
    return {name: tuple(date.fromisoformat(day) for day in days.split()) for name, days in rows(PACKAGE, "moons.tsv")}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876, after Meeus 1991, chapter 8)."""
    golden, age, rest = year % 19, *divmod(year, 100)
    leap, part = divmod(age, 4)
    shift = (age - (age + 8) // 25 + 1) // 3
    epact = (19 * golden + age - leap - shift + 15) % 30
    four, left = divmod(rest, 4)
    weekday = (32 + 2 * part + 2 * four - epact - left) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    number, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, number, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian date; for 1900 to 2099 (Meeus 1991, chapter 8)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    number, day = divmod(moon + weekday + 114, 31)
    return date(year, number, day + 1) + timedelta(days=13)


def days_of(name: str, year: int) -> list[Days]:
    """The days that a holiday falls on in a year; none where its tables do not reach.

    Args:
        name: the first of its names in ``holidays.tsv``.
    """
    rule, length = _rules()[name]
    return [Days(first, _last(rule, first, length)) for first in _firsts(rule, year)]


def once(name: str) -> bool:
    """Whether a named day belongs to one year or to certain years only."""
    return _rules()[name][0][0] == "once"


def all_days(name: str) -> list[Days]:
    """The days of a name that belongs to certain years only."""
    return [Days(date.fromisoformat(day), date.fromisoformat(day)) for day in _rules()[name][0][1:]]


def _firsts(rule: list[str], year: int) -> list[date]:
    kind, *rest = rule
    if kind == "fixed":
        return [date(year, *(int(part) for part in rest[0].split("-")))]
    if kind == "nth":
        return [_nth(year, *(int(part) for part in rest[:3])) + timedelta(days=int(rest[3]) if len(rest) > 3 else 0)]
    if kind == "easter":
        return [easter(year) + timedelta(days=int(rest[0]))]
    if kind == "orthodox":
        return [orthodox_easter(year) + timedelta(days=int(rest[0]))] if 1900 <= year <= 2099 else []
    if kind == "once":
        return [day for day in (date.fromisoformat(one) for one in rest) if day.year == year]
    found = sorted(day for feast in rest[0].split("+") for day in _feasts()[feast] if day.year == year)
    if kind == "friday-before":
        return [weekday_to(day - timedelta(days=1), 4) for day in found]
    return found


def _nth(year: int, number: int, weekday: int, which: int) -> date:
    days = month(year, number)
    if which > 0:
        return weekday_from(days.start, weekday) + timedelta(days=7 * (which - 1))
    return weekday_to(days.end, weekday) - timedelta(days=7 * (-which - 1))


def _last(rule: list[str], first: date, length: int) -> date:
    if rule == ["table", "ramadan"]:
        after = [day for day in _feasts()["eid-al-fitr"] if first < day <= first + timedelta(days=31)]
        return after[0] - timedelta(days=1) if after else first + timedelta(days=length - 1)
    return first + timedelta(days=length - 1)
