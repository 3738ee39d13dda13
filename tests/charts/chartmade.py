"""Tables as analyses give them, by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from reportedly import arrow
from reportedly.analysis.balance import TIES
from reportedly.analysis.dyads import SCORES
from reportedly.analysis.places import PLACES
from reportedly.analysis.speech import BY_OUTLET, QUOTED, SHARES
from reportedly.analysis.trends import COUNTS, STATEMENTS, VOUCHED

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><svg onload=alert(1)>",
    "\"quotes\" & \\back\\slashes 'too'",
    "‮rm -fr desrever‬",
    "أحمد بن عبد الله",
    "line\nbreak\ttab\x07bell datum.secret {{x}} ${y}",
    "a very long name " * 40,
    "",
)
"""Names that must stay words."""

_EMPTY: Mapping[str, Any] = {"text": None, "texts": [], "whole": 0, "number": 0.0, "flag": False}


def table(columns: Mapping[str, str], *rows: Mapping[str, Any]) -> pa.Table:
    """A table with these values; nought and nothing for all others."""
    plain = {name: _EMPTY[kind] for name, kind in columns.items()}
    return arrow.table([{**plain, **row} for row in rows], columns)


def score(period: str | None, cooperative: int, conflictual: int, **more: Any) -> dict[str, Any]:
    """A row of a dyad's scores: each event has an intensity of 3 or -3."""
    events, total = cooperative + conflictual, 3.0 * (cooperative - conflictual)
    told = {"events": events, "tellings": events, "sum": total, "mean": total / events}
    return {"period": period, **told, "cooperative": cooperative, "conflictual": conflictual, **more}


def dyad(*rows: dict[str, Any]) -> pa.Table:
    """Scores of a dyad."""
    return table(SCORES, *rows)


def vouched(*rows: dict[str, Any]) -> pa.Table:
    """Scores of a dyad by who vouches."""
    return table(VOUCHED, *rows)


def counts(*rows: dict[str, Any]) -> pa.Table:
    """Events counted."""
    return table(COUNTS, *rows)


def statements(*rows: tuple[str | None, str | None, int]) -> pa.Table:
    """Statements counted: period, value, number."""
    return table(STATEMENTS, *({"period": p, "value": v, "statements": n, "tellings": n} for p, v, n in rows))


def place(name: str | None, lat: float, lon: float, events: int = 1, mean: float | None = -2.0) -> dict[str, Any]:
    """A row of places."""
    return {"place": name, "resolution": "city", "lat": lat, "lon": lon, "events": events, "mean": mean}


def places(*rows: dict[str, Any]) -> pa.Table:
    """Events by place."""
    return table(PLACES, *rows)


def ties(*rows: tuple[str, str, int, float]) -> pa.Table:
    """A network: two actors, events, sum."""
    return table(TIES, *({"a": a, "b": b, "events": n, "sum": total} for a, b, n, total in rows))


def shares(*rows: tuple[str | None, int]) -> pa.Table:
    """Shares of speech: value, words."""
    return table(SHARES, *_shared(rows))


def by_outlet(outlets: Mapping[str | None, Sequence[tuple[str | None, int]]]) -> pa.Table:
    """Shares of the speech of each outlet."""
    return table(BY_OUTLET, *({**row, "outlet": of} for of, some in outlets.items() for row in _shared(some)))


def _shared(rows: Sequence[tuple[str | None, int]]) -> list[dict[str, Any]]:
    whole = sum(words for _, words in rows)
    return [{"value": value, "words": words, "statements": 1, "share": words / whole} for value, words in rows]


def quoted(*rows: tuple[str | None, str | None, str, str, int, float | None]) -> pa.Table:
    """Who is quoted on whom: country, sector, side, about, events, mean."""
    names = ("voice_country", "voice_sector", "side", "about", "events", "mean")
    return table(QUOTED, *(dict(zip(names, row, strict=True)) for row in rows))
