from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser

from browser import sample
from browser.test_pages import WIDE, opened
from reportedly.keeping import Archive


def test_from_a_search_to_an_article_a_correction_a_dyad_and_a_file(
    chromium: Browser, archive: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "news.db"  # what is corrected here must not be seen by other tests
    with closing(sqlite3.connect(archive)) as kept, closing(sqlite3.connect(mine)) as copy:
        kept.backup(copy)
    with sample.served(mine) as site, opened(chromium, viewport=WIDE, accept_downloads=True) as (page, complaints):
        page.goto(site)
        page.fill("#q", "missile*")
        page.press("#q", "Enter")
        page.wait_for_url("**/search?**")
        assert page.url.endswith("?q=missile*&in=statements"), "what is empty stays out of the address"
        page.locator(".hit .origin a").first.click()
        page.wait_for_load_state()
        article = page.url.split("/articles/")[1][:16]

        page.goto(f"{site}/articles/{article}?review=a1#a1")
        form = page.locator("form.review").first
        form.locator("input[name=who]").fill("Ines")
        form.locator("input[name=verdict][value=right]").check()
        form.locator("button").last.click()
        page.wait_for_load_state()
        assert "Ines" in page.locator("main").inner_text()
        with Archive(mine, create=False) as again:
            assert again.reviews().select(["verdict", "who"]).to_pylist() == [{"verdict": "right", "who": "Ines"}]

        page.goto(f"{site}/dyads")
        page.locator("main table a[href^='/dyads/']").first.click()
        page.wait_for_url("**/dyads/**")
        page.locator("figure.chart svg").first.wait_for()
        page.go_back()
        assert page.url == f"{site}/dyads"

        page.goto(f"{site}/search?in=events&type=ASSAULT")
        rows = int(page.locator(".tools b").first.inner_text().replace(",", ""))
        with page.expect_download() as download:
            page.get_by_role("link", name="csv", exact=True).click()
        with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == rows > 3
        assert complaints == []
