"""What a text tells apart from its toponyms."""

from __future__ import annotations

from collections import Counter

from places.handmade import article
from reportedly.places.evidence import evidence
from reportedly.places.gazetteer import default_gazetteer


def test_words_of_one_country_speak_for_it() -> None:
    told = evidence(article("The magistrates' court fined him £300."), default_gazetteer(), None)
    assert told.countries["GBR"] > 0
    assert told.countries["USA"] == 0


def test_an_area_code_speaks_for_its_state() -> None:
    gazetteer = default_gazetteer()
    told = evidence(article("Call (503) 555-0143 for tickets."), gazetteer, None)
    assert [gazetteer.entry(row).name for row in told.divisions] == ["Oregon"]


def test_states_within_names_of_bodies_count_but_ambiguous_ones_do_not() -> None:
    gazetteer = default_gazetteer()
    told = evidence(article("The University of Nebraska played Georgia Tech."), gazetteer, Counter(KEN=2))
    assert [gazetteer.entry(row).name for row in told.named] == ["Nebraska"]
    assert told.given == {"KEN": 2}
