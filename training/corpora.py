"""The files of the gold folder."""

from __future__ import annotations

import json
from pathlib import Path


def texts(path: Path) -> dict[str, str]:
    """The texts of a file by their id."""
    with path.open(encoding="utf-8") as lines:
        return {one["id"]: one["text"] for one in map(json.loads, lines)}
