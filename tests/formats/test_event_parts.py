from __future__ import annotations

from datetime import UTC, datetime

from eventsmade import PLANES, actor, role, told
from made import article
from reportedly.formats import event_parts
from reportedly.records import ActorKind, Reading, Stated


def test_a_compound_is_its_members_and_each_stands_once() -> None:
    reading = told()
    found = event_parts.parties(
        reading, (role("compound-1", "France and Germany"), role("france", "France"), role(PLANES, "Syrian warplanes"))
    )
    assert [one.name for one in found] == ["France", "Germany", "Syrian Air Force"]
    assert [one.words.exact for one in found] == ["France and Germany", "France and Germany", "Syrian warplanes"]


def test_members_that_hold_each_other_end() -> None:
    ring = tuple(actor(one, ActorKind.COMPOUND, None, None, "France", members=(two, one)) for one, two in ("xy", "yx"))
    reading = Reading(produced_by="x", article=article(), actors=ring)
    assert event_parts.parties(reading, (role("x", "France"),)) == (
        event_parts.Party(ring[1], role("x", "France").span),
    )


def test_an_actor_that_is_not_known_is_its_words() -> None:
    (found,) = event_parts.parties(told(), (role("nobody", "civilians"),))
    assert (found.actor, found.name, found.code, found.sectors) == (None, "civilians", None, ())


def test_what_other_data_sets_count() -> None:
    reading = told()
    assert event_parts.every(reading) == reading.events
    assert [event.id for event in event_parts.counted(reading)] == ["e1", "e3"]


def test_the_voucher_is_the_last_of_the_chain() -> None:
    reading = told()
    assert [event_parts.voucher(reading, event) for event in reading.events] == [
        "The Selden Courier",
        "Omar Dast",
        "The Selden Courier",
        "Lena Voss",
    ]


def test_days_and_times_of_an_article() -> None:
    assert (
        event_parts.published(article(published=Stated(value="2031-03-04T23:30:00-05:00", basis="x"))) == "2031-03-04"
    )
    assert event_parts.published(article(published=Stated(value="soon", basis="x"))) is None
    assert event_parts.published(article()) is None
    assert event_parts.published_at("2031-03-04T23:30:00-05:00") == datetime(2031, 3, 5, 4, 30, tzinfo=UTC)
    assert event_parts.published_at("soon") is None
