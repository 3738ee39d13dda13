"""The commands and their options. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from reportedly._version import __version__

FormatName = Literal["text", "json", "jsonl", "html", "webannotation", "brat"]
EventFormatName = Literal["table", "csv", "jsonl", "plover", "polecat", "gdelt"]

app = typer.Typer(
    name="reportedly",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Verbosity = Annotated[
    int,
    typer.Option("--verbose", "-v", count=True, show_default=False, help="Tell what happens; -vv tells more."),
]
MaxChars = Annotated[
    int | None,
    typer.Option(
        "--max-chars",
        min=1,
        show_default=False,
        help="The most characters one article may hold; two million if not said.",
    ),
]
LanguageCheck = Annotated[
    bool,
    typer.Option("--language-check/--any-language", help="Refuse articles that are not in English, or read them too."),
]

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files (text, HTML, JSONL), folders, addresses (http, https), or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        show_default=False,
        help="A file, or a folder for one file an article; without it, standard output.",
    ),
]
Mapping = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=NAME",
        show_default=False,
        help="Which field of a JSONL record holds what, such as text=body; may be repeated.",
    ),
]
Workers = Annotated[int, typer.Option("--workers", min=0, help="How many processes; 0 for as many as there are cores.")]
Actors = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE", show_default=False, help="Actors of your own, in YAML or CSV."),
]
OntologyFile = Annotated[
    Path | None,
    typer.Option("--ontology", metavar="FILE", show_default=False, help="Event types of your own, in YAML."),
]


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
    format: Annotated[FormatName, typer.Option("--format", "-f", help="What to write.")] = "text",  # noqa: A002
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


@app.command()
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
