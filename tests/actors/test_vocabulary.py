from __future__ import annotations

import pytest

from reportedly.actors.vocabulary import Vocabulary, plural
from reportedly.actors.words import split


def test_the_longest_noun_wins(vocabulary: Vocabulary) -> None:
    units = vocabulary.scan(split("the foreign ministry spokesman and two presidents"))
    assert [unit.noun.noun for unit in units] == ["foreign ministry", "spokesman", "president"]
    assert [unit.noun.plural for unit in units] == [False, False, True]


def test_no_noun_stands_across_a_pause(vocabulary: Vocabulary) -> None:
    assert vocabulary.scan(split("foreign, ministry")) == []


def test_titles_in_short(vocabulary: Vocabulary) -> None:
    assert [unit.noun.noun for unit in vocabulary.scan(split("Pres. Okoro"))] == ["president"]
    assert vocabulary.scan(split("pres")) == []


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("minister of state", "ministers of state"),
        ("deputy", "deputies"),
        ("spokesman", "spokesmen"),
        ("boss", "bosses"),
    ],
)
def test_plurals(one: str, several: str) -> None:
    assert plural(one) == several
