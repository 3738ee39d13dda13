from __future__ import annotations

from archive.handmade import keep, mixed
from reportedly.archive.opening import Store, opened
from reportedly.archive.state import state


def named(store: Store) -> str:
    with store.reading() as connection:
        return state(connection)


def test_every_change_gives_another_name_and_reading_gives_none(store: Store) -> None:
    empty = named(store)
    assert named(store) == empty
    keep(store, *mixed(1))
    one = named(store)
    keep(store, *mixed(2)[1:])
    assert len({empty, one, named(store)}) == 3


def test_it_outlives_the_process_that_gave_it(address: str) -> None:
    first = opened(address, create=True)
    keep(first, *mixed(1))
    name = named(first)
    first.close()
    again = opened(address, create=False)
    assert named(again) == name
    again.close()
