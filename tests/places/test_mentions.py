"""Mentions and what stands beside them."""

from __future__ import annotations

from reportedly.places.gazetteer import SECOND, TOWN, default_gazetteer
from reportedly.places.mentions import containers, grouped, inside, known_form


def _groups(text: str, *names: str) -> list[tuple[str, int]]:
    spans, at = [], 0
    for name in names:
        at = text.index(name, at)
        spans.append((at, at + len(name)))
        at += len(name)
    return [(group.fold, len(group.mentions)) for group in grouped(text, spans, default_gazetteer())]


def test_mentions_of_one_name_are_one_group() -> None:
    assert _groups("Kenya plays. Kenya’s team won.", "Kenya", "Kenya’s") == [("kenya", 2)]


def test_two_senses_that_the_text_tells_apart_are_two_groups() -> None:
    assert len(_groups("From Paris, Texas, to Paris, France.", "Paris", "Paris")) == 2


def test_a_county_is_looked_up_with_its_word() -> None:
    text = "Crews from Polk County came."
    groups = grouped(text, [(11, 15)], default_gazetteer())
    assert all(match.entry.kind == SECOND for match in groups[0].matches)


def test_a_word_for_the_kind_is_dropped_where_no_name_has_it() -> None:
    groups = grouped("Balkh province", [(0, 14)], default_gazetteer())
    assert groups[0].division
    assert {match.entry.country for match in groups[0].matches} == {"AFG"}


def test_the_state_after_a_comma_holds_the_town() -> None:
    gazetteer = default_gazetteer()
    mention = grouped("in Salem, Ore., today", [(3, 8)], gazetteer)[0].mentions[0]
    salems = [match.entry for match in gazetteer.find("Salem") if match.entry.kind == TOWN]
    held = [entry for entry in salems if inside(entry, mention.within, gazetteer)]
    assert mention.closed
    assert [gazetteer.entry(entry.first).name for entry in held] == ["Oregon"]


def test_containers_take_the_longest_name() -> None:
    gazetteer = default_gazetteer()
    names = {gazetteer.entry(row).name for row in containers("New South Wales", gazetteer)}
    assert names == {"New South Wales"}
    assert containers("Zzyx", gazetteer) == frozenset()


def test_articles_and_possessives_are_no_part_of_a_name() -> None:
    assert known_form("the Netherlands'") == "Netherlands"
    assert known_form("Kenya’s") == "Kenya"
