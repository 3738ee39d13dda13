"""Conflict and cooperation between two over time, and on whose word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from reportedly.analysis import ends
from reportedly.formats.phrases import count

from . import lanes, names
from .chart import Chart, behind, composed, nothing
from .lanes import Bar, Lane
from .spans import Span, span

if TYPE_CHECKING:
    import pyarrow as pa

Measure = Literal["mean", "sum"]
Row = Mapping[str, Any]

_FEW = 4

SIGNS = {"cooperation": "cooperation", "conflict": "conflict"}
"""What the colours of signs mean."""

_TABLE = {
    "period": "Period",
    "events": "Events",
    "tellings": "Tellings",
    "cooperative": "Cooperative events",
    "conflictual": "Conflictual events",
    "sum": "Sum of intensity",
    "mean": "Mean intensity",
    "evidence": "Evidence",
}


def dyad(table: pa.Table, a: str, b: str, *, measure: Measure = "mean") -> Chart:
    """What two do to each other: above, the intensity of it, from conflict (-10) to cooperation (10); below, how often.

    Args:
        table: of :meth:`reportedly.analysing.Analyses.dyad`, by day, month or year.
        a, b: the sides, as they were asked for.
        measure: of the intensities of a period's events.
    """
    title = f"{names.side(a)} and {names.side(b)}"
    shown = behind(table, _TABLE)
    found = span(table.to_pylist(), "events", "event")
    if not found.rows:
        return nothing(shown, title, _empty(table))
    halves = (_intensity(found, measure), _number("Number of events", found.rows, _most(found.rows), 130))
    made, data = lanes.drawn(halves, found, SIGNS)
    return composed(made, data, table=shown, title=title, summary=_summary(found))


def by_voucher(table: pa.Table, a: str, b: str) -> Chart:
    """On whose word it stands what two do to each other: on that of the one's officials, the other's, or of others.

    Args:
        table: of :meth:`reportedly.analysing.Analyses.dyad_by_voucher`, by day, month or year.
        a, b: the sides, as they were asked for.
    """
    title = f"{names.side(a)} and {names.side(b)}, by who tells it"
    voices = {"a": _voice(a), "b": _voice(b), "narrator": "Narrators only", "others": "Others"}
    shown = behind(table, {"period": "Period", "told_by": "Told by", **_TABLE})
    shown = shown.set_column(1, "Told by", [[voices.get(one, one) for one in table["told_by"].to_pylist()]])
    rows = table.to_pylist()
    found = span(rows, "events", "event")
    if not found.rows:
        return nothing(shown, title, _empty(table))
    most = _most(found.rows)
    told = {name: [row for row in found.rows if row["told_by"] == name] for name in voices}
    made, data = lanes.drawn([_number(voices[name], told[name], most, 84) for name in voices], found, SIGNS)
    tellers = sorted(((sum(row["events"] for row in told[name]), voices[name]) for name in voices), reverse=True)
    parts = names.listed(f"{number:,} by {_inside(name)}" for number, name in tellers if number)
    summary = f"Events told {found.words}: {parts}. What several tell counts for each."
    return composed(made, data, table=shown, title=title, summary=" ".join(filter(None, [summary, found.outside])))


def _voice(side: str) -> str:
    """Whose word that of a side is (:func:`reportedly.analysis.ends.voice`)."""
    found = ends.end(side)
    if found.name:
        return names.side(side)
    return f"{'Voices' if found.sector else 'Officials'} ({names.side(side)})"


def _inside(name: str) -> str:
    """A name of a lane within a sentence."""
    return name[0].lower() + name[1:] if name.startswith(("Voices", "Officials", "Narrators", "Others")) else name


def _empty(table: pa.Table) -> str:
    if not table.num_rows:
        return "No event between the two was found."
    return "Nothing between the two has a date."


def _intensity(found: Span, measure: Measure) -> Lane:
    bars = [
        Bar(row["period"], row[measure], "cooperation" if row[measure] > 0 else "conflict", _told(row))
        for row in found.rows
        if row[measure]
    ]
    if measure == "mean":
        labels = {number: f"{number:+d}".replace("-", "−") if number else "0" for number in (-10, -5, 0, 5, 10)}
        return Lane("Mean intensity", bars, -10, 10, 130, {float(key): told for key, told in labels.items()})
    low, high = (by((0.0, *(bar.value for bar in bars))) for by in (min, max))
    labelled = lanes.numbers(low, high, most=5)
    signed = {value: f"{'−' if value < 0 else '+' if value else ''}{told}" for value, told in labelled.items()}
    return Lane("Sum of intensity", bars, low, high, 130, signed)


def _number(name: str, rows: list[Row] | Any, most: tuple[int, int], height: int) -> Lane:
    bars = [
        Bar(row["period"], sign * row[column], meaning, _told(row))
        for row in rows
        for column, sign, meaning in (("cooperative", 1, "cooperation"), ("conflictual", -1, "conflict"))
        if row[column]
    ]
    low, high = most
    return Lane(name, bars, low, high, height, lanes.numbers(low, high, most=4))


def _most(rows: Any) -> tuple[int, int]:
    """The ends of a scale for the numbers of events, wide enough that one or two are not made to look many."""
    down, up = (max(row[name] for row in rows) for name in ("conflictual", "cooperative"))
    return -max(down, _FEW if down or not up else 1), max(up, _FEW if up or not down else 1)


def _told(row: Row) -> dict[str, str]:
    intensity = "not known" if row["mean"] is None else f"{row['mean']:+.1f} (sum {row['sum']:+,.1f})"
    return {
        "Period": names.period(row["period"]),
        "Mean intensity": intensity.replace("-", "−"),
        "Events": f"{row['events']:,}",
        "Cooperative": f"{row['cooperative']:,}",
        "Conflictual": f"{row['conflictual']:,}",
    }


def _summary(found: Span) -> str:
    events, cooperative, conflictual = (
        sum(row[name] for row in found.rows) for name in ("events", "cooperative", "conflictual")
    )
    parts = [f"{count(events, 'event')} {found.words}, {cooperative:,} of cooperation and {conflictual:,} of conflict."]
    lowest, *others = sorted(found.rows, key=lambda row: float(row["sum"]))
    if lowest["sum"] < 0 and others and others[0]["sum"] > lowest["sum"]:
        parts.append(f"Conflict weighed most {names.within(lowest['period'])}.")
    return " ".join(filter(None, [*parts, found.outside]))
