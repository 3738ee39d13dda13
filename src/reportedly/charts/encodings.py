"""Axes and colours that several charts have, as Altair writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import altair as alt

from . import names, theme
from .spans import Span

_TIME = {"day": "utcyearmonthdate", "month": "utcyearmonth", "year": "utcyear"}
_LENGTH = {"day": 1, "month": 31, "year": 365}
_LEAST = 12
"""Periods that an axis has room for at least: two bars that fill a page say no more than two thin ones."""
_MOST = 8
"""Labels of an axis of time at most; on a phone, some are left out."""


def time(field: str, span: Span) -> alt.X:
    """The horizontal axis of periods.

    Args:
        field: the period of a row.
        span: what is shown.
    """
    first, last = (date.fromisoformat(names.start(span.rows[at]["period"])) for at in (0, -1))
    lacking = _LEAST * _LENGTH[span.unit] - (last - first).days
    if lacking > 0:
        first, last = _moved(first, -lacking // 2), _moved(last, lacking // 2)
    last = _moved(last, _LENGTH[span.unit])
    ticks, written = _ticks(first, last, span.unit)
    return alt.X(
        f"{_TIME[span.unit]}({field}):T",
        title=None,
        scale=alt.Scale(domain=[_moment(first), _moment(last)], nice=False),
        axis=alt.Axis(grid=False, values=[_moment(one) for one in ticks], format=written),
    )


def colour(field: str, told: Sequence[str], shades: Sequence[str]) -> alt.Color:
    """Values by colours of the theme; a single one needs no legend.

    Args:
        field: with its type.
        told: the values, in the order of the legend.
        shades: names of their colours.
    """
    scale = alt.Scale(domain=list(told), range=[theme.colour(one) for one in shades])
    legend = alt.Legend() if len(told) > 1 else None
    return alt.Color(field, title=None, scale=scale, legend=legend)


def _ticks(first: date, last: date, unit: str) -> tuple[list[date], str]:
    """Days to label between two, and how: the finest round ones that are few enough."""
    days = [first + timedelta(days=n) for n in range((last - first).days)] if (last - first).days < 100 else []
    months = [date(n // 12, n % 12 + 1, 1) for n in range(first.year * 12 + first.month - 1, last.year * 12 + 12)]
    years = [one for one in months if one.month == 1]
    choices: list[tuple[list[date], str]] = []
    if unit == "day" and days:
        choices += [(days[::step], "%-d %b") for step in (1, 2, 7, 14)]
    if unit != "year":
        choices += [([one for one in months if (one.month - 1) % step == 0], "%b %Y") for step in (1, 2, 3, 6)]
    choices += [([one for one in years if one.year % step == 0], "%Y") for step in (1, 2, 5, 10, 20, 50, 100)]
    inside = [([one for one in some if first <= one < last], written) for some, written in choices]
    return next((one for one in inside if 0 < len(one[0]) <= _MOST), inside[-1])


def _moved(day: date, days: int) -> date:
    """A day so many days later, as far as there are dates."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _moment(day: date) -> alt.DateTime:
    """A day in parts: in numbers of milliseconds, the interpreter that pages need would see years."""
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)
