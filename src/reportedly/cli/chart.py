"""``reportedly chart``: a chart of an archive in, its file out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from reportedly.charts import files
from reportedly.charts.chart import WIDTH, Chart
from reportedly.cli.archives import existing
from reportedly.cli.outputs import in_a_folder, whole
from reportedly.cli.wanted import filter_of

if TYPE_CHECKING:
    from reportedly.analysing import Analyses

Drawing = Callable[["Analyses", Any], Chart]
"""Makes a chart of an archive's analyses and a filter."""


@dataclass(frozen=True)
class Request:
    """What is to be drawn, and how.

    Args:
        within: ``statements`` or ``events``.
        output: the file; its ending says what is written.
        text: words.
        fields: values of the filter's fields.
        width: pixels.
        dark: light on dark ground.
    """

    within: str
    output: Path
    text: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    width: int = WIDTH
    dark: bool = False


def run(request: Request, address: str | None, drawing: Drawing) -> None:
    """Draw a chart of an archive, write it and say what it shows.

    Args:
        request: of what, and where to.
        address: of the archive.
        drawing: makes the chart.

    Raises:
        UsageError: the request does not fit together.
        ReportedlyError: the archive cannot be opened, or the file not be written.
    """
    files.check(request.output.suffix, request.width)
    in_a_folder(request.output)
    wanted = filter_of(request.within, request.text, request.fields)
    with existing(address) as archive:
        chart = drawing(archive.analyses, wanted)
    made = files.written(chart, request.output.suffix, width=request.width, dark=request.dark)
    with whole(request.output) as part:
        part.write_bytes(made)
    typer.echo(f"{request.output.name}: {chart.title}. {chart.summary}")
