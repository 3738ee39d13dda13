"""The site served by uvicorn."""

from __future__ import annotations

import socket
from collections.abc import Callable

import anyio.to_thread
import uvicorn

from ..errors import UsageError
from ..keeping import Archive
from .app import make_app
from .readers import Readers
from .settings import Settings

WAITING = 5
"""Seconds that a connection is kept open for a next request."""
ENDING = 3
"""Seconds that answers under way have when the site is stopped."""


def serve(address: str, settings: Settings, started: Callable[[str], None]) -> None:
    """Serve an archive until the process is stopped.

    Args:
        address: of the archive.
        settings: how it is served.
        started: called with the address of the site once it listens.

    Raises:
        UsageError: it cannot listen where it should.
        NotFound, ArchiveError: there is no such archive, or it cannot be opened.
    """
    with Archive(address, create=False, seconds=settings.query_seconds) as archive, listening(settings) as ear:
        app = make_app(archive, settings)
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=WAITING,
            timeout_graceful_shutdown=ENDING,
        )
        port = ear.getsockname()[1]
        started(f"http://{f'[{settings.host}]' if ':' in settings.host else settings.host}:{port}/")
        Server(config, app.state.site.readers).run(sockets=[ear])


class Server(uvicorn.Server):
    """A server that stops what is being read before it waits for answers under way.

    Args:
        config: of the server.
        readers: of the site.
    """

    def __init__(self, config: uvicorn.Config, readers: Readers) -> None:
        super().__init__(config)
        self._readers = readers

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        await anyio.to_thread.run_sync(self._readers.close)
        await super().shutdown(sockets)


def listening(settings: Settings) -> socket.socket:
    """A socket that listens where settings say.

    Raises:
        UsageError: it cannot.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    ear = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # else asyncio holds small answers back
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ear.bind((settings.host, settings.port))
        ear.listen(128)
    except OSError as error:
        ear.close()
        raise UsageError(
            f"cannot listen on {settings.host} port {settings.port}: {error.strerror or error}; choose another --port "
            "(0 takes any that is free) or --host"
        ) from error
    return ear
