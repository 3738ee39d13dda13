from __future__ import annotations

from fastapi.testclient import TestClient

from reportedly.keeping import Archive
from web.storied import COPY, RAID, READS, book, reader

__all__ = ["book", "reader"]


def test_copies_are_shown_with_what_each_added_and_left_out(reader: TestClient, book: Archive) -> None:
    group = book.stories.copies(COPY)
    assert group is not None
    page = reader.get(f"/copies/{COPY}").text
    assert "One text in 3 articles" in page
    assert f'href="/articles/{RAID}"' in page
    assert page.count('class="copy-of"') == len(group.copies) == 2
    assert page.count('<li class="added">') == sum(len(one.added) for one in group.copies) > 0
    assert page.count('<li class="dropped">') == sum(len(one.dropped) for one in group.copies) > 0
    assert page.count("the article asked for") == 1


def test_an_article_without_copies_says_so(reader: TestClient, book: Archive) -> None:
    book.remove(RAID)
    book.remove(COPY)
    page = reader.get(f"/copies/{READS[2].article.id}")
    assert page.status_code == 200
    assert "holds no other article with this text" in page.text


def test_copies_of_no_article_are_not_found(reader: TestClient) -> None:
    assert reader.get("/copies/nobody").status_code == 404
