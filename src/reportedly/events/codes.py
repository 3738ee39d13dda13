"""Quad class, intensity and CAMEO code of a type and mode."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..language.lexicons import rows


class Code(NamedTuple):
    """What PLOVER and CAMEO say of a type with a mode: quad class 1-4, score -10 to 10, CAMEO code."""

    quad: int
    score: float
    cameo: str


@cache
def _codes() -> dict[tuple[str, str], Code]:
    return {
        (row[0], row[1]): Code(int(row[2]), float(row[3]), row[4]) for row in rows("reportedly.events", "plover.tsv")
    }


def code(kind: str, mode: str | None) -> Code | None:
    """The codes of a PLOVER type and mode; ``None`` for a type that is not PLOVER's."""
    return _codes().get((kind, mode or "")) or _codes().get((kind, ""))


@cache
def types() -> tuple[str, ...]:
    """PLOVER's types, in alphabetical order."""
    return tuple(sorted({known for known, _ in _codes()}))


@cache
def modes_of(kind: str) -> tuple[str, ...]:
    """The modes of a type."""
    return tuple(mode for known, mode in _codes() if known == kind and mode)
