from __future__ import annotations

from reportedly.actors.towns import towns
from reportedly.language.document import parse
from reportedly.language.names import names

PLACES = dict.fromkeys(("Selden", "Poll", "Polls", "Voss", "Center", "March", "ORL", "Port Selden", "Many"), "KEN")


def test_a_name_used_for_something_else_is_no_town() -> None:
    text = "Lena Voss went to Selden. The poll was held in Port Selden."
    country = towns(text, names(parse(text)), frozenset({"center"}), (), PLACES.get)
    assert country("Selden") == country("Port Selden") == "KEN"
    assert {
        country(name) for name in ("Poll", "Polls", "Voss", "Center", "March", "March 2025", "ORL", "Many", "")
    } == {None}


def test_one_word_is_a_town_only_of_a_country_that_is_spoken_of() -> None:
    text = "Selden and Port Selden."
    country = towns(text, names(parse(text)), frozenset(), {"FRA"}, PLACES.get)
    assert country("Selden") is None
    assert country("Port Selden") == "KEN"
    assert towns(text, names(parse(text)), frozenset(), {"KEN"}, PLACES.get)("Selden") == "KEN"
