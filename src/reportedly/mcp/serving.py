"""The server over standard input and output."""

from __future__ import annotations

from contextlib import closing

from ..api import ENGLISH
from ..errors import MissingExtra
from ..keeping import Archive
from ..web.readers import Readers
from .desk import Desk
from .settings import Settings


def serve(address: str, settings: Settings) -> None:
    """Serve an archive over standard input and output until the client closes them.

    Args:
        address: of the archive.
        settings: how it is served.

    Raises:
        MissingExtra: the ``mcp`` package is not installed.
        NotFound, ArchiveError: there is no such archive, or it cannot be opened.
    """
    try:
        import anyio
        from mcp.server.stdio import stdio_server

        from .server import make_server
    except ImportError as error:
        raise extra_missing(error) from error

    async def run(desk: Desk) -> None:
        server = make_server(desk)
        async with stdio_server() as (asked, answered):
            await server.run(asked, answered, server.create_initialization_options())

    with (
        Archive(address, create=False, seconds=settings.query_seconds) as archive,
        closing(Readers(settings.reading_seconds)) as readers,
    ):
        anyio.run(run, Desk(archive, settings, lambda article: readers.read(article, ENGLISH)))


def extra_missing(error: ImportError) -> MissingExtra:
    """The error for a machine without the package that speaks the protocol."""
    found = MissingExtra(
        "serving an archive to assistants needs mcp, which is not installed; run: pip install 'reportedly[mcp]'"
    )
    found.__cause__ = error
    return found
