from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.archive.lexemes import facet, folded, prefix, slug, split, stem, words

ANY_TEXT = st.text(st.characters())
HOSTILE = "'; DROP TABLE article; -- \" * NEAR( ^ col: {a} % _ \\ & | ! <-> :* \0 \ud800 \u202e"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ministers denied it.", ("the", "minist", "deni", "it")),
        ("Minister's U.S.-built dam_wall", ("minist", "s", "u", "s", "built", "dam", "wall")),
        ("Çelik Straße ﬁle ①", ("celik", "strass", "file", "1")),
        ("مرحبا 会議 दल", ("مرحبا", "会議", "दल")),
        ("“—…”", ()),
        ("", ()),
    ],
)
def test_words_are_folded_and_stemmed(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


def test_of_a_text_of_signs_the_words_are_left() -> None:
    assert words(HOSTILE) == ("drop", "tabl", "articl", "near", "col", "a")


@given(ANY_TEXT)
def test_a_lexeme_is_letters_and_digits(text: str) -> None:
    for word in words(text):
        assert re.fullmatch(r"[^\W_]{1,80}", word)


@given(ANY_TEXT, ANY_TEXT)
def test_the_words_of_two_texts_are_the_words_of_each(first: str, second: str) -> None:
    assert words(f"{first} . {second}") == words(first) + words(second)


@given(ANY_TEXT)
def test_case_and_accents_do_not_matter(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert split(folded(text.title())) == split(folded(text.title().lower()))


def test_a_word_beyond_all_words_is_cut() -> None:
    assert words("z" * 10_000) == ("z" * 80,)
    assert prefix("z" * 10_000) == "z" * 80
    assert len(facet("speaker", "z" * 10_000)) == len("speaker:") + 80


@pytest.mark.parametrize(
    ("value", "made"),
    [
        ("Lena Voss", "lena-voss"),
        ("  Čapek & Söhne ", "capek-sohne"),
        ("!!!", "-"),
        ("", "-"),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_a_facet_holds_the_words_of_a_name(value: str, made: str) -> None:
    assert slug(value) == made
    assert facet("speaker", value) == f"speaker:{made}"


@given(ANY_TEXT)
def test_a_slug_is_words_with_hyphens(value: str) -> None:
    assert re.fullmatch(r"-|[^\W_]+(-[^\W_]+)*", slug(value))


def test_a_beginning_is_folded_and_not_stemmed() -> None:
    assert prefix("Ministérs and more") == "ministers"
    assert prefix("…") == ""
    assert stem("ministers") == "minist"
