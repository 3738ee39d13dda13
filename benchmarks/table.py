"""The table: its rows, as text and as Markdown, and its place on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from .intervals import Estimate, Rate, Tally

COLUMNS = ("measure", "Reportedly", "95 % interval", "must", "aim", "reached", "textacy")

DIGITS = {"": 1, "×": 2, "of 1": 2, "of 3": 2}
"""Digits behind the point, by unit; others have none."""


class Row(NamedTuple):
    """One measure; ``must`` and ``aim`` are what it shall reach, from below unless ``falling``."""

    measure: str
    value: float
    low: float | None = None
    high: float | None = None
    must: float | None = None
    aim: float | None = None
    falling: bool = False
    unit: str = ""
    peer: float | None = None

    @property
    def reached(self) -> str:
        """``aim``, ``must`` or ``no``; nothing where nothing is asked."""
        for name, bound in (("aim", self.aim), ("must", self.must)):
            if bound is not None and (self.value <= bound if self.falling else self.value >= bound):
                return name
        return "" if self.must is None else "no"

    def cells(self) -> tuple[str, ...]:
        """What stands in the columns."""
        sign = "≤ " if self.falling else "≥ "
        digits = DIGITS.get(self.unit, 0)
        unit = self.unit if self.unit in ("", "×") else f" {self.unit}"
        interval = "" if self.low is None else f"{self.low:.{digits}f}–{self.high:.{digits}f}"
        bounds = ("" if bound is None else f"{sign}{bound:g}{unit}" for bound in (self.must, self.aim))
        peer = "" if self.peer is None else f"{self.peer:.1f}"
        return (self.measure, f"{self.value:.{digits}f}{unit}", interval, *bounds, self.reached, peer)


class Section(NamedTuple):
    """Rows under a heading."""

    heading: str
    rows: list[Row]


def row(
    measure: str,
    tally: Tally,
    rate: Rate,
    bounds: tuple[float, float] | None = None,
    peer: Tally | None = None,
    *,
    falling: bool = False,
) -> Row:
    """The row of a rate in per cent.

    Args:
        measure: what it is called.
        tally: what was counted.
        rate: the rate of it.
        bounds: what it must, and what it should reach.
        peer: what was counted for the peer.
        falling: less is better.
    """
    estimate: Estimate = tally.estimate(rate)
    must, aim = bounds if bounds else (None, None)
    return Row(measure, *estimate, must, aim, falling, peer=peer.estimate(rate).value if peer else None)


def as_text(sections: Iterable[Section]) -> str:
    """The table for a terminal."""
    listed = list(sections)
    lines = [COLUMNS, *(one.cells() for section in listed for one in section.rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(COLUMNS))]
    shown = [_aligned(COLUMNS, widths)]
    for section in listed:
        shown += ["", section.heading, *(_aligned(one.cells(), widths) for one in section.rows)]
    return "\n".join(shown)


def _aligned(cells: Sequence[str], widths: list[int]) -> str:
    rest = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
    return "  ".join((cells[0].ljust(widths[0]), *rest)).rstrip()


def as_markdown(sections: Iterable[Section]) -> str:
    """The table for the page: a heading of a section is a line in bold type."""
    lines = [_line(COLUMNS), "| --- |" + " ---: |" * (len(COLUMNS) - 1)]
    for section in sections:
        lines.append(_line((f"**{section.heading}**", *[""] * (len(COLUMNS) - 1))))
        lines += [_line(one.cells()) for one in section.rows]
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return re.sub(r" +\|", " |", f"| {' | '.join(cells)} |")


def written(page: str, name: str, block: str) -> str:
    """A page with what stands between the markers of ``name`` replaced; both are put at its end if it has none.

    Args:
        page: the text of the page.
        name: of the markers ``<!-- name -->`` and ``<!-- /name -->``.
        block: what shall stand between them.
    """
    marked = f"<!-- {name} -->\n\n{block}\n\n<!-- /{name} -->"
    pattern = re.compile(rf"<!-- {name} -->.*?<!-- /{name} -->", re.DOTALL)
    if pattern.search(page):
        return pattern.sub(lambda _: marked, page)
    return f"{page.rstrip()}\n\n{marked}\n"


def between(page: str, name: str) -> str:
    """What stands between the markers of ``name``; nothing if the page has none."""
    found = re.search(rf"<!-- {name} -->\n*(.*?)\n*<!-- /{name} -->", page, re.DOTALL)
    return found.group(1) if found else ""


def write(path: Path, name: str, block: str) -> None:
    """Puts a block on a page, which is made if it does not exist."""
    page = path.read_text(encoding="utf-8") if path.exists() else "# What it reaches\n"
    path.write_text(written(page, name, block), encoding="utf-8")
