from __future__ import annotations

import pytest
from hypothesis import given

from eventsmade import TEXT, actor, told
from groundsmade import grounded, grounded_readings, moment
from made import find
from reportedly.formats import grounding_phrases
from reportedly.records import ActorKind, Granularity, Reading


@pytest.mark.parametrize(
    ("start", "end", "time", "told_as"),
    [
        (None, None, None, ""),
        ("2031-03-02", "2031-03-02", None, "2 March 2031"),
        ("2031-03-02", "2031-03-02", "09:15", "2 March 2031, 09:15"),
        ("2031-03-02", "2031-03-08", None, "2 to 8 March 2031"),
        ("2031-03-30", "2031-04-02", None, "30 March 2031 to 2 April 2031"),
        ("2031-02-01", "2031-02-28", None, "February 2031"),
        ("2031-12-01", "2031-12-31", None, "December 2031"),
        ("2031-01-01", "2031-12-31", None, "2031"),
        ("2031-03-02", None, None, "since 2 March 2031"),
        (None, "2031-03-02", None, "until 2 March 2031"),
    ],
)
def test_days_in_words(start: str | None, end: str | None, time: str | None, told_as: str) -> None:
    made = moment(1, find(TEXT, "Sunday")[0], start, end, time=time, granularity=Granularity.PERIOD)
    assert grounding_phrases.calendar(made) == told_as


def test_coordinates_have_their_half_of_the_earth() -> None:
    place = told().places[0].model_copy(update={"lat": -33.456, "lon": -70.648})
    assert grounding_phrases.coordinates(place) == "33.46° S, 70.65° W"
    assert grounding_phrases.coordinates(place.model_copy(update={"lat": None})) == ""


def test_actors_with_codes_come_first_and_those_without_words_not_at_all() -> None:
    reading = told()
    nobody = actor("x", ActorKind.UNNAMED, None, None, "We", reason="it is not known who we are")
    bare = nobody.model_copy(update={"id": "z", "label": "The", "code": "SYR"})
    found = grounding_phrases.who(reading.model_copy(update={"actors": (nobody, bare, *reading.actors)}))
    assert [one.name for one in found][-1] == "We"
    assert {"The", "France and Germany"}.isdisjoint(one.name for one in found)
    assert found[-1].reason == "it is not known who we are"


def test_a_place_tells_how_the_text_writes_it_where_that_differs() -> None:
    reading = told()
    place = reading.places[0].model_copy(update={"label": "Halab"})
    lost = place.model_copy(update={"name": None, "lat": None, "lon": None, "country": None, "admin1": None})
    found = grounding_phrases.where(reading.model_copy(update={"places": (lost, place)}))
    assert found[0].facts == ("“Halab”", "Aleppo Governorate, SYR", "36.20° N, 37.16° E")
    assert (found[1].name, found[1].facts, found[1].reason) == ("Halab", (), "not found")


def test_times_without_a_day_come_last_with_the_reason() -> None:
    found = grounding_phrases.when(grounded())
    assert [(one.name, one.facts, one.reason) for one in found] == [
        ("Sunday", ("2 March 2031",), None),
        ("if the road opens", (), "it hangs on something else"),
    ]


@given(grounded_readings())
def test_any_reading_has_lists(reading: Reading) -> None:
    assert len(grounding_phrases.where(reading)) == len(reading.places)
    assert sum(len(one.spans) for one in grounding_phrases.when(reading)) == len(reading.moments)
    assert len(grounding_phrases.documents(reading)) == len(reading.citations)
    assert len(grounding_phrases.who(reading)) <= len(reading.actors)
