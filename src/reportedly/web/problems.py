"""What goes wrong, as an answer: problem details (RFC 9457) for programs, a page for a person."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Match

from .. import errors
from .rendering import rendered

API = "/api/"
MEDIA_TYPE = "application/problem+json"

STATUS: tuple[tuple[type[errors.ReportedlyError], int, str], ...] = (
    (errors.TooLarge, 413, "That is too large"),
    (errors.FetchRefused, 403, "That address may not be fetched"),
    (errors.FetchError, 502, "That address could not be fetched"),
    (errors.InputError, 422, "That cannot be read"),
    (errors.ArchiveSlow, 503, "That takes too long"),
    (errors.ArchiveBusy, 503, "The archive is being written to"),
    (errors.ArchiveGone, 503, "The archive cannot be reached"),
    (errors.ArchiveUnwritable, 507, "The archive cannot be written to"),
    (errors.UsageError, 400, "That question does not fit"),
    (errors.ReportedlyError, 500, "That did not work"),
)
"""Status and title of each error; the first that fits."""

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
TITLES = {404: "There is nothing here", 405: "This address does not do that", 413: "That is too large"}
ADVICE = {
    404: "See whether the address is right, or search for what you need.",
    405: "See the API's description for what it does.",
    413: "Send less, or read it with reportedly read.",
}


class Problem(NamedTuple):
    """What went wrong.

    Args:
        status: of HTTP.
        title: the same for all problems of a kind.
        detail: what was found in this request, and what to do.
    """

    status: int
    title: str
    detail: str


class Missing(Exception):
    """What an address names is not there."""

    def __init__(self, error: Exception | str) -> None:
        super().__init__(str(error))


class Refused(Exception):
    """What was asked for is not done; the problem tells why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def of_error(error: errors.ReportedlyError) -> Problem:
    """The problem that an error is."""
    status, title = next((status, title) for kind, status, title in STATUS if isinstance(error, kind))
    return Problem(status, title, f"{str(error)[:1].upper()}{str(error)[1:]}")


def answer(problem: Problem, path: str, headers: Headers) -> Response:
    """The answer that tells a problem, as whoever asks can read it.

    Args:
        path: that was asked for.
        headers: of the request.
    """
    extra = {"www-authenticate": 'Bearer realm="reportedly"'} if problem.status == 401 else None
    if path.startswith(API) or "text/html" not in headers.get("accept", "text/html"):
        body = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.detail}
        return JSONResponse(body, problem.status, headers=extra, media_type=MEDIA_TYPE)
    return Response(
        rendered("problem.html", title=problem.title, problem=problem, asked_for=path),
        problem.status,
        media_type="text/html",
        headers=extra,
    )


def _allowed(request: Request) -> list[str]:
    """The methods that an address takes; each may have a route of its own."""
    scopes = {method: {**request.scope, "method": method} for method in METHODS}
    routes: list[BaseRoute] = request.app.routes
    return [method for method, scope in scopes.items() if any(one.matches(scope)[0] is Match.FULL for one in routes)]


def register(app: FastAPI) -> None:
    """Let an application answer with problems."""

    def told(request: Request, problem: Problem) -> Response:
        return answer(problem, request.url.path, request.headers)

    @app.exception_handler(errors.ReportedlyError)
    async def _error(request: Request, error: errors.ReportedlyError) -> Response:
        return told(request, of_error(error))

    @app.exception_handler(Missing)
    async def _missing(request: Request, error: Missing) -> Response:
        return told(request, Problem(404, TITLES[404], f"{str(error)[:1].upper()}{str(error)[1:]}. {ADVICE[404]}"))

    @app.exception_handler(Refused)
    async def _refused(request: Request, error: Refused) -> Response:
        return told(request, error.problem)

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        title = TITLES.get(error.status_code, str(error.detail))
        found = told(request, Problem(error.status_code, title, ADVICE.get(error.status_code, str(error.detail))))
        if error.status_code == 405:
            found.headers["allow"] = ", ".join(_allowed(request))
        return found

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"][1:]) or "the request"
        return told(request, Problem(422, "That question does not fit", f"{name}: {first['msg']}"))
