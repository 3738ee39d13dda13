from __future__ import annotations

from pathlib import Path

import pytest
from training.train_voice import DATA, passages


def test_passages_sentences_and_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "made.txt"
    path.write_text("# a file\n\n# agency\nR|Rain fell.\nO|How dull.\n¶R|It stopped.\n\n# blog\nO|Good.\n", "utf-8")
    first, second = passages(path)
    assert (first.kind, first.text) == ("agency", "Rain fell. How dull.\n\nIt stopped.")
    assert [(first.text[start:end], label) for start, end, label in first.sentences] == [
        ("Rain fell.", 0),
        ("How dull.", 1),
        ("It stopped.", 0),
    ]
    assert second.sentences == [(0, 5, 1)]


def test_a_line_without_a_label(tmp_path: Path) -> None:
    path = tmp_path / "made.txt"
    path.write_text("R|Rain fell.\nIt stopped.\n", "utf-8")
    with pytest.raises(ValueError, match="neither R"):
        passages(path)


def test_there_are_enough_of_both() -> None:
    found = passages(DATA)
    labels = [label for passage in found for _, _, label in passage.sentences]
    assert len(found) >= 130
    assert len(labels) >= 900
    assert 0.25 < sum(labels) / len(labels) < 0.5
    assert len({passage.text for passage in found}) == len(found)
