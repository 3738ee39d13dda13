from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from reportedly.keeping import Archive


@pytest.fixture
def pair(archive: Archive) -> tuple[str, str]:
    """The two between whom most happens."""
    row = archive.analyses.dyads().to_pylist()[0]
    return row["actor"], row["recipient"]


def test_pairs_lead_to_the_two(client: TestClient, pair: tuple[str, str]) -> None:
    page = client.get("/dyads").text
    assert f'href="/dyads/{pair[0]}/{pair[1]}' in page


def test_two_sides_that_are_given_are_shown(client: TestClient) -> None:
    answer = client.get("/dyads", params={"a": "USA", "b": "Ana Rojas"}, follow_redirects=False)
    assert answer.headers["location"] == "/dyads/USA/Ana%20Rojas"


@pytest.mark.parametrize("view", ["events", "directed", "tellings", "vouchers"])
def test_each_period_leads_to_its_events_and_evidence(client: TestClient, pair: tuple[str, str], view: str) -> None:
    page = client.get(f"/dyads/{pair[0]}/{pair[1]}", params={"view": view, "by": "year"})
    assert page.status_code == 200
    searches = [
        unescape(one) for one in re.findall(r'href="(/search\?[^"]*(?:happened|published)_from=[^"]*)"', page.text)
    ]
    assert searches
    for one in searches:
        found = client.get(one)
        assert found.status_code == 200
        assert "Nothing was found" not in found.text
    assert re.search(r'href="/events/\w+/e\d+"', page.text)


def test_filters_of_a_dyad_are_kept(client: TestClient, pair: tuple[str, str]) -> None:
    page = client.get(f"/dyads/{pair[0]}/{pair[1]}", params={"outlet": "The Ledger"}).text
    assert "outlet=The+Ledger" in re.findall(r'data-chart-src="([^"]*)"', page)[0]
    assert "outlet=The+Ledger&amp;view=directed" in page


def test_two_between_whom_nothing_happened_are_told_so(client: TestClient) -> None:
    page = client.get("/dyads/NZL/Ana%20Rojas")
    assert page.status_code == 200
    assert "Nothing was found that happened between the two" in page.text


@pytest.mark.parametrize("asked", ["?view=none", "?by=hour", "?dyad=USA-RUS", "?nothing=1"])
def test_what_cannot_be_asked_is_told(client: TestClient, pair: tuple[str, str], asked: str) -> None:
    assert client.get(f"/dyads/{pair[0]}/{pair[1]}{asked}").status_code == 400
