from __future__ import annotations

import pytest

from reportedly.actors.bearers import common_surnames, find
from reportedly.actors.knowledge import Knowledge
from reportedly.actors.phrases import Setting
from reportedly.actors.tables import holders
from reportedly.actors.vocabulary import Noun, Vocabulary
from reportedly.actors.words import split

HOLDERS = [
    ["Anders Kim", "", "Kim", "KEN", "GOV", "president", "2005", "", "1"],
    ["Tomas Okoro", "", "Okoro", "KEN", "GOV", "prime minister", "2008", "2012-03", "1"],
    ["Abel Smith", "", "Smith", "KEN", "GOV", "minister", "1990", "1994", "0"],
    ["Lena Smith", "", "Smith", "KEN", "GOV", "minister", "2004", "2009", "0"],
]


@pytest.mark.parametrize(
    ("name", "mentioned", "expected"),
    [
        ("Okoro", {}, "Tomas Okoro"),
        ("Kim", {}, None),
        ("Kim", {"KEN": 2}, "Anders Kim"),
        ("Abel Smith", {"KEN": 2}, None),
        ("Lena Smith", {"KEN": 2}, "Lena Smith"),
        ("Lena Smith", {}, None),
        ("Smith", {"KEN": 2}, None),
    ],
)
def test_a_name_that_many_bear_needs_its_country(name: str, mentioned: dict[str, int], expected: str | None) -> None:
    setting = Setting(Knowledge(holders(HOLDERS)), Vocabulary([]), "2010-06-01", mentioned)
    found = find(split(name), setting)
    assert (found[0].name if found is not None else None) == expected


def test_names_that_many_bear() -> None:
    assert "kim" in common_surnames()
    assert "okoro" not in common_surnames()


LEADERS = [
    ["Abel Torv", "", "Torv", "KEN", "GOV", "president", "1961-01", "1963-11", "1"],
    ["Anna Torv", "", "Torv", "KEN", "PTY", "presidential candidate", "2023", "2024", "0"],
    ["Anna Torv", "", "Torv", "KEN", "GOV", "health minister", "2025-02", "", "0"],
    ["Omar Lind", "", "Lind", "EGY", "GOV", "first secretary of the party", "1953", "1964", "1"],
]
NOUNS = [
    (noun, Noun(noun, (sector,), office=True, of=of))
    for noun, sector, of in (
        ("president", "GOV", "state"),
        ("senator", "LEG", "state"),
        ("chairman", "ELI", "body"),
        ("health minister", "GOV", "state"),
    )
]


@pytest.mark.parametrize(
    ("title", "name", "date", "year", "expected"),
    [
        ("President", "Torv", "1962-10-22", None, "Abel Torv"),
        ("", "Torv", "1962-10-22", None, "Abel Torv"),
        ("", "Torv", "1950-10-22", None, None),  # before anybody of that name
        ("Senator", "Torv", "1962-10-22", None, None),  # an office never held
        ("Health Minister", "Torv", "2025-10-22", None, "Anna Torv"),
        ("", "Torv", "2025-10-22", None, None),  # too long ago, and she not famous
        ("President", "Torv", None, None, "Abel Torv"),
        ("", "Torv", None, None, None),  # an undated text is of our time unless it says otherwise
        ("", "Torv", None, 1962, "Abel Torv"),
        ("Chairman", "Lind", "1962-10-22", None, "Omar Lind"),
        ("Chairman", "Lind", "1950-10-22", None, None),
    ],
)
def test_a_surname_means_who_was_in_office(
    title: str, name: str, date: str | None, year: int | None, expected: str | None
) -> None:
    setting = Setting(Knowledge(holders(LEADERS)), Vocabulary(NOUNS), date, {"KEN": 3}, year=year)
    units = setting.vocabulary.scan(split(title)) if title else []
    found = find(split(name), setting, None, units[0] if units else None)
    assert (found[0].name if found is not None else None) == expected


def test_a_full_name_is_not_of_somebody_yet_a_child() -> None:
    setting = Setting(Knowledge(holders(LEADERS)), Vocabulary(NOUNS), "1962-10-22", {"KEN": 3})
    assert find(split("Anna Torv"), setting) is None
    assert find(split("Anna Torv"), setting._replace(date="2024-01-01")) is not None
