from __future__ import annotations

from sqlalchemy import delete, update

from archive.handmade import check_whole, edition, held, keep, mixed
from reportedly.archive import tables
from reportedly.archive.opening import Store
from reportedly.archive.reindexing import outdated, reindex


def test_a_new_archive_is_up_to_date(store: Store) -> None:
    with store.reading() as connection:
        assert not outdated(connection)


def test_what_another_version_entered_is_entered_anew(store: Store) -> None:
    url = "https://example.org/one"
    keep(store, *mixed(3), edition(7, url=url), edition(8, url=url, modified="2031-03-05"))
    before = held(store)
    with store.writing() as connection:
        connection.execute(update(tables.about).where(tables.about.c.name == "index").values(value="0"))
        connection.execute(delete(tables.event))
        connection.execute(update(tables.attribution).values(act="shout"))
        assert outdated(connection)
    with store.writing() as connection:
        reindex(connection)
        assert not outdated(connection)
    assert held(store) == before
    check_whole(store)


def test_entering_anew_changes_nothing_where_nothing_is_new(store: Store) -> None:
    keep(store, *mixed(2))
    with store.writing() as connection:
        reindex(connection)
    check_whole(store)
    keep(store, edition(9))
    check_whole(store)
