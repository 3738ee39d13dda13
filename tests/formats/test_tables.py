from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventsmade import told, told_readings
from reportedly.errors import MissingExtra
from reportedly.formats import tables
from reportedly.records import Reading
from strategies import readings


@given(st.lists(readings(), max_size=2))
def test_one_row_each(found: list[Reading]) -> None:
    rows = tables.attributions_table(found).to_pylist()
    assert [row["id"] for row in rows] == [one.id for reading in found for one in reading.attributions]
    texts = [reading.article.text for reading in found for _ in reading.attributions]
    for text, row in zip(texts, rows, strict=True):
        spans = [*row["source_at"], *row["cue_at"], *row["content_at"]]
        assert all(text[span["start"] : span["end"]] == span["exact"] for span in spans)
    assert tables.speakers_table(found).num_rows == sum(len(reading.speakers) for reading in found)


def test_frames(reading: Reading) -> None:
    frame = tables.attributions_frame(reading)
    assert list(frame.loc[frame["act"] == "deny", "speaker_name"]) == ["Tomas Okoro", "Tomas Okoro"]
    assert list(frame["chain"].iloc[5]) == ["narrator", "meridian", "a-senior-official"]
    speakers = tables.speakers_frame([reading])
    assert speakers.set_index("speaker")["statements"].to_dict()["reporters"] == 0


@pytest.mark.parametrize("module", ["pyarrow", "pandas"])
def test_a_missing_extra_is_told_with_its_command(
    monkeypatch: pytest.MonkeyPatch, module: str, reading: Reading
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=r"pip install 'reportedly\[tables\]'"):
        tables.attributions_frame(reading)


@given(st.lists(told_readings(), max_size=2))
def test_one_row_an_event(found: list[Reading]) -> None:
    rows = tables.events_table(found).to_pylist()
    assert [row["id"] for row in rows] == [event.id for reading in found for event in reading.events]
    texts = [reading.article.text for reading in found for _ in reading.events]
    for text, row in zip(texts, rows, strict=True):
        spans = [*row["trigger_at"], *row["evidence_at"]]
        assert all(text[span["start"] : span["end"]] == span["exact"] for span in spans)


def test_a_frame_of_events() -> None:
    frame = tables.events_frame(told())
    assert list(frame["status"]) == ["asserted", "denied", "asserted", "conditional"]
    assert list(frame["actors"].iloc[2]) == ["France", "Germany"]
    assert frame["lat"].iloc[0] == 36.2012
