"""The command that serves an archive to assistants, and its options. Nothing heavy is imported before it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.options import ArchiveAddress, Verbosity


def register(app: typer.Typer) -> None:
    """Give an application the command."""
    app.command(short_help="Serve an archive to assistants (Model Context Protocol).")(mcp)


def mcp(
    archive: ArchiveAddress = None,
    site: Annotated[
        str | None,
        typer.Option(
            "--site",
            metavar="ADDRESS",
            show_default=False,
            help="Where reportedly serve shows this archive, such as http://127.0.0.1:8000, for links into it.",
        ),
    ] = None,
    allow_fetch: Annotated[  # noqa: FBT002 - typer reads options off the signature
        bool, typer.Option("--allow-fetch", help="Let assistants have public pages of the web fetched and read.")
    ] = False,
    verbose: Verbosity = 0,
) -> None:
    """Serve an archive to assistants by the Model Context Protocol, so that they can search it and cite.

    It speaks over standard input and output; a client starts it. Nothing is written to the archive.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.archives import named
        from reportedly.mcp.serving import serve
        from reportedly.mcp.settings import settings

        serve(named(archive), settings(site, fetch=allow_fetch))
