"""Parts of times, times counted from times, and times between two times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from reportedly.records.grounding import Granularity, TimeBasis

from .days import count, unit
from .intervals import GRAINS, Days, around, edge, shifted, third
from .scene import Scene, When, related
from .tense import Direction
from .terms import Term

Reader = Callable[[Term, Scene], When | None]

_TIMES = ("DATE", "HOURED", "MON", "YR", "DEC", "CENT", "QTR", "SEAS", "DEIC", "REL", "LITE")
_LATE = ("late", "later", "end", "close", "dusk")
_EARLY = ("early", "earlier", "beginning", "start", "outset", "turn")
_REST = ("rest", "remainder")


def times(term: Term) -> list[Term]:
    """The times that an expression is made of."""
    return term.all(*_TIMES)


def _which(term: Term) -> str:
    if term.has(*_LATE):
        return "late"
    return "early" if term.has(*_EARLY) else "mid"


def modified(term: Term, scene: Scene, read: Reader) -> When | None:
    """Early June, the late 1990s, mid-2015."""
    bare = term.first("SEASON")
    inner = read(times(term)[0], scene) if times(term) else None
    if bare is not None and not times(term):
        inner = read(term._replace(rule="season", parts=(bare,)), scene)
    if inner is None or inner.days is None:
        return inner
    pair = [word for word in ("early", "mid", "late") if term.has(word)]
    if term.has("to", "and") and len(pair) > 1:
        first, last = (third(inner.days, word, inner.grain) for word in (pair[0], pair[-1]))
        return inner._replace(start=first.start, end=last.end, grain=Granularity.PERIOD)
    days = third(inner.days, _which(term), inner.grain)
    return inner._replace(start=days.start, end=days.end)


def day_modified(term: Term, scene: Scene, read: Reader) -> When | None:
    """Late on Thursday: the day, and that it is a part of it."""
    inner = read(times(term)[0], scene)
    if inner is None or inner.grain is not Granularity.DAY:
        return inner
    return inner._replace(grain=Granularity.PART_OF_DAY)


def edge_of(term: Term, scene: Scene, read: Reader) -> When | None:
    """The end of 2025, the beginning of the year, the rest of the month."""
    inner = _whole(term, scene, read)
    if inner is None or inner.days is None:
        return inner
    if term.has(*_REST):
        return inner._replace(start=max(scene.today, inner.days.start), basis=TimeBasis.DATELINE)
    if inner.grain in (Granularity.DAY, Granularity.PART_OF_DAY):
        return inner
    days = edge(inner.days, _which(term), inner.grain)
    grain = Granularity.MONTH if inner.grain is Granularity.YEAR else inner.grain
    return inner._replace(start=days.start, end=days.end, grain=grain)


def _whole(term: Term, scene: Scene, read: Reader) -> When | None:
    """The time a part is taken of: one that is told, or the present unit ("the end of the month")."""
    if times(term):
        return read(times(term)[0], scene)
    name = unit(term)
    return related(*around(name, scene.today), GRAINS[name])


def year_end(_term: Term, scene: Scene, _read: Reader) -> When | None:
    """The year's end."""
    return related(*edge(around("year", scene.today), "late", Granularity.YEAR), Granularity.MONTH)


def part_of(term: Term, scene: Scene, read: Reader) -> When | None:
    """The first half of 2016, the last week of May, the first six months of the year."""
    inner = _part_whole(term, scene, read)
    if inner is None or inner.days is None:
        return inner
    which = term.number("ORD") or 1
    from_end = term.has("last", "final", "closing", "latter")
    if term.has("half", "third"):
        return _share(inner, term)
    parts = [part for part in term.parts if "UNIT" in part.values or "UNITS" in part.values]
    name = next(iter(parts[0].values[key] for key in ("UNIT", "UNITS") if key in parts[0].values))
    if term.first("FEW"):
        days = third(inner.days, "late" if from_end else "early", inner.grain)
        return inner._replace(start=days.start, end=days.end, sure=0.8)
    number = term.number("NUM") or 1
    start, end = inner.days
    if from_end:
        first, last = shifted(end + timedelta(days=1), name, -number), end
    else:
        first = shifted(start, name, (which - 1) * number)
        last = shifted(first, name, number) - timedelta(days=1)
    grain = GRAINS[name] if number == 1 else Granularity.PERIOD
    return inner._replace(start=first, end=min(last, end), grain=grain)


def _part_whole(term: Term, scene: Scene, read: Reader) -> When | None:
    if times(term):
        return read(times(term)[0], scene)
    name = next((word for word in ("year", "month", "week") if term.parts[-1].text == word), "year")
    return related(*around(name, scene.today), GRAINS[name])


def _share(inner: When, term: Term) -> When | None:
    """A half or a third, in whole months where there are some."""
    days = inner.days
    if days is None:
        return None
    number = 2 if term.has("half", "latter") else 3
    order = number if term.has("last", "final", "closing", "latter") else term.number("ORD") or 1
    if inner.grain is Granularity.YEAR:
        months = 12 // number
        first = shifted(days.start, "month", months * (order - 1))
        return inner._replace(
            start=first, end=shifted(first, "month", months) - timedelta(days=1), grain=Granularity.PERIOD
        )
    length = ((days.end - days.start).days + 1) // number
    first = days.start + timedelta(days=length * (order - 1))
    last = days.end if order == number else first + timedelta(days=length - 1)
    return inner._replace(start=first, end=last, grain=Granularity.PERIOD)


