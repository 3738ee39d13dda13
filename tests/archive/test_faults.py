from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from psycopg import sql
from sqlalchemy import Connection, event, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from archive.adder import add, bundle
from archive.handmade import check_whole, edition, held, keep
from archive.server import USER, Server
from reportedly.archive import adding, opening, tables, writing
from reportedly.archive.faults import driver_missing, fault, told_of
from reportedly.archive.opening import Store, opened
from reportedly.errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveGone,
    ArchiveSlow,
    ArchiveUnwritable,
    MissingExtra,
    NotAnArchive,
)


@pytest.mark.parametrize(
    ("said", "kind", "told"),
    [
        ("file is not a database", NotAnArchive, "is not an archive"),
        ("database disk image is malformed", NotAnArchive, "is damaged"),
        ("database is locked", ArchiveBusy, "by another process"),
        ("database or disk is full", ArchiveUnwritable, "no room left"),
        ('could not extend file "base/1/2": No space left on device', ArchiveUnwritable, "no room left"),
        ("attempt to write a readonly database", ArchiveUnwritable, "may not be written to"),
        ("permission denied for table article", ArchiveUnwritable, "may not be written to"),
        ("disk I/O error", ArchiveUnwritable, "its disk"),
        ("unable to open database file", ArchiveUnwritable, "its folder"),
        ("terminating connection due to administrator command", ArchiveGone, "server runs"),
        ("canceling statement due to lock timeout", ArchiveBusy, "by another process"),
        ("interrupted", ArchiveSlow, "ask for less"),
        ("canceling statement due to statement timeout", ArchiveSlow, "ask for less"),
        ("deadlock detected\nDETAIL: Process 1", ArchiveBusy, "by another process"),
        ("connection failed: FATAL: password authentication failed for user x", ArchiveGone, "refuses this user"),
        ('connection failed: FATAL: database "x" does not exist', NotAnArchive, "create the database first"),
        ("something\nnobody expected", ArchiveError, "the database says: something nobody expected"),
    ],
)
def test_what_a_driver_says_is_told_in_one_line(said: str, kind: type[ArchiveError], told: str) -> None:
    for error in (OperationalError("INSERT", {}, Exception(said)), sqlite3.OperationalError(said)):
        found = fault("news.db", error)
        assert type(found) is kind
        assert str(found).startswith("news.db")
        assert told in str(found)
        assert "\n" not in str(found)
        with pytest.raises(kind), told_of("news.db"):
            raise error


def test_a_connection_that_broke_in_any_words_is_gone() -> None:
    found = fault("news", DBAPIError("SELECT", {}, Exception("eof"), connection_invalidated=True))
    assert type(found) is ArchiveGone


def test_bytes_that_cannot_be_unpacked_are_damage() -> None:
    with pytest.raises(NotAnArchive, match=r"news\.db is damaged"), told_of("news.db"):
        zlib.decompress(b"no zlib")


def test_a_missing_driver_is_told_with_what_to_install() -> None:
    found = driver_missing(ImportError("psycopg"))
    assert isinstance(found, MissingExtra)
    assert "pip install 'reportedly[postgresql]'" in str(found)


@contextmanager
def tight(mebibytes: int) -> Iterator[Path]:
    """A disk of that size."""
    with tempfile.TemporaryDirectory(prefix="reportedly-tight-") as folder:
        mount = shutil.which("mount")
        options = ["-t", "tmpfs", "-o", f"size={mebibytes}m,mode=777", "tmpfs", folder]
        if mount is None or os.geteuid() != 0 or subprocess.run([mount, *options], capture_output=True).returncode:
            pytest.skip("no small disk can be mounted here: that takes root")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def fill(store: Store) -> int:
    """Add until there is no room; how many bundles are whole."""
    for number in range(2000):
        try:
            add(store, number, number + 1)
        except ArchiveUnwritable as error:
            assert "no room left" in str(error)  # noqa: PT017 - it is raised sooner or later
            return number
    raise AssertionError("the disk is never full")


