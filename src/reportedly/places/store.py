"""The index of places as a file: columns of numbers and names, packed and compressed."""

from __future__ import annotations

import json
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MAGIC = b"RPTDGAZ1"

_TYPES = {
    "ids": "<u4",
    "lats": "<i4",
    "lons": "<i4",
    "people": "<u2",
    "kinds": "<u1",
    "countries": "<u1",
    "firsts": "<i4",
    "seconds": "<i4",
    "keys": "<u8",
    "starts": "<u4",
    "found": "<u4",
    "main": "<u1",
    "name_ends": "<u4",
}
_RISING = {"keys": "<u4", "starts": "<u2", "name_ends": "<u1"}
"""Columns that never fall: only their steps are stored, which are small."""
_NEAR = frozenset({"ids", "lats", "lons", "firsts", "seconds"})
"""Columns whose neighbours are alike: steps too, which may be negative."""


@dataclass(frozen=True)
class Columns:
    """All places and their names, a column a field.

    Args:
        ids: GeoNames ids.
        lats, lons: ten-thousandths of a degree.
        people: 4000 times the decimal logarithm of one more than the population.
        kinds: 0 country, 1 and 2 first- and second-order division, 3 town.
        countries, firsts, seconds: rows of what the place lies in; -1 for nothing.
        names: the names to print.
        keys: forty bits of every folded name, sorted; ``starts`` tells where the rows of each begin in ``found``, and
            ``main`` whether the name is the one printed.
        states: of each country, its alpha-3 code, its capital, and the rows of its neighbours.
    """

    ids: NDArray[Any]
    lats: NDArray[Any]
    lons: NDArray[Any]
    people: NDArray[Any]
    kinds: NDArray[Any]
    countries: NDArray[Any]
    firsts: NDArray[Any]
    seconds: NDArray[Any]
    names: Sequence[str]
    keys: NDArray[Any]
    starts: NDArray[Any]
    found: NDArray[Any]
    main: NDArray[Any]
    states: list[tuple[str, str, list[int]]]


class _Names:
    """Names side by side in one string of bytes, cut out when asked for."""

    def __init__(self, blob: bytes, ends: NDArray[Any]) -> None:
        self._blob = blob
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: Any) -> Any:
        start = int(self._ends[at - 1]) if at else 0
        return self._blob[start : int(self._ends[at])].decode()


def pack(columns: Columns) -> bytes:
    """The file: a head that tells what follows, then every column compressed by itself."""
    blob = [name.encode() for name in columns.names]
    parts: dict[str, bytes] = {"blob": b"".join(blob)}
    lengths: dict[str, int] = {}
    for name, kind in _TYPES.items():
        column = np.cumsum([len(one) for one in blob]) if name == "name_ends" else getattr(columns, name)
        parts[name] = _shuffled(column.astype(kind), name)
        lengths[name] = len(column)
    parts["states"] = json.dumps(columns.states).encode()
    packed = {name: zlib.compress(part, 9) for name, part in parts.items()}
    head = json.dumps({"sizes": {name: len(part) for name, part in packed.items()}, "lengths": lengths}).encode()
    return MAGIC + len(head).to_bytes(4, "little") + head + b"".join(packed.values())


def unpack(raw: bytes) -> Columns:
    """The columns of a file.

    Raises:
        ValueError: the file is of another kind.
    """
    if raw[: len(MAGIC)] != MAGIC:
        raise ValueError("this is no index of places")
    at = len(MAGIC) + 4
    end = at + int.from_bytes(raw[at - 4 : at], "little")
    head = json.loads(raw[at:end])
    packed = {}
    for name, size in head["sizes"].items():
        packed[name] = raw[end : end + size]
        end += size
    # zlib lets other threads run while it works.
    with ThreadPoolExecutor(4) as pool:
        parts = dict(zip(packed, pool.map(zlib.decompress, packed.values()), strict=True))
    columns = {name: _unshuffled(parts[name], kind, head["lengths"][name], name) for name, kind in _TYPES.items()}
    names: Any = _Names(parts["blob"], columns.pop("name_ends"))
    states = [(code, capital, near) for code, capital, near in json.loads(parts["states"])]
    return Columns(names=names, states=states, **columns)


def _shuffled(column: NDArray[Any], name: str) -> bytes:
    """First bytes of all numbers, then second bytes, and so on: alike bytes side by side compress well."""
    if name in _RISING or name in _NEAR:
        steps = np.diff(column, prepend=column.dtype.type(0))
        column = steps.astype(_RISING.get(name, column.dtype))
        if not (column == steps).all():
            raise ValueError(f"a step of {name} is too long for {column.dtype}")
    return column.view(np.uint8).reshape(len(column), -1).T.tobytes()


def _unshuffled(part: bytes, kind: str, length: int, name: str) -> NDArray[Any]:
    planes = np.frombuffer(part, np.uint8).reshape(-1, length)
    column = np.ascontiguousarray(planes.T).view(_RISING.get(name, kind)).reshape(length)
    return np.cumsum(column, dtype=kind) if name in _RISING or name in _NEAR else column
