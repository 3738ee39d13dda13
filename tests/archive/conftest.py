"""Every test that takes ``address`` or ``store`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.server import NotInstalled, Server, running
from reportedly.archive.opening import Store, opened

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, started when the first test asks for it."""
    try:
        with running() as found:
            yield found
    except NotInstalled as error:
        pytest.skip(str(error))


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an archive that does not exist yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.db")
        return
    found: Server = request.getfixturevalue("server")
    yield found.corner()
    found.clear()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A new archive, open."""
    found = opened(address, create=True)
    yield found
    found.close()
