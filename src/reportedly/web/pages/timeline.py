"""How many there were of each kind over time, of any search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...archive.fields import EVENTS
from ...charts import names
from .. import figures, query
from ..query import Question
from ..site import Here
from .search import heading

router = APIRouter(include_in_schema=False)

COLUMNS, LINES = 8, 240
"""Values with a column of their own, and periods that are shown, the newest."""


class Cell(NamedTuple):
    """How many of a value there are in a period, and the search for them."""

    number: int
    search: list[tuple[str, str]]


class Line(NamedTuple):
    """A period."""

    period: str
    all: Cell
    cells: tuple[Cell | None, ...]


@router.get("/timeline")
def timeline(request: Request, site: Here) -> Response:
    """Events or statements by period and value of a field."""
    params = dict(request.query_params)
    asked = figures.asked_by("timeline", request.query_params)
    chosen = figures.choices("timeline", {"by": "year", **params}, asked.within)
    too_long = chosen["by"] == "day" and not figures.short(site.archive, asked)
    if too_long:
        chosen["by"] = "month"
    drawn = figures.figure(site.archive, "timeline", asked, chosen)
    measure = "events" if asked.within == EVENTS else "statements"
    totals: Counter[str | None] = Counter()
    for row in drawn.rows:
        totals[row["value"]] += row[measure]
    columns = [value for value, _ in totals.most_common(COLUMNS)]
    lines = list(_lines(asked, drawn.rows, columns, measure, chosen["field"]))
    return site.page(
        "timeline.html",
        title=f"Timeline of {heading(asked).removeprefix('All ')}",
        section="/timeline",
        charts=True,
        asked=asked,
        filters=query.offered(asked.within),
        names=query.NAMES,
        by=chosen["by"],
        too_long=too_long,
        field=chosen["field"],
        fields=figures.fields(asked.within),
        periods=figures.PERIODS,
        drawn=drawn,
        columns=[names.value(chosen["field"], value) for value in columns],
        others=len(totals) > len(columns),
        lines=lines[::-1][:LINES],
        more=len(lines) > LINES,
        shown=names.period,
    )


def _lines(
    asked: Question, rows: Iterable[Mapping[str, Any]], columns: list[str | None], measure: str, field: str
) -> Iterable[Line]:
    periods: dict[str, dict[str | None, Mapping[str, Any]]] = {}
    for row in rows:
        if row["period"] is not None:
            periods.setdefault(row["period"], {})[row["value"]] = row
    for period, found in periods.items():
        when = _when(asked, period, found.values())
        yield Line(
            period,
            Cell(sum(row[measure] for row in found.values()), asked.pairs(**when)),
            tuple(_cell(asked, found.get(value), when, measure, field) for value in columns),
        )


def _cell(
    asked: Question, row: Mapping[str, Any] | None, when: dict[str, str], measure: str, field: str
) -> Cell | None:
    if row is None:
        return None
    more = {field: row["value"]} if row["value"] is not None else {}
    return Cell(row[measure], asked.pairs(**when, **more))


def _when(asked: Question, period: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """How a search asks for a period: for when it happened, unless most is dated by publication alone."""
    found = list(rows)
    told = "published"
    if asked.within == EVENTS:
        undated, events = (sum(row[name] for row in found) for name in ("by_publication", "events"))
        told = "published" if 2 * undated > events else "happened"
    return {f"{told}_from": period, f"{told}_until": period}
