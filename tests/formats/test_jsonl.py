from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import BadRecord
from reportedly.formats.jsonl import from_jsonl, to_jsonl
from reportedly.records import Reading
from strategies import readings


@given(st.lists(readings(), max_size=3))
def test_readings_come_back_from_a_file(found: list[Reading]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "readings.jsonl"
        path.write_text("".join(to_jsonl(reading) for reading in found), encoding="utf-8", newline="")
        with path.open(encoding="utf-8") as lines:
            assert list(from_jsonl(lines)) == found


def test_a_bad_line_is_named(reading: Reading) -> None:
    with pytest.raises(BadRecord, match=r"^line 3: not a reading"):
        list(from_jsonl([to_jsonl(reading), "\n", "{}\n"]))
