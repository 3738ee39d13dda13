from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.archive.lexemes import words
from reportedly.archive.rarity import telling, weights


def test_the_rarest_words_stand_for_a_text() -> None:
    found = telling("The hydrologist said on Monday that the Kvarnholm spillway was cracked and people had left.", 6)
    assert set(words("Kvarnholm spillway hydrologist")) <= set(found)
    assert not {"the", "said", "people", "peopl", "had"} & set(found)


def test_figures_and_common_words_stand_for_nothing() -> None:
    assert telling("It was said that 12 people and 4,512 more had to go.", 6) == ()
    assert telling("", 6) == ()


@given(st.text(max_size=200))
def test_they_are_few_words_of_the_text_in_order(text: str) -> None:
    found = telling(text, 6)
    assert len(found) <= 6
    assert list(found) == sorted(set(found))
    assert set(found) <= set(words(text))


@given(st.text(max_size=200))
def test_every_word_has_a_weight_between_nothing_and_one(text: str) -> None:
    assert set(weights(text)) == set(words(text))
    assert all(0 <= weight <= 1.000001 for weight in weights(text).values())


def test_rare_words_weigh_more() -> None:
    found = weights("the spillway 12")
    assert found["spillway"] > found["the"] > found["12"]


def test_of_equally_rare_words_the_most_frequent_stand_for_a_text() -> None:
    found = telling("Kvarnholm, Ostermark. Ostermark again, and Ostermark.", 1)
    assert found == words("Ostermark")
