from __future__ import annotations

from fastapi.testclient import TestClient

from reportedly.keeping import Archive


def test_the_first_page_tells_what_the_archive_holds(client: TestClient, archive: Archive) -> None:
    page = client.get("/")
    size = archive.size()
    assert page.status_code == 200
    assert f"{size['articles']} articles, {size['attributions']} statements, {size['events']} events" in page.text


def test_what_is_not_there_is_said_as_whoever_asks_can_read_it(client: TestClient) -> None:
    page = client.get("/nowhere")
    assert page.status_code == 404
    assert "<h1>There is nothing here</h1>" in page.text
    problem = client.get("/nowhere", headers={"accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 404
