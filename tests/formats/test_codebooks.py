from __future__ import annotations

from reportedly.actors.entries import BODIES, SECTORS
from reportedly.actors.tables import codes
from reportedly.formats import codebooks
from reportedly.language.lexicons import rows


def test_every_state_and_country_code_is_known() -> None:
    missing = {code for code in codes() - BODIES if not codebooks.country(code).name}
    assert missing == set()


def test_countries_under_other_codes() -> None:
    assert codebooks.country("DEU") == ("Germany", "GM", "255", "GMY")
    assert codebooks.country("SSD") == ("South Sudan", "OD", "626", "SSD")
    assert codebooks.country("GRL") == ("Greenland", "GL", "", "")
    assert codebooks.country(None) == codebooks.country("???") == ("", "", "", "")


def test_a_code_of_the_lists_stands_for_one_country() -> None:
    table = rows("reportedly.formats", "countries.tsv")
    for column in (2, 3, 4):
        found = [row[column] for row in table if row[column] and row[0] != "XKX"]
        assert len(found) == len(set(found))


def test_every_sector_and_body_has_its_place_in_cameo() -> None:
    assert {row[0] for row in rows("reportedly.formats", "cameo-roles.tsv")} == SECTORS
    assert {row[0] for row in rows("reportedly.formats", "cameo-actors.tsv")} == BODIES
    assert codebooks.cameo_roles(("JRN", "PTY", "MED")) == ("MED", "HLH")
    assert codebooks.cameo_actor("EUR") == ("EUR", "EEC", "IGO")
    assert codebooks.cameo_actor("FRA") == ("FRA", "", "")
    assert codebooks.cameo_actor(None) == ("", "", "")


def test_every_code_an_event_can_have_has_a_goldstein_value() -> None:
    cameo = {row[4] for row in rows("reportedly.events", "plover.tsv")} | {"020"}
    values = {code: codebooks.goldstein(code) for code in cameo}
    assert all(value is not None and -10 <= value <= 10 for value in values.values())
    assert (values["020"], values["1831"]) == (3.0, -10.0)
    assert codebooks.goldstein("999") is None