def unit_of(term: Term, scene: Scene, read: Reader) -> When | None:
    """The week of June 5, the night of June 5, the month of June."""
    inner = read(times(term)[0], scene)
    if inner is None or inner.start is None:
        return inner
    name = unit(term)
    if term.first("PART", "LIGHT", "NOON") or name == "night":
        return inner._replace(grain=Granularity.PART_OF_DAY)
    if term.has("ending"):
        return inner._replace(start=inner.start - timedelta(days=6), grain=GRAINS[name])
    if term.has("beginning", "starting"):
        return inner._replace(end=inner.start + timedelta(days=6), grain=GRAINS[name])
    days = around(name, inner.start)
    return inner._replace(start=days.start, end=days.end, grain=GRAINS[name])


def weekend_of(term: Term, scene: Scene, read: Reader) -> When | None:
    """The weekend of 1-2 October."""
    inner = read(times(term)[0], scene)
    if inner is None or inner.start is None or inner.start != inner.end:
        return inner and inner._replace(grain=Granularity.WEEKEND)
    days = around("weekend", inner.start)
    return inner._replace(start=days.start, end=days.end, grain=Granularity.WEEKEND)


def overnight(term: Term, scene: Scene, read: Reader) -> When | None:
    """Overnight on Saturday: into the next day."""
    inner = read(times(term)[0], scene)
    if inner is None or inner.start is None:
        return inner
    end = min(inner.start + timedelta(days=1), scene.today) if scene.published else inner.start + timedelta(days=1)
    return inner._replace(end=max(end, inner.start), grain=Granularity.PART_OF_DAY)


def eve(term: Term, scene: Scene, read: Reader) -> When | None:
    """The eve of Ramadan."""
    inner = read(times(term)[0], scene.looking(scene.direction(term)))
    if inner is None or inner.start is None:
        return inner
    before = inner.start - timedelta(days=1)
    return inner._replace(start=before, end=before, grain=Granularity.DAY)


def day_from(term: Term, scene: Scene, read: Reader) -> When | None:
    """The day after Christmas, two weeks before 1 May."""
    inner = read(times(term)[-1], scene.looking(scene.direction(term)))
    if inner is None or inner.start is None:
        return inner
    back = term.has("before", "prior", "ahead", "preceding")
    head = term._replace(parts=tuple(part for part in term.parts if part != times(term)[-1]))
    start = inner.start if back else inner.end or inner.start
    name = unit(head)
    days = around({"decade": "year"}.get(name, name), shifted(start, name, -count(head) if back else count(head)))
    return inner._replace(start=days.start, end=days.end, grain=GRAINS[name])


def between(term: Term, scene: Scene, read: Reader) -> When | None:
    """From March to June, between 2003 and 2011; what has no year takes that of the end, or comes before it."""
    first_term, last_term = times(term)[0], times(term)[-1]
    last = read(last_term, scene)
    if last is None or last.end is None:
        return last
    dated = last_term.first("YEAR") is not None and first_term.first("YEAR") is None
    if dated and scene.published is not None:
        scene = scene._replace(published=scene.published.replace(year=last.end.year, month=12, day=31))
    if first_term.first("DAY") and not first_term.first("MONTH"):
        return last
    first = read(first_term, scene.looking(Direction.PAST) if dated else scene)
    if first is None or first.start is None:
        return first
    basis = TimeBasis.STATED if dated else last.basis if last.basis == first.basis else TimeBasis.DATELINE
    start, end = _ordered(first, last, scene)
    return When(start, end, Granularity.PERIOD, basis)


def _ordered(first: When, last: When, scene: Scene) -> Days:
    start, end = first.start or scene.today, last.end or scene.today
    if start <= end:
        return Days(start, end)
    step = 7 if first.grain in (Granularity.DAY, Granularity.PART_OF_DAY) and (start - end).days < 7 else 0
    if step and end < scene.today:
        return Days(start - timedelta(days=7), end)
    if step:
        return Days(start, end + timedelta(days=7))
    moved = shifted(start, "year", -1)
    return Days(moved, end) if moved <= end else Days(end, start)


def since(term: Term, scene: Scene, read: Reader) -> When | None:
    """Since May, from Monday: with no end."""
    looking = scene.looking(Direction.PAST) if term.has("since") else scene
    inner = read(times(term)[0], looking)
    if inner is None or inner.start is None:
        return inner
    return inner._replace(end=None)


def until(term: Term, scene: Scene, read: Reader) -> When | None:
    """Until Friday, by the end of 2025: with no beginning."""
    return _until(term, scene, read, 0)


def before(term: Term, scene: Scene, read: Reader) -> When | None:
    """Before 2011."""
    edged = times(term)[0].rule == "edge"
    return _until(term, scene, read, 0 if edged else 1)


def _until(term: Term, scene: Scene, read: Reader, short: int) -> When | None:
    target = times(term)[0]
    looking = scene
    if not short and target.rule in ("weekday", "date", "month", "holiday", "season") and _may_lie_ahead(term, scene):
        looking = scene.looking(Direction.FUTURE)
    inner = read(target, looking)
    if inner is None or inner.start is None or inner.end is None:
        return inner
    end = inner.start - timedelta(days=1) if short else inner.end
    return inner._replace(start=None, end=end)


def _may_lie_ahead(term: Term, scene: Scene) -> bool:
    """A deadline lies ahead if the verb does, and a weekday unless the verb looks back."""
    way = scene.direction(term)
    return way in (Direction.FUTURE, Direction.PRESENT) or (way is Direction.OPEN and times(term)[0].rule == "weekday")


def after(term: Term, scene: Scene, read: Reader) -> When | None:
    """After 2011: with no end."""
    inner = read(times(term)[0], scene)
    if inner is None or inner.end is None:
        return inner
    return inner._replace(start=inner.end + timedelta(days=1), end=None)
