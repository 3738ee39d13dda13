from __future__ import annotations

import pytest

from reportedly.actors.people import Naming
from reportedly.actors.phrases import Setting, default_setting
from reportedly.language.document import parse
from reportedly.language.names import names


@pytest.mark.parametrize(
    ("text", "name", "code", "sectors"),
    [
        ("Kenyan President Ana Belmonte left. Belmonte was late.", "Ana Belmonte", "KEN", ("GOV",)),
        ("Ana Belmonte, the French foreign minister, left.", "Ana Belmonte", "FRA", ("GOV",)),
        ("Ana Belmonte of Egypt left on Monday.", "Ana Belmonte", "EGY", ()),
        ("The army of President Ana Belmonte left on Monday.", "Ana Belmonte", None, ("GOV",)),
        ("Ana Belmonte (R-Ohio) left on Monday.", "Ana Belmonte", "USA", ("LEG",)),
        ("Tomas Okoro left on Monday.", "Tomas Okoro", "KEN", ("GOV",)),
        ("Ana Belmonte left on Monday.", "Ana Belmonte", None, ()),
    ],
)
def test_who_a_name_of_the_article_is(
    setting: Setting, text: str, name: str, code: str | None, sectors: tuple[str, ...]
) -> None:
    document = parse(text)
    (person,) = (one for one in names(document).all if one.kind == "person")
    found = Naming(document, setting).person(person)
    assert (found.name, found.code, found.sectors) == (name, code, sectors)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Okoro met her sister Ana Belmonte.", "Ana Belmonte"),
        ("Ana Belmonte, a private equity adviser, left.", "Ana Belmonte"),
    ],
)
def test_kin_and_ranks_that_are_adjectives_are_no_titles(text: str, name: str) -> None:
    document = parse(text)
    person = next(one for one in names(document).all if one.full == name)
    found = Naming(document, default_setting("2010-06-01")).person(person)
    assert not {"REL", "MIL"} & set(found.sectors)
    assert found.code is None
