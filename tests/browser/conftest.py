"""Every test here walks through the sample in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import sample


@pytest.fixture(scope="session")
def archive(installed: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the sample; made only where there is a browser to look at it."""
    assert installed
    return sample.made(tmp_path_factory.mktemp("sample") / "news.db")


@pytest.fixture(scope="session")
def pages(archive: Path) -> dict[str, str]:
    """The pages of the sample."""
    return sample.pages(archive)


@pytest.fixture(scope="session")
def site(archive: Path) -> Iterator[str]:
    """A site on the sample, and its address."""
    with sample.served(archive) as address:
        yield address
