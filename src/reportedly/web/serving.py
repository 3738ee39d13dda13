"""The site served by uvicorn."""

from __future__ import annotations

from collections.abc import Callable

import uvicorn

from ..keeping import Archive
from .app import make_app
from .settings import Settings


def serve(address: str, settings: Settings, started: Callable[[str], None]) -> None:
    """Serve an archive until the process is stopped.

    Args:
        address: of the archive.
        settings: how it is served.
        started: called with the address of the site before it is served.

    Raises:
        NotFound, ArchiveError: there is no such archive, or it cannot be opened.
    """
    with Archive(address, create=False, seconds=settings.query_seconds) as archive:
        config = uvicorn.Config(
            make_app(archive, settings),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=5,
        )
        started(f"http://{f'[{settings.host}]' if ':' in settings.host else settings.host}:{settings.port}/")
        uvicorn.Server(config).run()
