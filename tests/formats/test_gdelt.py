from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given

from eventsmade import told, told_readings
from reportedly.formats.gdelt import BESIDE_HEAD, COLUMNS, beside, quad, to_gdelt
from reportedly.records import Reading, Resolution

CODEBOOK = (
    "GlobalEventID Day MonthYear Year FractionDate "
    "Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code "
    "Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code "
    "Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code "
    "Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code "
    "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles "
    "AvgTone "
    "Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat "
    "Actor1Geo_Long Actor1Geo_FeatureID "
    "Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat "
    "Actor2Geo_Long Actor2Geo_FeatureID "
    "ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat "
    "ActionGeo_Long ActionGeo_FeatureID "
    "DATEADDED SOURCEURL"
).split()
WHOLE = {"GlobalEventID", "Day", "MonthYear", "Year", "IsRootEvent", "QuadClass", "NumMentions", "DATEADDED"}
DECIMAL = {"FractionDate", "GoldsteinScale", "AvgTone", "ActionGeo_Lat", "ActionGeo_Long"}


def read(reading: Reading) -> list[dict[str, str]]:
    """The events of a reading as GDELT has them, read again without any quoting."""
    rows = csv.reader(StringIO(to_gdelt(reading, reading.events), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def test_the_columns_are_those_of_the_codebook() -> None:
    assert list(COLUMNS) == CODEBOOK
    assert len(COLUMNS) == 61


@given(told_readings())
def test_any_events_are_rows_of_that_width_and_those_types(reading: Reading) -> None:
    found = read(reading)
    for one in found:
        assert all(value == "" or int(value) >= 0 for name, value in one.items() if name in WHOLE)
        assert all(value == "" or isinstance(float(value), float) for name, value in one.items() if name in DECIMAL)
        assert len(one["EventRootCode"]) == 2
        assert one["EventCode"].startswith(one["EventBaseCode"])
        assert int(one["GlobalEventID"]) < 2**53
        assert one["ActionGeo_Type"] in set("012345")
    assert {one["EventCode"] for one in found} == {event.cameo for event in reading.events if event.cameo}


@given(told_readings())
def test_the_companion_has_a_row_for_every_row(reading: Reading) -> None:
    table = BESIDE_HEAD + beside(reading, reading.events)
    rows = list(csv.DictReader(StringIO(table, newline=""), delimiter="\t", strict=True))
    assert [row["GlobalEventID"] for row in rows] == [one["GlobalEventID"] for one in read(reading)]
    assert all(None not in row for row in rows)


def test_a_row() -> None:
    bombed, denied, french, german, promised = read(told())
    assert (bombed["Day"], bombed["MonthYear"], bombed["FractionDate"]) == ("20310302", "203103", "2031.1699")
    assert (bombed["Actor1Code"], bombed["Actor1Name"]) == ("SYRMIL", "SYRIAN AIR FORCE")
    assert (bombed["EventCode"], bombed["QuadClass"], bombed["GoldsteinScale"]) == ("195", "4", "-10.0")
    assert bombed["ActionGeo_FullName"] == "Aleppo, Aleppo Governorate, Syria"
    assert (bombed["ActionGeo_Type"], bombed["ActionGeo_CountryCode"], bombed["ActionGeo_ADM1Code"]) == ("4", "SY", "")
    assert (bombed["DATEADDED"], bombed["SOURCEURL"]) == ("20310304000000", "https://example.org/air")
    assert (denied["Day"], denied["Actor1Type1Code"], denied["Actor1Type2Code"]) == ("", "MIL", "GOV")
    assert [one["Actor1Code"] for one in (french, german)] == ["FRA", "DEU"]
    assert french["Actor2Code"] == german["Actor2Code"] == "SYRMIL"
    assert (promised["Actor1Code"], promised["Actor1KnownGroupCode"]) == ("IGOUNOGOV", "UNO")
    assert promised["Actor2Code"] == ""
    assert len({one["GlobalEventID"] for one in read(told())}) == 5


def test_an_event_of_a_users_own_type_alone_has_no_row() -> None:
    reading = told()
    own = reading.events[0].model_copy(update={"cameo": None})
    assert to_gdelt(reading, (own,)) == beside(reading, (own,)) == ""


@pytest.mark.parametrize(
    ("level", "name", "admin1", "kind", "first", "feature"),
    [
        (Resolution.COUNTRY, "United States", None, "1", "US", "US"),
        (Resolution.PROVINCE, "Ohio", None, "2", "USOH", ""),
        (Resolution.CITY, "Dayton", "Ohio", "3", "USOH", ""),
        (Resolution.WATER, "Lake Erie", None, "0", "", ""),
    ],
)
def test_places_of_the_united_states_have_types_of_their_own(
    level: Resolution, name: str, admin1: str | None, kind: str, first: str, feature: str
) -> None:
    reading = told()
    there = reading.places[0].model_copy(update={"name": name, "country": "USA", "admin1": admin1, "resolution": level})
    row = read(reading.model_copy(update={"places": (there,)}))[0]
    assert (row["ActionGeo_Type"], row["ActionGeo_ADM1Code"], row["ActionGeo_FeatureID"]) == (kind, first, feature)


def test_quad_classes_follow_the_root() -> None:
    assert [quad(code) for code in ("020", "050", "060", "0831", "090", "138", "140", "204")] == [
        1,
        1,
        2,
        2,
        3,
        3,
        4,
        4,
    ]
