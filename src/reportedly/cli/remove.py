"""``reportedly remove``: articles taken out of an archive."""

from __future__ import annotations

from collections.abc import Callable

import typer

from reportedly.cli.archives import existing, holds
from reportedly.formats.phrases import count
from reportedly.keeping import Archive

Choice = Callable[[Archive, str], tuple[str, ...]]
"""What is taken out where an article is asked for; raises UsageError if the archive does not hold it."""


def one_version(archive: Archive, article: str) -> tuple[str, ...]:
    """The version of that id."""
    archive.versions(article)  # asked for all of them before the first is taken out
    return (article,)


def every_version(archive: Archive, article: str) -> tuple[str, ...]:
    """All versions of the article."""
    return tuple(one.id for one in archive.versions(article))


def run(articles: tuple[str, ...], address: str | None, chosen: Choice) -> None:
    """Take articles out of an archive.

    Args:
        articles: their ids.
        address: of the archive.
        chosen: what is taken out of each.

    Raises:
        UsageError: the archive does not hold one of them; then none is taken out.
    """
    with existing(address) as archive:
        wanted = dict.fromkeys(one for article in articles for one in chosen(archive, article))
        for one in wanted:
            archive.remove(one)
        typer.echo(f"{count(len(wanted), 'article')} removed; {holds(archive)}")
