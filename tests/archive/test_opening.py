from __future__ import annotations

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from psycopg import sql
from sqlalchemy import text, update

from archive.handmade import check_whole, edition, held, keep
from archive.server import USER, Server
from reportedly.archive import tables
from reportedly.archive.opening import APPLICATION_ID, Store, opened
from reportedly.errors import (
    ArchiveGone,
    ArchiveSlow,
    ArchiveTooNew,
    ArchiveUnwritable,
    NotAnArchive,
    NotFound,
    ReportedlyError,
    UsageError,
)


def refusal(address: str | Path, kind: type[ReportedlyError], *, create: bool = True) -> str:
    """The one line with which an address is refused."""
    with pytest.raises(kind) as raised:
        opened(address, create=create)
    assert raised.type is kind
    line = str(raised.value)
    assert "\n" not in line
    assert len(line) < 400
    return line


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of a user whom permissions bind, as which the test runs."""
    with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
        if os.geteuid() != 0:
            yield Path(folder)
            return
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            os.seteuid(0)


def test_an_archive_is_made_and_opened_again(address: str) -> None:
    with closing(opened(address, create=True)) as store:
        keep(store, edition(1))
    with closing(opened(address, create=False)) as store:
        assert set(held(store)) == {edition(1).article.id}
        check_whole(store)


def test_an_archive_of_sqlite_is_marked_and_does_not_block_readers(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    opened(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        strict = dict(connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'"))
        assert {name for name in tables.metadata.tables if not strict[name]} == set()
    with closing(opened(path, create=False)) as store, store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_no_archive_is_made_where_one_is_only_read(tmp_path: Path, server: Server) -> None:
    assert "reportedly add makes one" in refusal(tmp_path / "news.db", NotFound, create=False)
    assert not (tmp_path / "news.db").exists()
    assert "is not an archive" in refusal(server.corner(), NotAnArchive, create=False)


def test_many_make_the_same_archive_at_once(address: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(lambda _: opened(address, create=True), range(8)))
    keep(stores[0], edition(1))
    for store in stores:
        assert len(held(store)) == 1
        store.close()


@pytest.mark.parametrize(
    "data", [b"Minister denies talks.", b"PK\x03\x04" + bytes(5000), b"\0" * 5000, b"SQLite format 3\0"]
)
def test_a_file_that_is_no_archive_is_refused_and_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "dam.txt"
    path.write_bytes(data)
    assert "is not an archive" in refusal(path, NotAnArchive)
    assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == ["dam.txt"]


def test_the_database_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    for name, statement in {"notes": "CREATE TABLE note (x)", "about": "CREATE TABLE about (name, value)"}.items():
        path = tmp_path / name
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(statement)
            connection.commit()
        data = path.read_bytes()
        assert "not an archive" in refusal(path, NotAnArchive)
        assert path.read_bytes() == data


@pytest.mark.parametrize("columns", ["name TEXT, value TEXT", "page INT"])
def test_another_applications_table_of_the_same_name_is_refused(server: Server, columns: str) -> None:
    for table in ("about", "article"):
        address = server.corner()
        server.tell(sql.SQL("CREATE TABLE {} ({})").format(sql.Identifier(table), sql.SQL(columns)), address)
        assert "archive" in refusal(address, NotAnArchive)


def test_tables_of_other_names_may_share_the_database(server: Server) -> None:
    address = server.corner()
    server.tell(sql.SQL("CREATE TABLE {} (page INT)").format(sql.Identifier("wiki")), address)
    opened(address, create=True).close()


def test_an_archive_of_a_newer_version_is_refused_and_left_alone(address: str) -> None:
    with closing(opened(address, create=True)) as store:
        keep(store, edition(1))
        with store.writing() as connection:
            version = str(tables.SCHEMA_VERSION + 1)
            connection.execute(update(tables.about).where(tables.about.c.name == "schema").values(value=version))
    line = refusal(address, ArchiveTooNew)
    assert f"archive version {version}" in line
    assert "pip install --upgrade" in line


@pytest.mark.parametrize("version", ["", "one", "²", "-1"])
def test_a_version_that_is_none_is_refused(address: str, version: str) -> None:
    with closing(opened(address, create=True)) as store, store.writing() as connection:
        connection.execute(update(tables.about).where(tables.about.c.name == "schema").values(value=version))
    refusal(address, NotAnArchive)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "  ",
        "a\0b",
        "mysql://host/news",
        "postgresql://host:port/news",
        ":memory:",
        "sqlite:///:memory:",
        "sqlite://",
        "sqlite:///",
        "http://news.example",
    ],
)
def test_what_is_no_address_is_refused(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refusal(address, UsageError)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    refusal(tmp_path, UsageError)
    refusal(f"sqlite:///{tmp_path}", UsageError)


def test_an_archive_in_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path / "nowhere" / "news.db", ArchiveUnwritable)


def test_an_address_of_sqlite_names_a_file(tmp_path: Path) -> None:
    opened(f"sqlite:///{tmp_path}/news.db", create=True).close()
    opened(tmp_path / "news.db", create=False).close()


def test_a_read_only_archive_is_read_and_not_written(unprivileged: Path) -> None:
    path = unprivileged / "news.db"
    with closing(opened(path, create=True)) as store:
        keep(store, edition(1))
    path.chmod(0o444)
    with closing(opened(path, create=False)) as store:
        assert set(held(store)) == {edition(1).article.id}
        with pytest.raises(ArchiveUnwritable, match="may not be written to"):
            keep(store, edition(2))
        assert set(held(store)) == {edition(1).article.id}


def test_an_archive_in_a_read_only_folder_is_refused_and_left_alone(unprivileged: Path) -> None:
    path = unprivileged / "news.db"
    with closing(opened(path, create=True)) as store:
        keep(store, edition(1))
    path.chmod(0o444)
    unprivileged.chmod(0o555)
    try:
        assert "may not be written to" in refusal(path, ArchiveUnwritable, create=False)
        refusal(unprivileged / "other.db", ArchiveUnwritable)
    finally:
        unprivileged.chmod(0o755)
    path.chmod(0o644)
    with closing(opened(path, create=False)) as store:
        assert set(held(store)) == {edition(1).article.id}


def test_an_archive_that_may_not_be_read_is_refused(unprivileged: Path) -> None:
    path = unprivileged / "news.db"
    opened(path, create=True).close()
    path.chmod(0o000)
    assert "cannot be opened" in refusal(path, ArchiveUnwritable)


def test_a_damaged_archive_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with closing(opened(path, create=True)) as store:
        keep(store, *(edition(n) for n in range(6)))
    data = bytearray(path.read_bytes())
    drawn = random.Random(7)  # noqa: S311 - noise, no secret
    for at in range(4096, len(data)):
        data[at] = drawn.randrange(256)
    path.write_bytes(data)
    with pytest.raises(NotAnArchive, match="is damaged; put back"), closing(opened(path, create=False)) as store:
        held(store)


def test_a_server_that_is_not_there(server: Server) -> None:
    gone = server.address("news").replace(str(server.port), "1")
    assert "cannot be reached" in refusal(gone, ArchiveGone)


def test_a_server_refuses_the_user(server: Server) -> None:
    line = refusal(server.address("postgres", USER, "guessed"), ArchiveGone)
    assert "refuses this user" in line
    assert "guessed" not in line
    assert "refuses this user" in refusal(server.address("postgres", user="stranger"), ArchiveGone)


def test_a_database_that_the_server_does_not_have(server: Server) -> None:
    line = refusal(server.address("nowhere"), NotAnArchive)
    assert "create the database first" in line


def test_one_who_may_only_read_reads_and_does_not_write(server: Server) -> None:
    address = server.database()
    with closing(opened(address, create=True)) as store:
        keep(store, edition(1))
    server.tell(sql.SQL("CREATE ROLE reader LOGIN PASSWORD 'reader'"))
    server.tell(sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"), address)
    with closing(opened(server.address(address.rpartition("/")[2], "reader", "reader"), create=False)) as store:
        assert set(held(store)) == {edition(1).article.id}
        with pytest.raises(ArchiveUnwritable, match="may not be written to"):
            keep(store, edition(2))


def test_messages_do_not_hold_the_password(server: Server) -> None:
    with closing(opened(server.database(), create=True)) as store:
        assert server.address("x").split(":")[2].partition("@")[0] not in store.name
        assert store.name.startswith(f"postgresql://{USER}:***@")


def test_a_reader_sees_one_state_whatever_is_written_meanwhile(store: Store) -> None:
    keep(store, edition(1))
    with store.reading() as connection:
        count = text("SELECT count(*) FROM article")
        assert connection.execute(count).scalar() == 1
        keep(store, edition(2))
        assert connection.execute(count).scalar() == 1
    assert len(held(store)) == 2


def test_a_reader_is_not_blocked_by_a_writer(store: Store) -> None:
    keep(store, edition(1))
    with store.writing() as writer:
        writer.execute(update(tables.article).values(title="changed"))
        assert set(held(store)) == {edition(1).article.id}


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) SELECT count(*) FROM n"


def test_a_question_may_take_so_long_and_no_longer(address: str) -> None:
    opened(address, create=True).close()
    hurried = opened(address, create=False, seconds=0.2)
    begin = time.monotonic()
    with pytest.raises(ArchiveSlow, match="ask for less"), hurried.reading() as connection:
        connection.execute(text(ENDLESS)).all()
    assert time.monotonic() - begin < 5
    with hurried.reading() as connection:  # the next one has all its time again
        assert connection.execute(text("SELECT 1")).scalar() == 1
    with hurried.writing() as connection:
        assert connection.execute(text("SELECT 2")).scalar() == 2
    hurried.close()
