"""The pages of the site, one part of it a file."""

from __future__ import annotations

from fastapi import APIRouter

from . import (
    actors,
    api,
    article,
    charts,
    copies,
    dyads,
    export,
    happening,
    home,
    network,
    outlets,
    reading,
    reviewing,
    search,
    stories,
    timeline,
    utterance,
    versions,
)
from . import map as places


def routers() -> tuple[APIRouter, ...]:
    """The routers of all pages."""
    return (
        home.router,
        search.router,
        stories.router,
        article.router,
        versions.router,
        reviewing.router,
        reading.router,
        happening.router,
        utterance.router,
        copies.router,
        export.router,
        actors.router,
        dyads.router,
        places.router,
        network.router,
        timeline.router,
        outlets.router,
        charts.router,
        api.router,
    )
