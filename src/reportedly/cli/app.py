"""The commands and their options. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from reportedly._version import __version__
from reportedly.cli import analysis_app, archive_app, chart_app, mcp_app, review_app, site_app, story_app
from reportedly.cli.options import (
    Actors,
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

EventFormatName = Literal["table", "csv", "jsonl", "plover", "polecat", "gdelt"]

app = typer.Typer(
    name="reportedly",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def reportedly(
    version: Annotated[  # noqa: FBT002 - typer reads options off the signature
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read news and tell who said what, to whom, on whose word."""


@app.command(short_help="Read articles and show every statement and event in them.")
def read(
    inputs: Inputs,
    format: Format = "text",  # noqa: A002
    output: Output = None,
    actors: Actors = None,
    ontology: OntologyFile = None,
    map: Mapping = None,  # noqa: A002
    max_chars: MaxChars = None,
    language_check: LanguageCheck = True,  # noqa: FBT002
    workers: Workers = 0,
    verbose: Verbosity = 0,
) -> None:
    """Read articles and show every statement and event in them, with its speaker and its chain of sources."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.api import Additions
        from reportedly.cli.outputs import target
        from reportedly.cli.read import Request, run

        run(
            Request(
                inputs=tuple(inputs),
                format=format,
                output=target(output),
                map=tuple(map or ()),
                max_chars=max_chars,
                languages=frozenset({"en"}) if language_check else None,
                workers=workers,
                verbosity=verbose,
                added=Additions(actors, ontology),
            )
        )


@app.command(short_help="Read articles and write who did what to whom.")
def events(
    inputs: Inputs,
    format: Annotated[EventFormatName, typer.Option("--format", "-f", help="What to write.")] = "table",  # noqa: A002
    output: Output = None,
    everything: Annotated[  # noqa: FBT002 - typer reads options off the signature
        bool,
        typer.Option(
            "--all",
            help="Write to plover, polecat and gdelt also what those would not code: events that are denied, "
            "demanded, threatened, conditional, hypothetical or mentioned in passing, and appeals.",
        ),
    ] = False,
    actors: Actors = None,
    ontology: OntologyFile = None,
    map: Mapping = None,  # noqa: A002
    max_chars: MaxChars = None,
    language_check: LanguageCheck = True,  # noqa: FBT002
    workers: Workers = 0,
    verbose: Verbosity = 0,
) -> None:
    """Read articles and write who did what to whom, where and when, and on whose word: one row an event."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.api import Additions
        from reportedly.cli.events import choice, run
        from reportedly.cli.outputs import target
        from reportedly.cli.read import Request

        run(
            Request(
                inputs=tuple(inputs),
                format=format,
                output=target(output),
                map=tuple(map or ()),
                max_chars=max_chars,
                languages=frozenset({"en"}) if language_check else None,
                workers=workers,
                verbosity=verbose,
                added=Additions(actors, ontology),
            ),
            choice(format, everything=everything),
        )


@app.command(short_help="Say why a sentence was, or was not, taken as holding a statement.")
def explain(
    input: Annotated[  # noqa: A002
        str,
        typer.Argument(metavar="INPUT", show_default=False, help="A file, an address, or - for standard input."),
    ],
    at: Annotated[
        int | None,
        typer.Option("--at", min=0, metavar="OFFSET", show_default=False, help="The sentence at a character offset."),
    ] = None,
    sentence: Annotated[
        int | None,
        typer.Option("--sentence", min=1, metavar="N", show_default=False, help="The sentence of that number."),
    ] = None,
    max_chars: MaxChars = None,
    verbose: Verbosity = 0,
) -> None:
    """Say why a sentence was, or was not, taken as holding a statement."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.explain import run

        run(input, at=at, sentence=sentence, max_chars=max_chars)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a reading."""
    from reportedly.cli.ending import told

    with told(0):
        import json

        from reportedly.records import json_schema

        typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


archive_app.register(app)
review_app.register(app)
story_app.register(app)
analysis_app.register(app)
chart_app.register(app)
site_app.register(app)
mcp_app.register(app)
