"""The API: the archive for programs, under ``/api/v1``."""

from __future__ import annotations

from fastapi import APIRouter

from . import description

PREFIX = "/api/v1"


def router() -> APIRouter:
    """The router of all resources."""
    made = APIRouter(include_in_schema=False)
    for part in (*description.PARTS, description):
        made.include_router(part.router, prefix=PREFIX)
    return made
