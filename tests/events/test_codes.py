from __future__ import annotations

from reportedly.events.codes import code, modes_of
from reportedly.events.heads import CONTEXTS, MODES, TYPES


def test_every_type_and_mode_of_the_model_has_its_codes() -> None:
    for kind in TYPES:
        assert code(kind, None) is not None
    assert {(kind, mode) for kind in TYPES for mode in modes_of(kind)} == set(MODES)


def test_a_mode_has_its_own_score_and_cameo_code() -> None:
    air = code("ASSAULT", "aerial")
    assert air is not None
    assert (air.quad, air.score, air.cameo) == (4, -9.5, "195")


def test_quads_and_scores_agree_on_which_side_of_zero_a_type_lies() -> None:
    for kind in TYPES:
        found = code(kind, None)
        assert found is not None
        assert found.score >= 0 if found.quad < 3 else found.score <= 0


def test_a_type_of_another_ontology_has_none() -> None:
    assert code("Battles", None) is None


def test_the_contexts_are_plovers_thirty_seven() -> None:
    assert len(set(CONTEXTS)) == 37
