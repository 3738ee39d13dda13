"""Where it happened: events by place on an outline of the world."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from reportedly.formats.phrases import count

from . import names, theme
from .chart import Chart, behind, nothing
from .speech import TONES, tone
from .vega import condition, drawn, legend, scale

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_TABLE = {
    "place": "Place",
    "country": "Country",
    "resolution": "Known as",
    "lat": "Latitude",
    "lon": "Longitude",
    "events": "Events",
    "tellings": "Tellings",
    "cooperative": "Cooperative events",
    "conflictual": "Conflictual events",
    "mean": "Mean intensity",
    "evidence": "Evidence",
}
LABELS = 30
"""Places whose name is written, if there is room."""

_REGION = 22
"""Degrees from the middle to the farthest place, up to which a region is shown."""
_WIDE = 70
"""Degrees from the middle to the farthest place, above which the whole world is shown."""
_NEAR = 6
"""Degrees around the middle that are shown at least: a single place needs its surroundings."""
_MARGIN = 1.18
_CROWD = 40
"""Places that lie close on any map."""
_AREAS = frozenset({"country", "province", "region", "water"})
"""Resolutions of what is no point but an area."""


def places(table: pa.Table) -> Chart:
    """Events by place: circles as large as their number, in the colour of what weighs most; rings are whole areas.

    Args:
        table: of :meth:`reportedly.analysing.Analyses.places`.
    """
    title = "Where it happened"
    shown = behind(table, _TABLE)
    rows = [row for row in table.to_pylist() if row["lat"] is not None and row["lon"] is not None]
    if rows:
        countries = [names.code(one) if one else None for one in table["country"].to_pylist()]
        shown = shown.set_column(1, "Country", [countries])
    if not rows:
        return nothing(shown, title, "No event was found whose place is known.")
    events = sum(row["events"] for row in rows)
    first = names.listed(f"{_called(row)} ({row['events']:,})" for row in rows[:3])
    summary = f"{count(events, 'event')} at {count(len(rows), 'place')}, most at {first}."
    if any(row["resolution"] in _AREAS for row in rows):
        summary += " A ring stands for a whole area, such as a country."
    points = [(row["lon"], row["lat"]) for row in rows]
    wide = max(_distance(_middle(points), point) for point in points) > _WIDE
    spec = drawn(
        f"{title}. {summary}",
        height="width * 0.43" if wide else "clamp(width * 0.58, 240, 470)",
        data=[
            {"name": "world", "values": _world(), "format": {"type": "topojson", "feature": "countries"}},
            {
                "name": "places",
                "values": [_place(n, row) for n, row in enumerate(rows)],
                "transform": [{"type": "geopoint", "projection": "earth", "fields": ["lon", "lat"]}],
            },
            *_LABELS,
        ],
        projections=[_projection(points)],
        scales=[scale("tone", dict(TONES)), _sizes(rows)],
        legends=[legend("tone", "fill")],
        marks=[_LAND, _POINTS, _text("paper", 3), _text("ink", 0)],
    )
    return Chart(spec, shown, title, summary)


def _place(number: int, row: Row) -> dict[str, Any]:
    mean = names.UNKNOWN if row["mean"] is None else f"{row['mean']:+.1f}".replace("-", "−")
    return {
        "lat": row["lat"],
        "lon": row["lon"],
        "events": row["events"],
        "rank": number,
        "name": _called(row),
        "tone": tone(row["mean"]),
        "area": row["resolution"] in _AREAS,
        "told": {"Place": _called(row), "Events": f"{row['events']:,}", "Mean intensity": mean},
    }


def _called(row: Row) -> str:
    return names.cut(row["place"]) if row["place"] else names.code(row["country"])


@cache
def _world() -> dict[str, Any]:
    """The outlines of countries: Natural Earth 1:110m as TopoJSON, from world-atlas."""
    text = (files("reportedly.charts") / "data" / "countries-110m.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _projection(points: Sequence[Point]) -> dict[str, Any]:
    """A projection that shows all points with a margin, wherever on the globe they lie.

    Both are equal-area and have the points' middle as their own, so that the date line is no border: for a region one
    that turns the globe, for more one in which north is up everywhere, and of the whole earth all but Antarctica.
    """
    middle = _middle(points)
    far = max(_distance(middle, point) for point in points)
    outer = [_moved(middle, _bearing(middle, point), _distance(middle, point) * _MARGIN + 0.5) for point in points]
    # A great circle that runs on beyond a point bends to the equator, and leaves the point at the map's edge.
    outer += [(lon, max(-89.0, min(89.0, lat + side * (_MARGIN - 1) * far))) for lon, lat in points for side in (-1, 1)]
    ring = [_moved(middle, bearing, _NEAR) for bearing in range(0, 360, 45)]
    rotate = [-middle[0], 0.0] if far > _REGION else [-middle[0], -middle[1]]
    if far > _WIDE:
        # What lies on both sides of the Atlantic is shown with the Atlantic in the middle, as maps are.
        rotate = [-middle[0] if _spread(points) < 180 else 0.0, 0.0]
        outer, ring = [(-rotate[0] + lon, 0.0) for lon in (-179.0, 179.0)], [(0.0, 82.0), (0.0, -57.0)]
    return {
        "name": "earth",
        "type": "equalEarth" if far > _REGION else "azimuthalEqualArea",
        "rotate": rotate,
        "fit": {"type": "MultiPoint", "coordinates": [list(point) for point in (*ring, *outer)]},
        "size": {"signal": "[width, height]"},
    }


def _spread(points: Sequence[Point]) -> float:
    """Degrees of longitude between the outermost points, over Greenwich."""
    east = [point[0] for point in points]
    return max(east) - min(east)


def _middle(points: Sequence[Point]) -> Point:
    """The middle of points on the sphere: of their sum as vectors."""
    vectors = [_vector(point) for point in points]
    x, y, z = (sum(one[n] for one in vectors) for n in range(3))
    if math.hypot(x, y, z) < 1e-6 * len(points):
        return (0.0, 0.0)
    return (math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y))))


def _vector(point: Point) -> tuple[float, float, float]:
    lon, lat = map(math.radians, point)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


def _distance(one: Point, other: Point) -> float:
    """Degrees of the great circle between two points."""
    found = sum(a * b for a, b in zip(_vector(one), _vector(other), strict=True))
    return math.degrees(math.acos(min(max(found, -1.0), 1.0)))


def _bearing(start: Point, end: Point) -> float:
    (lon1, lat1), (lon2, lat2) = ((math.radians(lon), math.radians(lat)) for lon, lat in (start, end))
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return math.degrees(math.atan2(east, north))


def _moved(start: Point, bearing: float, degrees: float) -> Point:
    """The point so many degrees of a great circle away."""
    lon, lat = map(math.radians, start)
    way, far = math.radians(bearing), math.radians(degrees)
    north = math.asin(math.sin(lat) * math.cos(far) + math.cos(lat) * math.sin(far) * math.cos(way))
    east = lon + math.atan2(
        math.sin(way) * math.sin(far) * math.cos(lat), math.cos(far) - math.sin(lat) * math.sin(north)
    )
    return ((math.degrees(east) + 540) % 360 - 180, math.degrees(north))


def _sizes(rows: Sequence[Row]) -> dict[str, Any]:
    """Areas of circles: as large as the number is, and smaller where there are many."""
    largest = 1.6 if len(rows) < _CROWD else 0.8
    return {
        "name": "size",
        "type": "linear",
        "domain": [0, max(row["events"] for row in rows)],
        "range": [0, {"signal": f"clamp(width * {largest}, 300, 1200)"}],
    }


_AREA = "max(24, scale('size', datum.events))"
_LAND = {
    "type": "shape",
    "clip": True,
    "interactive": False,
    "from": {"data": "world"},
    "encode": {
        "update": {"fill": {"signal": "land"}, "stroke": {"signal": "shore"}, "strokeWidth": {"value": 0.7}},
    },
    "transform": [{"type": "geoshape", "projection": "earth"}],
}
_POINTS = {
    "name": "points",
    "type": "symbol",
    "clip": True,
    "from": {"data": "places"},
    "sort": {"field": "datum.events", "order": "descending"},
    "encode": {
        "update": {
            "x": {"field": "x"},
            "y": {"field": "y"},
            "size": {"signal": _AREA},
            "fill": {"scale": "tone", "field": "tone"},
            "fillOpacity": condition("datum.area", 0.16, 0.85),
            "stroke": condition("datum.area", {"scale": "tone", "field": "tone"}, {"signal": "paper"}),
            "strokeWidth": condition("datum.area", 2, 0.8),
            "tooltip": {"field": "told"},
        }
    },
}


def _text(fill: str, halo: float) -> dict[str, Any]:
    return {
        "type": "text",
        "clip": True,
        "interactive": False,
        "from": {"data": "names"},
        "encode": {
            "update": {
                "x": {"signal": "datum.left ? datum.x - datum.gap : datum.x + datum.gap"},
                "y": {"field": "y"},
                "text": {"field": "name"},
                "align": condition("datum.left", {"value": "right"}, {"value": "left"}),
                "baseline": {"value": "middle"},
                "font": {"value": theme.SANS},
                "fontSize": {"value": _LETTERS},
                "fill": {"signal": fill},
                "stroke": {"signal": "paper"},
                "strokeWidth": {"value": halo},
                "strokeOpacity": {"value": 0.8},
            }
        },
    }


_LETTERS = 11.5
_BOX = "{x: datum.left ? datum.x - datum.gap - datum.long : datum.x + datum.gap}"
_OVER = "datum.a.box.x < datum.b.box.x + datum.b.long + 6 && datum.b.box.x < datum.a.box.x + datum.a.long + 6"
_LABELS = (
    {
        "name": "labels",
        "source": "places",
        "transform": [
            {"type": "filter", "expr": f"datum.rank < {LABELS} && isValid(datum.x)"},
            {"type": "formula", "as": "gap", "expr": f"sqrt({_AREA} / PI) + 4"},
            {"type": "formula", "as": "long", "expr": f"length(datum.name) * {_LETTERS * 0.56}"},
            {"type": "formula", "as": "left", "expr": "datum.x + datum.gap + datum.long > width"},
            {"type": "formula", "as": "box", "expr": _BOX},
        ],
    },
    # A name is left out that would lie over that of a place with more events; Vega's own labels need a canvas.
    {
        "name": "hidden",
        "source": "labels",
        "transform": [
            {
                "type": "cross",
                "filter": f"datum.a.rank > datum.b.rank && abs(datum.a.y - datum.b.y) < {_LETTERS * 1.2} && {_OVER}",
            },
            {"type": "formula", "as": "rank", "expr": "datum.a.rank"},
        ],
    },
    {
        "name": "names",
        "source": "labels",
        "transform": [
            {"type": "lookup", "from": "hidden", "key": "rank", "fields": ["rank"], "as": ["hidden"]},
            {"type": "filter", "expr": "!isValid(datum.hidden)"},
        ],
    },
)
