"""The pages of the site, one part of it a file."""

from __future__ import annotations

from fastapi import APIRouter

from . import home, search


def routers() -> tuple[APIRouter, ...]:
    """The routers of all pages."""
    return (home.router, search.router)
