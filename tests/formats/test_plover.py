from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given

from eventsmade import told, told_readings
from reportedly.formats.plover import to_plover
from reportedly.records import Reading

EVENT = set(
    "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode "
    "context link text text_info cite_info coder coded_date coded_time comment size".split()
)
ENTITY = set(
    "code sector entity_text identifier_id identifier_text religion ethnicity office gender age".split(),
)
LOCATION = set(
    "extracted_place resolved_place geonameid lat lon city district province country country_code feature_class "
    "feature_code resolution".split()
)
CITE_INFO = set("corpus citation url title language publication license copyright coder codebook version".split())
REQUIRED = ("id", "has_event", "date", "actor", "event")


def imported(text: str) -> list[dict[str, Any]]:
    """PLOVER's JSON lines, with every object held against the field names of the manual."""
    events = [json.loads(line) for line in text.split("\n") if line]
    for event in events:
        assert all(name in event for name in REQUIRED)
        assert set(event) <= {*EVENT, "reportedly"}
        assert event["date"] is None or date.fromisoformat(event["date"])
        assert event["has_event"] is True
        assert all(isinstance(event.get(name, []), list) for name in ("actor", "recipient", "event", "mode", "context"))
        assert all(set(one) <= ENTITY for one in [*event["actor"], *event.get("recipient", [])])
        assert all(len(one.get("sector", "GOV")) in (3, 6) for one in event["actor"])
        assert set(event.get("event_loc", {})) <= LOCATION
        assert set(event["cite_info"]) <= CITE_INFO
        assert set(event.get("size", {})) <= {"dead", "injured", "arrested"}
    assert len({event["id"] for event in events}) == len(events)
    return events


@given(told_readings())
def test_any_events_fit_the_manual(reading: Reading) -> None:
    found = imported(to_plover(reading, reading.events))
    for one, event in zip(found, reading.events, strict=True):
        assert one["event"] == [event.type]
        text = reading.article.text
        assert all(text[at["start"] : at["end"]] == at["exact"] for at in one["reportedly"]["evidence"])


def test_an_event_comes_back() -> None:
    reading = told()
    bombed, denied, condemned, promised = imported(to_plover(reading, reading.events))
    assert bombed["actor"] == [
        {
            "code": "SYR",
            "sector": "MIL",
            "entity_text": "Syrian warplanes",
            "identifier_text": "Syrian Air Force",
        }
    ]
    assert (bombed["date"], bombed["mode"], bombed["size"]) == ("2031-03-02", ["aerial"], {"dead": 12})
    assert (bombed["quad_code"], bombed["event_scale"]) == (4, -9.5)
    assert bombed["event_loc"]["country"] == "Syria"
    assert (bombed["event_loc"]["city"], bombed["event_loc"]["resolution"]) == ("Aleppo", 4)
    assert (denied["date"], denied["mode"]) == (None, ["negation"])
    assert denied["reportedly"]["chain"] == ["The Selden Courier", "the army", "Omar Dast"]
    assert (denied["reportedly"]["status"], denied["reportedly"]["voucher"]) == ("denied", "Omar Dast")
    assert [one["code"] for one in condemned["actor"]] == ["FRA", "DEU"]
    assert condemned["reportedly"]["links"][0] == {"kind": "response", "event": bombed["id"]}
    assert (promised["mode"], promised["actor"][0]["office"]) == (["hypothetical"], "UN coordinator")
