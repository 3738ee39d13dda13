"""``reportedly dyad``, ``dyads``, ``trends``, ``quoted``, ``shares`` and ``balance``: an analysis in, its table out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.cli.archives import existing
from reportedly.cli.outputs import in_a_folder, stream, whole
from reportedly.cli.read import terminal
from reportedly.cli.wanted import filter_of
from reportedly.errors import UsageError
from reportedly.formats import analysis_table, found_files, found_table

if TYPE_CHECKING:
    import pyarrow as pa

    from reportedly.analysing import Analyses

Analysis = Callable[["Analyses", Any], "pa.Table"]
"""Makes a table of an archive's analyses and a filter."""

NOTHING = "Nothing was found.\n"


@dataclass(frozen=True)
class Request:
    """What is to be analysed, and where its table goes.

    Args:
        within: ``statements`` or ``events``.
        text: words.
        fields: values of the filter's fields.
        limit: the most rows; ``None`` for all.
        format: ``table``, ``csv``, ``jsonl`` or ``parquet``.
        output: a file; ``None`` for standard output.
    """

    within: str
    text: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    limit: int | None = None
    format: str = "table"
    output: Path | None = None


def run(request: Request, address: str | None, analysis: Analysis) -> None:
    """Analyse an archive and write the table.

    Args:
        request: which rows, and where to.
        address: of the archive.
        analysis: what to make of them.

    Raises:
        UsageError: the request does not fit together.
        ReportedlyError: the archive cannot be opened, or the output not be written.
    """
    if request.format == "parquet" and request.output is None:
        raise UsageError("--format parquet needs --output FILE")
    if request.output is not None:
        in_a_folder(request.output)
    wanted: EventFilter | AttributionFilter = filter_of(request.within, request.text, request.fields)
    with existing(address) as archive:
        found = analysis(archive.analyses, wanted)
    write(found.slice(0, request.limit), request)


def write(found: pa.Table, request: Request) -> None:
    """Write a table as it is asked for."""
    if request.format == "parquet" and request.output is not None:
        with whole(request.output) as part:
            found_files.write_parquet([found], part)
        return
    with stream(request.output) as out:
        if request.format == "csv":
            out.write(found_files.csv_head(found) + found_files.to_csv(found))
        elif request.format == "jsonl":
            out.write(found_files.to_jsonl(found))
        elif found.num_rows:
            width, colours = terminal(request.output) or found_table.PLAIN
            out.write(found_table.printed(analysis_table.rows(found), width=width, colours=colours))
        else:
            out.write(NOTHING)
