"""The gazetteer of the package."""

from __future__ import annotations

import math

import pytest

from reportedly.language.lexicons import rows
from reportedly.places.gazetteer import COUNTRY, FIRST, REGION, SECOND, TOWN, WATER, default_gazetteer


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kenya", COUNTRY, "KEN"),
        ("UK", COUNTRY, "GBR"),
        ("Ivory Coast", COUNTRY, "CIV"),
        ("Helmand", FIRST, "AFG"),
        ("Deir Ezzor", FIRST, "SYR"),
        ("Rapides Parish", SECOND, "USA"),
        ("Cambridgeshire", SECOND, "GBR"),
        ("Mosul", TOWN, "IRQ"),
        ("Donbas", REGION, "UKR"),
        ("Persian Gulf", WATER, None),
    ],
)
def test_a_name_has_the_expected_entry(name: str, kind: int, country: str | None) -> None:
    assert any((match.entry.kind, match.entry.country) == (kind, country) for match in default_gazetteer().find(name))


def test_the_most_populous_comes_first() -> None:
    people = [match.entry.people for match in default_gazetteer().find("Springfield")]
    assert len(people) > 10
    assert people == sorted(people, reverse=True)


def test_abbreviations_need_their_stop_or_capitals() -> None:
    gazetteer = default_gazetteer()
    assert gazetteer.find("Mass.")[0].entry.name == "Massachusetts"
    assert gazetteer.find("VA")[0].entry.name == "Virginia"
    assert all(match.how != "abbreviation" for match in gazetteer.find("Mass"))


def test_adjectives_are_found_but_are_no_names() -> None:
    gazetteer = default_gazetteer()
    assert gazetteer.find("Kenyan")[0].how == "demonym"
    assert not gazetteer.knows("Kenyan")
    assert not gazetteer.knows("Zzyxgrad")
    assert gazetteer.find("") == []


def test_a_town_knows_what_it_lies_in() -> None:
    gazetteer = default_gazetteer()
    town = next(match.entry for match in gazetteer.find("Alexandria") if match.entry.geoname == 4314550)
    assert gazetteer.entry(town.first).name == "Louisiana"
    assert gazetteer.entry(town.second).name == "Rapides Parish"


def test_borders_and_capitals() -> None:
    gazetteer = default_gazetteer()
    assert "TUR" in gazetteer.neighbours("SYR")
    assert gazetteer.neighbours("XXX") == frozenset()
    assert gazetteer.capitals["KEN"] == "Nairobi"
    row = gazetteer.capital("USA")
    assert row is not None
    assert gazetteer.entry(row).people > 5.5
    assert gazetteer.country("XXX") is None


@pytest.mark.parametrize("table", ["countries.tsv", "divisions.tsv", "regions.tsv"])
def test_own_tables_hold_places_on_earth(table: str) -> None:
    at = {"countries.tsv": 1, "divisions.tsv": 2, "regions.tsv": 2}[table]
    for row in rows("reportedly.places", table):
        lat, lon = float(row[at]), float(row[at + 1])
        assert math.isfinite(lat), row
        assert abs(lat) <= 90, row
        assert abs(lon) <= 180, row
        code = row[4] if table == "regions.tsv" else row[0]
        assert not code or code in default_gazetteer().states, row


def test_own_points_lie_in_their_countries() -> None:
    """Every own point is near some town of its country, wherever the country has towns all over."""
    gazetteer = default_gazetteer()
    for name, kind, lat, lon, code, *_ in rows("reportedly.places", "regions.tsv"):
        if kind == "landmark" and code:
            country = gazetteer.country(code)
            assert country is not None
            lats, lons = gazetteer.towns(country.row)
            nearest = (abs(lats - float(lat)) + abs(lons - float(lon))).min()
            assert nearest < 4, name
