from __future__ import annotations

import pytest

from reportedly.citations.hits import PACKAGE, words
from reportedly.citations.instruments import FILES, forms
from reportedly.citations.resolutions import LATEST
from reportedly.language.lexicons import rows

KINDS = {"resolution", "treaty", "agreement", "law", "decision", "report"}


@pytest.mark.parametrize("file", FILES)
def test_every_row_is_whole(file: str) -> None:
    for row in rows(PACKAGE, file):
        assert len(row) == 6, row
        assert row[0] in KINDS
        assert row[1]
        assert row[2]
        assert not row[3] or 1200 <= int(row[3]) <= 2030, row


@pytest.mark.parametrize("file", FILES)
def test_names_are_given_once(file: str) -> None:
    names = [row[1] for row in rows(PACKAGE, file)]
    assert len(names) == len(set(names))


def test_there_are_enough_treaties() -> None:
    assert len(rows(PACKAGE, "treaties.tsv")) >= 350


def test_a_form_is_found_by_its_first_word() -> None:
    assert any(form.instrument.name == "Camp David Accords" for form in forms()["camp"])


def test_the_years_of_the_council_rise_with_its_numbers() -> None:
    table = [(int(year), int(first)) for year, first in rows(PACKAGE, "council-years.tsv")]
    assert table == sorted(table)
    assert [year for year, _ in table] == list(range(table[0][0], table[-1][0] + 1))
    assert table[-1][1] < LATEST


@pytest.mark.parametrize("name", ["openers", "instruments", "ordinals", "court"])
def test_lists_of_words_are_there(name: str) -> None:
    assert words(name)
