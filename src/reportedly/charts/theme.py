"""How charts look: colours with a fixed meaning, by day and by night, and the fonts of :mod:`reportedly.formats`.

A specification holds both looks. Its colours are expressions over one parameter, ``dark``, so that a page turns a chart
dark without drawing it anew, and what is saved stays both.
"""

from __future__ import annotations

from typing import Any, NamedTuple

SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif'
SERIF = 'Charter, "Bitstream Charter", "Iowan Old Style", Georgia, Cambria, "Times New Roman", serif'

TEXT_SIZE = 12
"""Pixels of all text but titles."""


class Colour(NamedTuple):
    """A colour on light and on dark ground."""

    light: str
    dark: str


COLOURS = {
    "paper": Colour("#fffdf9", "#161719"),
    "ink": Colour("#1b1a17", "#e9e6df"),
    "soft": Colour("#625e56", "#a29d93"),
    "line": Colour("#ddd8cd", "#36383c"),
    "land": Colour("#ece7dc", "#2c2f33"),
    "shore": Colour("#c9c2b3", "#4a4d52"),
    "conflict": Colour("#d55e00", "#f58232"),
    "cooperation": Colour("#0072b2", "#56aaf0"),
    "neutral": Colour("#7d796f", "#98948b"),
    "green": Colour("#008a64", "#28be91"),
    "purple": Colour("#be6096", "#e18cbe"),
    "ochre": Colour("#967800", "#e1c846"),
    "violet": Colour("#6e54b4", "#aa96f5"),
    "brown": Colour("#8a4b2a", "#c99a7c"),
}
"""Colours by name, as ``formats/page.css`` has them. Okabe and Ito's (2008), which people with any common colour
blindness tell apart: vermilion is always conflict, blue always cooperation. Text, marks and bars stand out from the
ground by 3 to 1 or more (WCAG 2.2, 1.4.11)."""

HUES = ("green", "purple", "ochre", "violet", "brown")
"""Colours of values that mean neither conflict nor cooperation, in the order in which they are given out."""

OTHERS = "neutral"
"""Colour of all other values together."""


def colour(name: str) -> dict[str, str]:
    """One of :data:`COLOURS`, as Vega-Lite takes it."""
    return {"expr": name}


def signal(name: str) -> dict[str, str]:
    """One of :data:`COLOURS`, as Vega takes it."""
    return {"signal": name}


def parameters() -> list[dict[str, Any]]:
    """The parameters of a Vega-Lite specification that its colours come from."""
    named = [{"name": name, "expr": _choice(one)} for name, one in COLOURS.items()]
    return [{"name": "dark", "value": False}, *named]


def signals() -> list[dict[str, Any]]:
    """The signals of a Vega specification that its colours come from."""
    named = [{"name": name, "update": _choice(one)} for name, one in COLOURS.items()]
    return [{"name": "dark", "value": False}, *named]


def _choice(one: Colour) -> str:
    return f"dark ? '{one.dark}' : '{one.light}'"


def config() -> dict[str, Any]:
    """The configuration of a Vega-Lite specification."""
    text = {"labelFont": SANS, "titleFont": SANS, "labelFontSize": TEXT_SIZE, "titleFontSize": TEXT_SIZE}
    words = {**text, "labelColor": colour("soft"), "titleColor": colour("soft"), "titleFontWeight": 400}
    return {
        "aria": False,
        "font": SANS,
        "padding": 2,
        "view": {"stroke": None},
        "bar": {"minBandSize": 1.5},
        "text": {"font": SANS, "fontSize": TEXT_SIZE, "fill": colour("ink")},
        "rule": {"stroke": colour("shore")},
        "axis": {
            **words,
            "domain": False,
            "ticks": False,
            "labelPadding": 6,
            "labelLimit": 150,
            "gridColor": colour("line"),
        },
        "axisX": {"labelOverlap": "greedy", "labelSeparation": 8, "labelFlush": False},
        "legend": {
            **words,
            "labelColor": colour("ink"),
            "orient": "top",
            "direction": "horizontal",
            "columns": {"expr": "width < 260 ? 1 : width < 460 ? 2 : width < 620 ? 3 : 6"},
            "labelLimit": 150,
            "offset": 10,
            "rowPadding": 4,
            "columnPadding": 14,
            "symbolType": "square",
            "symbolStrokeWidth": 0,
            "symbolSize": 110,
        },
        "title": title(colour),
    }


def title(named: Any) -> dict[str, Any]:
    """How titles look.

    Args:
        named: :func:`colour` or :func:`signal`.
    """
    return {
        "anchor": "start",
        "frame": "bounds",
        "font": SERIF,
        "fontSize": 19,
        "fontWeight": 700,
        "color": named("ink"),
        "subtitleFont": SANS,
        "subtitleFontSize": 12.5,
        "subtitleLineHeight": 17,
        "subtitleColor": named("soft"),
        "subtitlePadding": 7,
        "lineHeight": 24,
        "offset": 14,
    }
