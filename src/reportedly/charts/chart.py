"""A chart: what is drawn, the table behind it, and a sentence that says what it shows."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import vl_convert

from . import theme

if TYPE_CHECKING:
    import altair
    import pyarrow as pa

WIDTH = 760
"""Pixels of a chart that nobody gave a width to."""

VEGA_LITE = "6.4"
"""The version that Altair writes, as vl-convert calls it."""

ROWS = "rows"
"""Name of what most marks are made of."""

_LETTER = 0.57
"""Width of a letter as a share of its height, so wide that lines of all usual fonts fit."""


@dataclass(frozen=True)
class Chart:
    """A chart; a notebook shows it as a picture.

    Args:
        spec: a whole Vega-Lite or Vega specification with its data and both looks, light and dark; as wide as what it
            is put into, and without its title, which a page sets itself.
        table: the table behind it, with headings for people.
        title: what it is on.
        summary: what it shows, in a sentence or two.
    """

    spec: dict[str, Any]
    table: pa.Table
    title: str
    summary: str

    @property
    def vega(self) -> bool:
        """Whether the specification is one of Vega, and not of Vega-Lite."""
        return "/vega/" in self.spec["$schema"]

    def drawn(self, width: int = WIDTH, *, dark: bool = False) -> dict[str, Any]:
        """The specification for a picture: so wide, with its title and summary, and in one look.

        Args:
            width: pixels, of the whole picture.
            dark: light on dark ground.
        """
        spec = deepcopy(self.spec) if self.vega else {**deepcopy(self.spec), "width": width}
        known = "signals" if self.vega else "params"
        given = {"dark": {"name": "dark", "value": dark}, "width": {"name": "width", "value": width}}
        spec[known] = [given.get(one["name"], one) for one in spec[known]]
        spec["title"] = {**(theme.title(theme.signal) if self.vega else {}), **_heading(self, width)}
        return spec

    def svg(self, width: int = WIDTH, *, dark: bool = False) -> str:
        """The chart as SVG."""
        spec = self.drawn(width, dark=dark)
        if self.vega:
            return vl_convert.vega_to_svg(spec)
        return vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002
        return {"image/svg+xml": self.svg(), "text/plain": f"{self.title}. {self.summary}"}


def composed(
    made: altair.TopLevelMixin, data: Mapping[str, list[dict[str, Any]]], *, table: pa.Table, title: str, summary: str
) -> Chart:
    """A chart of Altair's in the look of all.

    Args:
        made: over data by name, without colours of its own but those of :func:`~reportedly.charts.theme.colour`.
        data: rows by name; Altair looks through all that it is given itself, which takes longer than all the rest.
        table: the table behind it.
        title, summary: what it is on, and what it shows.
    """
    spec = made.to_dict(validate=False)
    spec["params"] = [*theme.parameters(), *spec.get("params", ())]
    spec |= {
        "datasets": dict(data),
        "config": theme.config(),
        "background": theme.colour("paper"),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "description": f"{title}. {summary}",
    }
    return Chart(spec, table, title, summary)


def nothing(table: pa.Table, title: str, why: str) -> Chart:
    """A chart that says that there is nothing to draw.

    Args:
        table: the table behind it, which may hold what could not be drawn.
        title: what it would be on.
        why: a sentence.
    """
    import altair as alt

    made = (
        alt.Chart(alt.NamedData(name=ROWS))
        .mark_text(color=theme.colour("soft"), fontSize=14, fontStyle="italic")
        .encode(text=alt.Text("why:N"))
        .properties(width="container", height=120)
    )
    return composed(made, {ROWS: [{"why": why}]}, table=table, title=title, summary=why)


def behind(table: pa.Table, headings: Mapping[str, str]) -> pa.Table:
    """The table behind a chart: these columns of what an analysis gave, with headings for people.

    Args:
        headings: by column, in their order.
    """
    return table.select(list(headings)).rename_columns(list(headings.values()))


def _heading(chart: Chart, width: int) -> dict[str, Sequence[str]]:
    """Title and summary in lines that fit the width."""
    style = theme.title(theme.colour)
    lines = {"text": (chart.title, "fontSize"), "subtitle": (chart.summary, "subtitleFontSize")}
    return {
        name: textwrap.wrap(text, max(int((width - 8) / (style[size] * _LETTER)), 12)) or [""]
        for name, (text, size) in lines.items()
    }
