from __future__ import annotations

import json

from hypothesis import given

from eventsmade import told, told_readings
from reportedly.formats.event_records import to_records
from reportedly.records import Event, Reading


def test_a_line_stands_alone() -> None:
    reading = told()
    bombed, denied, condemned, _ = map(json.loads, to_records(reading, reading.events).splitlines())
    assert bombed["article"]["url"] == "https://example.org/air"
    assert bombed["actors"][0]["actor"]["name"] == "Syrian Air Force"
    assert bombed["place"]["geoname"] == 170063
    assert bombed["date"]["moment"]["span"]["exact"] == "Sunday"
    assert denied["voucher"] == {
        "id": "a1",
        "name": "Omar Dast",
        "act": "deny",
        "clean": "the army had not fired on civilians",
    }
    assert [link["name"] for link in denied["chain"]] == ["The Selden Courier", "the army", "Omar Dast"]
    assert [one["code"] for one in condemned["actors"][0]["actor"]["members"]] == ["FRA", "DEU"]
    assert condemned["cites"][0]["number"] == "2254"


@given(told_readings())
def test_every_field_of_an_event_is_there(reading: Reading) -> None:
    lines = to_records(reading, reading.events).split("\n")
    assert lines.pop() == ""
    for line, event in zip(lines, reading.events, strict=True):
        found = json.loads(line)
        assert list(found) == ["article", *Event.model_fields]
        assert (found["id"], found["status"]) == (event.id, event.status.value)
