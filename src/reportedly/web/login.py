"""Giving the token once, so that a browser can go on without it."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from .guard import COOKIE, proof
from .rendering import rendered
from .site import Here

router = APIRouter(include_in_schema=False)
DAYS = 30
"""How long a browser stays known."""


@router.get("/login")
def form(then: str = "/") -> Response:
    """The form that takes the token."""
    return HTMLResponse(rendered("login.html", title="Token needed", then=_inside(then), wrong=False))


@router.post("/login")
def login(
    request: Request, site: Here, token: Annotated[str, Form()] = "", then: Annotated[str, Form()] = "/"
) -> Response:
    """Let a browser in that gives the token."""
    if site.settings.token is None:
        return RedirectResponse(_inside(then), 303)
    if not hmac.compare_digest(token.strip().encode(), site.settings.token.encode()):
        return HTMLResponse(rendered("login.html", title="Token needed", then=_inside(then), wrong=True), 401)
    answer = RedirectResponse(_inside(then), 303)
    answer.set_cookie(
        COOKIE,
        proof(site.settings.token),
        max_age=DAYS * 86400,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


def _inside(address: str) -> str:
    """An address of this site; the first page instead of any other."""
    plain = address.isprintable()  # browsers leave tabs and line breaks out, and then read on
    return address if plain and address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
