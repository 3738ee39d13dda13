from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.actors.words import key, keys, split


def test_words_and_their_keys() -> None:
    words = split("Turkey's al-Nour party, the U.S. and S.Korea")
    assert [word.key for word in words] == ["turkey", "al", "nour", "party", "the", "us", "and", "skorea"]
    assert [word.owner for word in words][:2] == [True, False]
    assert [word.glued for word in words][:4] == [False, False, True, False]
    assert [word.apart for word in words][3:5] == [False, True]


def test_possessives_of_plurals_and_abbreviations() -> None:
    rebels, demand = split("rebels’ demand")
    assert (rebels.key, rebels.owner, demand.owner) == ("rebels", True, False)
    assert split("U.S.'s")[0].key == "us"


def test_accents_and_apostrophes() -> None:
    assert keys("the Côte d’Ivoire") == "cote divoire"
    assert keys("The Hague") == "hague"
    assert key("Sana’a") == "sanaa"
    assert keys("Thorbjørn Æsir") == "thorbjorn aesir"
    assert split("Москва")[0].key == "москва"


@given(st.text(max_size=80))
def test_every_word_stands_where_it_says(text: str) -> None:
    for word in split(text):
        assert text[word.start : word.end] == word.text


@given(
    st.lists(
        st.sampled_from(["ab", "Sé", "b's", "d’a", "a&b", "(b)", "a-b", "a,", "U.S.", "O’s", "rebels'"]), max_size=5
    )
)
def test_a_name_is_its_words(words: list[str]) -> None:
    text = " ".join(words)
    assert keys(text) == " ".join(word.key for word in split(text))
