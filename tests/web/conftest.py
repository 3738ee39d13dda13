"""Every test of the site has an archive of a few readings made by hand, and a client of the site on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from archive.handmade import edition
from made import reading as dam
from reportedly.keeping import Archive
from reportedly.web.app import make_app
from reportedly.web.settings import Settings

BASE = "http://127.0.0.1:8000"
"""Where the client thinks the site is."""
PAGE = {"accept": "text/html"}
"""Asks as a browser does."""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Six readings: three of an article with events told twice over, three of one with statements only."""
    with Archive(tmp_path / "news.db") as made:
        fill(made)
        yield made


def fill(made: Archive) -> None:
    """Add the readings of :func:`archive`."""
    for number in range(3):
        made.add(edition(number, outlet="The Ledger", published=f"2031-03-0{number + 1}"))
        made.add(edition(number + 10, dam(), outlet="Meridian", published=f"2031-04-0{number + 1}"))


@pytest.fixture
def client(archive: Archive) -> TestClient:
    """A client of the site, as a browser on the same machine."""
    return TestClient(make_app(archive, Settings()), base_url=BASE, headers=PAGE)
