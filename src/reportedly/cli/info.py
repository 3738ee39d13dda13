"""``reportedly info``: what an archive holds."""

from __future__ import annotations

import typer

from reportedly.cli.archives import existing
from reportedly.formats.phrases import count


def run(address: str | None) -> None:
    """Tell what an archive holds, and what read it.

    Raises:
        ReportedlyError: the archive cannot be opened.
    """
    with existing(address) as archive:
        size, readers, (first, last) = archive.size(), archive.read_by(), archive.published()
        typer.echo(archive.name)
        typer.echo(f"{count(size['articles'], 'article')} of {count(size['characters'], 'character')}")
        if size["versions"]:
            typer.echo(f"{count(size['versions'], 'older version')} beside them")
        rows = (("attributions", "statement"), ("events", "event"), ("reviews", "review"))
        typer.echo(", ".join(count(size[field], noun) for field, noun in rows))
        if first and last:
            typer.echo(f"published from {first} to {last}")
        for reader, readings in readers.items():
            typer.echo(f"{count(readings, 'reading')} by {reader}")
