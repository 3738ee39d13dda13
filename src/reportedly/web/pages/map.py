"""Where it happened: the events of a search by place."""

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
"""Places in the table."""


@router.get("/map")
def places(request: Request, site: Here) -> Response:
    """Events on an outline of the world, and in a table."""
    asked = figures.asked_by("map", request.query_params)
    return site.page(
        "map.html",
        title=f"Map of {heading(asked).removeprefix('All ')}",
        section="/map",
        charts=True,
        asked=asked,
        filters=query.offered(EVENTS),
        names=query.NAMES,
        drawn=figures.figure(site.archive, "map", asked, {}),
        most=SHOWN,
        country=names.code,
    )
