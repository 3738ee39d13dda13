from __future__ import annotations

import re
from pathlib import Path

from fastapi.testclient import TestClient

from archive.handmade import edition
from reportedly.formats import event_rows
from reportedly.keeping import Archive
from reportedly.web.app import make_app
from reportedly.web.settings import Settings
from web.conftest import BASE, PAGE
from web.storied import COPY, DAM, RAID, book, reader

__all__ = ["book", "reader"]


def test_a_happening_tells_who_tells_it_and_who_denies_it(reader: TestClient, book: Archive) -> None:
    one = book.stories.happening(f"{RAID}/e1")
    page = reader.get(f"/events/{RAID}/e1").text
    assert page.count('class="telling') == len(one.tellings)
    assert page.count('<li class="denies">') == len(one.deniers) == 1
    assert "<span class=trigger>bombed</span>" in page
    assert "first in this archive" in page
    assert "1 day later" in page
    assert f"/export/csv?in=events&amp;story={one.id}" in page
    assert f"/map?story={one.id}" in page


def test_both_sides_of_a_contradiction_are_shown_with_their_words(reader: TestClient) -> None:
    page = reader.get(f"/events/{RAID}/e1").text
    sides = re.findall(r'<p class="says"><bdi>([^<]+)</bdi>', page)
    assert set(sides) == {"it happened", "it did not"}
    assert page.count("<blockquote>") == 2


def test_what_a_copy_repeats_is_not_shown_again(reader: TestClient) -> None:
    page = reader.get(f"/events/{RAID}/e1").text
    assert page.count("a copy of") == 4
    assert page.count("class=trigger") == 2  # the assertion's and the denial's
    assert reader.get(f"/events/{COPY}/e1").text.count("class=trigger") == 3  # and the page's own


def test_every_field_of_the_event_is_there(reader: TestClient, book: Archive) -> None:
    page = reader.get(f"/events/{RAID}/e1").text
    row = event_rows.row((found := book.row(f"{RAID}/e1")).reading, found.reading.events[0])
    named = set(re.findall(r'<th scope="row"><code>(\w+)</code>', page))
    assert named >= {name for name, value in row.items() if value not in (None, "", [])} - {"evidence"}
    assert "4, material conflict" in page
    assert "events/coder 1.0, 90 % sure" in page


def test_links_of_numbers_lead_to_tellings_of_the_page(reader: TestClient) -> None:
    page = reader.get(f"/events/{RAID}/e1").text
    assert set(re.findall(r'href="#(t\d+)"', page)) <= set(re.findall(r'id="(t\d+)"', page))


def test_an_event_that_one_article_tells_has_a_page_too(tmp_path: Path) -> None:
    with Archive(tmp_path / "one.db") as archive:
        archive.add(edition(1, published="2031-03-04"))
        ref = next(ref for ref, story in _stories(archive) if story is None)
        page = TestClient(make_app(archive, Settings()), base_url=BASE, headers=PAGE).get(f"/events/{ref}")
    assert page.status_code == 200
    assert page.text.count('class="telling') == 1
    assert "/export/" not in page.text


def test_what_is_not_there_is_not_found(reader: TestClient) -> None:
    for path in (f"/events/{RAID}/e99", f"/events/{'0' * 16}/e1"):
        assert reader.get(path).status_code == 404, path
    for path in (f"/events/{RAID}/a1", f"/statements/{DAM}/e1"):
        assert reader.get(path).status_code in {400, 404}, path


def _stories(archive: Archive) -> list[tuple[str, int | None]]:
    table = archive.events()
    return list(zip(table["ref"].to_pylist(), table["story"].to_pylist(), strict=True))
