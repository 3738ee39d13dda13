from __future__ import annotations

import pytest

from reportedly.actors.identify import identify
from reportedly.actors.phrases import Setting, Use
from reportedly.records import ActorKind

GOV, MIL, CVL, REB = ("GOV",), ("MIL",), ("CVL",), ("REB",)


def test_an_ally_is_of_another_country_than_the_state_it_is_an_ally_of(setting: Setting) -> None:
    of_state, of_person = identify("Kenya's key allies", setting), identify("a close ally of Lena de Voss", setting)
    assert of_state.code is None
    assert of_state.reason == "an ally of Kenya is of another country, which the phrase does not name"
    assert of_person.code == "FRA"


@pytest.mark.parametrize(
    ("text", "code", "sectors"),
    [
        ("Kenya", "KEN", ()),
        ("the Republic of Kenya", "KEN", ()),
        ("the U.S.", "USA", ()),
        ("Abkhazia", "GEO", ("PRE",)),
        ("the Kenyans", "KEN", ()),
        ("three Kenyans", "KEN", CVL),
        ("Bosnian Serbs", "BIH", CVL),
        ("Serbs of southern Bosnia", "BIH", CVL),
        ("ethnic Serbs", None, CVL),
        ("Washington", "USA", GOV),
        ("State House", "KEN", GOV),
        ("two Kenyan soldiers", "KEN", MIL),
        ("Kenyan army officers' tanks", "KEN", MIL),
        ("Opposition groups in Egypt", "EGY", ("OPP",)),
        ("rebel leaders from Kenya", "KEN", REB),
        ("opposition lawmakers in Egypt", "EGY", ("OPP", "LEG")),
        ("Egyptian security forces", "EGY", ("COP", "MIL")),
        ("dozens of French workers", "FRA", ("LAB",)),
        ("a group of Kenyan rebels", "KEN", REB),
        ("Egypt's government", "EGY", GOV),
        ("the French Foreign Ministry", "FRA", GOV),
        ("French foreign ministry spokesman", "FRA", GOV),
        ("Northern Front leaders", "KEN", REB),
        ("UN peacekeepers", "UNO", MIL),
        ("peacekeepers", "UNO", MIL),
        ("Egyptian peacekeepers", "EGY", MIL),
        ("the Supreme Court", "USA", ("JUD",)),
        ("Egypt's Supreme Court", "EGY", ("JUD",)),
        ("French-backed Kenyan rebels", "KEN", REB),
        ("pro-French rebels", None, REB),
        ("rebels in Selden", "KEN", REB),
        ("residential areas near Orlu", "EGY", CVL),
        ("Selden police", "KEN", ("COP",)),
        ("the French ambassador to Egypt", "FRA", ()),
        ("leader of the opposition in Kenya", "KEN", ("OPP",)),
        ("the West", None, ()),
        ("HU workers", None, ("LAB",)),
    ],
)
def test_country_and_sectors(setting: Setting, text: str, code: str | None, sectors: tuple[str, ...]) -> None:
    found = identify(text, setting)
    assert (found.code, found.sectors) == (code, sectors)
    assert (found.reason is None) == (code is not None)


@pytest.mark.parametrize(
    ("text", "name", "code", "sectors", "office"),
    [
        ("Kenyan Foreign Minister Ana Belmonte", "Ana Belmonte", "KEN", GOV, "foreign minister"),
        ("President Ana Belmonte of Egypt", "Ana Belmonte", "EGY", GOV, "president"),
        ("Ana Belmonte, the French foreign minister", "Ana Belmonte", "FRA", GOV, "foreign minister"),
        ("former French president Ana Belmonte", "Ana Belmonte", "FRA", ("ELI",), "president"),
        ("Egyptian businessman Ana Belmonte", "Ana Belmonte", "EGY", ("BUS",), None),
        ("Egypt's Ana Belmonte", "Ana Belmonte", "EGY", (), None),
        ("Tomas Okoro", "Tomas Okoro", "KEN", GOV, "prime minister"),
        ("former prime minister Tomas Okoro", "Tomas Okoro", "KEN", ("ELI",), "prime minister"),
        ("Northern Front leader Ana Belmonte", "Ana Belmonte", "KEN", REB, None),
        ("Ana Belmonte", "Ana Belmonte", None, (), None),
    ],
)
def test_persons(
    setting: Setting, text: str, name: str, code: str | None, sectors: tuple[str, ...], office: str | None
) -> None:
    at = text.index(name)
    found = identify(text, setting, person_at=(at, at + len(name)))
    assert (found.kind, found.name, found.code, found.sectors, found.office) == (
        ActorKind.PERSON,
        name,
        code,
        sectors,
        office,
    )


def test_an_office_is_that_of_the_day(setting: Setting) -> None:
    later = setting._replace(date="2014-01-01")
    after = setting._replace(date="2020-01-01")
    assert identify("Tomas Okoro", later).office == "president"
    assert identify("Tomas Okoro", after).sectors == ("ELI",)
    assert identify("Tomas Okoro", setting._replace(date=None)).office == "president"


def test_a_famous_surname_is_enough_and_another_needs_its_title(setting: Setting) -> None:
    assert identify("Okoro", setting).entity == "tomas-okoro"
    assert identify("de Voss", setting).entity is None
    assert identify("French foreign minister de Voss", setting, person_at=(24, 31)).entity == "lena-de-voss"


def test_a_misspelled_name_with_the_right_title(setting: Setting) -> None:
    assert identify("Kenyan Prime Minister Tomas Okorro", setting, person_at=(22, 34)).entity == "tomas-okoro"
    assert identify("Tomas Okorro", setting, person_at=(0, 12)).entity is None


def test_namesakes_of_another_country(setting: Setting) -> None:
    found = identify("Egyptian president Tomas Okoro", setting, person_at=(19, 30))
    assert (found.entity, found.code) == (None, "EGY")


def test_a_city_is_a_place_or_a_government(setting: Setting) -> None:
    acting, placed = identify("Paris", setting), identify("Paris", setting, use=Use.PLACE)
    assert (acting.name, acting.sectors, acting.how) == ("Government of France", GOV, "metonym")
    assert (placed.name, placed.sectors, placed.how) == ("Paris", (), "name")
    assert identify("central Cairo", setting).sectors == CVL
    assert identify("Orlu", setting).code == "EGY"


def test_an_ambiguous_abbreviation_needs_a_second_hint(setting: Setting) -> None:
    assert identify("HU", setting).code is None
    assert identify("HU", setting._replace(codes={"KEN": 2})).code == "KEN"
    assert identify("Harbour Union", setting).code == "KEN"


def test_bodies_that_are_gone_are_less_sure(setting: Setting) -> None:
    assert (
        identify("Northern Front", setting).confidence
        < identify("Northern Front", setting._replace(date="2000-01-01")).confidence
    )


@pytest.mark.parametrize("text", ["", "…", "12", "the", "of Kenya", "'s", "and", "-"])
def test_nothing_raises(setting: Setting, text: str) -> None:
    assert identify(text, setting).confidence <= 1.0


def test_a_form_of_address_stands_before_a_person() -> None:
    found = identify("Mr Torvik")
    assert (found.kind, found.name, found.code) == (ActorKind.PERSON, "Torvik", None)
    assert found.reason is not None
