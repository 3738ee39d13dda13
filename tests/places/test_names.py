"""Folding of names."""

from __future__ import annotations

import pytest

from reportedly.places.names import folded, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("São Tomé", "Sao Tome"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Saint Louis", "St. Louis"),
        ("Mount Hermon", "Mt Hermon"),
        ("Ma'rib", "Ma’rib"),
        ("N.Y.", "NY"),
        ("Łódź", "Lodz"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_keys_differ_and_fit_forty_bits() -> None:
    assert key("paris") != key("parma")
    assert 0 <= key("paris") < 2**40
