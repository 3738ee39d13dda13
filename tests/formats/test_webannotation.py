from __future__ import annotations

import json

from hypothesis import given

from eventsmade import told, told_readings
from reportedly.formats.webannotation import AROUND, to_webannotation
from reportedly.records import Reading
from strategies import readings


@given(readings())
def test_positions_quotations_and_their_surroundings_are_exact(reading: Reading) -> None:
    text = reading.article.text
    collection = json.loads(to_webannotation(reading))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len(reading.attributions)
    for item, one in zip(items, reading.attributions, strict=True):
        assert len(item["target"]) == len(one.content)
        structured = item["body"][1]
        for selectors in [
            *(target["selector"] for target in item["target"]),
            *structured["reportedly:cueAt"],
            *structured["reportedly:sourceAt"],
        ]:
            position, quotation = selectors
            start, end = position["start"], position["end"]
            assert text[start:end] == quotation["exact"]
            assert text[:start].endswith(quotation["prefix"])
            assert len(quotation["prefix"]) == min(AROUND, start)
            assert text[end:].startswith(quotation["suffix"])


def test_what_an_annotation_says(reading: Reading) -> None:
    collection = json.loads(to_webannotation(reading))
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    inner = collection["first"]["items"][5]
    assert inner["body"][0]["value"] == "a senior official claims (The Selden Courier → Meridian → a senior official)"
    assert inner["body"][1]["reportedly:parent"] == collection["first"]["items"][4]["id"]
    assert [target["selector"][0]["start"] for target in collection["first"]["items"][3]["target"]] == [249, 293]


@given(told_readings())
def test_events_are_annotations_of_their_triggers(reading: Reading) -> None:
    items = json.loads(to_webannotation(reading))["first"]["items"][len(reading.attributions) :]
    for item, event in zip(items, reading.events, strict=True):
        positions = [target["selector"][0] for target in item["target"]]
        assert [(one["start"], one["end"]) for one in positions] == [(span.start, span.end) for span in event.trigger]


def test_what_the_annotation_of_an_event_says() -> None:
    item = json.loads(to_webannotation(told()))["first"]["items"][3]
    assert item["body"][0]["value"] == (
        "ASSAULT, denied: Syrian army (SYR.MIL) → civilians (SYR.CVL) (The Selden Courier → the army → Omar Dast)"
    )
    assert item["body"][1]["reportedly:voucher"] == "urn:reportedly:0123456789abcdef:a1"
    assert item["body"][1]["reportedly:actors"][0]["label"] == "Syrian army (SYR.MIL)"
