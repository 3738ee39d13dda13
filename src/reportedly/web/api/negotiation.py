"""What an answer is written in: the best of what ``Accept`` asks for (RFC 9110, section 12.5.1), or ``format``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..problems import Problem, Refused


class Medium(NamedTuple):
    """A way to write an answer.

    Args:
        name: in ``format``.
        types: media types that ask for it; the first is the answer's.
    """

    name: str
    types: tuple[str, ...]


JSON = Medium("json", ("application/json",))
JSONL = Medium("jsonl", ("application/x-ndjson", "application/jsonl"))
CSV = Medium("csv", ("text/csv",))
ARROW = Medium("arrow", ("application/vnd.apache.arrow.stream",))
PLAIN = Medium("text", ("text/plain",))

TABLES = (JSON, JSONL, CSV, ARROW)
"""What rows can be written in; the first, where it does not matter."""
RECORDS = (JSON, JSONL)
"""What records that hold others can be written in."""
ONE = (JSON,)


def medium(accept: str, named: str | None, offered: Sequence[Medium]) -> Medium:
    """What to write an answer in.

    Args:
        accept: the header; empty for anything.
        named: value of ``format``, which counts for more.
        offered: what there is, the best first.

    Raises:
        Refused: none of it is acceptable (406).
    """
    if named is not None:
        return next(one for one in offered if one.name == named)
    if not accept.strip():
        return offered[0]
    ranges = [_range(one) for one in accept.split(",") if one.strip()]
    quality, best = max(((_quality(one, ranges), -place) for place, one in enumerate(offered)), key=lambda found: found)
    if quality <= 0:
        types = ", ".join(one.types[0] for one in offered)
        raise Refused(Problem(406, "It cannot be written so", f"Send Accept with one of: {types}; or leave it out."))
    return offered[-best]


def _quality(one: Medium, ranges: Sequence[tuple[str, float]]) -> float:
    """How welcome a medium is: by the most specific range that fits one of its types."""
    found = 0.0
    for kind in one.types:
        for wanted in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
            qualities = [quality for name, quality in ranges if name == wanted]
            if qualities:
                found = max(found, *qualities)
                break
    return found


def _range(part: str) -> tuple[str, float]:
    """A media range and its quality; 0 if that is none."""
    name, *parameters = (one.strip().lower() for one in part.split(";"))
    quality = next((one[2:].strip() for one in parameters if one.startswith("q=")), "1")
    try:
        return name, min(max(float(quality), 0.0), 1.0) if quality != "nan" else 0.0
    except ValueError:
        return name, 0.0
