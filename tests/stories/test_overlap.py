from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.archive.rarity import weights
from reportedly.stories.overlap import (
    gap,
    in_order,
    kilometres,
    longest_run,
    nearness,
    same_codes,
    same_voice,
    same_voices,
    shared,
)
from stories.made_stories import place, state, unnamed, voice

ALEPPO = place("Aleppo", 36.2, 37.16, geoname=170063, admin1="Aleppo Governorate")
DAMASCUS = place("Damascus", 33.51, 36.29, geoname=170654, admin1="Damascus Governorate")
SYRIA = place("Syria", 35.0, 38.0, resolution="country")
AMMAN = place("Amman", 31.95, 35.93, "JOR")


def test_words_of_a_part_are_contained_in_the_whole() -> None:
    contained, jaccard = shared(weights("planes bombed a camp"), weights("planes bombed a camp and a school in Selden"))
    assert contained == pytest.approx(1)
    assert 0.2 < jaccard < 0.9


def test_nothing_is_shared_with_nothing() -> None:
    assert shared({}, weights("planes")) == (0.0, 0.0)
    assert shared(weights("ferry timetable"), weights("planes bombed")) == (0.0, 0.0)


@given(st.text("abc ", max_size=30), st.text("abc ", max_size=30))
def test_what_two_texts_share_is_the_same_both_ways(one: str, other: str) -> None:
    assert shared(weights(one), weights(other)) == shared(weights(other), weights(one))


def test_the_longest_run_and_what_stands_in_order() -> None:
    one, other = "we will never sign this paper".split(), "they will never sign it nor this paper".split()
    assert longest_run(one, other) == 3
    assert in_order(one, other) == (3, 5 / 6)
    assert longest_run([], other) == 0
    assert in_order(one, []) == (0, 0.0)


def test_voices_are_one_by_name() -> None:
    assert same_voice(voice("Lena Voss"), voice("Lena Voss")) == 1.0
    assert same_voice(voice("Lena Voss"), voice("Voss")) == 0.9
    assert same_voice(voice("Lena Voss"), voice("Tomas Okoro")) == -1.0
    assert same_voice(voice("Lena Voss"), voice("Omar Voss")) == -0.3
    assert same_voice(None, voice("Lena Voss")) == 0.0


def test_voices_without_a_name_are_compared_by_label_and_country() -> None:
    police = unnamed("police", "SYR", "COP")
    assert same_voice(police, unnamed("Police", "JOR", "COP")) == 0.6
    assert same_voice(police, unnamed("an officer", "SYR", "COP")) == 0.4
    assert same_voice(police, unnamed("a nurse", "SYR", "MED")) == 0.1
    assert same_voice(police, unnamed("an officer", "JOR", "COP")) == -0.7
    assert same_voice(police, unnamed("a man")) == 0.0


def test_sides_are_compared_by_their_best_pair() -> None:
    france, germany, syria = state("France", "FRA"), state("Germany", "DEU"), state("Syria", "SYR")
    assert same_voices((france, germany), (syria, germany)) == 1.0
    assert same_voices((), (syria,)) == 0.0
    assert same_codes((france, germany), (germany,)) == 1.0
    assert same_codes((france,), (germany,)) == -1.0
    assert same_codes((france,), (unnamed("a man"),)) == 0.0


def test_nearness_falls_with_distance() -> None:
    suburb = place("Hanano", 36.22, 37.2, admin1="Aleppo Governorate")
    assert nearness(ALEPPO, ALEPPO) == 1.0
    assert 1 > nearness(ALEPPO, suburb) > 0 > nearness(ALEPPO, DAMASCUS) >= -0.8
    assert nearness(ALEPPO, AMMAN) == -1.0
    assert nearness(ALEPPO, SYRIA) == 0.2
    assert nearness(ALEPPO, None) == 0.0
    assert nearness(ALEPPO, place("Aleppo", None, None, reason="not found")) == 0.0


def test_provinces_hold_the_places_that_name_them() -> None:
    province = place("Aleppo Governorate", 36.2, 37.5, resolution="province", admin1="Aleppo Governorate")
    assert nearness(ALEPPO, province) == 0.5
    assert nearness(DAMASCUS, province) == -0.4


def test_distances_are_those_of_the_sphere() -> None:
    assert kilometres(place("a", 0, 0), place("b", 0, 180)) == pytest.approx(20015.1, abs=0.2)
    assert kilometres(ALEPPO, DAMASCUS) == pytest.approx(309, abs=3)
    assert kilometres(ALEPPO, place("nowhere", None, None)) is None


def test_the_gap_between_two_times() -> None:
    assert gap((5, 7), (7, 9)) == 0
    assert gap((5, 7), (10, 10)) == gap((10, 10), (5, 7)) == 3
    assert gap((5, 7), (None, None)) is None


def test_a_state_speaks_through_its_government_and_persons() -> None:
    country = state("Zubara", "ZUB")
    assert same_voice(country, voice("Lena Voss", code="ZUB", sectors=("GOV",))) == 0.5
    assert same_voice(country, voice("Lena Voss", code="OST", sectors=("GOV",))) == -1.0
    assert (
        same_voice(voice("Tomas Okoro", code="ZUB", sectors=("GOV",)), voice("Lena Voss", code="ZUB", sectors=("GOV",)))
        == -1.0
    )


def test_a_company_does_not_speak_through_a_minister() -> None:
    firm = voice("Blue Ferries", "organisation", code="ZUB", sectors=("BUS",))
    assert same_voice(firm, voice("Lena Voss", code="ZUB", sectors=("GOV",))) == -1.0
    assert same_voice(firm, voice("Lena Voss", code="ZUB", sectors=("BUS",))) == 0.5
