"""The quality gate: on our own labelled sentences the reader stays above its floors, and no floor falls in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks import floors
from benchmarks.table import between, written
from training.passages import passages

from reportedly.sources import article_from_text


@pytest.fixture(scope="module")
def values() -> floors.Floors:
    return floors.measured()


@pytest.mark.parametrize("name", floors.ALL)
def test_the_reader_stays_above_its_floors(name: str, values: floors.Floors) -> None:
    floor = floors.kept()[name]
    assert floors.ALL[name].holds(values[name], floor), f"{name}: {values[name]} against a floor of {floor}"


def test_the_floors_are_those_on_the_page() -> None:
    page = floors.PAGE.read_text(encoding="utf-8")
    assert between(page, "floors") == floors.listed(floors.kept()), "python -m benchmarks.floors renews both"
    assert set(floors.kept()) == set(floors.ALL)


def test_every_sentence_is_labelled_and_is_an_article() -> None:
    labelled = passages(floors.SENTENCES)
    assert len(labelled) >= 120
    assert sum(not one["attributions"] for one in labelled) >= 15
    for one in labelled:
        assert article_from_text(one["text"]).text == one["text"]
        assert all(a["act"] and a["content"] for a in one["attributions"])


def test_a_floor_rises_with_what_is_measured_and_stays_within_its_margin() -> None:
    values = dict.fromkeys(floors.ALL, 80.0)
    first, _ = floors.renewed(values, {})
    assert first["joint F1"] == 77.5
    assert floors.renewed({**values, "joint F1": 79.0}, first) == (first, [])
    assert floors.renewed({**values, "joint F1": 82.0}, first)[0]["joint F1"] == 79.5


def test_a_floor_that_would_fall_is_named() -> None:
    values = dict.fromkeys(floors.ALL, 80.0)
    first, _ = floors.renewed(values, {})
    alarms = "false alarms for each 100 passages without attribution"
    assert floors.renewed({**values, "joint F1": 70.0, alarms: 90.0}, first)[1] == ["joint F1", alarms]


def test_lowering_wants_a_reason_which_is_written_down(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page, kept = tmp_path / "page.md", tmp_path / "floors.json"
    high = dict.fromkeys(floors.ALL, 80.0)
    kept.write_text(json.dumps(floors.renewed(high, {})[0]), encoding="utf-8")
    monkeypatch.setattr(floors, "PAGE", page)
    monkeypatch.setattr(floors, "FLOORS", kept)
    monkeypatch.setattr(floors, "measured", lambda: {**high, "joint F1": 60.0})
    monkeypatch.setattr("sys.argv", ["floors"])
    assert floors.main() == 1
    assert not page.exists()
    assert floors.kept()["joint F1"] == 77.5
    monkeypatch.setattr("sys.argv", ["floors", "--lower", "a smaller model"])
    assert floors.main() == 0
    assert floors.kept()["joint F1"] == 57.5
    assert "joint F1 77.5 → 57.5: a smaller model" in between(page.read_text(encoding="utf-8"), "lowered")


def test_a_block_is_replaced_between_its_markers() -> None:
    page = written(written("# Page\n", "one", "old"), "two", "kept")
    assert between(written(page, "one", r"new \1"), "one") == r"new \1"
    assert between(written(page, "one", "new"), "two") == "kept"
