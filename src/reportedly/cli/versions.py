"""``reportedly versions``: the versions of an article that an archive holds."""

from __future__ import annotations

import typer

from reportedly.cli.archives import existing
from reportedly.cli.read import terminal
from reportedly.formats import found_table


def run(article: str, address: str | None) -> None:
    """List the versions of an article.

    Args:
        article: its id.
        address: of the archive.

    Raises:
        UsageError: the archive does not hold it.
    """
    with existing(address) as archive:
        found = archive.versions(article)
    width, colours = terminal(None) or found_table.PLAIN
    typer.echo(found_table.printed(found_table.versions(found), width=width, colours=colours), nl=False)
