"""The pages of the site, one part of it a file."""

from __future__ import annotations

from fastapi import APIRouter

from . import api, export, home, search


def routers() -> tuple[APIRouter, ...]:
    """The routers of all pages."""
    return (home.router, search.router, export.router, api.router)
