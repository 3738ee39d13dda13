"""The API as a page for a person: its resources, what they answer with, and how to begin."""

from __future__ import annotations

from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import Response

from .. import api as programs
from ..api.description import ADDRESS, document
from ..api.negotiation import ARROW, CSV, JSON, JSONL, PLAIN
from ..site import Here

router = APIRouter(include_in_schema=False)

MEDIA = {one.types[0]: one.name for one in (JSON, JSONL, CSV, ARROW, PLAIN)}


class Resource(NamedTuple):
    """A resource as the page lists it.

    Args:
        method, path: of it.
        what: in one line.
        forms: what it can be written in.
        parameters: names of those of its query string.
        open: whether its address can be opened as it is.
    """

    method: str
    path: str
    what: str
    forms: tuple[str, ...]
    parameters: tuple[str, ...]
    open: bool


@router.get("/api")
def api(request: Request, site: Here) -> Response:
    """The resources of the API."""
    return site.page(
        "api.html",
        title="The API",
        resources=tuple(
            _resource(method.upper(), path, one)
            for path, methods in document(programs.PREFIX)["paths"].items()
            for method, one in methods.items()
        ),
        start=programs.PREFIX,
        described_at=programs.PREFIX + ADDRESS,
        base=str(request.base_url).rstrip("/"),
        locked=site.settings.token is not None,
    )


def _resource(method: str, path: str, one: dict[str, Any]) -> Resource:
    given = [parameter for parameter in one["parameters"] if parameter["in"] == "query"]
    answer = next(found for status, found in one["responses"].items() if status.startswith("2"))
    return Resource(
        method=method,
        path=path,
        what=one["summary"],
        forms=tuple(MEDIA[kind] for kind in answer["content"]),
        parameters=tuple(parameter["name"] for parameter in given),
        open=method == "GET" and "{" not in path and not any(parameter["required"] for parameter in given),
    )
