from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from charts.kinds import FULL
from reportedly.charts import files
from reportedly.errors import UsageError

CHART = FULL["shares"]()


def test_a_png_is_twice_as_fine() -> None:
    made = files.written(CHART, ".png", width=400)
    assert made.startswith(b"\x89PNG")
    assert abs(struct.unpack(">I", made[16:20])[0] - 800) <= 16


def test_each_ending_has_its_form(tmp_path: Path) -> None:
    for ending, begins in ((".svg", b"<svg"), (".SVG", b"<svg"), (".pdf", b"%PDF")):
        files.write(CHART, tmp_path / f"a{ending}")
        assert (tmp_path / f"a{ending}").read_bytes().startswith(begins)


def test_a_specification_can_be_written(tmp_path: Path) -> None:
    files.write(CHART, tmp_path / "a.json", dark=True)
    found = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert found["title"]["text"] == ["Shares of reported speech, by country"]
    assert {"name": "dark", "value": True} in found["params"]


@pytest.mark.parametrize("name", ["a.gif", "a", "a.svg.gz"])
def test_other_endings_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.svg, \.png, \.pdf or \.json"):
        files.write(CHART, tmp_path / name)


@pytest.mark.parametrize("width", [0, -5, 100_000])
def test_other_widths_are_refused(width: int) -> None:
    with pytest.raises(UsageError, match="pixels wide"):
        files.written(CHART, ".svg", width=width)
