from __future__ import annotations

from pathlib import Path

import pytest

from archive.handmade import edition, keep
from reportedly.archive.opening import opened
from reportedly.errors import NotFound, UsageError
from reportedly.formats.review_tables import AGREEMENT, REVIEWS
from reportedly.keeping import Archive


@pytest.fixture
def news(tmp_path: Path) -> str:
    """An archive of one article."""
    path = tmp_path / "news.db"
    store = opened(path, create=True)
    keep(store, edition(1))
    store.close()
    return str(path)


def test_a_person_reviews_lists_takes_back_and_counts(news: str) -> None:
    article = edition(1).article.id
    with Archive(news) as archive:
        before = archive.reading(article)
        made = archive.review(f"{article}/e1", "wrong-status", "possible", who="Ines", why="rumour")
        archive.review(article, "missed-event", "killing", who="Ines", fields={"type": ["assault"]})
        table = archive.reviews()
        assert table.column_names == list(REVIEWS)
        assert table["ref"].to_pylist() == [f"{article}/e1", None]
        assert archive.agreement().column_names == list(AGREEMENT)
        assert len(list(archive.labelled())) == 2
        archive.take_back(made.number, who="Omar")
        assert archive.reviews(standing=True)["verdict"].to_pylist() == ["missed-event"]
        assert archive.size()["reviews"] == 3
        assert archive.reading(article) == before


def test_what_does_not_fit_is_told(news: str) -> None:
    with Archive(news) as archive:
        with pytest.raises(UsageError):
            archive.review("nothing/e1", "right", who="Ines")
        with pytest.raises(UsageError):
            archive.reviews(verdict="good")
        assert archive.reviews().num_rows == 0


def test_an_archive_is_not_made_by_reviewing(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Archive(tmp_path / "none.db", create=False)
