"""An archive's database, opened: made if it is new, refused if it is none, brought up to date if it is old."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError

from .._version import __version__
from ..errors import ArchiveTooNew, NotAnArchive, NotFound, UsageError
from . import index, state, tables
from .faults import driver_missing, told_of

APPLICATION_ID = 0x5250_5444
"""Marks a SQLite file as an archive ("RPTD", https://www.sqlite.org/pragma.html#pragma_application_id)."""
PATIENCE = 30
"""Seconds to wait for another writer before giving up."""
STEPS = 20_000
"""Instructions of SQLite between two looks at the clock: about a millisecond."""


class Store:
    """An open archive's database.

    Args:
        engine: connects to it.
        name: what messages call it.
        seconds: how long a question may take; ``None`` for as long as it needs.
    """

    def __init__(self, engine: Engine, name: str, seconds: float | None = None) -> None:
        self.engine = engine
        self.name = name
        self.seconds = seconds

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive, whatever is written meanwhile.

        Raises:
            ArchiveSlow: a question took longer than it may.
            ArchiveError: the database fails.
        """
        with told_of(self.name), self.engine.connect() as connection:
            if self.seconds is None:
                yield connection
            else:
                with _hurried(connection, self.seconds):
                    yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept all together when the block ends, or not at all.

        Raises:
            ArchiveError: the database fails, or another writer holds it too long.
        """
        # What is seen must be what stands there when the lock is got, not when it was asked for.
        level = {"isolation_level": "READ COMMITTED"} if self.engine.dialect.name == "postgresql" else {}
        with (
            told_of(self.name),
            self.engine.connect().execution_options(writes=True, **level) as connection,
            connection.begin(),
        ):
            if connection.dialect.name == "postgresql":
                # One writer at a time, as in SQLite: what stories see must not change under them.
                connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})
            yield connection
            state.changed(connection)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def opened(address: str | Path, *, create: bool, seconds: float | None = None) -> Store:
    """The store at an address.

    Args:
        address: a path, or a ``sqlite:///`` or ``postgresql://`` address.
        create: make an archive where there is none.
        seconds: how long a question may take; ``None`` for as long as it needs.

    Raises:
        NotFound: there is no such file, and ``create`` is false.
        ArchiveError: it is no archive, or cannot be opened.
        UsageError: the address is none.
    """
    url, name = _url(address)
    sqlite = url.get_backend_name() == "sqlite"
    if sqlite and not create and not Path(url.database or "").exists():
        raise NotFound(f"there is no archive {name}; reportedly add makes one")
    store = Store(_engine(url), name, seconds)
    try:
        _ready(store, create=create)
    except BaseException:
        store.close()
        raise
    return store


@contextmanager
def _hurried(connection: Connection, seconds: float) -> Iterator[None]:
    """Stop what a connection is asked once so many seconds have gone."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL statement_timeout = '{round(1000 * seconds)}ms'"))
        yield
        return
    driver: Any = connection.connection.driver_connection
    end = time.monotonic() + seconds
    driver.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


def _url(address: str | Path) -> tuple[URL, str]:
    given = str(address)
    if not re.match(r"[a-z][a-z0-9+]*://", given, re.IGNORECASE):
        return _file(URL.create("sqlite", database=given), given), given
    try:
        url = make_url(given)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise UsageError(f"{given!r} is no address of an archive: postgresql://user@host/database") from error
    if backend in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    elif backend == "sqlite":
        return _file(url, given), given
    else:
        raise UsageError(f"{given!r}: an archive is a SQLite file or a postgresql:// address")
    return url, url.render_as_string(hide_password=True).replace("postgresql+psycopg", "postgresql")


def _file(url: URL, given: str) -> URL:
    name = url.database or ""
    if not name.strip() or "\0" in name or name == ":memory:" or Path(name).is_dir():
        raise UsageError(f"{given!r} cannot be an archive: name a file, or a postgresql:// address")
    return url


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() == "sqlite":
            engine = create_engine(url, connect_args={"timeout": PATIENCE})
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        return create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ")
    except ImportError as error:
        raise driver_missing(error) from error


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, since the driver begins them too late
    for pragma in (
        "foreign_keys = ON",
        "secure_delete = ON",
        "synchronous = NORMAL",
        "temp_store = MEMORY",
        "cache_size = -64000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer asks for the lock at once: one that reads first and writes later can be refused half-way.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _ready(store: Store, *, create: bool) -> None:
    with store.reading() as connection:
        version = _version(connection, store.name)
    if version is None:
        if not create:
            raise NotAnArchive(f"{store.name} is not an archive of Reportedly")
        _make(store)
    elif version > tables.SCHEMA_VERSION:
        raise ArchiveTooNew(
            f"{store.name} was made by a newer Reportedly (archive version {version}, this one knows "
            f"{tables.SCHEMA_VERSION}); update with: pip install --upgrade reportedly"
        )


def _version(connection: Connection, name: str) -> int | None:
    """The version of the archive's tables; ``None`` for an empty database."""
    found = set(inspect(connection).get_table_names())
    if not found >= {tables.about.name, tables.article.name, tables.reading.name}:
        if found and connection.dialect.name == "sqlite":
            raise NotAnArchive(f"{name} is a database, but not an archive of Reportedly")
        if found & set(tables.metadata.tables):
            raise NotAnArchive(f"{name} holds other tables of the same names; give the archive a database of its own")
        return None
    if connection.dialect.name == "sqlite":
        marked = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if marked != APPLICATION_ID:
            raise NotAnArchive(f"{name} is a database, but not an archive of Reportedly")
    value = connection.execute(select(tables.about.c.value).where(tables.about.c.name == "schema")).scalar()
    if value is None or not value.isdecimal():
        raise NotAnArchive(f"{name} is a database, but not an archive of Reportedly")
    return int(value)


def _make(store: Store) -> None:
    if store.engine.dialect.name == "sqlite":
        with told_of(store.name), store.engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA journal_mode = WAL")  # not inside a transaction
    with store.writing() as connection:
        if _version(connection, store.name) is not None:  # another process made it meanwhile
            return
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        tables.metadata.create_all(connection, checkfirst=False)
        index.create(connection)
        connection.execute(
            tables.about.insert(),
            [
                {"name": "schema", "value": str(tables.SCHEMA_VERSION)},
                {"name": "index", "value": str(tables.INDEX_VERSION)},
                {"name": "made_by", "value": f"reportedly {__version__}"},
            ],
        )
