"""``reportedly serve``: an archive as a site."""

from __future__ import annotations

import typer

from reportedly.cli.archives import named
from reportedly.web.serving import serve
from reportedly.web.settings import Settings


def run(address: str | None, settings: Settings) -> None:
    """Serve an archive until the process is stopped.

    Raises:
        UsageError: no archive was named, or the port is taken.
        NotFound, ArchiveError: there is none, or it cannot be opened.
    """
    serve(named(address), settings, lambda site: typer.echo(f"{site} is open; Ctrl-C ends it"))
