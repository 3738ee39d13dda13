"""A PostgreSQL server of the tests' own: on loopback, in a temporary folder, gone when the tests end."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

WHAT_TO_DO = "PostgreSQL is not installed: its tests need initdb and postgres (Debian: apt-get install postgresql)"
USER = "reporter"
PATIENCE = 30
"""Seconds in which a server starts."""
OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "16MB",
    "max_connections": "40",
    "max_wal_size": "64MB",
    "min_wal_size": "32MB",
    "wal_level": "minimal",
    "dynamic_shared_memory_type": "mmap",
    "max_wal_senders": "0",
    "logging_collector": "off",
}


class NotInstalled(Exception):
    """There are no programs of PostgreSQL here, or no user to run them as."""


class Server:
    """A server that is started and stopped at will; what it holds stays until the folder goes.

    Args:
        folder: empty, for its data and log.
        programs: where ``initdb`` and ``postgres`` lie.
    """

    def __init__(self, folder: Path, programs: Path) -> None:
        self._folder, self._programs = folder, programs
        self._process: subprocess.Popen[bytes] | None = None
        self._password = secrets.token_hex(8)
        self._made = 0
        self.port = 0
        words = folder / "password"
        words.write_text(self._password, encoding="ascii")
        self.own(folder)
        self.own(words)
        self._run(
            f"initdb -D {folder}/data -U {USER} --pwfile {words} --auth=scram-sha-256 --encoding=UTF8 --locale=C "
            "--no-sync --no-instructions"
        )

    def start(self) -> None:
        """Start it, at the port it had if that is still free."""
        for _ in range(3):
            port = self.port or _free_port()
            options = [word for name, value in {**OPTIONS, "port": port}.items() for word in ("-c", f"{name}={value}")]
            with (self._folder / "log").open("ab") as log:
                self._process = subprocess.Popen(
                    [self._programs / "postgres", "-D", self._folder / "data", *options],
                    stdout=log,
                    stderr=log,
                    **self._identity(),
                )
            if self._answers(port):
                self.port = port
                return
            self.stop()
        raise RuntimeError((self._folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:])

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: ``SIGINT`` breaks connections off in order, ``SIGQUIT`` leaves everything as it lies."""
        if self._process is not None:
            if self._process.poll() is None:
                self._process.send_signal(how)
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def database(self) -> str:
        """The address of a new, empty database."""
        name = self._name()
        self.tell(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.address(name)

    def corner(self) -> str:
        """The address of an empty schema of its own: as good as a database, and made in no time."""
        name = self._name()
        self.tell(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
        return self.address(f"postgres?options=-csearch_path%3D{name}")

    def clear(self) -> None:
        """Empty the last corner: many thousand files take long to remove at the end."""
        name = sql.Identifier(f"news_{self._made}")
        self.tell(sql.SQL("SET lock_timeout = '5s'; DROP SCHEMA IF EXISTS {} CASCADE").format(name))

    def own(self, path: Path) -> None:
        """Give a file or folder to the user whom the server runs as."""
        if (owner := _unprivileged()) is not None:
            os.chown(path, owner.pw_uid, owner.pw_gid)

    def address(self, database: str, user: str = USER, password: str | None = None) -> str:
        """The address of a database, of whatever name."""
        return f"postgresql://{user}:{password or self._password}@127.0.0.1:{self.port}/{database}"

    def tell(self, statement: sql.SQL | sql.Composed, address: str | None = None) -> None:
        """Run one statement as the server's owner, in a database or beside them."""
        with psycopg.connect(address or self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def _name(self) -> str:
        self._made += 1
        return f"news_{self._made}"

    def _answers(self, port: int) -> bool:
        give_up = time.monotonic() + PATIENCE
        address = f"postgresql://{USER}:{self._password}@127.0.0.1:{port}/postgres"
        while time.monotonic() < give_up and self._process is not None and self._process.poll() is None:
            try:
                psycopg.connect(address, connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.02)
            else:
                return True
        return False

    def _run(self, command: str) -> None:
        program, *rest = command.split()
        done = subprocess.run([self._programs / program, *rest], capture_output=True, text=True, **self._identity())
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.strip()}")

    def _identity(self) -> dict[str, Any]:
        """PostgreSQL refuses to run as root."""
        owner = _unprivileged()
        found: dict[str, Any] = {"cwd": self._folder, "start_new_session": True}
        return found if owner is None else {**found, "user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


@contextmanager
def running() -> Iterator[Server]:
    """A server, while the block lasts.

    Raises:
        NotInstalled: PostgreSQL is not there.
    """
    programs = _programs()
    if programs is None or (os.geteuid() == 0 and _unprivileged() is None):
        raise NotInstalled(WHAT_TO_DO)
    with tempfile.TemporaryDirectory(prefix="reportedly-", dir=_fastest(), ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder), programs)
        try:
            server.start()
            yield server
        finally:
            server.stop(signal.SIGQUIT)


def _fastest() -> str | None:
    """Where files are kept in memory, if there is room; else wherever temporary files go."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder made in it has a name of its own
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 1 << 30 else None


def _programs() -> Path | None:
    """The folder of the programs: that of ``PATH``, or the newest that Debian's packages made."""
    on_path = [Path(found).resolve().parent for name in ("initdb", "postgres") if (found := shutil.which(name))]
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parent.name), reverse=True)
    return next((one for one in [*on_path, *debian] if (one / "initdb").exists() and (one / "postgres").exists()), None)


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom to run as where the tests run as root; ``None`` if they do not, or there is nobody."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
