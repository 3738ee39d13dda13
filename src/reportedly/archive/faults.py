"""What goes wrong in a database, as one line that a person can act on."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from ..errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveGone,
    ArchiveSlow,
    ArchiveUnwritable,
    MissingExtra,
    NotAnArchive,
)

DAMAGED = "is damaged; put back a copy of it"

FAULTS: tuple[tuple[str, type[ArchiveError], str], ...] = (
    (r"file is not a database|file is encrypted", NotAnArchive, "is not an archive of Reportedly"),
    (r"disk image is malformed|invalid page in block", NotAnArchive, DAMAGED),
    (r"database is locked|database table is locked", ArchiveBusy, "is being written to by another process; try again"),
    (r"disk is full|no space left|could not extend file", ArchiveUnwritable, "has no room left on its disk"),
    (
        r"readonly database|attempt to write a readonly|read-only transaction|permission denied for",
        ArchiveUnwritable,
        "may not be written to",
    ),
    (r"unable to open database file", ArchiveUnwritable, "cannot be opened; see whether its folder exists"),
    (r"disk i/o error", ArchiveUnwritable, "cannot be read from or written to its disk"),
    (r"password authentication|no password supplied|role .* does not exist", ArchiveGone, "refuses this user"),
    (r'database ".*" does not exist', NotAnArchive, "does not exist on the server; create the database first"),
    (
        r"connection refused|could not connect|connection failed|server closed the connection|terminating connection"
        r"|connection is closed|the connection is lost|consuming input failed|could not translate host"
        r"|failed to resolve host|shutting down|starting up",
        ArchiveGone,
        "cannot be reached; see whether the database server runs",
    ),
    (
        r"interrupted|statement timeout",
        ArchiveSlow,
        "has so many rows to look at for this that it took too long; ask for less, such as a shorter time",
    ),
    (r"lock timeout|deadlock detected|could not obtain lock", ArchiveBusy, "is being written to by another process"),
)
"""What a driver's message says, the error it stands for, and how that is told."""


@contextmanager
def told_of(name: str) -> Iterator[None]:
    """Turn what a database driver raises into an :class:`~reportedly.errors.ArchiveError`.

    Args:
        name: of the archive, for the message.

    Raises:
        ArchiveError: for what the driver raised.
    """
    try:
        yield
    except NoSuchModuleError as error:
        raise ArchiveError(f"{name}: an archive is a SQLite file or a postgresql:// address") from error
    except (DBAPIError, sqlite3.Error) as error:
        raise fault(name, error) from error
    except zlib.error as error:
        raise NotAnArchive(f"{name} {DAMAGED}") from error


def fault(name: str, error: DBAPIError | sqlite3.Error) -> ArchiveError:
    """The error that a driver's error stands for."""
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    for pattern, kind, words in FAULTS:
        if re.search(pattern, said, re.IGNORECASE):
            return kind(f"{name} {words}")
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return ArchiveGone(f"{name} cannot be reached any more")
    return ArchiveError(f"{name}: the database says: {said[:300]}")


def driver_missing(error: ImportError) -> MissingExtra:
    """The error for an address whose driver is not installed."""
    found = MissingExtra(
        "an archive in PostgreSQL needs psycopg, which is not installed; run: pip install 'reportedly[postgresql]'"
    )
    found.__cause__ = error
    return found
