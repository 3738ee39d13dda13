"""The index as a file."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.places.store import Columns, pack, unpack


def _columns() -> Columns:
    return Columns(
        ids=np.array([7, 3, 900_000]),
        lats=np.array([-900_000, 0, 123_456]),
        lons=np.array([1_800_000, -1_799_999, 5]),
        people=np.array([0, 65_535, 12]),
        kinds=np.array([0, 1, 3]),
        countries=np.array([0, 0, 0]),
        firsts=np.array([-1, 1, 1]),
        seconds=np.array([-1, -1, -1]),
        names=["Éland", "Nord", "Düne"],
        keys=np.array([5, 90, 4_000_000_000], np.uint64),
        starts=np.array([0, 1, 2, 3]),
        found=np.array([0, 2, 1]),
        main=np.array([1, 0, 1]),
        states=[("ELD", "Düne", [0])],
    )


def test_a_file_holds_what_was_packed() -> None:
    made, back = _columns(), unpack(pack(_columns()))
    for name in ("ids", "lats", "lons", "people", "kinds", "firsts", "seconds", "keys", "starts", "found", "main"):
        assert getattr(back, name).tolist() == getattr(made, name).tolist(), name
    assert [back.names[at] for at in range(3)] == list(made.names)
    assert back.states == made.states


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no index"):
        unpack(b"something else altogether")
