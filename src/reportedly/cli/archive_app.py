"""The commands of the archive and their options. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from reportedly.cli.filter_options import filtered
from reportedly.cli.options import (
    Actors,
    ArchiveAddress,
    Format,
    Inputs,
    LanguageCheck,
    Mapping,
    MaxChars,
    OntologyFile,
    Output,
    Verbosity,
    Workers,
)

Kind = Literal["statements", "events", "articles"]
Sort = Literal["newest", "oldest", "surest", "latest", "earliest"]
FoundFormatName = Literal["table", "csv", "jsonl", "parquet"]

ArticleId = Annotated[str, typer.Argument(metavar="ARTICLE", show_default=False, help="The article's id.")]


def register(app: typer.Typer) -> None:
    """Give an application the commands of the archive."""
    app.command(short_help="Read articles and keep them in an archive.")(add)
    app.command(short_help="Find statements, events or articles in an archive.")(search)
    app.command(short_help="Show an article of an archive, or one statement or event in full.")(show)
    app.command(short_help="List the versions of an article of an archive.")(versions)
    app.command(short_help="Take articles out of an archive, and everything of them.")(remove)
    app.command(short_help="Read the articles of an archive again.")(reread)
    app.command(short_help="Make the stories of an archive anew.")(retell)
    app.command(short_help="Tell what an archive holds.")(info)


def add(
    inputs: Inputs,
    archive: ArchiveAddress = None,
    actors: Actors = None,
    ontology: OntologyFile = None,
    map: Mapping = None,  # noqa: A002
    max_chars: MaxChars = None,
    language_check: LanguageCheck = True,  # noqa: FBT002 - typer reads options off the signature
    workers: Workers = 0,
    verbose: Verbosity = 0,
) -> None:
    """Read articles and keep them in an archive, with everything found in them.

    What the archive holds already is not read again; a new version of a known address is kept beside the old one.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.api import Additions
        from reportedly.cli.add import run
        from reportedly.cli.read import Request

        run(
            Request(
                inputs=tuple(inputs),
                map=tuple(map or ()),
                max_chars=max_chars,
                languages=frozenset({"en"}) if language_check else None,
                workers=workers,
                verbosity=verbose,
                added=Additions(actors, ontology),
            ),
            archive,
        )


@filtered
def search(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT",
            show_default=False,
            help='Words that must all be there; "words in quotation marks" in that order, begin*, OR, -without.',
        ),
    ] = None,
    archive: ArchiveAddress = None,
    within: Annotated[Kind, typer.Option("--in", help="What to find.")] = "statements",
    sort: Annotated[
        Sort,
        typer.Option("--sort", help="By publication, by confidence, or, of events, by when they happened."),
    ] = "newest",
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="The most rows; 0 for all.")] = 50,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="REF", show_default=False, help="Go on behind the last row of a page."),
    ] = None,
    count: Annotated[bool, typer.Option("--count", help="Print only how many there are.")] = False,  # noqa: FBT002
    count_by: Annotated[
        str | None,
        typer.Option(
            "--count-by",
            metavar="FIELD",
            show_default=False,
            help="Count them by a field: outlet, year, month, act, speaker, type, status, actor, ...",
        ),
    ] = None,
    format: Annotated[FoundFormatName, typer.Option("--format", "-f", help="What to write.")] = "table",  # noqa: A002
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", show_default=False, help="A file; else standard output."),
    ] = None,
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Find statements, events or articles in an archive.

    Options that may be repeated find what has any of their values; different options must all hold.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.search import Query, run

        run(
            Query(
                within=within,
                text=text,
                fields=fields,
                sort=sort,
                limit=limit or None,
                after=after,
                count=count,
                count_by=count_by,
                format=format,
                output=output,
            ),
            archive,
        )


def show(
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            show_default=False,
            help="An article's id, ARTICLE/a1 for a statement or ARTICLE/e1 for an event, as search tells them.",
        ),
    ],
    archive: ArchiveAddress = None,
    format: Format = "text",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
) -> None:
    """Show an article of an archive as read does, or one statement or event in full, with its sentence and offsets."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.outputs import target
        from reportedly.cli.show import run

        run(ref, archive, format, target(output))


def versions(article: ArticleId, archive: ArchiveAddress = None, verbose: Verbosity = 0) -> None:
    """List the versions of an article that an archive holds, the latest first; the others are kept and not searched."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.versions import run

        run(article, archive)


def remove(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", show_default=False, help="Ids of articles.")],
    archive: ArchiveAddress = None,
    all_versions: Annotated[  # noqa: FBT002 - typer reads options off the signature
        bool, typer.Option("--all-versions", help="Take out all versions of each, not only the one of that id.")
    ] = False,
    verbose: Verbosity = 0,
) -> None:
    """Take articles out of an archive: text, reading, statements, events, stories and reviews.

    If the archive does not hold one of them, none is taken out.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.remove import every_version, one_version, run

        run(tuple(articles), archive, every_version if all_versions else one_version)


def reread(
    archive: ArchiveAddress = None,
    everything: Annotated[  # noqa: FBT002 - typer reads options off the signature
        bool, typer.Option("--all", help="Read all articles again, not only those that another version read.")
    ] = False,
    actors: Actors = None,
    ontology: OntologyFile = None,
    workers: Workers = 0,
    verbose: Verbosity = 0,
) -> None:
    """Read articles again that another version of Reportedly read.

    Each old reading stays until the new one is whole.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.api import Additions
        from reportedly.cli.reread import run

        run(archive, Additions(actors, ontology), everything=everything, workers=workers, verbosity=verbose)


def retell(archive: ArchiveAddress = None, verbose: Verbosity = 0) -> None:
    """Make the stories of an archive anew: copies, and which statements and events tell of the same thing."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.retell import run

        run(archive)


def info(archive: ArchiveAddress = None, verbose: Verbosity = 0) -> None:
    """Tell what an archive holds, and what read it."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.info import run

        run(archive)
