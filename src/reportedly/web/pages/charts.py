"""What draws the charts of pages: one bundle of scripts, and a specification for each."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from ...errors import UsageError
from .. import figures
from ..files import FOREVER
from ..problems import Missing
from ..site import Here

router = APIRouter(prefix="/charts", include_in_schema=False)


@router.get("/bundle.js")
def newest(request: Request) -> Response:
    """The scripts, under an address that stays."""
    return _bundle(request, "no-cache")


@router.get("/bundle-{version}.js")
def bundle(version: str, request: Request) -> Response:
    """The scripts, under an address that changes with them."""
    if figures.bundle_path() != f"/charts/bundle-{version}.js":
        raise Missing(f"there are no scripts of version {version[:40]!r}")
    return _bundle(request, FOREVER)


@router.get("/{kind}.json")
def specification(kind: str, request: Request, site: Here) -> Response:
    """A chart, as Vega or Vega-Lite draws it."""
    if kind not in figures.KINDS:
        raise Missing(f"there is no chart {kind!r}; choose of: {', '.join(figures.KINDS)}")
    asked = figures.asked_by(kind, request.query_params)
    chosen = figures.choices(kind, request.query_params, asked.within)
    if kind == "timeline" and chosen["by"] == "day" and not figures.short(site.archive, asked):
        raise UsageError(
            f"by: more than {figures.DAYS} days cannot be drawn; narrow it down by published_from and until"
        )
    return JSONResponse(figures.figure(site.archive, kind, asked, chosen).chart.spec)


def _bundle(request: Request, caching: str) -> Response:
    from ...charts import bundle as scripts

    headers = {"cache-control": caching, "vary": "accept-encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(scripts.script(), media_type="text/javascript", headers=headers)
    return Response(scripts.packed(), media_type="text/javascript", headers={**headers, "content-encoding": "gzip"})
