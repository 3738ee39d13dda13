"""A small base of actors and nouns, made by hand."""

from __future__ import annotations

import pytest

from reportedly.actors.knowledge import Knowledge
from reportedly.actors.phrases import Setting
from reportedly.actors.tables import bodies, holders, states
from reportedly.actors.vocabulary import Noun, Vocabulary, plural

STATES = [
    ["KEN", "Kenya", "state", "Republic of Kenya", "Kenyan;Kenyans", "Nairobi", "State House", "", ""],
    ["FRA", "France", "state", "", "French;Frenchmen", "Paris", "Elysee Palace", "", ""],
    ["EGY", "Egypt", "state", "", "Egyptian;Egyptians", "Cairo", "", "", ""],
    [
        "USA",
        "United States",
        "state",
        "United States of America;US;U.S.",
        "American;Americans",
        "Washington",
        "",
        "",
        "",
    ],
    ["SRB", "Serbia", "state", "", "Serbian;Serbians;Serb;Serbs", "Belgrade", "", "", ""],
    ["BIH", "Bosnia", "state", "", "Bosnian;Bosnians", "Sarajevo", "", "", ""],
    ["GEO", "Abkhazia", "partial", "", "Abkhaz", "", "", "", ""],
    ["", "West", "region", "", "Western;Westerner", "", "", "", ""],
]
INSTITUTIONS = [
    ["National Assembly of Kenya", "National Assembly", "KEN", "LEG", "parliament", "", "", ""],
    ["Supreme Court of the United States", "Supreme Court", "USA", "JUD", "court", "", "", ""],
]
ORGANISATIONS = [
    ["United Nations", "UN;U.N.", "UNO", "", "", "", ""],
    ["Harbour Union", "HU", "KEN", "LAB", "", "", "ambiguous"],
]
GROUPS = [["Northern Front", "NFR", "KEN", "REB", "1990", "2005", ""]]
HOLDERS = [
    ["Tomas Okoro", "T. Okoro", "Okoro", "KEN", "GOV", "prime minister", "2008", "2012-03", "1"],
    ["Tomas Okoro", "", "Okoro", "KEN", "GOV", "president", "2012-04", "2016", "1"],
    ["Lena de Voss", "", "de Voss", "FRA", "GOV", "foreign minister", "2010", "", "0"],
]
NOUNS = [
    Noun("soldier", ("MIL",)),
    Noun("army", ("MIL",), "mod"),
    Noun("ally", ("UNK",), role=True),
    Noun("rebel", ("REB",), "mod"),
    Noun("worker", ("LAB",), role=True),
    Noun("government", ("GOV",), "mod"),
    Noun("opposition", ("OPP",), "mod"),
    Noun("group", (), role=True),
    Noun("leader", ("GOV",), role=True),
    Noun("spokesman", ("GOV",), role=True),
    Noun("tank", ("MIL",), "thing"),
    Noun("residential area", ("CVL",), "thing"),
    Noun("security force", ("COP", "MIL"), "mod"),
    Noun("peacekeeper", ("MIL",), "mod", code="UNO"),
    Noun("police", ("COP",), "mod"),
    Noun("lawmaker", ("LEG",)),
    Noun("diplomatic", ("GOV",), "mod", adjective=True),
    Noun("judge", ("JUD",)),
    Noun("official", ("GOV",), role=True),
    Noun("parliament", ("LEG",), "mod"),
    Noun("foreign ministry", ("GOV",), "mod"),
    Noun("foreign minister", ("GOV",), office=True, of="state", unique=True),
    Noun("prime minister", ("GOV",), office=True, of="state", unique=True),
    Noun("president", ("GOV",), office=True, of="state", unique=True),
    Noun("businessman", ("BUS",)),
]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Two dozen actors."""
    return Knowledge(
        [
            *states(STATES),
            *bodies(INSTITUTIONS, "institution", typed=1),
            *bodies(ORGANISATIONS, "organisation"),
            *bodies(GROUPS, "group"),
            *holders(HOLDERS),
        ]
    )


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Two dozen nouns with their plurals."""
    forms = [(noun.noun, noun) for noun in NOUNS]
    return Vocabulary(forms + [(plural(noun.noun), noun._replace(plural=True)) for noun in NOUNS])


@pytest.fixture(scope="session")
def setting(knowledge: Knowledge, vocabulary: Vocabulary) -> Setting:
    """That base, a day, and a resolver that knows one town."""
    return Setting(knowledge, vocabulary, "2010-06-01", {}, {"Selden": "KEN", "Orlu": "EGY"}.get)
