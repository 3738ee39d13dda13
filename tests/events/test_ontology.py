from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from events.handmade import event
from reportedly.attributions.tagger import WIDTH, default_tagger
from reportedly.errors import UsageError
from reportedly.events.model import default_event_model
from reportedly.events.ontology import Kind, Ontology, fitted, marked, read_kinds, typed

ACLED = Path(__file__).parents[2] / "examples" / "acled.yaml"


def state(number: int) -> np.ndarray:
    """A state along one axis."""
    found = np.zeros(WIDTH, dtype=np.float32)
    found[number] = 2.0
    return found


def ontology(*kinds: Kind) -> Ontology:
    """Types whose examples lie along the axes, one each."""
    return Ontology("made", kinds, np.stack([state(number) / 2 for number in range(len(kinds))]))


BATTLE = Kind("Battle", "", (("ASSAULT", None),), frozenset({"clashed"}), ("x",))
RAID = Kind("Raid", "", (("ASSAULT", "aerial"),), frozenset(), ("x",))
TEXT = "The guards clashed with rebels."


def test_an_event_gets_the_type_it_resembles() -> None:
    found = typed(event(TEXT, "clashed", "ASSAULT", mode="aerial"), state(1), ontology(BATTLE, RAID))
    assert found is not None
    assert found[0] == "Raid"


def test_a_type_is_kept_to_its_plover_types_and_modes() -> None:
    assert typed(event(TEXT, "clashed", "CONSULT"), state(0), ontology(BATTLE)) is None
    assert typed(event(TEXT, "clashed", "ASSAULT"), state(0), ontology(RAID)) is None


def test_a_cue_word_adds_to_the_likeness() -> None:
    one = typed(event(TEXT, "clashed", "ASSAULT"), state(0), ontology(BATTLE))
    other = typed(event(TEXT, "guards", "ASSAULT"), state(0), ontology(BATTLE))
    assert one is not None
    assert other is not None
    assert one[1] > other[1]


def test_what_resembles_nothing_keeps_its_plover_type_alone() -> None:
    assert typed(event(TEXT, "guards", "ASSAULT"), state(7), ontology(BATTLE)) is None


def test_an_example_marks_its_trigger() -> None:
    assert marked("The guards *clashed* with rebels.") == (TEXT, (11, 18))
    assert marked(TEXT) == (TEXT, None)


def test_the_example_of_the_documentation_is_read_by_the_models() -> None:
    found = fitted(ACLED, default_tagger(), default_event_model())
    assert [kind.name for kind in found.kinds][:2] == ["Battles", "Explosions/Remote violence"]
    assert np.linalg.norm(found.centres, axis=1) == pytest.approx(np.ones(len(found.kinds)), abs=1e-4)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("types: [", "cannot be read as YAML"),
        ("name: x", "must hold a list `types`"),
        ("types: [{cues: [a]}]", "type 1 has no `name`"),
        ("types: [{name: A}]", "neither `cues` nor `examples`"),
        ("types: [{name: A, cues: [a], colour: red}]", "'colour'; allowed are"),
        ("types: [{name: A, cues: a}]", "`cues` must be a list"),
        ("types: [{name: A, cues: [a], plover: [WAR]}]", "'WAR' is no type of PLOVER"),
    ],
)
def test_a_bad_file_is_told_by_what_was_found(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        read_kinds(path)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_kinds(tmp_path / "none.yaml")
