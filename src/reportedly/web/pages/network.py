"""Who is with whom and who against whom: the signed network of a search's actors."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...archive.fields import EVENTS
from ...charts import names
from .. import figures, query
from ..site import Here
from .search import heading

router = APIRouter(include_in_schema=False)

SHOWN = 100
"""Ties in the table."""


@router.get("/network")
def ties(request: Request, site: Here) -> Response:
    """Actors and the signs of what they do to each other."""
    asked = figures.asked_by("network", request.query_params)
    chosen = figures.choices("network", request.query_params)
    drawn = figures.figure(site.archive, "network", asked, chosen)
    return site.page(
        "network.html",
        title=f"Network of {heading(asked).removeprefix('All ')}",
        section="/network",
        charts=True,
        asked=asked,
        filters=query.offered(EVENTS),
        names=query.NAMES,
        least=chosen["least"],
        drawn=drawn,
        rows=sorted(drawn.rows, key=lambda row: -row["events"])[:SHOWN],
        country=names.code,
    )
