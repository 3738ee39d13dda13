from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from sqlalchemy import select

from archive.handmade import about
from reportedly.archive import adding, keys, reviewing, tables, writing
from reportedly.archive.opening import Store
from reportedly.records import Reading
from reportedly.stories.arrival import Stories
from reportedly.stories.linking import KINDS
from stories.made_articles import handful, version

WHO = "Ines Amato"


def add(store: Store, stories: Stories, reads: Iterable[Reading]) -> None:
    for read in reads:
        adding.put(store, writing.packed(read), stories)


def remove(store: Store, stories: Stories, *reads: Reading) -> None:
    for read in reads:
        assert adding.take_out(store, read.article.id, stories)


def say(store: Store, stories: Stories, reference: str, verdict: str, other: str) -> int:
    with store.writing() as connection, stories.heeding(connection):
        return reviewing.review(connection, reference, verdict, [other], who=WHO).number


def again(store: Store, stories: Stories) -> None:
    with store.writing() as connection:
        stories.again(connection)


def held(store: Store) -> dict[tuple[str, frozenset[str]], tuple[object, ...]]:
    """The stories by kind and members, with their number and what a list shows of them."""
    with store.reading() as connection:
        ids = {row.number: row.id for row in connection.execute(select(tables.article))}
        members: dict[tuple[str, int], set[str]] = {}
        for row in connection.execute(select(tables.story)):
            whole = row.kind == "copy"
            name = ids[row.item] if whole else f"{ids[keys.article_in(row.item)]}/{keys.row_in(row.item)}"
            members.setdefault((row.kind, row.story), set()).add(name)
        shown = {(row.kind, row.story): tuple(row) for row in connection.execute(select(tables.summary))}
    assert shown.keys() == {key for key in members if key[0] != "copy"}
    return {(kind, frozenset(some)): (story, shown.get((kind, story))) for (kind, story), some in members.items()}


def links(store: Store) -> set[tuple[str, frozenset[str], float]]:
    with store.reading() as connection:
        ids = {row.number: row.id for row in connection.execute(select(tables.article))}

        def name(kind: str, item: int) -> str:
            return ids[item] if kind == "copy" else f"{ids[keys.article_in(item)]}/{keys.row_in(item)}"

        rows = connection.execute(select(tables.link)).all()
    return {(row.kind, frozenset({name(row.kind, row.low), name(row.kind, row.high)}), row.score) for row in rows}


def one_story(store: Store, kind: str, *names: str) -> bool:
    return any(key[0] == kind and key[1].issuperset(names) for key in held(store))


def row(read: Reading, number: int) -> str:
    """What :func:`held` calls a statement or an event."""
    return f"{read.article.id}/{number}"


@pytest.mark.parametrize("seed", range(3))
def test_stories_do_not_depend_on_the_order_of_arrival(store: Store, seed: int) -> None:
    reads = handful()
    stories = Stories()
    add(store, stories, reads)
    expected, linked = held(store), links(store)
    assert {kind for kind, _ in expected} == set(KINDS)
    remove(store, stories, *reads)
    assert held(store) == {}
    assert links(store) == set()
    random.Random(seed).shuffle(reads)  # noqa: S311 - any order will do
    add(store, Stories(), reads)
    assert held(store) == expected
    assert links(store) == linked


def test_all_anew_is_what_came_of_arrivals(store: Store) -> None:
    stories = Stories()
    add(store, stories, handful())
    expected, linked = held(store), links(store)
    for one in (stories, Stories()):
        again(store, one)
        assert (held(store), links(store)) == (expected, linked)


@pytest.mark.parametrize("gone", range(0, 5, 2))
def test_an_article_removed_leaves_what_there_was_without_it(store: Store, gone: int) -> None:
    reads = handful()
    stories = Stories()
    add(store, stories, [read for number, read in enumerate(reads) if number != gone])
    expected = held(store)
    add(store, stories, [reads[gone]])
    assert held(store) != expected
    remove(store, stories, reads[gone])
    assert held(store) == expected


def test_a_new_version_takes_the_place_of_the_old(store: Store) -> None:
    first, second, *_ = handful()
    stories = Stories()
    add(store, stories, [first, second])
    newer = version(first, 1, "The border was opened in the morning.", modified="2031-03-09")
    add(store, stories, [newer])
    assert one_story(store, "copy", newer.article.id, second.article.id)
    assert one_story(store, "event", row(newer, 0), row(second, 0))
    assert not any(first.article.id in name for _, names in held(store) for name in names)
    expected = held(store)
    again(store, stories)
    assert held(store) == expected
    remove(store, stories, newer)
    assert one_story(store, "event", row(first, 0), row(second, 0))


def test_an_older_version_changes_nothing(store: Store) -> None:
    first, second, *_ = handful()
    stories = Stories()
    add(store, stories, [about(first, modified="2031-03-09"), second])
    expected = held(store)
    add(store, stories, [version(first, 1, "An early line.", modified="2031-03-01")])
    assert held(store) == expected


def test_another_reading_of_an_article(store: Store) -> None:
    first, second, *_ = handful()
    stories = Stories()
    add(store, stories, [first, second])
    expected = held(store)
    for read in (first.model_copy(update={"events": ()}), first):
        assert adding.put_again(store, writing.packed(read), stories)
        assert one_story(store, "event", row(first, 0), row(second, 0)) == bool(read.events)
    assert held(store) == expected


def test_a_person_parts_a_story_and_takes_it_back(store: Store) -> None:
    first, second, *_ = handful()
    stories = Stories()
    add(store, stories, [first, second])
    before = held(store)
    pair = ("event", row(first, 0), row(second, 0))
    assert one_story(store, *pair)
    number = say(store, stories, f"{first.article.id}/e1", "different-story", f"{second.article.id}/e1")
    assert not one_story(store, *pair)
    parted = held(store)
    again(store, Stories())
    assert held(store) == parted
    with store.writing() as connection, stories.heeding(connection):
        reviewing.take_back(connection, number, who=WHO)
    assert held(store) == before


def test_a_person_joins_what_has_no_link(store: Store) -> None:
    raid, _, _, dam, _ = handful()
    stories = Stories()
    add(store, stories, [raid, dam])
    assert not one_story(store, "utterance", row(raid, 0), row(dam, 6))
    say(store, stories, f"{raid.article.id}/a1", "same-story", f"{dam.article.id}/a7")
    assert one_story(store, "utterance", row(raid, 0), row(dam, 6))
    joined = held(store)
    again(store, Stories())
    assert held(store) == joined


def test_verdicts_lead_on_to_further_verdicts(store: Store) -> None:
    raid, _, _, dam, _ = handful()
    stories = Stories()
    add(store, stories, [raid, dam])
    a, b, c, d = (f"{one.article.id}/{item}" for one, item in ((raid, "a1"), (dam, "a7"), (raid, "a2"), (dam, "a3")))
    for one, other in ((a, b), (b, c), (c, d)):
        say(store, stories, one, "same-story", other)
    assert one_story(store, "utterance", row(raid, 0), row(raid, 1), row(dam, 2), row(dam, 6))
    joined = held(store)
    again(store, Stories())
    assert held(store) == joined
