from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from training.event_articles import ASIDE, NEWS, event_articles, main, parts, shown, taken
from training.event_passages import ROLES

TEXT = "Troops leave\n\n  Zembla withdrew  its troops on Monday.\n\nIt had threatened Terra, which it calls weak.\n"
WRITTEN = (
    "Troops leave\n"
    "¶ ⟦A1 Zembla⟧ ⟦E1=RETREAT/withdraw/asserted/military withdrew⟧ ⟦K1.troops its troops⟧ ⟦D1 on Monday⟧.\n"
    "¶ ⟦A2 It⟧ had ⟦E2=THREATEN/-/asserted+h/- threatened⟧ ⟦R2 ⟦A1 Terra⟧⟧, which it calls weak."
)


def test_labels_stand_where_the_words_do() -> None:
    label = taken("x", WRITTEN, TEXT)
    assert label["article"] == "x"
    assert TEXT[: label["end"]].endswith("weak.")
    first, second = label["events"]
    assert TEXT[slice(*first["trigger"])] == "withdrew"
    assert [TEXT[slice(*span)] for span in first["actors"]] == ["Zembla", "Terra"]
    assert first["sizes"][0][2] == "troops"
    assert TEXT[slice(*second["recipients"][0])] == "Terra"
    assert second["historical"]


def test_what_is_shown_gives_the_same_labels_again() -> None:
    label = taken("x", WRITTEN, TEXT)
    record = {"text": TEXT[: label["end"]], **label, "id": "x"}
    assert taken("x", shown(record), TEXT) == label


def test_other_words_are_no_labels_of_an_article() -> None:
    with pytest.raises(ValueError, match="x: the words are not those"):
        taken("x", WRITTEN.replace("weak", "strong"), TEXT)


def test_parts_hold_whole_paragraphs_and_the_roles_that_are_in_them() -> None:
    label = taken("x", WRITTEN, TEXT)
    found = list(parts({"id": "x", "text": TEXT[: label["end"]], "events": label["events"]}, most=9))
    assert "".join(part["text"] for part in found) == TEXT[: label["end"]]
    assert [len(part["events"]) for part in found] == [1, 1]
    event = found[0]["events"][0]
    assert found[0]["text"][slice(*event["trigger"])] == "withdrew"
    assert len(event["actors"]) == 1, "the other one stands in the next part"
    assert found[1]["text"][slice(*found[1]["events"][0]["recipients"][0])] == "Terra"


def test_the_command_writes_labels_and_shows_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, made, again = tmp_path / "corpus.jsonl", tmp_path / "made.txt", tmp_path / "again.txt"
    corpus.write_text(json.dumps({"id": "x", "text": TEXT}) + "\n", encoding="utf-8")
    made.write_text(f"# x\n{WRITTEN}\n", encoding="utf-8")
    labels = tmp_path / "labels.jsonl"
    for way, path in (("--take", made), ("--show", again)):
        monkeypatch.setattr(sys, "argv", ["x", str(labels), "--articles", str(corpus), way, str(path)])
        main()
    assert again.read_text(encoding="utf-8").startswith("# x\nTroops leave\n¶ ⟦A1 Zembla⟧ ⟦E1=RETREAT")
    corpus.write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="holds no article 'x'"):
        event_articles(labels, corpus)


@pytest.mark.parametrize("path", [NEWS, ASIDE], ids=lambda path: path.name)
def test_labels_are_whole(path: Path) -> None:
    names = []
    for one in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        names.append(one["article"])
        known = {event["id"] for event in one["events"]}
        for event in one["events"]:
            spans = [event["trigger"], *(span for role in ROLES.values() for span in event[role])]
            assert all(0 <= start < end <= one["end"] for start, end, *_ in spans)
            assert event["part_of"] is None or event["part_of"] in known
    assert len(names) == len(set(names))
