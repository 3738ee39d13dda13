from __future__ import annotations

from reportedly.language.document import parse
from reportedly.language.joint import joint
from reportedly.language.names import names


def test_two_who_are_named_together() -> None:
    document = parse("Lena Voss and Tomas Okoro arrived on Monday. Later Voss and Okoro spoke.")
    both = joint(document, names(document))
    assert [(name.full, name.plural, len(name.mentions)) for name in both] == [("Lena Voss and Tomas Okoro", True, 2)]


def test_a_name_and_a_common_noun_are_no_pair() -> None:
    document = parse("Lena Voss and her lawyers arrived on Monday.")
    assert joint(document, names(document)) == []


def test_a_campaign_is_named_by_its_owner() -> None:
    document = parse("Lena Voss’s presidential campaign has no money. The Voss campaign denied it.")
    bodies = {name.full: len(name.mentions) for name in names(document).all if name.kind == "organisation"}
    assert bodies == {"Lena Voss’s presidential campaign": 2}


def test_other_things_that_somebody_has_are_not_named() -> None:
    document = parse("Lena Voss’s house has no windows.")
    assert [name.full for name in names(document).all] == ["Lena Voss"]
