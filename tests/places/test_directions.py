"""Parts of places."""

from __future__ import annotations

from reportedly.places.directions import direction_before, direction_of, part_of
from reportedly.places.gazetteer import COUNTRY, TOWN, default_gazetteer


def test_the_direction_in_front_is_found() -> None:
    text = "Rain fell in south-eastern Kenya."
    assert direction_before(text, text.index("Kenya")) == (text.index("south"), "south-eastern")
    assert direction_before("Rain fell in Kenya.", 13) is None
    assert direction_of("North Kenya") == "north"
    assert direction_of("Kenya") is None


def test_a_part_lies_where_its_direction_says() -> None:
    gazetteer = default_gazetteer()
    nigeria = gazetteer.country("NGA")
    assert nigeria is not None
    lat, lon = part_of(nigeria, "northeastern", gazetteer)
    assert lat > nigeria.lat
    assert lon > nigeria.lon
    assert part_of(nigeria, "central", gazetteer) == (nigeria.lat, nigeria.lon)


def test_a_town_has_no_parts() -> None:
    gazetteer = default_gazetteer()
    town = next(match.entry for match in gazetteer.find("Nairobi") if match.entry.kind == TOWN)
    assert part_of(town, "eastern", gazetteer) == (town.lat, town.lon)
    assert town.kind != COUNTRY
