"""The first resource: what the archive holds, and where everything else is."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..._version import __version__
from ...records import SCHEMA_VERSION
from ..site import Here
from . import answers, asking, operations, schemas
from .negotiation import ONE

router = APIRouter()

LINKS = (
    *("statements", "events", "articles", "stories", "quotes", "counts", "facets", "reviews", "agreement"),
    *(
        f"analyses/{name}"
        for name in ("dyad", "dyads", "trends", "places", "quoted", "shares", "balance", "triads", "ties")
    ),
    *("read", "openapi.json"),
)
"""What the first resource links to."""

_SIZE = ("articles", "versions", "characters", "attributions", "events", "reviews")
_DAY = {"type": ["string", "null"]}
_START = schemas.closed(
    name=schemas.TEXT,
    version=schemas.TEXT,
    reading_schema=schemas.TEXT,
    state=schemas.TEXT,
    size=schemas.closed(**dict.fromkeys(_SIZE, schemas.WHOLE)),
    published=schemas.closed(first=_DAY, last=_DAY),
    editable={"type": "boolean"},
    links=schemas.closed(**dict.fromkeys(LINKS, schemas.TEXT)),
)


@router.get("", openapi_extra=operations.record(_START))
def start(request: Request, site: Here) -> Response:
    """What the archive holds, the name of its present state, and the addresses of everything else."""
    asking.values(request.query_params, ())
    answers.chosen(request, None, ONE)
    first, last = site.archive.published()
    return answers.of_one(
        {
            "name": "Reportedly",
            "version": __version__,
            "reading_schema": SCHEMA_VERSION,
            "state": site.archive.state(),
            "size": site.size(),
            "published": {"first": first, "last": last},
            "editable": site.settings.editable,
            "links": {name: f"{request.url.path}/{name}" for name in LINKS},
        }
    )
