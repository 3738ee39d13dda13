"""An archive of a handful of articles that tell of the same, and a client of the site on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from reportedly.keeping import Archive
from reportedly.records.review import Verdict
from reportedly.stories import contradictions
from reportedly.web.app import make_app
from reportedly.web.settings import Settings
from stories.made_articles import handful, version
from web.conftest import BASE, PAGE

MARKED = "<b>Bold</b> & غارة"
"""A title that would do harm if it were not escaped."""

READS = handful()
RAID, COPY, LAST, DAM, _ = (read.article.id for read in READS)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """A raid told three ways, of which two are copies, and two articles on a dam; the last one's title has marks.

    What is asserted and what is denied are of one raid because a person says so, whatever the model makes of few words.
    """
    monkeypatch.setattr(contradictions, "DIRECT", 0.0)
    with Archive(tmp_path / "stories.db") as made:
        for read in (*READS[:4], version(READS[4], 9, "A tail.", title=MARKED, published=None)):
            made.add(read)
        made.review(f"{RAID}/e1", Verdict.SAME_STORY, f"{RAID}/e2", who="Ines")
        yield made


@pytest.fixture
def reader(book: Archive) -> TestClient:
    """A client of the site on it."""
    return TestClient(make_app(book, Settings()), base_url=BASE, headers=PAGE, follow_redirects=False)
