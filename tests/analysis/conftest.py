"""Every test that takes ``store`` or ``connection`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from archive.conftest import address, server, store
from reportedly.archive.opening import Store

__all__ = ["address", "server", "store"]


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    """A new, empty archive; what a test enters is seen by that test only."""
    with store.engine.connect() as found, found.begin():
        yield found
