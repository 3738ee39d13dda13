from __future__ import annotations

from eventsmade import told
from made import reading as dam
from reportedly.archive.answers import answer, items, target
from reportedly.records.review import EventAnswer, Judged, StatementAnswer


def test_a_statement_is_told_with_its_speaker_and_words() -> None:
    read = dam()
    found = answer(read, read.attributions[3])
    assert isinstance(found, StatementAnswer)
    assert found.speaker is not None
    assert found.speaker.name == "Tomas Okoro"
    assert found.speaker.how == "surname"
    assert [span.exact for span in found.speaker.spans] == ["Okoro"]
    assert found.addressee is not None
    assert found.addressee.name == "reporters"
    assert found.content == read.attributions[3].content
    assert found.act == read.attributions[3].act
    assert found.by == "attributions/tagger 1.0"


def test_a_statement_of_nobody_has_no_speaker() -> None:
    read = dam()
    found = answer(read, read.attributions[-1])
    assert isinstance(found, StatementAnswer)
    assert found.speaker is None


def test_an_event_is_told_with_names_codes_day_and_place() -> None:
    read = told()
    found = answer(read, read.events[0])
    assert isinstance(found, EventAnswer)
    assert [(one.name, one.code) for one in found.actors] == [("Syrian Air Force", "SYR")]
    assert [one.spans[0].exact for one in found.actors] == ["Syrian warplanes"]
    assert found.date == "2031-03-02"
    assert [span.exact for span in found.date_at] == ["Sunday"]
    assert found.place is not None
    assert (found.place.name, found.place.code) == ("Aleppo", "SYR")


def test_the_members_of_a_compound_stand_for_it() -> None:
    read = told()
    found = answer(read, read.events[2])
    assert isinstance(found, EventAnswer)
    assert [one.name for one in found.actors] == ["France", "Germany"]
    assert found.date_at == ()
    assert found.place is None


def test_a_time_of_several_days_is_an_interval() -> None:
    read = told()
    event = read.events[0]
    assert event.date is not None
    several = event.model_copy(update={"date": event.date.model_copy(update={"end": "2031-03-04"})})
    ongoing = event.model_copy(update={"date": event.date.model_copy(update={"end": None})})
    unknown = event.model_copy(update={"date": event.date.model_copy(update={"start": None, "end": None})})
    dates = [answer(read, one).model_dump().get("date") for one in (several, ongoing, unknown)]
    assert dates == ["2031-03-02/2031-03-04", "2031-03-02/..", None]


def test_statements_are_pinned_to_content_and_cue_and_events_to_their_trigger() -> None:
    read = told()
    statement, event = read.attributions[0], read.events[0]
    assert (target(statement).spans, target(statement).cue) == (statement.content, statement.cue)
    assert (target(event).spans, target(event).cue) == (event.trigger, ())
    assert items(read, Judged.STATEMENT) == read.attributions
    assert items(read, Judged.EVENT) == read.events
