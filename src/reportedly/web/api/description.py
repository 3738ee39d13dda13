"""The API's description: OpenAPI 3.1, put together from its routes and from the records."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.routing import APIRoute
from pydantic.json_schema import models_json_schema
from starlette.responses import Response

from ..._version import __version__
from ..problems import MEDIA_TYPE
from . import analyses, answers, articles, asking, counts, operations, reads, reviews, rows, schemas, start, stories
from .negotiation import ONE

PARTS = (start, rows, articles, stories, counts, analyses, reviews, reads)
"""The files of resources, in the order in which they are told."""
ADDRESS = "/openapi.json"

router = APIRouter()

_ITEM = "Id in the article: a1 for a statement, e1 for an event."
_IN_PATHS = {
    "article": ("Id of an article.", {"type": "string", "pattern": "^[0-9a-f]{16}$"}),
    "number": ("The number.", {"type": "integer", "minimum": 1, "maximum": asking.LARGEST}),
}
"""What stands in paths."""
_ABOUT = (
    "Statements, events and stories of an archive, each with its evidence. Character offsets count Unicode code "
    "points. Unknown is null. Errors are problem details (RFC 9457) that say what to do. Answers have an ETag that "
    "changes when the archive does."
)


@router.get(ADDRESS, openapi_extra=operations.record({"type": "object"}))
def description(request: Request) -> Response:
    """This description."""
    asking.values(request.query_params, ())
    answers.chosen(request, None, ONE)
    return answers.of_one(document(request.url.path.removesuffix(ADDRESS)))


@cache
def document(prefix: str) -> dict[str, Any]:
    """The description.

    Args:
        prefix: where the API is, such as ``/api/v1``.
    """
    paths: dict[str, dict[str, Any]] = {}
    for route in routes():
        for method in route.methods or ():
            paths.setdefault(prefix + route.path, {})[method.lower()] = _operation(route)
    token = {"type": "http", "scheme": "bearer", "description": "Where the site asks for a token."}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Reportedly", "version": __version__, "description": _ABOUT},
        "paths": paths,
        "components": {
            "schemas": {**schemas.components(), **_bodies()},
            "responses": dict(map(_problem, operations.ERRORS.values())),
            "securitySchemes": {"token": token},
        },
        "security": [{}, {"token": []}],
    }


def routes() -> list[APIRoute]:
    """All routes of the API."""
    found = [one for part in PARTS for one in part.router.routes]
    return [one for one in (*found, *router.routes) if isinstance(one, APIRoute)]


def _operation(route: APIRoute) -> dict[str, Any]:
    made = dict(route.openapi_extra or {})
    summary = " ".join((route.endpoint.__doc__ or "").split()).partition(". ")[0].removesuffix(".")
    paths = [_in_path(name, route.path) for name in re.findall(r"{(\w+)}", route.path)]
    return {
        "operationId": route.endpoint.__name__,
        "summary": summary,
        **made,
        "parameters": [*paths, *made.get("parameters", ())],
    }


def _in_path(name: str, path: str) -> dict[str, Any]:
    letter = "a" if path.startswith(("/statements", "/stories/utterance")) else "e"
    what, schema = _IN_PATHS.get(name, (_ITEM, {"type": "string", "pattern": f"^{letter}[1-9][0-9]{{0,5}}$"}))
    return {"name": name, "in": "path", "required": True, "description": what, "schema": schema}


def _bodies() -> dict[str, Any]:
    """The schemas of what is sent, which others name."""
    _, found = models_json_schema(
        [(reviews.Given, "validation"), (reads.Wanted, "validation")], ref_template="#/components/schemas/{model}"
    )
    return dict(found["$defs"])


def _problem(told: tuple[str, str]) -> tuple[str, dict[str, Any]]:
    name, what = told
    return name, {"description": what, "content": {MEDIA_TYPE: {"schema": schemas.named("Problem")}}}
