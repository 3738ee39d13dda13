"""All pairs, and two and what they do to each other."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...analysis import ends
from ...archive.fields import EVENTS
from ...archive.filters import EventFilter
from ...charts import names
from ...errors import UsageError
from .. import figures, query
from ..actor_names import side_name
from ..query import Question
from ..site import Here

router = APIRouter(include_in_schema=False)

PAIRS = 100
"""Pairs that are shown."""
VIEWS = {
    "events": "each event once",
    "directed": "each way apart",
    "tellings": "every telling",
    "vouchers": "by who vouches for it",
}
_DRAWN = {"directed": ("there", "back")}
_OWN = ("view", "by", "a", "b")


@router.get("/dyads")
def pairs(request: Request, site: Here) -> Response:
    """Who does something to whom, the most frequent pairs first."""
    params = request.query_params
    if params.get("a") and params.get("b"):
        return RedirectResponse(query.dyad_path(params["a"].strip(), params["b"].strip()), status_code=303)
    asked = query.question(params, within=EVENTS, known=("a", "b"))
    if not isinstance(asked.wanted, EventFilter):
        raise UsageError("in: pairs are counted by their events; leave it out")
    figures.ready(site.archive)
    table = site.archive.analyses.dyads(asked.wanted, limit=PAIRS + 1)
    rows = table.to_pylist()
    return site.page(
        "dyads.html",
        title="Who does what to whom: pairs of countries",
        section="/dyads",
        asked=asked,
        filters=query.offered(EVENTS),
        names=query.NAMES,
        given={name: params.get(name, "") for name in ("a", "b")},
        rows=rows[:PAIRS],
        more=len(rows) > PAIRS,
        called=side_name,
    )


@router.get("/dyads/{a}/{b}")
def dyad(a: str, b: str, request: Request, site: Here) -> Response:
    """Conflict and cooperation between two over time, and on whose word."""
    params = request.query_params
    asked = query.question(params, within=EVENTS, known=_OWN)
    view = figures.chosen_of("view", params.get("view"), tuple(VIEWS))
    by = figures.chosen_of("by", params.get("by"), ("month", "day", "year"))
    drawn = [
        figures.figure(site.archive, "dyad", asked, {"a": a, "b": b, "by": by, "view": one})
        for one in _DRAWN.get(view, (view,))
    ]
    sides = tuple(side_name(one) for one in (a, b))
    return site.page(
        "dyad.html",
        title=f"{sides[0]} and {sides[1]}: {VIEWS[view]}",
        section="/dyads",
        charts=True,
        asked=asked,
        filters=tuple(one for one in query.offered(EVENTS) if one.field != "dyad"),
        names=query.NAMES,
        ends=(a, b),
        sides=sides,
        view=view,
        views=VIEWS,
        by=by,
        periods=figures.PERIODS,
        drawn=drawn,
        tellers=_tellers(a, b),
        searches=searches(asked, a, b, view),
        shown=names.period,
    )


def searches(asked: Question, a: str, b: str, view: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The searches for the events of two: one for both ways where a filter can say that, else one for each."""
    one, other = ends.end(a), ends.end(b)
    plain = all(end.code and not end.sector for end in (one, other))
    if plain and view != "directed":
        return [("both ways", asked.pairs(dyad=f"{one.code}-{other.code}", sort=None, limit=None))]
    ways = dict.fromkeys(((one, other), (other, one)))
    return [(f"{x} → {y}", asked.pairs(**_side("actor", x), **_side("recipient", y))) for x, y in ways]


def _side(side: str, end: ends.End) -> dict[str, Any]:
    if end.name is not None:
        return {side: end.name}
    return {f"{side}_country": end.code, f"{side}_sector": end.sector}


def _tellers(a: str, b: str) -> dict[str, str]:
    return {
        "a": f"voices of {side_name(a)}",
        "b": f"voices of {side_name(b)}",
        "narrator": "narrators only",
        "others": "others",
    }
