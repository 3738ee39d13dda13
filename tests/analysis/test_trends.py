from __future__ import annotations

import pytest
from sqlalchemy import Connection

from analysis.filled import Printed, Said, Told, Who, day, fill
from analysis.test_dyads import CHL, PER, RAID, short
from reportedly.analysis import trends
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.errors import UsageError

LIMA = Who("PER", "GOV", "ministry of Peru")
CROWD = Who("PER", "CVL", "farmers of Peru")
SANTIAGO = Who("CHL", None, "Chile")
MARCH = "2031-03"


def told_by(voucher: Who | None, story: int | None = None) -> Told:
    return RAID._replace(voucher=voucher, story=story)


def test_a_dyad_by_those_who_vouch_for_it(connection: Connection) -> None:
    tellings = (told_by(LIMA), told_by(CROWD), told_by(SANTIAGO), told_by(SANTIAGO), told_by(None))
    fill(connection, [Printed("2031-04-02", events=tellings)])
    assert short(trends.by_voucher(connection, "PER", "CHL"), "period", "told_by", "events") == [
        (MARCH, "a", 1),
        (MARCH, "b", 2),
        (MARCH, "narrator", 1),
        (MARCH, "others", 1),
    ]


def test_what_others_tell_too_is_not_told_by_narrators_only(connection: Connection) -> None:
    fill(connection, [Printed("2031-04-02", events=(told_by(None, 5), told_by(LIMA, 5), told_by(SANTIAGO, 5)))])
    assert short(trends.by_voucher(connection, "PER", "CHL", by="whole"), "told_by", "events", "evidence") == [
        ("a", 1, ["x1/e2"]),
        ("b", 1, ["x1/e3"]),
    ]


def test_events_by_type_once_a_story(connection: Connection) -> None:
    talks = Told("CONSULT", actors=(PER,), recipients=(CHL,), first=day("2031-04-01"), last=day("2031-04-01"))
    told = (RAID._replace(story=1), RAID._replace(story=1), talks, RAID._replace(story=1, status="denied", counted=0))
    fill(connection, [Printed("2031-04-02", events=told)])
    columns = ("period", "value", "events", "tellings")
    assert short(trends.counts(connection), *columns) == [(MARCH, "ASSAULT", 1, 3), ("2031-04", "CONSULT", 1, 1)]
    assert short(trends.counts(connection, field="status", by="year"), *columns) == [
        ("2031", "asserted", 2, 3),
        ("2031", "denied", 1, 1),
    ]
    only = EventFilter(type=("ASSAULT",), counted=True)
    assert short(trends.counts(connection, only, "quad", by="whole"), *columns) == [(None, "4", 1, 2)]


def test_statements_by_act_once_an_utterance(connection: Connection) -> None:
    said = (Said(LIMA, act="deny", utterance=3, words=9), Said(LIMA, act="deny", utterance=3), Said(None, act=None))
    fill(connection, [Printed("2031-04-02", statements=said), Printed(None, statements=(Said(LIMA),))])
    columns = ("period", "value", "statements", "tellings", "words", "evidence")
    assert short(trends.statements(connection), *columns) == [
        ("2031-04", "deny", 1, 2, 9, ["x1/a1"]),
        ("2031-04", None, 1, 1, 10, ["x1/a3"]),
        (None, "state", 1, 1, 10, ["x2/a1"]),
    ]
    of_peru = AttributionFilter(country=("PER",), act=("state",))
    assert short(trends.statements(connection, of_peru, "sector", by="whole"), "value", "statements") == [("GOV", 1)]


def test_fields_that_there_are_not(connection: Connection) -> None:
    with pytest.raises(UsageError, match="events cannot be counted by 'colour'; choose one of: type"):
        trends.counts(connection, field="colour")
    with pytest.raises(UsageError, match="attributions cannot be counted by 'type'"):
        trends.statements(connection, field="type")
