"""The pages of the site, one part of it a file."""

from __future__ import annotations

from fastapi import APIRouter

from . import api, copies, export, happening, home, search, stories, utterance


def routers() -> tuple[APIRouter, ...]:
    """The routers of all pages."""
    return (
        home.router,
        search.router,
        stories.router,
        happening.router,
        utterance.router,
        copies.router,
        export.router,
        api.router,
    )
