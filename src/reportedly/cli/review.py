"""``reportedly review``, ``take-back``, ``reviews`` and ``agreement``: people's word on readings, in and out."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.console import RenderableType

from reportedly.cli.archives import existing
from reportedly.cli.outputs import in_a_folder, stream
from reportedly.cli.read import terminal
from reportedly.errors import UsageError
from reportedly.formats import found_files, found_table, review_table

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Wanted:
    """Which reviews: the arguments of :meth:`reportedly.keeping.Archive.reviews`."""

    article: str | None = None
    who: str | None = None
    verdict: str | None = None
    standing: bool = False


def say_of(
    ref: str,
    verdict: str,
    values: tuple[str, ...],
    fields: tuple[str, ...],
    *,
    who: str | None,
    why: str | None,
    address: str | None,
) -> None:
    """Keep a review and tell its number.

    Args:
        ref, verdict, values, who, why: as for :meth:`reportedly.keeping.Archive.review`.
        fields: each ``FIELD=VALUE``.
        address: of the archive.

    Raises:
        UsageError: something does not fit.
        ArchiveError: the archive cannot be written to.
    """
    given = _fields(fields)
    with existing(address) as archive:
        made = archive.review(ref, verdict, *values, who=who or login(), why=why, fields=given)
    typer.echo(f"review {made.number}")


def back(number: int, *, who: str | None, why: str | None, address: str | None) -> None:
    """Take a review back.

    Args:
        number, who, why: as for :meth:`reportedly.keeping.Archive.take_back`.
        address: of the archive.

    Raises:
        UsageError: it cannot be taken back.
        ArchiveError: the archive cannot be written to.
    """
    with existing(address) as archive:
        archive.take_back(number, who=who or login(), why=why)
    typer.echo(f"review {number} taken back")


def listed(wanted: Wanted, *, format: str, output: Path | None, address: str | None) -> None:  # noqa: A002
    """Write reviews.

    Args:
        wanted: which.
        format: ``table``, ``csv``, ``jsonl`` or ``labelled``.
        output: a file; ``None`` for standard output.
        address: of the archive.

    Raises:
        UsageError: there is no such verdict, or the format holds all reviews.
        ReportedlyError: the archive cannot be opened, or the output not be written.
    """
    if format == "labelled" and wanted != Wanted():
        raise UsageError("--format labelled holds every review that counts; leave the other options out")
    with existing(address) as archive:
        if format == "labelled":
            _write((json.dumps(one, ensure_ascii=True) + "\n" for one in archive.labelled()), output)
            return
        table = archive.reviews(**asdict(wanted))
    _write(_text(table, format, output, _reviews), output)


def agreed(version: str | None, *, format: str, output: Path | None, address: str | None) -> None:  # noqa: A002
    """Write how often the machine was right.

    Args:
        version: only answers of this version.
        format: ``table``, ``csv`` or ``jsonl``.
        output: a file; ``None`` for standard output.
        address: of the archive.

    Raises:
        ReportedlyError: the archive cannot be opened, or the output not be written.
    """
    with existing(address) as archive:
        table = archive.agreement(version=version)
    _write(_text(table, format, output, _agreement), output)


def login() -> str:
    """The name of the one who is logged in.

    Raises:
        UsageError: the system does not tell.
    """
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError("say who reviews: --who NAME") from error


def _fields(pairs: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pair in pairs:
        field, equals, value = pair.partition("=")
        if not (equals and field.strip() and value.strip()):
            raise UsageError(f"--with {pair!r} is not FIELD=VALUE, such as --with type=ASSAULT")
        found.setdefault(field.strip(), []).append(value.strip())
    return found


Shown = Callable[[list[Mapping[str, Any]]], Iterator[RenderableType]]


def _reviews(rows: list[Mapping[str, Any]]) -> Iterator[RenderableType]:
    for number, row in enumerate(rows):
        if number:
            yield ""
        yield review_table.review(row)
    if not rows:
        yield "Nobody has reviewed anything yet."


def _agreement(rows: list[Mapping[str, Any]]) -> Iterator[RenderableType]:
    yield review_table.agreement(rows)


def _text(table: pa.Table, format: str, output: Path | None, shown: Shown) -> Iterator[str]:  # noqa: A002
    if format == "jsonl":
        yield found_files.to_jsonl(table)
    elif format == "csv":
        yield found_files.csv_head(table)
        yield found_files.to_csv(table)
    else:
        width, colours = terminal(output) or found_table.PLAIN
        for piece in shown(table.to_pylist()):
            yield found_table.printed(piece, width=width, colours=colours)


def _write(pieces: Iterator[str], output: Path | None) -> None:
    if output is not None:
        in_a_folder(output)
    with stream(output) as out:
        for piece in pieces:
            out.write(piece)
