from __future__ import annotations

import pytest
from sqlalchemy import insert

from archive.handmade import edition, keep, mixed, plain
from reportedly.archive import keys, search, tables
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.archive.found import found, key_of, reference
from reportedly.archive.opening import Store
from reportedly.errors import UsageError
from reportedly.records.lookup import actor_of, citations, moment, parties, place


def test_a_statement_is_found_with_those_whom_it_names(store: Store) -> None:
    reads = mixed(4)
    whole = {keys.key(one.day, one.number, 0) >> 16: read for one, read in zip(keep(store, *reads), reads, strict=True)}
    with store.reading() as connection:
        rows = search.page(connection, AttributionFilter())
        pairs = list(zip(rows, found(connection, "utterance", rows), strict=True))
    assert len(pairs) == sum(len(read.attributions) for read in reads)
    for key, one in pairs:
        read = whole[key >> 16]
        attribution = read.attributions[keys.row_in(key)]
        assert (one.key, one.story) == (key, None)
        assert one.reading.article == read.article
        assert one.reading.attributions == (attribution,)
        for speaker in attribution.chain[1:]:
            assert one.reading.speaker(speaker) == read.speaker(speaker)
            assert actor_of(one.reading, speaker) == actor_of(read, speaker)


def test_an_event_is_found_with_all_that_it_names(store: Store) -> None:
    reads = mixed(4)
    whole = {keys.key(one.day, one.number, 0) >> 16: read for one, read in zip(keep(store, *reads), reads, strict=True)}
    with store.reading() as connection:
        rows = search.page(connection, EventFilter(), sort="oldest")
        pairs = list(zip(rows, found(connection, "event", rows), strict=True))
    assert len(pairs) == sum(len(read.events) for read in reads)
    for key, one in pairs:
        read = whole[key >> 16]
        event = read.events[keys.row_in(key)]
        assert one.reading.events == (event,)
        for side in (event.actors, event.recipients):
            assert parties(one.reading, side) == parties(read, side)
        for of in (place, moment, citations):
            assert of(one.reading, event) == of(read, event)
        for speaker in event.chain[1:]:
            assert one.reading.speaker(speaker) == read.speaker(speaker)


def test_more_rows_than_are_fetched_together_are_found_in_their_order(store: Store) -> None:
    keep(store, *(edition(number, published=f"2031-03-{number + 1:02d}") for number in range(28)))
    with store.reading() as connection:
        rows = search.page(connection, EventFilter())
        assert len(rows) > 100
        assert [one.key for one in found(connection, "event", rows)] == list(rows)
        assert list(found(connection, "event", ())) == []


def test_a_row_is_found_with_its_story(store: Store) -> None:
    keep(store, edition(1))
    with store.writing() as connection:
        first, second = search.page(connection, EventFilter(), sort="oldest")[:2]
        connection.execute(insert(tables.story).values(kind="event", item=second, story=first))
        connection.execute(insert(tables.story).values(kind="utterance", item=first, story=second))
        assert [one.story for one in found(connection, "event", [first, second])] == [None, first]
        assert search.page(connection, EventFilter(story=(first,))) == (second,)
        assert search.page(connection, AttributionFilter(utterance=(second,))) == (first,)
        assert search.count(connection, EventFilter(story=(second,))) == 0


def test_a_reference_names_a_row(store: Store) -> None:
    reads = mixed(2)
    keep(store, *reads)
    with store.reading() as connection:
        for wanted in (AttributionFilter(), EventFilter()):
            kind = "event" if isinstance(wanted, EventFilter) else "utterance"
            for one in found(connection, kind, search.page(connection, wanted)):
                item = (*one.reading.attributions, *one.reading.events)[0]
                assert key_of(connection, reference(one.reading, getattr(item, "id"))) == one.key  # noqa: B009


@pytest.mark.parametrize(
    "item", ["", "/", "/a1", "{}", "{}/", "{}/a99", "{}/e1", "{}/x1", "none/a1", "'; DROP TABLE--/a1"]
)
def test_what_names_no_row_is_refused(store: Store, item: str) -> None:
    read = plain("Nothing was read in it.")
    keep(store, read)
    with store.reading() as connection, pytest.raises(UsageError, match="ARTICLE/a1"):
        key_of(connection, item.format(read.article.id))


@pytest.mark.parametrize("item", ["a\0b/a1", "\ud800/e1"])
def test_no_character_of_a_reference_is_an_error_of_the_database(store: Store, item: str) -> None:
    with store.reading() as connection, pytest.raises(UsageError):
        key_of(connection, item)
