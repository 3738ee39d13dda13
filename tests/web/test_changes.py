from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.formats.paragraphs import paragraphs
from reportedly.web.changes import Piece, Stretch, changes, words

TEXTS = st.lists(st.sampled_from(["The dam opened.", "Boats went by.", "Nobody came.", "The dam opened late."])).map(
    "\n\n".join
)


def test_words_of_a_paragraph_are_set_against_one_another() -> None:
    assert words("It was begun nine years ago.", "It was begun ten years ago.") == (
        Piece("It was begun ", "It was begun "),
        Piece("nine ", "ten "),
        Piece("years ago.", "years ago."),
    )


def test_paragraphs_that_are_far_from_a_change_are_counted() -> None:
    same = [f"Paragraph {number} of the article stays." for number in range(20)]
    found = changes("\n\n".join(same), "\n\n".join([*same[:10], "Something quite new.", *same[10:]]))
    assert [one.left_out for one in found] == [9, 0, 0, 0, 9]
    assert found[2] == Stretch((Piece("", "Something quite new."),))


def test_a_paragraph_that_is_put_in_before_a_changed_one_does_not_hide_it() -> None:
    found = changes("The dam, begun nine years ago, opened.", "Boats!\n\nThe dam, begun ten years ago, opened.")
    assert found[0] == Stretch((Piece("", "Boats!"),))
    assert Piece("nine ", "ten ") in found[1].pieces


@given(TEXTS, TEXTS)
def test_each_version_is_told_whole(old: str, new: str) -> None:
    found = changes(old, new)
    for text, side in ((old, 0), (new, 1)):
        told = [words for one in found if (words := "".join(piece[side] for piece in one.pieces))]
        assert len(told) + sum(one.left_out for one in found) == len(paragraphs(text))
