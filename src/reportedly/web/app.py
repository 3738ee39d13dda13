"""The application: pages and API on one archive, behind its guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from .._version import __version__
from ..keeping import Archive
from . import api, figures, files, login, pages, problems, site
from .freshness import Freshness
from .guard import Guard
from .readers import Readers
from .settings import Settings

SMALLEST_PACKED = 2_000
"""Bytes from which on an answer is worth packing."""

THREADS = 4
"""Questions that are answered at once. More than that wait for each other's turn in Python and are slower together: of
distinct searches on a million statements, two cores answer 200 to 260 a second with 4 threads, 160 with 40."""

SILENT: Any = {
    "auto_configure": False,
    **dict.fromkeys(("tracing", "metrics", "logs", "operation_spans"), False),
}
"""Nothing is told to anybody, whatever the environment says to FastAPI's own telemetry."""


def make_app(archive: Archive, settings: Settings) -> FastAPI:
    """The application of a site.

    Args:
        archive: that it shows; it stays the caller's to close.
        settings: how it is served.
    """
    readers = Readers(settings.reading_seconds)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield
        readers.close()

    app = FastAPI(
        title="Reportedly",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        telemetry=SILENT,
    )
    app.state.site = site.Site(archive, settings, readers)
    site.prepare()
    figures.ready(archive)
    problems.register(app)
    for router in (files.router, login.router, api.router(), *pages.routers()):
        app.include_router(router)
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_PACKED, compresslevel=5)
    app.add_middleware(Freshness, archive=archive)
    app.add_middleware(Guard, settings=settings)
    return app
