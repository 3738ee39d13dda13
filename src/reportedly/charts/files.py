"""Charts as files: PNG, SVG, PDF, and the specification itself."""

from __future__ import annotations

import json
from pathlib import Path

import vl_convert

from reportedly.errors import UsageError

from .chart import WIDTH, Chart

ENDINGS = (".svg", ".png", ".pdf", ".json")
"""What a chart can be written as."""

NARROWEST, WIDEST = 240, 4000
"""Pixels that a chart can be wide."""

_SCALE = 2
"""Pixels of a PNG for one of the chart, so that it is sharp on the screens of today and on paper."""


def written(chart: Chart, ending: str, *, width: int = WIDTH, dark: bool = False) -> bytes:
    """What a file with that ending holds.

    Args:
        chart: what to write.
        ending: one of :data:`ENDINGS`.
        width: pixels.
        dark: light on dark ground.

    Raises:
        UsageError: nothing is written with that ending, or so wide.
    """
    check(ending, width)
    if ending.lower() == ".json":
        return (json.dumps(chart.drawn(width, dark=dark), ensure_ascii=False) + "\n").encode()
    svg = chart.svg(width, dark=dark)
    if ending.lower() == ".svg":
        return svg.encode()
    return vl_convert.svg_to_pdf(svg) if ending.lower() == ".pdf" else vl_convert.svg_to_png(svg, scale=_SCALE)


def check(ending: str, width: int) -> None:
    """See whether a chart can be written with that ending, and so wide.

    Raises:
        UsageError: it cannot.
    """
    if ending.lower() not in ENDINGS:
        found = f"ends in {ending}" if ending else "has no ending"
        raise UsageError(f"the name of the file {found}; let it end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}")
    if not NARROWEST <= width <= WIDEST:
        raise UsageError(f"a chart is {NARROWEST:,} to {WIDEST:,} pixels wide, not {width:,}")


def write(chart: Chart, path: Path, *, width: int = WIDTH, dark: bool = False) -> None:
    """Write a chart to a file, as its ending says.

    Args:
        chart, width, dark: as for :func:`written`.
        path: of the file.

    Raises:
        UsageError: as for :func:`written`.
    """
    path.write_bytes(written(chart, path.suffix, width=width, dark=dark))
