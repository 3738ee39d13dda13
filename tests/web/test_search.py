from __future__ import annotations

import re

from fastapi.testclient import TestClient

from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.keeping import Archive


def refs(page: str) -> list[str]:
    """What the hits of a page lead to."""
    return [path.partition("/")[2] for path in re.findall(r'<h2><a href="/((?:statements|events)/[^"]+)"', page)]


def test_all_pages_together_show_every_row_once(client: TestClient, archive: Archive) -> None:
    for within, wanted in (("statements", AttributionFilter()), ("events", EventFilter())):
        found: list[str] = []
        address = f"/search?in={within}&limit=3"
        while address:
            page = client.get(address).text
            found += refs(page)
            following = re.search(r'rel="next" href="([^"]+)"', page)
            address = following[1].replace("&amp;", "&") if following else ""
        table = archive.attributions(wanted) if isinstance(wanted, AttributionFilter) else archive.events(wanted)
        assert found == table["ref"].to_pylist()


def test_a_facet_leads_to_as_many_rows_as_it_says(client: TestClient) -> None:
    page = client.get("/search?in=events").text
    facets = re.findall(r'<li><a href="(/search\?[^"]+)">[^<]+</a> <span>(\d+)</span>', page)
    assert len(facets) > 5
    for address, rows in facets:
        narrowed = client.get(address.replace("&amp;", "&")).text
        assert f"<b>{rows}</b> event" in narrowed, address


def test_words_and_names_are_shown_as_they_are(client: TestClient) -> None:
    page = client.get("/search", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "Nothing was found" in page


def test_a_question_that_does_not_fit_is_refused_with_what_would(client: TestClient) -> None:
    for address, said in (
        ("/search?in=people", "choose of: statements, events, articles"),
        ("/search?colour=red", "There is no"),
        ("/search?type=ASSAULT", "only with in=events"),
        ("/search?limit=100000", "from 1 to 200"),
        ("/search?limit=x", "no whole number"),
        ("/search?in=events&sort=best", "choose of: newest"),
        ("/search?negated=perhaps", "neither yes nor no"),
        ("/search?in=events&box=1,2", "west,south,east,north"),
        ("/search?after=nothing", "archive holds nothing"),
    ):
        page = client.get(address)
        assert page.status_code == 400, address
        assert said in page.text, address


def test_articles_are_searched_too(client: TestClient, archive: Archive) -> None:
    page = client.get("/search?in=articles&limit=2").text
    assert page.count('<article class="hit">') == 2
    assert "Next page" in page
