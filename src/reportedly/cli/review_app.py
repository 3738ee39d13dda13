"""The commands of review and their options. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from reportedly.cli.options import ArchiveAddress, Verbosity

ReviewFormatName = Literal["table", "csv", "jsonl", "labelled"]
AgreementFormatName = Literal["table", "csv", "jsonl"]

Who = Annotated[
    str | None,
    typer.Option(
        "--who",
        metavar="NAME",
        envvar="REPORTEDLY_WHO",
        show_default=False,
        help="Who says so; your login name if not said.",
    ),
]
Why = Annotated[str | None, typer.Option("--why", metavar="REASON", show_default=False, help="The reason.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", show_default=False, help="A file; else standard output."),
]


def register(app: typer.Typer) -> None:
    """Give an application the commands of review."""
    app.command(short_help="Say that something in a reading is right, wrong or missing.")(review)
    app.command(name="take-back", short_help="Take a review back.")(take_back)
    app.command(short_help="List what people said of the readings of an archive.")(reviews)
    app.command(short_help="Tell how often people say that the readings are right.")(agreement)


def review(
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            show_default=False,
            help="ARTICLE/a1 for a statement, ARTICLE/e1 for an event; of something missed, ARTICLE.",
        ),
    ],
    verdict: Annotated[
        str,
        typer.Argument(
            metavar="VERDICT",
            show_default=False,
            help="right, not-a-statement, not-an-event, missed-statement, missed-event, same-story, different-story, "
            "or wrong-: speaker, content, act, type, mode, status, actor, recipient, date, place.",
        ),
    ],
    values: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="VALUE",
            show_default=False,
            help="What is right instead: words of the text or START-END, a name, a code, a day; - for none. "
            "Of stories, the REF of the other one.",
        ),
    ] = None,
    archive: ArchiveAddress = None,
    who: Who = None,
    why: Why = None,
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="FIELD=VALUE",
            show_default=False,
            help="A further field of something missed, such as type=ASSAULT; may be repeated.",
        ),
    ] = None,
    verbose: Verbosity = 0,
) -> None:
    """Say that something in a reading is right, wrong or missing; the reading itself stays as it is."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.review import say_of

        say_of(ref, verdict, tuple(values or ()), tuple(fields or ()), who=who, why=why, address=archive)


def take_back(
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, show_default=False, help="The review's number.")],
    archive: ArchiveAddress = None,
    who: Who = None,
    why: Why = None,
    verbose: Verbosity = 0,
) -> None:
    """Take a review back; it stays in the archive, with who took it back, and counts no more."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.review import back

        back(number, who=who, why=why, address=archive)


def reviews(
    archive: ArchiveAddress = None,
    article: Annotated[
        str | None,
        typer.Option("--article", metavar="ID", show_default=False, help="Only those of this article."),
    ] = None,
    who: Annotated[
        str | None, typer.Option("--who", metavar="NAME", show_default=False, help="Only those of this person.")
    ] = None,
    verdict: Annotated[
        str | None, typer.Option("--verdict", metavar="VERDICT", show_default=False, help="Only those of this verdict.")
    ] = None,
    standing: Annotated[  # noqa: FBT002 - typer reads options off the signature
        bool, typer.Option("--standing", help="Without those that were taken back.")
    ] = False,
    format: Annotated[  # noqa: A002
        ReviewFormatName,
        typer.Option("--format", "-f", help="What to write; labelled is JSON lines of passages with the right answer."),
    ] = "table",
    output: Output = None,
    verbose: Verbosity = 0,
) -> None:
    """List what people said of the readings of an archive, or write it as labelled data."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.review import Wanted, listed

        wanted = Wanted(article=article, who=who, verdict=verdict, standing=standing)
        listed(wanted, format=format, output=output, address=archive)


def agreement(
    archive: ArchiveAddress = None,
    version: Annotated[
        str | None,
        typer.Option(
            "--of",
            metavar="VERSION",
            show_default=False,
            help='Only answers of this version, such as "reportedly 1.2".',
        ),
    ] = None,
    format: Annotated[AgreementFormatName, typer.Option("--format", "-f", help="What to write.")] = "table",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
) -> None:
    """Tell how often people say that the readings are right, and how far people agree with one another."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.review import agreed

        agreed(version, format=format, output=output, address=archive)
