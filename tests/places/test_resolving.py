"""Places of a text as records."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.handmade import article, parsed, read
from reportedly.places import country_of, places
from reportedly.records import Resolution, Span, Stated


def test_a_place_carries_its_number_country_and_division() -> None:
    place = read("A bomb went off in Maiduguri on Sunday.")["Maiduguri"]
    assert (place.id, place.country, place.admin1, place.resolution) == ("p1", "NGA", "Borno", Resolution.CITY)
    assert place.geoname == 2331447
    assert place.lat == pytest.approx(11.85, abs=0.05)


def test_the_state_decides_which_town_is_meant() -> None:
    text = "Three men were held in Paris, Texas, on Friday. They had flown in from Paris, France."
    both = [place for place in places(parsed(text), article(text)) if place.name == "Paris"]
    assert {place.country for place in both} == {"USA", "FRA"}
    assert read(text)["Texas"].resolution is Resolution.PROVINCE


def test_neighbours_decide_which_town_is_meant() -> None:
    text = "Crews from Wooster, Mansfield and Ashland fought the fire. Ohio sent help."
    assert {place.admin1 for place in read(text).values()} == {"Ohio"}


def test_a_capital_is_as_well_known_as_its_country() -> None:
    place = read("Washington and its allies want talks with Iran.", mentions=[(0, 10), (42, 46)])["Washington"]
    assert place.admin1 == "District of Columbia"


def test_countries_from_outside_decide_where_the_text_does_not() -> None:
    text = "A storm hit Georgia."
    assert read(text, countries=Counter(GEO=3))["Georgia"].country == "GEO"
    assert read(text, countries=Counter(USA=3))["Georgia"].country == "USA"


def test_mentions_of_one_place_are_one_record() -> None:
    text = "The U.S. said so. The United States said more."
    (place,) = places(parsed(text), article(text))
    assert [mention.exact for mention in place.mentions] == ["U.S.", "United States"]


def test_a_direction_makes_a_region_of_its_own() -> None:
    found = read("Fighting spread in northeastern Nigeria. Nigeria sent troops.")
    part, whole = found["northeastern Nigeria"], found["Nigeria"]
    assert part.resolution is Resolution.REGION
    assert whole.resolution is Resolution.COUNTRY
    assert (part.country, part.geoname) == ("NGA", whole.geoname)
    assert part.lat is not None
    assert whole.lat is not None
    assert part.lat > whole.lat


def test_the_town_rather_than_its_province_unless_the_text_says_province() -> None:
    assert read("A shell fell near Daraa.")["Daraa"].resolution is Resolution.CITY
    assert read("A shell fell in Daraa province.")["Daraa"].resolution is Resolution.PROVINCE


def test_what_is_not_known_is_kept_with_its_reason_and_harms_nothing() -> None:
    text = "They met in Zzyxgrad and in Nairobi."
    found = read(text, mentions=[(12, 20), (28, 35)])
    assert found["Zzyxgrad"].reason
    assert (found["Zzyxgrad"].name, found["Zzyxgrad"].lat, found["Zzyxgrad"].confidence) == (None, None, 0.0)
    assert found["Nairobi"].country == "KEN"


def test_given_mentions_are_taken_as_they_stand() -> None:
    text = "The Russian envoy left southern Kenya."
    found = read(text, mentions=[(4, 11), (32, 37)])
    assert found["Russian"].country == "RUS"
    assert found["Kenya"].resolution is Resolution.COUNTRY


def test_actors_help_but_are_no_places() -> None:
    text = "Tbilisi protested. Georgia wants talks."
    found = read(text, mentions=[(0, 7), (19, 26)], actors=[(0, 7)])
    assert set(found) == {"Georgia"}
    assert found["Georgia"].country == "GEO"


def test_the_dateline_is_a_place() -> None:
    text = "NAIROBI (Agency) - The talks ended."
    line = Stated(value="NAIROBI", basis="dateline", span=Span.of(text, 0, 7))
    made = places(parsed(" " * 19 + text[19:]), article(text, dateline=line))
    assert [place.country for place in made] == ["KEN"]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Tehran", "IRN"),
        ("the West Bank", "PSE"),
        ("Helmand province", "AFG"),
        ("Donbas", "UKR"),
        ("Georgia", "GEO"),
        ("Sea of Japan", None),
        ("Zzyxgrad", None),
        (" ", None),
    ],
)
def test_the_likeliest_country_of_a_name(name: str, country: str | None) -> None:
    assert country_of(name) == country


WORDS = "Kenya Paris , . the in near County North ( £ (503) 555-0143 \n\n é".split(" ")


@settings(max_examples=25)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_text_is_read_and_offsets_fit(words: list[str]) -> None:
    text = " ".join(words)
    for place in places(parsed(text), article(text)):
        assert all(text[mention.start : mention.end] == mention.exact for mention in place.mentions)
        assert (place.lat is None) == (place.reason is not None)