def check_kept(store: Store, bundles: int) -> None:
    """All that was added before the disk was full is there, and nothing is half there."""
    found = held(store)
    wanted = [read for number in range(bundles) for read in bundle(number)]
    assert {read.article.id for read in wanted} <= set(found)
    assert len(found) < len(wanted) + 3
    check_whole(store)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    def limited(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 80")

    path = tmp_path / "news.db"
    with closing(opened(path, create=True)) as store:
        store.engine.dispose()  # connections that were made before have no limit
        event.listen(store.engine, "connect", limited)
        bundles = fill(store)
        check_kept(store, bundles)
    with closing(opened(path, create=False)) as store:
        assert [one.outcome for one in add(store, bundles, bundles + 1)][-1] is adding.Outcome.VERSION
        check_kept(store, bundles + 1)


def test_a_disk_that_is_truly_full_loses_nothing() -> None:
    with tight(1) as folder, closing(opened(folder / "news.db", create=True)) as store:
        (folder / "other").write_bytes(bytes(1 << 18))
        bundles = fill(store)
        check_kept(store, bundles)
        (folder / "other").unlink()
        add(store, bundles, bundles + 1)
        check_kept(store, bundles + 1)


def test_a_server_whose_disk_is_full_loses_nothing(server: Server) -> None:
    with tight(12) as folder:
        server.own(folder)
        place, name = sql.Literal(str(folder)), sql.Identifier("tight")
        server.tell(sql.SQL("CREATE TABLESPACE tight LOCATION {}").format(place))
        server.tell(sql.SQL("CREATE DATABASE {} TABLESPACE tight").format(name))
        try:
            with closing(opened(server.address("tight"), create=True)) as store:
                (folder / "other").write_bytes(bytes(shutil.disk_usage(folder).free - (1 << 18)))
                check_kept(store, fill(store))
                (folder / "other").unlink()
                add(store, 5000, 5001)
                check_whole(store)
        finally:
            server.tell(sql.SQL("DROP DATABASE tight WITH (FORCE)"))
            server.tell(sql.SQL("DROP TABLESPACE tight"))


def test_an_archive_cannot_be_made_on_a_full_disk_and_can_be_once_there_is_room() -> None:
    with tight(1) as folder:
        (folder / "other").write_bytes(bytes((1 << 20) - 8192))
        with pytest.raises(ArchiveUnwritable, match="its disk"):
            opened(folder / "news.db", create=True)
        (folder / "other").unlink()
        opened(folder / "news.db", create=True).close()


def test_a_second_writer_waits_and_sees_what_the_first_has_written(store: Store) -> None:
    read = edition(1)
    packed = writing.packed(read)
    outcomes: list[adding.Outcome] = []

    def second() -> None:
        outcomes.append(adding.put(store, packed, lambda *_: None).outcome)

    waiting = threading.Thread(target=second)
    with store.writing() as connection:
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        writing.add(connection, read, packed)
    waiting.join(20)
    assert outcomes == [adding.Outcome.KNOWN]
    check_whole(store)


def test_many_writers_in_one_process_add_everything_once(store: Store) -> None:
    threads = [threading.Thread(target=add, args=(store, 0, 3)) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert set(held(store)) == {read.article.id for number in range(3) for read in bundle(number)}
    check_whole(store)


def test_one_who_waited_too_long_is_told_so(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.2)
    with closing(opened(address, create=True)) as store, closing(opened(address, create=True)) as other:
        with store.writing() as connection:
            writing.add(connection, edition(1), writing.packed(edition(1)))
            with pytest.raises(ArchiveBusy, match="is being written to by another process"):
                keep(other, edition(2))
        keep(other, edition(2))
        assert len(held(store)) == 2
        check_whole(store)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT], ids=["in order", "at once"])
@pytest.mark.parametrize("when", ["before", "within", "at the end"])
def test_a_server_that_goes_away_in_mid_write_loses_nothing(server: Server, how: signal.Signals, when: str) -> None:
    with closing(opened(server.corner(), create=True)) as store:
        keep(store, edition(1))
        with pytest.raises(ArchiveGone) as raised:
            _add_while_the_server_stops(store, server, how, when)
        assert str(raised.value).splitlines() == [str(raised.value)]
        with pytest.raises(ArchiveGone):
            held(store)
        server.start()
        assert set(held(store)) == {edition(1).article.id}
        keep(store, edition(2))
        assert len(held(store)) == 2
        check_whole(store)


def _add_while_the_server_stops(store: Store, server: Server, how: signal.Signals, when: str) -> None:
    read = edition(2)
    if when == "before":
        server.stop(how)
    with store.writing() as connection:
        if when == "within":
            connection.execute(select(tables.article))
            server.stop(how)
        writing.add(connection, read, writing.packed(read))
        if when == "at the end":
            server.stop(how)


def test_a_connection_that_is_cut_in_mid_write_loses_nothing(server: Server) -> None:
    with closing(opened(server.corner(), create=True)) as store:

        def cut(connection: Connection) -> None:
            process = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            server.tell(sql.SQL("SELECT pg_terminate_backend({})").format(sql.Literal(process)))

        def arrived(connection: Connection, *_: object) -> None:
            cut(connection)

        with pytest.raises(ArchiveGone, match="cannot be reached"):
            adding.put(store, writing.packed(edition(1)), arrived)
        assert held(store) == {}
        adding.put(store, writing.packed(edition(1)), lambda *_: None)
        check_whole(store)


def test_errors_name_the_archive_and_no_password(server: Server) -> None:
    with (
        closing(opened(server.corner(), create=True)) as store,
        pytest.raises(ArchiveError, match=f"^postgresql://{USER}:\\*\\*\\*@") as raised,
        store.reading() as connection,
    ):
        connection.execute(text("SELECT nothing FROM nowhere"))
    assert "\n" not in str(raised.value)


def test_errors_of_the_program_itself_are_not_told_as_the_databases(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.reading():
        _ = 1 / 0
