from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given

from eventsmade import told, told_readings
from reportedly.formats.event_rows import COLUMNS, HEAD, row, to_csv
from reportedly.records import Reading


def read(reading: Reading) -> list[dict[str, str]]:
    """The events of a reading as CSV, read again."""
    return list(csv.DictReader(StringIO(HEAD + to_csv(reading, reading.events), newline=""), strict=True))


def test_a_row_holds_everything() -> None:
    bombed, denied, condemned, promised = read(told())
    assert (bombed["actors"], bombed["actor_codes"], bombed["actor_sectors"]) == ("Syrian Air Force", "SYR", "MIL")
    assert (bombed["place"], bombed["geoname"], bombed["lat"]) == ("Aleppo", "170063", "36.2012")
    assert (bombed["date_start"], bombed["date_words"], bombed["sizes"]) == ("2031-03-02", "Sunday", "at least 12 dead")
    assert bombed["contexts"] == "military; human_rights"
    assert (denied["status"], denied["factuality"]) == ("denied", "-2.0")
    assert denied["chain"] == "The Selden Courier; the army; Omar Dast"
    assert denied["place"] == ""
    assert (condemned["actor_codes"], condemned["links"]) == ("FRA; DEU", "response e1; topic e1")
    assert condemned["cites"] == "UN Security Council resolution 2254"
    assert (promised["custom"], promised["background"]) == ("Relief", "false")


@given(told_readings())
def test_any_events_come_back_as_rows(reading: Reading) -> None:
    found = read(reading)
    assert [one["id"] for one in found] == [event.id for event in reading.events]
    for one, event in zip(found, reading.events, strict=True):
        assert None not in one
        assert list(one) == list(COLUMNS)
        assert len(one["actor_codes"].split("; ")) == len(one["actor_sectors"].split("; "))
        assert float(one["confidence"]) == event.confidence


@given(told_readings())
def test_values_are_of_the_kind_of_their_column(reading: Reading) -> None:
    kinds = {"text": str, "texts": list, "whole": int, "number": float, "flag": bool}
    for event in reading.events:
        values = row(reading, event)
        assert list(values) == list(COLUMNS)
        assert all(value is None or type(value) is kinds[COLUMNS[name]] for name, value in values.items())
