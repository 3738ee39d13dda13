"""Bars over time in lanes, one above another: small multiples that share their time and fit a phone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt

from . import theme
from .chart import ROWS
from .encodings import colour, time
from .spans import Span

HEAD = 24
"""Pixels above a lane for its name."""
BETWEEN = 10
"""Pixels between lanes."""
LEFT = 36
"""Pixels for numbers beside the lanes."""

_STEPS = (1, 2, 2.5, 5, 10)


class Bar(NamedTuple):
    """A bar of a lane.

    Args:
        period: that it stands for.
        value: where it ends; it begins at nought.
        meaning: colour, by name.
        told: what is shown beside the mouse, by heading.
    """

    period: str
    value: float
    meaning: str
    told: Mapping[str, str]


class Lane(NamedTuple):
    """A lane.

    Args:
        name: that stands above it.
        bars: in it.
        low, high: ends of its scale; ``low`` at most nought, ``high`` at least.
        height: pixels.
        labels: what stands beside it, by value.
    """

    name: str
    bars: Sequence[Bar]
    low: float
    high: float
    height: int
    labels: Mapping[float, str]


Datasets = dict[str, list[dict[str, Any]]]


def drawn(lanes: Sequence[Lane], span: Span, meanings: Mapping[str, str]) -> tuple[alt.TopLevelMixin, Datasets]:
    """Lanes as a chart without its data, and the data.

    Args:
        lanes: from top to bottom.
        span: of time, that they share.
        meanings: what colours mean, by name of the colour; there is no legend for one.
    """
    bars: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    zeros: list[dict[str, Any]] = []
    labels: dict[str, str] = {}
    top = 0
    for lane in lanes:
        top += HEAD if lane is lanes[0] else HEAD + BETWEEN
        names.append({"name": lane.name, "y": top - 9})
        scale = lane.height / ((lane.high - lane.low) or 1)

        def at(value: float, top: int = top, lane: Lane = lane, scale: float = scale) -> float:
            return round(top + (lane.high - value) * scale, 2)

        zeros.append({"y": at(0)})
        labels |= {str(round(at(value))): told for value, told in lane.labels.items()}
        bars += [
            {"day": one.period, "y": at(one.value), "y2": at(0), "meaning": meanings[one.meaning], **one.told}
            for one in lane.bars
        ]
        top += lane.height
    made = _layers(labels, top, span, meanings, list(next((bar.told for lane in lanes for bar in lane.bars), ())))
    return made, {ROWS: bars, "names": names, "zeros": zeros}


def _layers(
    labels: Mapping[str, str], height: int, span: Span, meanings: Mapping[str, str], told: list[str]
) -> alt.TopLevelMixin:
    axis = alt.Axis(
        values=sorted(map(int, labels)),
        labelExpr=f"({json.dumps(labels)})[datum.value]",
        minExtent=LEFT,
        maxExtent=LEFT,
        labelOverlap=False,
    )
    scale = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    bars = (
        alt.Chart(alt.NamedData(name=ROWS))
        .mark_bar()
        .encode(
            x=time("day", span),
            y=alt.Y("y:Q", title=None, scale=scale, axis=axis),
            y2=alt.Y2("y2:Q"),
            color=colour("meaning:N", list(meanings.values()), list(meanings)),
            tooltip=[alt.Tooltip(name, type="nominal") for name in told],
        )
    )
    zeros = alt.Chart(alt.NamedData(name="zeros")).mark_rule(stroke=theme.colour("soft")).encode(y=alt.Y("y:Q"))
    names = (
        alt.Chart(alt.NamedData(name="names"))
        .mark_text(align="left", baseline="alphabetic", fill=theme.colour("ink"), fontWeight=600)
        .encode(x=alt.value(0), y=alt.Y("y:Q"), text=alt.Text("name:N"))
    )
    return alt.layer(bars, zeros, names).properties(width="container", height=height)


def numbers(low: float, high: float, *, most: int) -> dict[float, str]:
    """Round numbers between two, and how they are written; what is below nought is counted downwards.

    Args:
        low, high: the ends.
        most: numbers.
    """
    reach = max((high - low) / most, 1)
    size = 10 ** (len(str(int(reach))) - 1)
    step = next(size * one for one in (*_STEPS, 20) if size * one >= reach)
    step = max(round(step), 1)
    found = range(-int(-low // step), int(high // step) + 1)
    return {one * step: f"{abs(one * step):,}" for one in found}
