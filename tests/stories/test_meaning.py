from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.stories.meaning import meanings, near_words, pieces, read

STRIKE = "Dockworkers in the port of Gdynia walked off the job on Monday."
RETOLD = "A strike by port workers halted the harbour at Gdynia."
QUAKE = "An earthquake shook villages in northern Peru before dawn."
RECIPE = "Stir the flour into the melted butter and add warm milk."


def test_one_row_a_text_and_each_of_length_one() -> None:
    found = meanings([STRIKE, RETOLD, QUAKE])
    assert found.dtype == np.float32
    assert found.shape == (3, 128)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_what_has_no_meaning_is_zero() -> None:
    found = meanings(["", " \n", "北京", STRIKE])
    assert [bool(row.any()) for row in found] == [False, False, False, True]


def test_no_texts_give_no_rows() -> None:
    assert meanings([]).shape == (0, 128)


def test_a_row_depends_on_its_text_alone() -> None:
    together = meanings([QUAKE, STRIKE, "", RETOLD])
    assert np.array_equal(together[1], meanings([STRIKE])[0])
    assert np.array_equal(together, meanings([QUAKE, STRIKE, "", RETOLD]))


def test_a_retelling_is_nearer_than_another_happening() -> None:
    strike, retold, quake, recipe = meanings([STRIKE, RETOLD, QUAKE, RECIPE])
    assert strike @ retold > 0.5
    assert strike @ retold > strike @ quake + 0.2
    assert strike @ retold > strike @ recipe + 0.2


def test_statements_told_in_other_words_are_near() -> None:
    said, other, far = meanings(
        [
            "the bridge will be closed to lorries until the spring",
            "heavy trucks may not cross the bridge before spring",
            "turnout in the second round was lower than four years ago",
        ]
    )
    assert said @ other > said @ far + 0.3


def test_case_and_the_form_of_quotation_marks_are_the_same() -> None:
    one, other = meanings(["“No deal,” said the Minister", '"no deal," said the minister'])
    assert np.array_equal(one, other)


def test_pieces_are_those_of_the_words_in_order() -> None:
    assert pieces("Port strike") == [*pieces("port"), *pieces("strike")]
    assert pieces("") == []


def test_a_table_holds_vectors_times_scales_and_weights(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    np.savez(
        path,
        ids=np.array([2, 5], dtype=np.uint16),
        vectors=np.array([[127, 0], [0, -64]], dtype=np.int8),
        scales=np.array([0.5, 0.25], dtype=np.float16),
        weights=np.array([2, 0.5], dtype=np.float16),
        vocabulary=np.int64(7),
    )
    table = read(path)
    assert table.rows.tolist() == [2, 2, 0, 2, 2, 1, 2]
    assert table.vectors.tolist() == [[127.0, 0.0], [0.0, -8.0], [0.0, 0.0]]


def test_words_are_matched_with_those_that_mean_alike() -> None:
    one, near, far = "Kuwait must halt the harbour", "the emirate should stop a port", "a choir sang of ripe plums"
    assert near_words(one, near)[1] > near_words(one, far)[1] + 0.1
    assert near_words(one, one) == pytest.approx((1.0, 1.0))


def test_a_part_is_near_the_whole() -> None:
    part, whole = near_words("the harbour", "Kuwait must halt the harbour at once, said its neighbour")
    assert part == pytest.approx(1)
    assert whole < 0.9


@given(st.text("abc de’.", max_size=20), st.text("abc de’.", max_size=20))
def test_words_are_as_near_both_ways(one: str, other: str) -> None:
    assert near_words(one, other) == near_words(other, one)


def test_no_words_are_near_nothing() -> None:
    assert near_words("", "Kuwait") == (0.0, 0.0)
