"""What charts that Altair cannot draw have in common: specifications of Vega in the look of all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import theme

SCHEMA = "https://vega.github.io/schema/vega/v6.json"

_WIDTH = "containerSize()[0]"


def drawn(description: str, *, height: str, **parts: list[dict[str, Any]]) -> dict[str, Any]:
    """A specification, as wide as what it is put into.

    Args:
        description: for those who do not see it.
        height: an expression, over ``width``.
        parts: data, scales, marks and so on.
    """
    resized = {"events": "window:resize", "update": f"isFinite({_WIDTH}) ? {_WIDTH} : width"}
    return {
        "$schema": SCHEMA,
        "description": description,
        "background": theme.signal("paper"),
        "padding": 2,
        "autosize": {"type": "fit-x", "contains": "padding"},
        **parts,
        "signals": [
            {"name": "width", "init": f"isFinite({_WIDTH}) ? {_WIDTH} : 760", "on": [resized]},
            {"name": "height", "update": height},
            *theme.signals(),
            *parts.get("signals", ()),
        ],
        "config": {"aria": False, "style": {"guide-label": _text("ink"), "guide-title": _text("soft")}},
    }


def _text(name: str) -> dict[str, Any]:
    return {"font": theme.SANS, "fontSize": theme.TEXT_SIZE, "fontWeight": 400, "fill": theme.signal(name)}


def scale(name: str, shades: Mapping[str, str]) -> dict[str, Any]:
    """Values by colours of the theme.

    Args:
        shades: names of colours by value.
    """
    colours = [theme.signal(one) for one in shades.values()]
    return {"name": name, "type": "ordinal", "domain": list(shades), "range": colours}


def legend(name: str, channel: str, shape: str = "square") -> dict[str, Any]:
    """A legend above the chart.

    Args:
        name: of the scale.
        channel: ``fill`` or ``stroke``.
        shape: of the symbols.
    """
    return {
        channel: name,
        "orient": "top",
        "direction": "horizontal",
        "columns": {"signal": "width < 460 ? 2 : 6"},
        "symbolType": shape,
        "symbolSize": 110,
        "symbolStrokeWidth": 0 if channel == "fill" else 3,
        "columnPadding": 14,
        "rowPadding": 4,
        "offset": 10,
    }


def condition(test: str, then: Any, other: Any) -> list[dict[str, Any]]:
    """One value where a test holds, another where not.

    Args:
        test: an expression.
        then, other: numbers, or what Vega takes for a value.
    """
    one, two = (value if isinstance(value, dict) else {"value": value} for value in (then, other))
    return [{"test": test, **one}, two]
