from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece

from reportedly.attributions.words import (
    MAX_PIECES,
    PARAGRAPH_BREAK,
    Pieces,
    Vocabulary,
    split,
    word_range,
    word_ranges,
)


def vocabulary() -> Vocabulary:
    """Knows the letters a and b, and two marks."""
    known = {"[UNK]": 100, "a": 201, "##a": 202, "b": 203, "##b": 204, '"': 205, "'": 206}
    return Vocabulary(Tokenizer(WordPiece(known, unk_token="[UNK]")))  # noqa: S106 - no password


def spelled(text: str) -> list[str]:
    words = split(text)
    return [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rain fell.", ["Rain", "fell", "."]),
        ("It's 3.5 or 1,000 km", ["It", "'s", "3.5", "or", "1,000", "km"]),
        ("Voss’s dam isn’t", ["Voss", "’s", "dam", "isn", "’t"]),
        ("“No,” he", ["“", "No", ",", "”", "he"]),
        ("a...b", ["a", ".", ".", ".", "b"]),
        ("Köln 東京 🌧", ["Köln", "東京", "🌧"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert spelled(text) == words
    assert len(split(text)) == len(words)


def test_features() -> None:
    words = split('Rain "FELL Here" u U\n\nnow')
    assert words.kinds.tolist() == [1, 3, 5, 4, 3, 0, 1, 0]
    assert words.quoted.tolist() == [False, True, True, True, True, False, False, False]
    assert words.paragraph.tolist() == [0] * 7 + [1]


@given(st.text(max_size=60))
def test_words_are_all_that_is_not_white_space(text: str) -> None:
    assert "".join(spelled(text)) == "".join(text.split())
    words = split(text)
    assert (words.starts[1:] >= words.ends[:-1]).all()
    assert set(np.diff(words.paragraph)) <= set(range(len(text)))
    assert set(words.kinds.tolist()) <= set(range(6))


def test_the_words_that_characters_touch() -> None:
    words = split("Rain fell on Selden.")
    assert word_range(words, 0, 4) == (0, 1)
    assert word_range(words, 2, 7) == (0, 2)
    assert word_range(words, 4, 5) == (1, 1)
    assert word_ranges(words, [(5, 9), (4, 5), (13, 20)]) == [(1, 2), (3, 5)]


def test_pieces() -> None:
    found = vocabulary().pieces("ab b\n\na", split("ab b\n\na"))
    assert found.ids.tolist() == [201, 204, 203, PARAGRAPH_BREAK, 201]
    assert found.first.tolist() == [0, 2, 4]
    assert found.breaks.tolist() == [3]


def test_a_word_has_at_least_one_piece_and_not_too_many() -> None:
    known = vocabulary()
    assert known.ids("x") == [100]
    assert len(known.ids("ab" * 30)) == MAX_PIECES
    assert known.ids("“") == known.ids('"') == [205]


def test_no_words_have_no_pieces() -> None:
    found = vocabulary().pieces("", split(""))
    assert [len(field) for field in found] == [0, 0, 0, 0]


@given(st.text(alphabet="ab \n\"'x.", max_size=40))
def test_every_word_begins_with_its_first_piece(text: str) -> None:
    known, words = vocabulary(), split(text)
    found: Pieces = known.pieces(text, words)
    assert len(found.ids) == len(found.kinds)
    for first, start, end, kind in zip(found.first, words.starts, words.ends, words.kinds, strict=True):
        ids = known.ids(text[start:end])
        assert found.ids[first : first + len(ids)].tolist() == ids
        assert set(found.kinds[first : first + len(ids)].tolist()) == {int(kind)}
    assert (found.ids[found.breaks] == PARAGRAPH_BREAK).all()
