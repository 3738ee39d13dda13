from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attributions.handmade import WIDTH, at, tagged
from reportedly.attributions.acts import ACTS, ActModel, base_forms, features, lexicon, look_up, negated
from reportedly.records import Act


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("says", "say"),
        ("said", "say"),
        ("told", "tell"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("claiming", "claim"),
        ("noted", "note"),
        ("planning", "plan"),
        ("Warned", "warn"),
        ("accuses", "accuse"),
        ("wishes", "wish"),
        ("demand", "demand"),
    ],
)
def test_base_forms(word: str, base: str) -> None:
    assert base in base_forms(word)
    assert base_forms(word)[0] == word.lower()


@given(st.text(max_size=12))
def test_every_word_is_a_form_of_itself(word: str) -> None:
    assert base_forms(word)[0] == word.lower().replace("’", "'")


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", Act.STATE),
        ("has repeatedly denied", Act.DENY),
        ("according to", Act.STATE),
        ("was accused of", Act.ACCUSE),
        ("praised", Act.PRAISE),
        ("called on", Act.DEMAND),
        ("Warned", Act.WARN),
    ],
)
def test_the_lexicon_on_a_cue(cue: str, act: Act) -> None:
    entry = look_up(cue.split())
    assert entry is not None
    assert entry.act == act


def test_the_longest_phrase_decides() -> None:
    longer, shorter = look_up(["abstained", "from"]), look_up(["abstained"])
    assert longer is not None
    assert shorter is not None
    assert (longer.strong, shorter.strong) == (True, False)


@pytest.mark.parametrize("words", [[], ["the"], ["has", "been"], ["xyzzy"], [""], ["“"]])
def test_what_the_lexicon_does_not_know(words: list[str]) -> None:
    assert look_up(words) is None


def test_every_phrase_of_the_lexicon_has_a_kind_of_act() -> None:
    assert {entry.act for entry in lexicon().values()} == set(Act)
    assert all(look_up(list(phrase)) for phrase in lexicon() if len(phrase) <= 5 and phrase[0] not in ("to", "be"))


@pytest.mark.parametrize(
    ("cue", "source", "told"),
    [
        ("did not say", "Voss", True),
        ("didn n’t say", "Voss", True),
        ("has never promised", "Voss", True),
        ("without naming", "", True),
        ("said", "No one", True),
        ("claimed", "Nobody", True),
        ("denied", "Voss", False),
        ("denied telling", "Voss", True),
        ("denied ever having said", "Voss", True),
        ("noted", "Voss", False),
        ("said", "", False),
        ("knows", "Noah", False),
    ],
)
def test_negation(cue: str, source: str, *, told: bool) -> None:
    assert negated(cue.split(), source.split()) is told


TEXT = "Voss said that it rained."
CUE, CONTENT = at(TEXT, "said"), at(TEXT, "that it rained")


def model(folder: Path, bias: dict[Act, float]) -> ActModel:
    scores = np.array([bias.get(act, 0.0) for act in ACTS], dtype=np.float32)
    weights = np.zeros((3 * WIDTH + 2 * len(ACTS), len(ACTS)), dtype=np.float32)
    np.savez(folder / "acts.npz", weights=weights, bias=scores)
    return ActModel(folder)


def test_what_the_act_model_sees() -> None:
    seen = tagged(TEXT, {})
    seen.hidden[CUE[0]] = 4.0
    known, unknown = look_up(["said"]), None
    with_lexicon, without = (features(seen, CUE, (CONTENT,), entry) for entry in (known, unknown))
    assert with_lexicon.shape == without.shape == (3 * WIDTH + 2 * len(ACTS),)
    assert (without[:WIDTH] > 0).all()
    assert not without[WIDTH:].any()
    assert (with_lexicon != without).sum() == 1


def test_the_model_decides_where_it_is_sure(tmp_path: Path) -> None:
    judged = model(tmp_path, {Act.DENY: 9.0})(tagged(TEXT, {}), CUE, (CONTENT,), ["said"])
    assert (judged.act, judged.by) == (Act.DENY, "model")
    assert judged.confidence > 0.9


def test_the_lexicon_decides_where_the_model_doubts(tmp_path: Path) -> None:
    unsure = model(tmp_path, {Act.DENY: 0.1})
    judged = unsure(tagged(TEXT, {}), CUE, (CONTENT,), ["praised"])
    assert (judged.act, judged.by) == (Act.PRAISE, "cue words")
    assert unsure(tagged(TEXT, {}), CUE, (CONTENT,), ["xyzzy"]).act == Act.DENY


def test_both_agree(tmp_path: Path) -> None:
    judged = model(tmp_path, {Act.PRAISE: 9.0})(tagged(TEXT, {}), CUE, (CONTENT,), ["praised"])
    assert (judged.act, judged.by) == (Act.PRAISE, "cue words")
