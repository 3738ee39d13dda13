from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.attributions.windows import windows
from reportedly.attributions.words import END, TEXT_START, WINDOW_START, Pieces


def pieces(count: int, breaks: tuple[int, ...] = ()) -> Pieces:
    ids = np.arange(1000, 1000 + count)
    return Pieces(ids, np.full(count, 4), np.arange(count), np.array(breaks, dtype=np.int64))


def test_a_short_text_is_one_window() -> None:
    (window,) = windows(pieces(5))
    assert window.ids.tolist() == [TEXT_START, 1000, 1001, 1002, 1003, 1004, END]
    assert window.kinds.tolist() == [0, 4, 4, 4, 4, 4, 0]
    assert (window.start, window.end, window.keep_start, window.keep_end) == (0, 5, 0, 5)


def test_seams_lie_in_the_middle_of_the_overlap() -> None:
    first, second = windows(pieces(14), size=12, overlap=4)
    assert (first.start, first.end, first.keep_start, first.keep_end) == (0, 10, 0, 8)
    assert (second.start, second.end, second.keep_start, second.keep_end) == (6, 14, 8, 14)
    assert (first.ids[0], second.ids[0]) == (TEXT_START, WINDOW_START)


def test_a_window_begins_with_a_paragraph_if_one_is_in_reach() -> None:
    assert windows(pieces(14, (4,)), size=12, overlap=4)[1].start == 5
    assert windows(pieces(14, (1,)), size=12, overlap=4)[1].start == 6


@given(
    st.integers(1, 400),
    st.integers(8, 60),
    st.floats(0, 0.45),
    st.sets(st.integers(0, 399), max_size=30),
)
def test_every_piece_is_kept_exactly_once(count: int, size: int, share: float, breaks: set[int]) -> None:
    overlap = max(1, int(share * (size - 2)))
    made = windows(pieces(count, tuple(sorted(b for b in breaks if b < count))), size, overlap)
    kept = [piece for w in made for piece in range(w.keep_start, w.keep_end)]
    assert kept == list(range(count))
    for window in made:
        assert window.start <= window.keep_start <= window.keep_end <= window.end
        assert len(window.ids) == len(window.kinds) == window.end - window.start + 2 <= size
        assert window.ids[1:-1].tolist() == list(range(1000 + window.start, 1000 + window.end))
    for one, following in itertools.pairwise(made):
        assert one.start < following.start <= one.end
