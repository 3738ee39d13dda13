"""The site served by uvicorn."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from ..errors import UsageError
from ..keeping import Archive
from .app import make_app
from .settings import Settings

WAITING = 5
"""Seconds that a connection is kept open for a next request."""


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
        config = uvicorn.Config(
            make_app(archive, settings),
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=WAITING,
        )
        port = ear.getsockname()[1]
        started(f"http://{f'[{settings.host}]' if ':' in settings.host else settings.host}:{port}/")
        uvicorn.Server(config).run(sockets=[ear])


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
