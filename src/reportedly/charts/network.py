"""The signed network of actors: who cooperates and who is in conflict with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reportedly.formats.phrases import count

from . import names, theme
from .chart import Chart, behind, nothing
from .vega import condition, drawn, legend, scale

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]

MOST = 36
"""Actors drawn at most: with more, nobody can follow a tie."""
TIES = 110
"""Ties drawn at most."""

_TABLE = {
    "period": "Period",
    "a": "One",
    "b": "Other",
    "events": "Events",
    "positive": "Cooperative events",
    "negative": "Conflictual events",
    "sum": "Sum of intensity",
    "evidence": "Evidence",
}
_SIGNS = {1: "cooperation", -1: "conflict", 0: "evenly both"}
_SHADES = {"cooperation": "cooperation", "conflict": "conflict", "evenly both": "neutral"}
_STEPS = 400
"""Rounds of the simulation of forces; it comes to rest before (Vega's default is 300)."""
_FEW = 12
"""Actors that need less room."""
_SMALL, _LARGE = 15, 27
"""Radii of circles: three letters fit into the smallest."""


def network(table: pa.Table) -> Chart:
    """Actors as circles, the larger the more ties they have; ties in the colour of their sign, conflict dashed.

    Args:
        table: of :meth:`reportedly.analysing.Analyses.ties`; ties of several periods are put together.
    """
    title = "Cooperation and conflict between actors"
    shown = behind(table, _TABLE)
    rows = table.to_pylist()
    if not rows:
        return nothing(shown, title, "No event between two actors was found.")
    for at, side in ((1, "a"), (2, "b")):
        shown = shown.set_column(at, _TABLE[side], [[names.code(row[side]) for row in rows]])
    ties = _together(rows)
    weight = Counter[str]()
    for row in ties:
        weight.update({row["a"]: row["events"], row["b"]: row["events"]})
    kept = {name for name, _ in weight.most_common(MOST)}
    inside = [row for row in ties if row["a"] in kept and row["b"] in kept][:TIES]
    present = {end for row in inside for end in (row["a"], row["b"])}
    actors = [name for name, _ in weight.most_common() if name in present]
    summary = _summary(ties, inside, len(weight), len(actors))
    spec = drawn(
        f"{title}. {summary}",
        height="clamp(width * 0.5, 260, 380)" if len(actors) < _FEW else "clamp(width * 0.72, 340, 560)",
        data=[
            {"name": "nodes", "values": _nodes(actors, inside), "transform": [_FORCES]},
            {"name": "pulls", "values": _links(actors, inside)},
            {"name": "extent", "source": "nodes", "transform": [_EXTENT]},
            {"name": "placed", "source": "nodes", "transform": list(_PLACED)},
            {"name": "ties", "values": _links(actors, inside), "transform": list(_TIES)},
        ],
        scales=[scale("sign", _SHADES)],
        legends=[{**legend("sign", "stroke", "stroke"), "encode": _DASHED}],
        marks=[_LINES, _CIRCLES, _NAMES],
    )
    # Pulls stand before what is pulled by them.
    spec["data"][:2] = spec["data"][1::-1]
    return Chart(spec, shown, title, summary)


def _together(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The ties of all periods, those of most events first."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        numbers = {name: row[name] for name in ("events", "positive", "negative", "sum")}
        found.setdefault((row["a"], row["b"]), Counter()).update(numbers)
    ties = [{"a": a, "b": b, **numbers} for (a, b), numbers in found.items()]
    return sorted(ties, key=lambda row: (-row["events"], row["a"], row["b"]))


def _nodes(actors: Sequence[str], ties: Sequence[Row]) -> list[dict[str, Any]]:
    events, tied = Counter[str](), Counter[str]()
    for row in ties:
        for end in (row["a"], row["b"]):
            events[end] += row["events"]
            tied[end] += 1
    most = max(events.values())
    return [
        {
            "n": n,
            "label": names.cut(name).strip()[:4],
            "radius": round(_SMALL + (_LARGE - _SMALL) * (events[name] / most) ** 0.5, 1),
            "told": {"Actor": names.code(name), "Ties": f"{tied[name]:,}", "Events": f"{events[name]:,}"},
        }
        for n, name in enumerate(actors)
    ]


def _links(actors: Sequence[str], ties: Sequence[Row]) -> list[dict[str, Any]]:
    place = {name: n for n, name in enumerate(actors)}
    most = max(row["events"] for row in ties)
    return [
        {
            "source": place[row["a"]],
            "target": place[row["b"]],
            "sign": _SIGNS[(row["sum"] > 0) - (row["sum"] < 0)],
            "width": round(1.2 + 4.8 * (row["events"] / most) ** 0.5, 1),
            "told": {
                "Between": f"{names.code(row['a'])} and {names.code(row['b'])}",
                "Cooperative": f"{row['positive']:,}",
                "Conflictual": f"{row['negative']:,}",
                "Sum of intensity": f"{row['sum']:+,.1f}".replace("-", "−"),
            },
        }
        for row in ties
    ]


def _summary(ties: Sequence[Row], drawn: Sequence[Row], actors: int, shown: int) -> str:
    good, bad = (sum(row["sum"] * sign > 0 for row in drawn) for sign in (1, -1))
    first = drawn[0]
    pair = f"{names.code(first['a'])} and {names.code(first['b'])}"
    parts = [f"{count(len(drawn), 'tie')} between {shown:,} actors, {good:,} of cooperation and {bad:,} of conflict."]
    parts.append(f"Most happened between {pair} ({count(first['events'], 'event')}).")
    if len(drawn) < len(ties):
        parts.append(f"Drawn are {shown:,} of {actors:,} actors and {len(drawn):,} of {count(len(ties), 'tie')}.")
    return " ".join(parts)


_FORCES = {
    "type": "force",
    "static": True,
    "iterations": _STEPS,
    "forces": [
        {"force": "nbody", "strength": -160, "distanceMax": 400},
        {"force": "link", "links": "pulls", "distance": 80},
        {"force": "collide", "radius": {"expr": "datum.radius + 7"}, "iterations": 3},
        # What has no tie to the rest would drift away; a page is wider than high.
        {"force": "x", "x": 0, "strength": {"signal": "0.075 * height / width"}},
        {"force": "y", "y": 0, "strength": 0.075},
    ],
}
_EXTENT = {
    "type": "aggregate",
    "fields": ["x", "x", "y", "y"],
    "ops": ["min", "max", "min", "max"],
    "as": ["left", "right", "top", "bottom"],
}
_FRAME = "data('extent')[0]"
_ZOOM = (
    f"min(1.25, (width - {2 * _LARGE + 8}) / max({_FRAME}.right - {_FRAME}.left, 1),"
    f" (height - {2 * _LARGE + 8}) / max({_FRAME}.bottom - {_FRAME}.top, 1))"
)
_PLACED = (
    # Whatever the forces came to fits the page; ways are shortened, circles and letters stay readable.
    {"type": "formula", "as": "px", "expr": f"width / 2 + (datum.x - ({_FRAME}.left + {_FRAME}.right) / 2) * {_ZOOM}"},
    {"type": "formula", "as": "py", "expr": f"height / 2 + (datum.y - ({_FRAME}.top + {_FRAME}.bottom) / 2) * {_ZOOM}"},
    {"type": "formula", "as": "pr", "expr": f"max({_SMALL - 2}, datum.radius * min(1, {_ZOOM} + 0.25))"},
)
_TIES = (
    {"type": "lookup", "from": "placed", "key": "n", "fields": ["source", "target"], "as": ["from", "to"]},
    {"type": "linkpath", "sourceX": "from.px", "sourceY": "from.py", "targetX": "to.px", "targetY": "to.py"},
)
_DASHED = {"symbols": {"update": {"strokeDash": {"signal": "datum.value === 'conflict' ? [5, 3] : []"}}}}
_LINES = {
    "type": "path",
    "from": {"data": "ties"},
    "encode": {
        "update": {
            "path": {"field": "path"},
            "stroke": {"scale": "sign", "field": "sign"},
            "strokeWidth": {"field": "width"},
            "strokeDash": condition("datum.sign === 'conflict'", {"value": [7, 4]}, {"value": []}),
            "strokeOpacity": {"value": 0.8},
            "tooltip": {"field": "told"},
        }
    },
}
_CIRCLES = {
    "type": "symbol",
    "from": {"data": "placed"},
    "encode": {
        "update": {
            "x": {"field": "px"},
            "y": {"field": "py"},
            "size": {"signal": "4 * datum.pr * datum.pr"},
            "fill": {"signal": "paper"},
            "stroke": {"signal": "soft"},
            "strokeWidth": {"value": 1.3},
            "tooltip": {"field": "told"},
        }
    },
}
_NAMES = {
    "type": "text",
    "interactive": False,
    "from": {"data": "placed"},
    "encode": {
        "update": {
            "x": {"field": "px"},
            "y": {"field": "py"},
            "text": {"field": "label"},
            "align": {"value": "center"},
            "baseline": {"value": "middle"},
            "font": {"value": theme.SANS},
            "fontSize": {"value": 11},
            "fontWeight": {"value": 600},
            "fill": {"signal": "ink"},
        }
    },
}
