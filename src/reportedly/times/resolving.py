"""What each rule of the grammar means."""

from __future__ import annotations

from collections.abc import Callable

from . import clocks, counting, days, spans, units
from .scene import Scene, When
from .terms import Term

_PLAIN: dict[str, Callable[[Term, Scene], When | None]] = {
    "iso": days.iso,
    "numeric": days.numeric,
    "date": days.full_date,
    "dates": days.dates,
    "month-day": days.month_day,
    "weekday": days.weekday,
    "weekday-last": days.weekday_last,
    "weekday-next": days.weekday_next,
    "weekday-this": days.weekday_this,
    "weekday-after": days.weekday_after,
    "weekday-before": days.weekday_before,
    "weekday-same": days.weekday_same,
    "weekday-of-week": days.weekday_of_week,
    "weekday-week": days.weekday_week,
    "weekdays-ago": days.weekdays_ago,
    "unit-ago-day": days.unit_ago_day,
    "nth-weekday": days.nth_weekday,
    "holiday": days.holiday,
    "holiday-last": days.holiday_last,
    "holiday-next": days.holiday_next,
    "holiday-day": days.holiday_day,
    "deictic": days.deictic,
    "day-before-yesterday": days.day_before_yesterday,
    "day-after-tomorrow": days.day_after_tomorrow,
    "part-this": days.part_this,
    "part-other": days.part_other,
    "month": units.month_named,
    "month-last": units.month_last,
    "month-next": units.month_next,
    "month-after": units.month_beside,
    "month-before": units.month_beside,
    "year": units.year_stated,
    "fiscal": units.year_stated,
    "years": units.years,
    "decade": units.decade_stated,
    "century": units.century_stated,
    "quarter": units.quarter_named,
    "quarter-other": units.quarter_other,
    "season": units.season_named,
    "season-last": units.season_last,
    "season-next": units.season_next,
    "season-after": units.season_beside,
    "season-same": units.season_beside,
    "unit-last": units.unit_last,
    "unit-next": units.unit_next,
    "unit-this": units.unit_this,
    "unit-last-but": units.unit_last_but,
    "unit-next-but": units.unit_next_but,
    "unit-after": units.unit_after,
    "unit-before": units.unit_before,
    "unit-same": units.unit_same,
    "unit-to-date": units.unit_to_date,
    "unit-from-date": units.unit_from_date,
    "this-time": units.this_time,
    "weekend": units.weekend,
    "ago": counting.ago,
    "ago-date": counting.ago,
    "ago-half": counting.ago_half,
    "ago-vague": counting.ago_vague,
    "ahead": counting.ahead,
    "within": counting.within,
    "roll-back": counting.roll_back,
    "roll-forward": counting.roll_forward,
    "recent": counting.recent,
    "offset-later": counting.offset_later,
    "offset-earlier": counting.offset_earlier,
    "offset-vague": counting.offset_vague,
    "event": counting.event,
    "eve-event": counting.event,
}

_COMPOSED: dict[str, Callable[[Term, Scene, spans.Reader], When | None]] = {
    "modified": spans.modified,
    "day-modified": spans.day_modified,
    "edge": spans.edge_of,
    "year-end": spans.year_end,
    "part-of": spans.part_of,
    "unit-of": spans.unit_of,
    "weekend-of": spans.weekend_of,
    "overnight": spans.overnight,
    "eve": spans.eve,
    "day-from": spans.day_from,
    "between": spans.between,
    "since": spans.since,
    "until": spans.until,
    "before": spans.before,
    "after": spans.after,
    "clock": clocks.clock,
    "noon": clocks.clock,
    "clocks": clocks.clocks,
    "part": clocks.part,
    "part-of-the-day": clocks.part,
    "day-clock": clocks.day_clock,
    "part-day": clocks.part_day,
    "same-day": clocks.part_day,
    "nights": clocks.nights,
}

RULES = frozenset(_PLAIN) | frozenset(_COMPOSED)
"""The rules that have a meaning; words joined by the rule ``name`` are no time."""


def meaning(term: Term, scene: Scene) -> When | None:
    """What an expression means; ``None`` if it is no time where it stands.

    Raises:
        Undated: if it needs the article's date and there is none.
    """
    plain = _PLAIN.get(term.rule)
    if plain is not None:
        return plain(term, scene)
    composed = _COMPOSED.get(term.rule)
    return composed(term, scene, meaning) if composed is not None else None
