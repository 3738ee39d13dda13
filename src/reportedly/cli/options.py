"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

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
FormatName = Literal["text", "json", "jsonl", "html", "webannotation", "brat"]
Format = Annotated[FormatName, typer.Option("--format", "-f", help="What to write.")]
ArchiveAddress = Annotated[
    str | None,
    typer.Option(
        "--archive",
        "-a",
        metavar="FILE",
        envvar="REPORTEDLY_ARCHIVE",
        show_default=False,
        help="The archive: a file, or postgresql://user@host/database.",
    ),
]
