"""The commands of stories and their options. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from reportedly.cli.filter_options import EVENTS, STATEMENTS, filtered_for
from reportedly.cli.options import ArchiveAddress, Verbosity

Order = Literal["voices", "articles", "newest"]
ListFormatName = Literal["table", "jsonl"]
StoryFormatName = Literal["text", "jsonl"]

Text = Annotated[
    str | None,
    typer.Argument(
        metavar="TEXT",
        show_default=False,
        help='Words that must all be there; "words in quotation marks" in that order, begin*, OR, -without.',
    ),
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help="The most stories; 0 for all.")]
ListFormat = Annotated[ListFormatName, typer.Option("--format", "-f", help="What to write.")]
StoryFormat = Annotated[StoryFormatName, typer.Option("--format", "-f", help="What to write.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", show_default=False, help="A file; else standard output."),
]


def register(app: typer.Typer) -> None:
    """Give an application the commands of stories."""
    app.command(short_help="List what several articles of an archive tell, the most corroborated first.")(stories)
    app.command(short_help="Show one happening or utterance with all its tellings.")(story)
    app.command(short_help="List the utterances that were cut most.")(quotes)
    app.command(short_help="Show the copies of an article's text.")(copies)


@filtered_for(EVENTS)
def stories(
    text: Text = None,
    archive: ArchiveAddress = None,
    contradicted: Annotated[  # noqa: FBT002 - typer reads options off the signature
        bool, typer.Option("--contradicted", help="Only what is told in ways that cannot all be right.")
    ] = False,
    order: Annotated[
        Order | None,
        typer.Option(
            "--order",
            show_default=False,
            help="The most independent voices, the most articles or the newest first; voices if not said, newest of "
            "what is contradicted.",
        ),
    ] = None,
    limit: Limit = 20,
    format: ListFormat = "table",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """List what two articles or more of an archive tell: who did what to whom, who says so, and who says otherwise.

    A happening is listed if one of its tellings fits all options.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli import stories as command

        asked = command.Question(text=text, fields=fields, limit=limit or None, format=format, output=output)
        find = command.contradicted if contradicted else command.corroborated
        find(asked, archive, order)


def story(
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            show_default=False,
            help="ARTICLE/e1 for what an event tells of, ARTICLE/a1 for what a statement reports, or a story's number.",
        ),
    ],
    archive: ArchiveAddress = None,
    format: StoryFormat = "text",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
) -> None:
    """Show one happening with all its tellings, independent voices and contradictions, and what followed it.

    Of an utterance, show the fullest report and what each other one kept, cut, changed or added.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli import stories as command

        command.story(ref, archive, format=format, output=output)


@filtered_for(STATEMENTS)
def quotes(
    text: Text = None,
    archive: ArchiveAddress = None,
    limit: Limit = 20,
    format: ListFormat = "table",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """List the utterances of which one article or more left something out, those of which some kept least first.

    An utterance is listed if one of its reports fits all options.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli import stories as command

        asked = command.Question(text=text, fields=fields, limit=limit or None, format=format, output=output)
        command.quotes(asked, archive)


def copies(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", show_default=False, help="The article's id.")],
    archive: ArchiveAddress = None,
    format: StoryFormat = "text",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
) -> None:
    """Show the articles that are copies of one text with this one: where it likely began, what each added or left out.

    Shares are of the words outside quotation marks.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli import stories as command

        command.copies(article, archive, format=format, output=output)
