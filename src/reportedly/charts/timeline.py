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
    rows = [{**row, "name": names.value(field, row["value"])} for row in table.to_pylist()]
    shown = behind(table, {**headings, "tellings": "Tellings", **more, "evidence": "Evidence"})
    shown = shown.set_column(1, headings["value"], [[row["name"] for row in rows]])
    found = span(rows, measure, noun)
    if not found.rows:
        return nothing(shown, title, f"No {noun} with a date was found." if rows else f"No {noun} was found.")
    totals = Counter[str]()
    for row in found.rows:
        totals[row["name"]] += row[measure]
    kept = [name for name, _ in totals.most_common(MOST if len(totals) > MOST + 1 else MOST + 1)]
    groups: dict[str, Sequence[Row]] = {name: [row for row in found.rows if row["name"] == name] for name in kept}
    if len(totals) > len(kept):
        groups[f"{len(totals) - len(kept)} others"] = _summed([row for row in found.rows if row["name"] not in groups])
    top = max(_LEAST, *(row[measure] for some in groups.values() for row in some))
    made, data = lanes.drawn(
        [_lane(name, some, measure, top) for name, some in groups.items()], found, _meanings(groups.values())
    )
    first = names.listed(f"{name} ({number:,})" for name, number in totals.most_common(3))
    whole = sum(totals.values())
    parts = [f"{count(whole, noun)} {found.words}{'; most frequent:' if len(totals) > 1 else ':'} {first}."]
    parts += ["What is told with several values counts for each."] if len(totals) > 1 else []
    return composed(made, data, table=shown, title=title, summary=" ".join(filter(None, [*parts, found.outside])))


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


def _summed(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows of each period together."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        numbers = {name: value for name, value in row.items() if isinstance(value, int)}
        found.setdefault(row["period"], Counter()).update(numbers)
    return [{"period": period, **numbers} for period, numbers in found.items()]


def _meaning(rows: Sequence[Row]) -> str:
    """The colour of a value: of cooperation or conflict, if all its events are of the one."""
    kinds = [name for name in ("cooperative", "conflictual") if any(row.get(name) for row in rows)]
    return {"cooperative": "cooperation", "conflictual": "conflict"}[kinds[0]] if len(kinds) == 1 else "neutral"


def _meanings(groups: Any) -> dict[str, str]:
    known = {_meaning(rows) for rows in groups}
    return {name: told for name, told in _MEANINGS.items() if name in known}
