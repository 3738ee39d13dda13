from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from training.passages import ROLES, passages

from documents import ROOT
from reportedly.records import Act

DATA = sorted((ROOT / "training" / "data").glob("passages-*.txt"))


def read(folder: Path, text: str) -> list[dict[str, Any]]:
    path = folder / "made.txt"
    path.write_text(text, encoding="utf-8")
    return passages(path)


def phrases(passage: dict[str, Any], number: str, role: str) -> list[str]:
    (one,) = (a for a in passage["attributions"] if a["id"] == number)
    return [passage["text"][start:end] for start, end in one[role]]


def test_roles_of_one_attribution(tmp_path: Path) -> None:
    line = '⟦T1 "Rain,"⟧ ⟦S1 Voss⟧ ⟦C1.warn told⟧ ⟦A1 Okoro⟧ ⟦H1 in a letter⟧, ⟦T1 "is near."⟧\n'
    (made,) = read(tmp_path, line)
    assert made["text"] == '"Rain," Voss told Okoro in a letter, "is near."'
    assert phrases(made, "1", "content") == ['"Rain,"', '"is near."']
    assert phrases(made, "1", "source") == ["Voss"]
    assert phrases(made, "1", "cue") == ["told"]
    assert phrases(made, "1", "addressee") == ["Okoro"]
    assert phrases(made, "1", "channel") == ["in a letter"]
    (one,) = made["attributions"]
    assert (one["act"], one["negated"], one["parent"]) == ("warn", False, None)


def test_nested_ones_know_their_parent(tmp_path: Path) -> None:
    (made,) = read(
        tmp_path,
        "⟦S1 Meridian⟧ ⟦C1.state says⟧ ⟦T1 ⟦S2 Voss⟧ ⟦C2.claim claims⟧ ⟦T2 ⟦S3 Okoro⟧ ⟦C3.feel fears⟧ ⟦T3 rain⟧⟧⟧.",
    )
    assert made["text"] == "Meridian says Voss claims Okoro fears rain."
    assert {a["id"]: a["parent"] for a in made["attributions"]} == {"1": None, "2": "1", "3": "2"}
    assert phrases(made, "2", "content") == ["Okoro fears rain"]


def test_negation(tmp_path: Path) -> None:
    (made,) = read(tmp_path, "⟦S1 Voss⟧ ⟦C1.confirm.neg did not confirm⟧ ⟦T1 that it rained⟧.")
    assert (made["attributions"][0]["act"], made["attributions"][0]["negated"]) == ("confirm", True)


def test_passages_paragraphs_and_comments(tmp_path: Path) -> None:
    made = read(tmp_path, "# first\nRain fell\non Selden. ¶ It stopped.\n\n# only a comment\n\n\nSnow fell.\n")
    assert [one["text"] for one in made] == ["Rain fell on Selden.\n\nIt stopped.", "Snow fell."]
    assert len({one["id"] for one in made}) == 2
    assert all(one["attributions"] == [] for one in made)


def test_a_cue_without_content_is_no_attribution(tmp_path: Path) -> None:
    (made,) = read(tmp_path, "⟦S1 Voss⟧ ⟦C1.state spoke⟧ for an hour.")
    assert made["attributions"] == []


def test_an_empty_file(tmp_path: Path) -> None:
    assert read(tmp_path, "") == []
    assert read(tmp_path, "# nothing\n\n \n") == []


def test_a_bracket_that_is_never_closed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="S1 is never closed"):
        read(tmp_path, "⟦S1 Voss said.")


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_the_passages_of_the_project_are_whole(path: Path) -> None:
    acts = {act.value for act in Act}
    made = passages(path)
    assert made
    for one in made:
        assert not set("⟦⟧¶") & set(one["text"])
        for attribution in one["attributions"]:
            assert attribution["act"] in acts, one["id"]
            for role in ROLES.values():
                for start, end in attribution[role]:
                    assert 0 <= start < end <= len(one["text"])
                    assert one["text"][start:end].strip()
