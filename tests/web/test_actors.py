from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from reportedly.keeping import Archive
from reportedly.web.actor_names import actor_name, side_name


def test_those_who_take_part_are_listed_and_lead_to_their_pages(client: TestClient, archive: Archive) -> None:
    page = client.get("/actors").text
    first = archive.analyses.actors().to_pylist()[0]
    assert f'href="/actors/{first["actor"]}"' in page
    assert f'<td class="number">{first["events"]}</td>' in page


def test_a_name_that_only_one_has_leads_to_the_page(client: TestClient, archive: Archive) -> None:
    names = [row["actor"] for row in archive.analyses.actors().to_pylist()]
    word = names[0].split("-")[0]
    found = client.get("/actors", params={"q": word}, follow_redirects=False)
    same = [name for name in names if any(part.startswith(word) for part in name.split("-"))]
    assert found.status_code == (303 if len(same) == 1 else 200)
    assert "Nobody of that name" in client.get("/actors", params={"q": "zzz"}).text


def test_the_page_of_an_actor_leads_to_the_searches_that_show_all(client: TestClient, archive: Archive) -> None:
    name = archive.analyses.actors().to_pylist()[0]["actor"]
    page = client.get(f"/actors/{name}")
    assert page.status_code == 200
    for query in (f"in=statements&amp;speaker={name}", f"in=events&amp;actor={name}", f"in=events&amp;party={name}"):
        assert query in page.text
    assert "data-chart-src" in page.text


def test_somebody_the_archive_does_not_know_is_missing(client: TestClient) -> None:
    assert client.get("/actors/nobody-of-this-name").status_code == 404
    assert client.get("/actors/---").status_code == 400


def test_a_country_is_asked_for_by_its_code(client: TestClient) -> None:
    page = client.get("/actors/PER")
    assert page.status_code == 200
    assert "<bdi>Peru</bdi>" in page.text
    assert client.get("/actors", params={"q": "Peru"}, follow_redirects=False).headers["location"] == "/actors/PER"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("john-f-kennedy", "John F. Kennedy"),
        ("PER", "Peru"),
        ("ana-of-elba", "Ana of Elba"),
        ("Ana Rojas", "Ana Rojas"),
        ("-", "nobody named"),
    ],
)
def test_an_id_is_shown_as_a_name(name: str, called: str) -> None:
    assert actor_name(name) == called


def test_a_side_of_a_dyad_is_shown_as_a_name() -> None:
    assert side_name("USA.MIL") == "United States, military"
    assert side_name("john-f-kennedy") == "John F. Kennedy"
