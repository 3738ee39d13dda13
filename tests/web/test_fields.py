from __future__ import annotations

from reportedly.records import Produced
from reportedly.web.pages.fields import EVENT, Field, groups, told


def test_fields_stand_under_what_they_answer_and_none_is_lost() -> None:
    row = {"type": "AID", "lat": 36.2, "mode": None, "contexts": [], "evidence": ["Words."], "story": 7, "quad": 2}
    found = {one.title: one.fields for one in groups(row, EVENT)}
    assert found == {
        "What": (Field("type", "AID"), Field("quad", "2, material cooperation")),
        "Where": (Field("lat", "36.2"),),
        "The row": (Field("story", "7"),),
    }


def test_what_produced_a_field_stands_beside_its_columns() -> None:
    row = {"actors": ["A"], "actor_codes": ["USA"], "actor_words": ["a"], "type": "AID"}
    produced = (Produced(field="actors", by="coder 1", confidence=0.5), Produced(field="type", by="rules 2"))
    found = {one.name: one.by for group in groups(row, EVENT, produced) for one in group.fields}
    assert found == {
        "type": "rules 2",
        "actors": "coder 1, 50 % sure",
        "actor_codes": "coder 1, 50 % sure",
        "actor_words": "",
    }


def test_values_in_words() -> None:
    assert told("negated", False) == "no"  # noqa: FBT003
    assert told("cue_at", [{"start": 1067, "end": 1076, "exact": "said"}]) == "1,067–1,076 “said”"
    assert told("chain", ["A", "B"]) == "A; B"
    assert told("factuality", 3.0) == "3"
    assert told("mode", None) == ""
