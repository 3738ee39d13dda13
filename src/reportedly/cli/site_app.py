"""The command of the site and its options. Nothing heavy is imported before it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.options import ArchiveAddress, Verbosity


def register(app: typer.Typer) -> None:
    """Give an application the command of the site."""
    app.command(short_help="Open an archive in a browser.")(serve)


def serve(
    archive: ArchiveAddress = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="What to listen on; others than this machine need a token.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="PORT", help="The port; 0 for any free one.")
    ] = 8000,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            envvar="REPORTEDLY_TOKEN",
            show_default=False,
            metavar="TOKEN",
            help="What whoever asks must know. Better in the environment than here, where other users see it.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="NAME", show_default=False, help="A further name of this host, such as that of a proxy."
        ),
    ] = None,
    fetch: Annotated[
        bool | None,
        typer.Option(
            "--fetch/--no-fetch",
            show_default=False,
            help="Whether pages of the web may be fetched to be read; if not said, only where nobody else can ask.",
        ),
    ] = None,
    editable: Annotated[  # noqa: FBT002 - typer reads options off the signature
        bool,
        typer.Option("--editable/--read-only", help="Whether readings can be corrected and articles kept."),
    ] = True,
    verbose: Verbosity = 0,
) -> None:
    """Open an archive in a browser: a site on this machine, with an API for programs.

    It runs until Ctrl-C. Nobody but this machine can reach it, unless --host says otherwise.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.serve import run
        from reportedly.web.settings import settings

        run(archive, settings(host, port, token, fetch=fetch, editable=editable, names=tuple(name or ())))
