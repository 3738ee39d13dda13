"""An archive whose writer is killed at any point holds whole articles, and takes the rest when they are added again."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.adder import Adder, Task, add, adder, bundle
from archive.handmade import check_whole, held
from archive.server import Server
from reportedly.archive.adding import Outcome
from reportedly.archive.opening import opened

KILLED = -signal.SIGKILL


@pytest.fixture(scope="module")
def writer() -> Iterator[Adder]:
    """A process that can be killed while it adds."""
    with adder() as found:
        yield found


def check_complete(address: str, bundles: int) -> None:
    """Adding all again completes the archive."""
    wanted = {read.article.id: read for number in range(bundles) for read in bundle(number)}
    with closing(opened(address, create=True)) as store:
        before = set(held(store))
        outcomes = add(store, 0, bundles)
        assert {one.article for one in outcomes if one.outcome is Outcome.KNOWN} == before
        assert held(store) == wanted
        check_whole(store)
        assert {one.outcome for one in add(store, 0, bundles)} == {Outcome.KNOWN}


def test_killed_before_any_statement(address: str, writer: Adder) -> None:
    opened(address, create=True).close()
    statement, number = 0, 0
    while True:  # until a child is through before it is killed
        statement += 4
        ended = writer.do(Task(address, number, number + 1, statement=statement))
        if ended == 0:
            break
        assert ended == KILLED
        if statement % 8 == 0:
            with closing(opened(address, create=False)) as store:
                check_whole(store)
            number += 1
    assert statement > 25
    check_complete(address, number + 1)


def test_killed_at_any_moment(address: str, writer: Adder) -> None:
    ends = []
    for number in range(5):
        ends.append(writer.do(Task(address, 0, 12, seconds=0.02 + 0.013 * number)))
        with closing(opened(address, create=True)) as store:
            check_whole(store)
    assert KILLED in ends
    check_complete(address, 12)


def test_killed_while_an_archive_is_made(tmp_path: Path, writer: Adder) -> None:
    statement, ended = 0, KILLED
    while ended == KILLED:
        statement += 5
        path = str(tmp_path / f"{statement}.db")
        ended = writer.do(Task(path, 0, 0, statement=statement))
        opened(path, create=True).close()
    check_complete(path, 1)
    assert ended == 0
    assert statement > 20


def test_killed_while_an_archive_is_made_in_postgresql(server: Server, writer: Adder) -> None:
    address = server.corner()
    for statement in (1, 9, 20):
        assert writer.do(Task(address, 0, 0, statement=statement)) == KILLED
    check_complete(address, 1)


def test_two_processes_add_the_same_articles_at_once(address: str, writer: Adder) -> None:
    with adder() as other:
        for one in (writer, other):
            one.ask(Task(address, 0, 4))
        assert [one.answer() for one in (writer, other)] == [0, 0]
    check_complete(address, 4)
