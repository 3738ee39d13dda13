from __future__ import annotations

import numpy as np

from reportedly.language.document import parse
from reportedly.language.lexicons import rows
from reportedly.voice.cues import GROUPS, NAMES, Cues, cues, tags


def seen(words: str, penn: str) -> Cues:
    return cues(words.split(), penn.split(), ironic=False, reports=False)


def value(found: Cues, name: str) -> float:
    return float(found.values[NAMES.index(name)])


def test_cues_and_grammar_are_counted() -> None:
    found = seen("But nobody should pay ?", "CC NN MD VB .")
    assert found.words["obligation"] == ["should"]
    assert found.words["argument"] == ["But"]
    assert value(found, "question") == 1
    assert value(found, "modal verb") == 0.25
    assert value(found, "past tense") == 0


def test_words_that_count_only_at_the_beginning() -> None:
    assert "argument" not in seen("They came but left", "PRP VBD CC VBD").words


def test_tags_are_those_of_the_tokens() -> None:
    text = "Rain fell.\n\nShe left early."
    assert tags(parse(text), np.array([0, 5, 12, 16])) == ["NN", "VBD", "PRP", "VBD"]
    assert tags(parse(""), np.array([], dtype=np.int64)) == []


def test_every_row_has_a_known_group() -> None:
    assert {row[1] for row in rows("reportedly.voice", "opinion-cues.tsv")} == set(GROUPS)
