"""What the archive as a whole says: dyads, trends, speech and balance, each a table whose rows name their evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...analysing import Analyses
from ...analysis import speech
from ...analysis.periods import PERIODS
from ...archive.fields import EVENTS, STATEMENTS
from ...archive.search import FIELDS
from ..site import Here, Site
from . import answers, asking, operations, schemas
from .asking import Parameter
from .negotiation import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

Values = dict[str, Any]

router = APIRouter(prefix="/analyses")

FEW, MOST = 1_000, 100_000
"""Rows of an answer, if not said, and at most."""
VIEWS = {
    "events": Analyses.dyad,
    "directed": Analyses.dyad_directed,
    "tellings": Analyses.dyad_tellings,
    "vouchers": Analyses.dyad_by_voucher,
}

_PERIODS = {"type": "string", "enum": list(PERIODS)}
_BY = Parameter("by", "What to count in.", {**_PERIODS, "default": "month"})
_YEARLY = Parameter("by", "What to count in.", {**_PERIODS, "default": "year"})
_LEAST = Parameter("least", "Events below which two have no tie.", asking.bounded(1, 1_000_000, 1))
_SIDE = "a country (USA), a sector of it (USA.MIL), or somebody by name."
_REST = (asking.limit(FEW, MOST), asking.form(TABLES))
_TRENDS = tuple(dict.fromkeys(name for fields in FIELDS.values() for name in fields))

_OF_EVENTS, _OF_STATEMENTS = asking.filters(EVENTS), asking.filters(STATEMENTS)
_OF_BOTH = tuple({one.name: one for one in (*_OF_EVENTS, *_OF_STATEMENTS)}.values())

DYAD = (
    Parameter("a", f"The one: {_SIDE}", asking.TEXT, needed=True),
    Parameter("b", f"The other: {_SIDE}", asking.TEXT, needed=True),
    Parameter(
        "view", "Each event once; each way apart; every telling; or by who vouches for it.", asking.choice(*VIEWS)
    ),
    _BY,
    *(one for one in _OF_EVENTS if one.name != "dyad"),
    *_REST,
)
PAIRS = QUOTED = (*_OF_EVENTS, *_REST)
TRENDS = (
    Parameter("in", "What is counted.", asking.choice(EVENTS, STATEMENTS)),
    Parameter(
        "count_by",
        "The field whose values are counted; type of events and act of statements, if not said.",
        {"type": "string", "enum": list(_TRENDS)},
    ),
    _BY,
    *_OF_BOTH,
    *_REST,
)
SHARES = (
    Parameter("of", "Whose share.", asking.choice(*speech.FIELDS)),
    Parameter("by_outlet", "Whether shares are those within each outlet.", asking.YES),
    *_OF_STATEMENTS,
    *_REST,
)
BALANCE = (_YEARLY, _LEAST, *_OF_EVENTS, *_REST)


@router.get(
    "/dyad",
    openapi_extra=operations.table(DYAD, schemas.any_of("DyadRow", "DirectedDyadRow", "VouchedDyadRow")),
)
def dyad(request: Request, site: Here) -> Response:
    """Conflict and cooperation between two over time."""
    return _made(
        request,
        site,
        DYAD,
        lambda analyses, wanted, asked: VIEWS[asked["view"]](analyses, asked["a"], asked["b"], wanted, by=asked["by"]),
    )


@router.get("/dyads", openapi_extra=operations.table(PAIRS, schemas.named("PairRow")))
def dyads(request: Request, site: Here) -> Response:
    """All pairs who do something to each other, those with the most events first."""
    return _made(request, site, PAIRS, lambda analyses, wanted, asked: analyses.dyads(wanted, limit=asked["limit"]))


@router.get("/trends", openapi_extra=operations.table(TRENDS, schemas.any_of("EventTrendRow", "StatementTrendRow")))
def trends(request: Request, site: Here) -> Response:
    """How many events, or statements, have each value of a field, period by period."""
    return _made(
        request,
        site,
        TRENDS,
        lambda analyses, wanted, asked: analyses.trend(wanted, asked["count_by"], by=asked["by"]),
    )


@router.get("/places", openapi_extra=operations.table(PAIRS, schemas.named("PlaceRow")))
def places(request: Request, site: Here) -> Response:
    """How much happened at each place."""
    return _made(request, site, PAIRS, lambda analyses, wanted, asked: analyses.places(wanted, limit=asked["limit"]))


@router.get("/quoted", openapi_extra=operations.table(QUOTED, schemas.named("QuotedRow")))
def quoted(request: Request, site: Here) -> Response:
    """Who is quoted on whom."""
    return _made(request, site, QUOTED, lambda analyses, wanted, _: analyses.quoted(wanted))


@router.get("/shares", openapi_extra=operations.table(SHARES, schemas.any_of("ShareRow", "OutletShareRow")))
def shares(request: Request, site: Here) -> Response:
    """Whose speech is reported, and how much of it."""

    def made(analyses: Analyses, wanted: Any, asked: Values) -> pa.Table:
        find = analyses.shares_by_outlet if asked["by_outlet"] else analyses.shares
        return find(wanted, asked["of"])

    return _made(request, site, SHARES, made, STATEMENTS)


@router.get("/balance", openapi_extra=operations.table(BALANCE, schemas.named("BalanceRow")))
def balance(request: Request, site: Here) -> Response:
    """How balanced the network of actors is."""
    return _made(request, site, BALANCE, _network(Analyses.balance))


@router.get("/triads", openapi_extra=operations.table(BALANCE, schemas.named("TriadRow")))
def triads(request: Request, site: Here) -> Response:
    """The triads of the network of actors."""
    return _made(request, site, BALANCE, _network(Analyses.triads))


@router.get("/ties", openapi_extra=operations.table(BALANCE, schemas.named("TieRow")))
def ties(request: Request, site: Here) -> Response:
    """The signed network of actors."""
    return _made(request, site, BALANCE, _network(Analyses.ties))


def _network(find: Callable[..., pa.Table]) -> Callable[[Analyses, Any, Values], pa.Table]:
    return lambda analyses, wanted, asked: find(analyses, wanted, by=asked["by"], least=asked["least"])


def _made(
    request: Request,
    site: Site,
    parameters: tuple[Parameter, ...],
    analysis: Callable[[Analyses, Any, Values], pa.Table],
    within: str = EVENTS,
) -> Response:
    """The table of an analysis.

    Args:
        parameters: that it takes; ``in`` among them tells what is counted.
        analysis: makes the table of the filter and the values of parameters.
        within: what is counted where no parameter tells.
    """
    asked = asking.values(request.query_params, parameters)
    wanted = asking.wanted(request.query_params, asked.get("in", within))
    answers.chosen(request, asked["format"], TABLES)
    return answers.of_table(request, analysis(site.archive.analyses, wanted, asked).slice(0, asked["limit"]), asked)
