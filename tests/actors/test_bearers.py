from __future__ import annotations

import pytest

from reportedly.actors.bearers import common_surnames, find
from reportedly.actors.knowledge import Knowledge
from reportedly.actors.phrases import Setting
from reportedly.actors.tables import holders
from reportedly.actors.vocabulary import Vocabulary
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
