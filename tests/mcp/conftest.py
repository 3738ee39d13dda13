"""Every test of the server has an archive of five readings made by hand, and a client in the same process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mcpclient import READS, SITE, Call, asked
from reportedly.keeping import Archive
from reportedly.mcp.desk import Desk
from reportedly.mcp.settings import Settings


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the archive."""
    path = tmp_path_factory.mktemp("archive") / "news.db"
    with Archive(path) as made:
        for read in READS:
            made.add(read)
    return str(path)


@pytest.fixture
def desk(address: str) -> Iterator[Desk]:
    """What the tools work on."""
    with Archive(address, create=False) as archive:
        yield Desk(archive, Settings(site=SITE))


@pytest.fixture
def call(desk: Desk) -> Call:
    """Calls a tool as a client does."""
    return lambda name, **values: asked(desk, name, values)
