from __future__ import annotations

import pytest
from sqlalchemy import Connection

from analysis.filled import Printed, Said, Told, Who, fill
from analysis.test_dyads import CHL, RAID, short
from reportedly.analysis import speech
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.errors import UsageError

ROJAS = Who("PER", "GOV", "Elba Rojas")
SOMEBODY = Who("PER", "MIL", "an officer")


def test_shares_of_words_and_statements(connection: Connection) -> None:
    said = (Said(ROJAS, words=30), Said(SOMEBODY, "unnamed", words=40), Said(None, words=10))
    fill(connection, [Printed("2031-04-02", statements=(*said, Said(ROJAS, words=20)))])
    columns = ("value", "statements", "words", "share", "share_of_statements", "evidence")
    assert short(speech.shares(connection, field="sector"), *columns) == [
        ("GOV", 2, 50, 0.5, 0.5, ["x1/a1", "x1/a4"]),
        ("MIL", 1, 40, 0.4, 0.25, ["x1/a2"]),
        (None, 1, 10, 0.1, 0.25, ["x1/a3"]),
    ]
    assert short(speech.shares(connection, field="named"), "value", "words") == [
        ("named", 50),
        ("unnamed", 40),
        ("none", 10),
    ]
    assert short(speech.shares(connection, AttributionFilter(sector=("GOV",))), "value", "share") == [("PER", 1.0)]


def test_shares_within_each_outlet(connection: Connection) -> None:
    post = Printed("2031-04-02", "Post", statements=(Said(ROJAS, words=30), Said(None, words=10)))
    fill(connection, [post, Printed("2031-04-02", None, statements=(Said(ROJAS),))])
    assert short(speech.shares_by_outlet(connection), "outlet", "value", "share") == [
        ("Post", "PER", 0.75),
        ("Post", None, 0.25),
        (None, "PER", 1.0),
    ]


def test_statements_without_words_have_no_share(connection: Connection) -> None:
    fill(connection, [Printed("2031-04-02", statements=(Said(ROJAS, words=0),))])
    assert short(speech.shares(connection), "share", "share_of_statements") == [(0.0, 1.0)]
    with pytest.raises(UsageError, match="choose one of: country"):
        speech.shares(connection, field="colour")


def test_who_is_quoted_on_whom(connection: Connection) -> None:
    raid = RAID._replace(voucher=ROJAS, story=1)
    unnamed = RAID._replace(voucher=SOMEBODY, actors=(CHL, CHL), recipients=())
    heard = (Said(ROJAS), Said(SOMEBODY, "unnamed"))
    told = (raid, raid, unnamed)
    fill(connection, [Printed("2031-04-02", events=told, statements=heard)])
    columns = ("voice_country", "voice_sector", "side", "about", "events", "tellings", "voices", "mean")
    found = speech.quoted(connection)
    assert sorted(short(found, *columns)) == [
        ("PER", "GOV", "actor", "CHL", 1, 2, 1, -9.0),
        ("PER", "GOV", "recipient", "PER", 1, 2, 1, -9.0),
        ("PER", "MIL", "actor", "CHL", 1, 1, 1, -9.0),
    ]
    only = speech.quoted(connection, EventFilter(voucher=("Elba Rojas",)))
    assert short(only, "voice_sector") == [("GOV",), ("GOV",)]


def test_quoted_leaves_out_what_narrators_tell(connection: Connection) -> None:
    nobody = RAID._replace(voucher=Who(None, None, "-"))
    fill(connection, [Printed("2031-04-02", events=(RAID, nobody, Told(voucher=ROJAS, actors=(Who(None),))))])
    assert speech.quoted(connection).num_rows == 0
