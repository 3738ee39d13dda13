"""``reportedly retell``: the stories of an archive made anew."""

from __future__ import annotations

import typer

from reportedly.cli.archives import existing, short


def run(address: str | None) -> None:
    """Make the stories of an archive anew.

    Raises:
        ReportedlyError: the archive fails.
    """
    with existing(address) as archive:
        archive.retell()
        typer.echo(f"the stories of {short(archive)} were made anew")
