from __future__ import annotations

from eventsmade import told
from reportedly.stories.scenes import scenes


def test_a_scene_is_what_the_sentence_of_the_trigger_names() -> None:
    reading = told()
    found = scenes(reading)
    assert set(found) == {event.id for event in reading.events}
    raid = found["e1"]
    aleppo = next(place for place in reading.places if place.label == "Aleppo")
    assert str(aleppo.geoname or aleppo.label) in raid.fine <= raid.places
    assert "aleppo" in raid.names
    assert not raid.quoted


def test_what_is_told_inside_quotation_marks_is_quoted() -> None:
    reading = told()
    promise = next(event for event in reading.events if event.evidence[0].exact.startswith('"We will send'))
    assert scenes(reading)[promise.id].quoted
