"""The site's own files, served under addresses that change with them."""

from __future__ import annotations

from importlib.resources import files

from fastapi import APIRouter
from starlette.responses import Response

from .problems import Missing
from .rendering import READINGS, body, static

router = APIRouter(include_in_schema=False)

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "json": "application/json"}
FOREVER = "public, max-age=31536000, immutable"


@router.get("/static/{digest}/{name}")
def file(digest: str, name: str) -> Response:
    """A file of the site."""
    folder = files("reportedly.web").joinpath("static")
    ending = name.rpartition(".")[2]
    known = {READINGS, *(one.name for one in folder.iterdir())}
    if name not in known or ending not in TYPES or static(name) != f"/static/{digest}/{name}":
        raise Missing(f"the site has no file {name!r}")
    return Response(body(name), media_type=TYPES[ending], headers={"cache-control": FOREVER})


@router.get("/favicon.ico")
def icon() -> Response:
    """The site's mark."""
    return Response(
        files("reportedly.web").joinpath("static", "mark.svg").read_bytes(),
        media_type=TYPES["svg"],
        headers={"cache-control": "public, max-age=86400"},
    )
