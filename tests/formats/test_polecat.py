from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given

from eventsmade import told, told_readings
from reportedly.formats.polecat import BEYOND, COLUMNS, HEAD, QUADS, to_polecat
from reportedly.records import Reading

HEADER = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|"
    "Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|"
    "Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|"
    "Raw Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|"
    "Language|Version"
).split("|")


def read(reading: Reading) -> list[dict[str, str]]:
    """The events of a reading as POLECAT has them, read again."""
    text = HEAD + to_polecat(reading, reading.events)
    return list(csv.DictReader(StringIO(text, newline=""), delimiter="\t", strict=True))


def test_the_columns_are_polecats_and_ours_behind_them() -> None:
    assert list(COLUMNS) == HEADER
    assert len(HEADER) == 40
    assert "\t".join([*HEADER, *BEYOND]) + "\n" == HEAD


@given(told_readings())
def test_any_events_are_rows_of_that_width(reading: Reading) -> None:
    found = read(reading)
    assert len(found) == len(reading.events)
    for one in found:
        assert None not in one
        assert None not in one.values()
        assert "" not in one.values()
        assert one["Intensity"] == "None" or -10 <= float(one["Intensity"]) <= 10
        assert one["Quad Code"] in {*QUADS.values(), "None"}
        assert one["Latitude"] == "None" or -90 <= float(one["Latitude"]) <= 90
        lists = [one[f"Actor {name}"].split("; ") for name in ("Name", "Country", "COW", "Title", "Name Raw")]
        assert len({len(values) for values in lists}) == 1


def test_a_row() -> None:
    bombed, denied, condemned, promised = read(told())
    assert bombed["Event ID"] == "0123456789abcdef-e1"
    assert (bombed["Actor Country"], bombed["Actor COW"], bombed["Primary Actor Sector"]) == ("SYR", "652", "MIL")
    assert (bombed["City"], bombed["Province"], bombed["Country"]) == ("Aleppo", "Aleppo Governorate", "SYR")
    assert (bombed["Quad Code"], bombed["Contexts"]) == ("MATERIAL CONFLICT", "military; human_rights")
    assert (bombed["Story People"], bombed["Publication Date"]) == ("Lena Voss", "2031-03-04")
    assert (denied["Event Date"], denied["Placename"], denied["Actor Sectors"]) == ("None", "None", "MIL; GOV")
    assert (denied["Status"], denied["Chain"]) == ("denied", "The Selden Courier > the army > Omar Dast")
    assert (condemned["Actor Country"], condemned["Actor COW"]) == ("FRA; DEU", "220; 255")
    assert (promised["Actor Country"], promised["Actor COW"], promised["Actor Title"]) == (
        "UNO",
        "None",
        "UN coordinator",
    )
