from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from archive.handmade import about, check_whole, edition, held, plain
from reportedly.archive import writing
from reportedly.archive.adding import Added, Knows, Outcome, put, put_again, take_out
from reportedly.archive.opening import Store, opened
from reportedly.errors import NotFound
from reportedly.records import Reading

URL = "https://example.org/one"
Told = list[tuple[int | None, int | None]]


class Ear:
    """What an archive tells of changes, by the numbers of the articles."""

    def __init__(self) -> None:
        self.told: Told = []

    def __call__(self, _: object, now: writing.Kept | None, before: writing.Kept | None) -> None:
        self.told.append((now.number if now else None, before.number if before else None))


def put_all(store: Store, *reads: Reading) -> tuple[list[Outcome], Told]:
    """What became of readings, and what was told."""
    ear = Ear()
    return [put(store, writing.packed(read), ear).outcome for read in reads], ear.told


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    read = edition(1)
    outcomes, told = put_all(store, read, read, about(read, name="elsewhere.txt"))
    assert outcomes == [Outcome.ADDED, Outcome.KNOWN, Outcome.KNOWN]
    assert told == [(1, None)]
    assert held(store) == {read.article.id: read}
    check_whole(store)


def test_versions_are_told_apart(store: Store) -> None:
    reads = [edition(n, url=URL, modified=f"2031-03-0{day}") for n, day in ((1, 4), (2, 5), (3, 3))]
    outcomes, told = put_all(store, *reads)
    assert outcomes == [Outcome.ADDED, Outcome.VERSION, Outcome.OLDER]
    assert told == [(1, None), (2, 1), (None, None)]
    check_whole(store)


def test_an_added_article_is_told_with_its_name(store: Store) -> None:
    read = about(edition(1), name="a\0b.txt")
    assert put(store, writing.packed(read), Ear()) == Added(read.article.id, "a\0b.txt", Outcome.ADDED)


def test_another_reading_replaces_and_is_told_of(store: Store) -> None:
    read, ear = edition(1), Ear()
    newer = read.model_copy(update={"events": (), "produced_by": "reportedly 9"})
    assert put_again(store, writing.packed(newer), ear) is None
    put(store, writing.packed(read), Ear())
    done = put_again(store, writing.packed(newer), ear)
    assert done == Added(read.article.id, read.article.name, Outcome.REREAD)
    assert ear.told == [(1, 1)]
    assert held(store) == {read.article.id: newer}
    check_whole(store)


def test_another_reading_of_an_older_version_is_not_told_of(store: Store) -> None:
    first, second, ear = edition(1, url=URL), edition(2, url=URL, modified="2031-03-05"), Ear()
    put_all(store, first, second)
    assert put_again(store, writing.packed(first.model_copy(update={"events": ()})), ear) is not None
    assert ear.told == []
    check_whole(store)


def test_an_article_is_taken_out_and_its_older_version_is_told_of(store: Store) -> None:
    first, second, ear = edition(1, url=URL), edition(2, url=URL, modified="2031-03-05"), Ear()
    put_all(store, first, second)
    assert take_out(store, second.article.id, ear)
    assert take_out(store, first.article.id, ear)
    assert not take_out(store, first.article.id, ear)
    assert ear.told == [(1, 2), (None, 1)]
    assert held(store) == {}
    check_whole(store)


def test_where_stories_fail_nothing_is_kept(store: Store) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("stories")

    with pytest.raises(RuntimeError, match="stories"):
        put(store, writing.packed(edition(1)), fails)
    assert held(store) == {}
    check_whole(store)
    put(store, writing.packed(edition(1)), Ear())
    with pytest.raises(RuntimeError, match="stories"):
        take_out(store, edition(1).article.id, fails)
    with pytest.raises(RuntimeError, match="stories"):
        put_again(store, writing.packed(edition(1).model_copy(update={"events": ()})), fails)
    assert held(store) == {edition(1).article.id: edition(1)}
    check_whole(store)


def test_a_worker_knows_what_the_archive_holds(store: Store, address: str) -> None:
    read = edition(1)
    knows = Knows(address)
    assert knows(read.article) is None
    put(store, writing.packed(read), Ear())
    again: Knows = pickle.loads(pickle.dumps(knows))  # noqa: S301 - made a moment ago
    for one in (knows, again):
        assert one(read.article) == Added(read.article.id, read.article.name, Outcome.KNOWN)
        assert one._store is not None
        one._store.close()


def test_a_worker_makes_no_archive(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("none") / "news.db"
    with pytest.raises(NotFound):
        Knows(str(path))(edition(1).article)
    assert not path.exists()


def test_a_removed_article_leaves_no_word_in_the_file(tmp_path: Path) -> None:
    address = tmp_path / "news.db"
    store = opened(address, create=True)
    gone, stays = plain("It rains in Zwillingsbrunn.\n", 1), plain("It rains in Ostermark.\n", 2)
    for read in (gone, stays):
        put(store, writing.packed(read), Ear())
    assert take_out(store, gone.article.id, Ear())
    store.close()
    kept = address.read_bytes().lower()
    assert b"zwillingsbrunn" not in kept
    assert b"ostermark" in kept
