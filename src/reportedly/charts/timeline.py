"""How many events or statements there are of each kind, over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reportedly.formats.phrases import count

from . import lanes, names
from .chart import Chart, behind, composed, nothing
from .lanes import Bar, Lane
from .spans import span

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]

PERIODS = 800
"""Periods that are drawn at most: about as many as a page has pixels for."""
MOST = 8
"""Values with a lane of their own; all others share one."""

_FIELDS = {
    "act": "act of speech",
    "country": "country",
    "kind": "kind",
    "mode": "mode",
    "quad": "class",
    "sector": "sector of the speaker",
    "speaker": "speaker",
    "speaker_kind": "kind of speaker",
    "status": "status",
    "type": "type",
    "voucher": "who vouches",
    "voucher_country": "country of who vouches",
}
_MEANINGS = {"cooperation": "cooperation", "conflict": "conflict", "neutral": "neither or both"}
_HEIGHT = 46
_LEAST = 4
"""The greatest number on a scale at least, so that one is not made to look many."""


def timeline(table: pa.Table, field: str) -> Chart:
    """How many events, or statements, have each value of a field, period by period; the most frequent values first.

    Values that are always of cooperation, or always of conflict, have the colour of it.

    Args:
        table: of :meth:`reportedly.analysing.Analyses.trend`, by day, month or year.
        field: that it was counted by.
    """
    of_events = "events" in table.column_names
    measure = "events" if of_events else "statements"
    noun = measure.removesuffix("s")
    title = f"{measure.capitalize()} by {_FIELDS.get(field, field)}"
    headings = {"period": "Period", "value": _FIELDS.get(field, field).capitalize(), measure: measure.capitalize()}
    more = {"cooperative": "Cooperative", "conflictual": "Conflictual"} if of_events else {"words": "Words"}
    counted = table.select(["period", "value", measure, *(more if of_events else ())])
    rows = [{**row, "name": names.value(field, row["value"])} for row in counted.to_pylist()]
    shown = behind(table, {**headings, "tellings": "Tellings", **more, "evidence": "Evidence"})
    shown = shown.set_column(1, headings["value"], [[row["name"] for row in rows]])
    numbers = (measure, *more) if of_events else (measure,)
    drawn, coarse = _coarser(rows, numbers)
    found = span(drawn, measure, noun)
    if not found.rows:
        return nothing(shown, title, f"No {noun} with a date was found." if rows else f"No {noun} was found.")
    totals = Counter[str]()
    for row in found.rows:
        totals[row["name"]] += row[measure]
    kept = [name for name, _ in totals.most_common(MOST if len(totals) > MOST + 1 else MOST + 1)]
    groups: dict[str, Sequence[Row]] = {name: [row for row in found.rows if row["name"] == name] for name in kept}
    if len(totals) > len(kept):
        groups[f"{len(totals) - len(kept)} others"] = _summed(
            [{**row, "name": ""} for row in found.rows if row["name"] not in groups], numbers
        )
    top = max(_LEAST, *(row[measure] for some in groups.values() for row in some))
    made, data = lanes.drawn(
        [_lane(name, some, measure, top) for name, some in groups.items()], found, _meanings(groups.values())
    )
    first = names.listed(f"{name} ({number:,})" for name, number in totals.most_common(3))
    whole = sum(totals.values())
    parts = [f"{count(whole, noun)} {found.words}{'; most frequent:' if len(totals) > 1 else ':'} {first}."]
    parts += ["What is told with several values counts for each."] if len(totals) > 1 else []
    return composed(
        made, data, table=shown, title=title, summary=" ".join(filter(None, [*parts, found.outside, coarse]))
    )


def _lane(name: str, rows: Sequence[Row], measure: str, top: int) -> Lane:
    meaning = _meaning(rows)
    bars = [
        Bar(
            row["period"],
            row[measure],
            meaning,
            {"Period": names.period(row["period"]), "Value": name, measure.capitalize(): f"{row[measure]:,}"},
        )
        for row in rows
    ]
    return Lane(name, bars, 0, top, _HEIGHT, lanes.numbers(0, top, most=2))


def _summed(rows: Sequence[Row], numbers: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of each period and name together.

    Args:
        numbers: columns to sum.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        known = found.setdefault((row["period"], row["name"]), {"period": row["period"], "name": row["name"]})
        for column in numbers:
            known[column] = known.get(column, 0) + row[column]
    return list(found.values())


def _coarser(rows: Sequence[Row], numbers: Sequence[str]) -> tuple[Sequence[Row], str]:
    """Rows by longer periods where there are more than can be drawn, and a sentence that says so."""
    said = ""
    while len({row["period"] for row in rows}) > PERIODS:
        length = max(len(row["period"] or "") for row in rows)
        if length == len("2031"):
            break
        # A month's name is the beginning of its days', and a year's that of its months'.
        cut = [{**row, "period": row["period"] and row["period"][: length - 3]} for row in rows]
        rows = _summed(cut, numbers)
        said = (
            f"Drawn by {'month' if length == len('2031-03-01') else 'year'}: the periods are too many for a bar each."
        )
    return rows, said


def _meaning(rows: Sequence[Row]) -> str:
    """The colour of a value: of cooperation or conflict, if all its events are of the one."""
    kinds = [name for name in ("cooperative", "conflictual") if any(row.get(name) for row in rows)]
    return {"cooperative": "cooperation", "conflictual": "conflict"}[kinds[0]] if len(kinds) == 1 else "neutral"


def _meanings(groups: Any) -> dict[str, str]:
    known = {_meaning(rows) for rows in groups}
    return {name: told for name, told in _MEANINGS.items() if name in known}
