from __future__ import annotations

import pytest
from sqlalchemy import func, insert, select

from archive.handmade import KEPT, about, check_whole, edition, held, keep, mixed, plain
from made import reading as dam
from reportedly.archive import keys, tables, writing
from reportedly.archive.opening import Store


def searched(store: Store) -> set[str]:
    """The ids of the versions that are searched."""
    with store.reading() as connection:
        return set(connection.execute(select(tables.article.c.id).where(tables.article.c.latest == 1)).scalars())


def test_a_reading_comes_out_as_it_went_in(store: Store) -> None:
    reads = mixed(4)
    keep(store, *reads)
    assert held(store) == {read.article.id: read for read in reads}
    check_whole(store)


def test_what_is_packed_for_the_archive_can_be_unpacked_without_it() -> None:
    read = edition(1)
    assert writing.unpacked(writing.packed(read)) == read


def test_an_article_is_found_by_its_id(store: Store) -> None:
    read = edition(1, published="2031-03-04")
    kept = keep(store, read)[0]
    assert kept.day == keys.day_of("2031-03-04")
    with store.reading() as connection:
        assert writing.find(connection, read.article.id) == kept
        assert writing.find(connection, "'; DROP TABLE article; --") is None
        with pytest.raises(KeyError):
            writing.reading(connection, kept.number + 1)


def test_only_the_latest_version_of_an_address_is_searched(store: Store) -> None:
    url = "https://example.org/one"
    first = edition(1, url=url, published="2031-03-04")
    corrected = edition(2, url=url, published="2031-03-04", modified="2031-03-05")
    early = edition(3, url=url, published="2031-03-03")
    kept = keep(store, first, corrected, early)
    assert [one.latest for one in kept] == [True, True, False]
    assert searched(store) == {corrected.article.id}
    assert len(held(store)) == 3
    check_whole(store)


def test_of_versions_without_a_date_the_last_that_came_in_is_searched(store: Store) -> None:
    url = "https://example.org/one"
    first, second = (plain(f"Text {n}.", url=url) for n in range(2))
    keep(store, first, second)
    assert searched(store) == {second.article.id}


def test_articles_without_an_address_are_no_versions_of_each_other(store: Store) -> None:
    reads = [about(edition(n), url=None) for n in range(2)]
    keep(store, *reads)
    assert searched(store) == {read.article.id for read in reads}
    check_whole(store)


def test_another_reading_takes_the_place_of_the_first(store: Store) -> None:
    first, other = edition(1), edition(2)
    kept = keep(store, first, other)[0]
    newer = about(
        first.model_copy(update={"events": first.events[:1], "produced_by": "reportedly 9"}), published="2031-04-01"
    )
    with store.writing() as connection:
        now = writing.replace(connection, kept, newer, writing.packed(newer))
    assert (now.number, now.day) == (kept.number, keys.day_of("2031-04-01"))
    assert held(store)[first.article.id] == newer
    check_whole(store)


def test_another_reading_of_an_older_version_is_kept_and_not_searched(store: Store) -> None:
    url = "https://example.org/one"
    first, second = edition(1, url=url), edition(2, url=url, modified="2031-03-05")
    kept = keep(store, first, second)[0]._replace(latest=False)
    newer = first.model_copy(update={"attributions": ()})
    with store.writing() as connection:
        writing.replace(connection, kept, newer, writing.packed(newer))
    assert held(store) == {first.article.id: newer, second.article.id: second}
    check_whole(store)


def test_what_is_removed_leaves_nothing(store: Store) -> None:
    kept = keep(store, edition(1), edition(2, dam()))
    with store.writing() as connection:
        for one, read in zip(kept, (edition(1), edition(2, dam())), strict=True):
            review = {"article": read.article.id, "target": "a1", "body": "{}", "who": "Ana", "made": "2031"}
            connection.execute(insert(tables.review).values(review))
            assert writing.remove(connection, one) is None
    with store.reading() as connection:
        for table in KEPT:
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0, table.name
    check_whole(store)


def test_where_the_latest_version_is_removed_the_one_before_is_searched_again(store: Store) -> None:
    url = "https://example.org/one"
    reads = [edition(n, url=url, modified=f"2031-03-0{n}") for n in (1, 3, 2)]
    oldest, latest, _ = keep(store, *reads)
    with store.writing() as connection:
        instead = writing.remove(connection, latest)
    assert instead is not None
    assert searched(store) == {reads[2].article.id}
    check_whole(store)
    with store.writing() as connection:
        assert writing.remove(connection, oldest._replace(latest=False)) is None
    assert searched(store) == {reads[2].article.id}
    check_whole(store)


def test_a_number_is_never_given_twice(store: Store) -> None:
    first = keep(store, edition(1))[0]
    with store.writing() as connection:
        writing.remove(connection, first)
    assert keep(store, edition(2))[0].number > first.number


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    keep(store, edition(1))
    read = edition(2)

    def add_and_fail() -> None:
        with store.writing() as connection:
            writing.add(connection, read, writing.packed(read))
            raise RuntimeError("after all was written")

    with pytest.raises(RuntimeError):
        add_and_fail()
    assert set(held(store)) == {edition(1).article.id}
    check_whole(store)


def test_what_a_database_cannot_hold_is_kept_in_the_reading(store: Store) -> None:
    read = about(edition(1), title="Dam\0 \ud800 talks", outlet="The\0Courier", name="a\ud800.txt", url="http://x/\0")
    keep(store, read)
    assert held(store)[read.article.id] == read
    check_whole(store)
