from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.archive.lexemes import words
from reportedly.archive.rarity import HANDLES, handles, weights


def test_the_rarest_words_stand_for_a_text() -> None:
    found = handles("The hydrologist said on Monday that the Kvarnholm spillway was cracked and the people had left.")
    assert set(words("Kvarnholm spillway hydrologist")) <= set(found)
    assert not {"the", "said", "people", "peopl", "had"} & set(found)


def test_figures_and_common_words_stand_for_nothing() -> None:
    assert handles("It was said that 12 people and 4,512 more had to go.") == ()
    assert handles("") == ()


@given(st.text(max_size=200))
def test_handles_are_few_words_of_the_text_in_order(text: str) -> None:
    found = handles(text)
    assert len(found) <= HANDLES
    assert list(found) == sorted(set(found))
    assert set(found) <= set(words(text))


@given(st.text(max_size=200))
def test_every_word_has_a_weight_between_nothing_and_one(text: str) -> None:
    assert set(weights(text)) == set(words(text))
    assert all(0 <= weight <= 1.000001 for weight in weights(text).values())


def test_rare_words_weigh_more() -> None:
    found = weights("the spillway 12")
    assert found["spillway"] > found["the"] > found["12"]
