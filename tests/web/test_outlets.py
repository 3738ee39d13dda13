from __future__ import annotations

import re

from fastapi.testclient import TestClient

from archive.handmade import edition
from reportedly.keeping import Archive


def test_outlets_are_listed_with_what_they_have(client: TestClient, archive: Archive) -> None:
    page = client.get("/outlets").text
    for row in archive.analyses.outlets().to_pylist():
        name = row["outlet"].replace(" ", "%20")
        assert re.search(rf'href="/outlets/{name}">.*?<td class="number">{row["articles"]}</td>', page)


def test_an_outlet_is_shown_against_all(client: TestClient, archive: Archive) -> None:
    page = client.get("/outlets/Meridian")
    assert page.status_code == 200
    assert "<meter" in page.text
    assert "outlet=Meridian" in page.text
    assert client.get("/outlets?outlet=Meridian", follow_redirects=False).headers["location"] == "/outlets/Meridian"
    assert client.get("/outlets/Nowhere Post").status_code == 404


def test_what_is_copied_is_told_on_both_sides(client: TestClient, archive: Archive) -> None:
    archive.add(edition(20, outlet="Copyist", published="2031-05-01"))
    found = archive.stories.copied()
    assert found, "editions are copies of one text"
    copy, first = next(one for one in found if one[0].outlet == "Copyist")
    page = client.get("/outlets/Copyist").text
    assert f'href="/copies/{copy.id}"' in page
    assert f"text of {first.outlet}" in page
    assert "Copyist" in client.get(f"/outlets/{first.outlet}").text


def test_the_latest_version_of_an_article_counts(archive: Archive) -> None:
    before = sum(archive.analyses.outlets()["articles"].to_pylist())
    archive.add(edition(21, outlet="Meridian", url="https://example.org/1", published="2031-05-01"))
    counted = archive.analyses.outlets().to_pylist()
    assert sum(row["articles"] for row in counted) == archive.size()["articles"] == before
