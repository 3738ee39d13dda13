"""How many rows have each value of a field: of one field, or of all that are worth asking by."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ... import arrow
from ...archive import search
from ...archive.facets import FIELDS
from ...archive.fields import EVENTS, STATEMENTS
from ..site import Here
from . import answers, asking, operations, schemas
from .negotiation import ONE, TABLES

router = APIRouter()

KINDS = {STATEMENTS: "attributions", EVENTS: "events"}
_BY = tuple(dict.fromkeys(name for kind in KINDS.values() for name in search.fields(kind)))
_OF_ROWS = tuple({one.name: one for within in KINDS for one in asking.filters(within)}.values())

COUNTS = (
    *_OF_ROWS,
    asking.ROWS,
    asking.Parameter("by", "The field whose values are counted.", {"type": "string", "enum": list(_BY)}, needed=True),
    asking.limit(100, 10_000),
    asking.form(TABLES),
)
FACETS = (*_OF_ROWS, asking.ROWS, asking.limit(8, 100))

_COUNT = schemas.closed(value={"type": ["string", "null"]}, rows=schemas.WHOLE)
_FACETS = schemas.closed(
    total=schemas.WHOLE,
    among=schemas.WHOLE,
    counts={"type": "object", "additionalProperties": {"type": "array", "items": _COUNT}},
)


@router.get("/counts", openapi_extra=operations.table(COUNTS, schemas.named("CountRow")))
def counts(request: Request, site: Here) -> Response:
    """How many rows have each value of a field, the most frequent first; years and months in their order."""
    asked = asking.values(request.query_params, COUNTS)
    wanted = asking.wanted(request.query_params, asked["in"])
    found = site.archive.counts(wanted, asked["by"], limit=asked["limit"])
    return answers.of_table(request, arrow.table((one._asdict() for one in found), schemas.COUNTS), asked)


@router.get("/facets", openapi_extra=operations.record(_FACETS, FACETS))
def facets(request: Request, site: Here) -> Response:
    """What else could be asked of the rows: the most frequent values of every field, among the newest rows."""
    asked = asking.values(request.query_params, FACETS)
    wanted = asking.wanted(request.query_params, asked["in"])
    answers.chosen(request, None, ONE)
    found = site.archive.facets(wanted, limit=asked["limit"])
    named = {field: [one._asdict() for one in found.counts[field]] for field in FIELDS[KINDS[asked["in"]]]}
    return answers.of_one({"total": found.total, "among": found.among, "counts": named})
