from __future__ import annotations

import json
import multiprocessing
import threading
import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

import fake_reader
from made import article
from reportedly.keeping import Archive
from reportedly.records import Reading
from reportedly.web import readers, shelf
from reportedly.web.app import THREADS, make_app
from reportedly.web.settings import Settings
from web.conftest import BASE, PAGE

TEXT = 'Okoro said on Monday that the dam would open. "We have met nobody", said <b>Okoro</b>.'


@pytest.fixture
def client(archive: Archive) -> Iterator[TestClient]:
    """A client of a site with a reader that finds quotations only."""
    with reads(archive, Settings(characters=2_000)) as made:
        yield made
    assert multiprocessing.active_children() == []  # the site takes its process with it


def reads(archive: Archive, settings: Settings) -> TestClient:
    app = make_app(archive, settings)
    app.state.site.readers._work = readers.Work(fake_reader.install)
    return TestClient(app, base_url=BASE, headers=PAGE)


def test_a_text_is_read_on_the_spot_and_not_kept(client: TestClient, archive: Archive) -> None:
    before = archive.size()
    sent = client.post("/read", data={"text": TEXT, "outlet": "The Courier"}, follow_redirects=False)
    assert sent.status_code == 303
    assert sent.headers["cache-control"] == "no-store"
    shown = client.get(sent.headers["location"])
    assert "This reading is not kept." in shown.text
    assert "&lt;b&gt;" in shown.text
    assert "<b>Okoro" not in shown.text.replace("<b><bdi>Okoro", "")
    assert "We have met nobody" in shown.text
    assert "The Courier" in shown.text
    assert "right or wrong" not in shown.text
    assert shown.headers["cache-control"] == "no-store"
    assert archive.size() == before
    assert client.get("/read/nope").status_code == 404


def test_it_is_kept_when_asked(client: TestClient, archive: Archive) -> None:
    address = client.post("/read", data={"text": TEXT}, follow_redirects=False).headers["location"]
    kept = client.post(f"{address}/keep", follow_redirects=False)
    assert kept.status_code == 303
    assert archive.reading(kept.headers["location"].rpartition("/")[2]).article.text == TEXT
    assert client.get(kept.headers["location"]).status_code == 200


def test_files_of_each_kind_are_read(client: TestClient) -> None:
    html = f"<html><head><title>Dam</title></head><body><article><h1>Dam</h1><p>{TEXT}</p></article></body></html>"
    for name, body in (("a.txt", TEXT), ("a.html", html), ("a.jsonl", json.dumps({"text": TEXT, "title": "Dam"}))):
        sent = client.post("/read", files={"file": (name, body.encode())}, follow_redirects=False)
        assert sent.status_code == 303, (name, sent.text)
        assert "We have met nobody" in client.get(sent.headers["location"]).text
    two = "\n".join(json.dumps({"text": f"{TEXT} {number}"}) for number in range(2))
    several = client.post("/read", files={"file": ("two.jsonl", two.encode())})
    assert several.status_code == 400
    assert "The file holds several articles" in several.text


@pytest.mark.parametrize(
    ("fields", "status", "says"),
    [
        ({}, 422, "Nothing was sent"),
        ({"text": "word " * 500}, 413, "The text holds 2,500 characters, and this page reads 2,000; send a part of it"),
        (
            {"text": "Der Minister sagte am Montag, dass die Regierung den Damm nicht öffnet."},
            422,
            "tick the box below",
        ),
        ({"url": "http://127.0.0.1/"}, 403, "is not fetched"),
        ({"url": "file:///etc/passwd"}, 403, "is no address of the web"),
        ({"url": "/etc/passwd"}, 403, "is no address of the web"),
    ],
)
def test_what_cannot_be_read_is_told_above_the_form(
    client: TestClient, fields: dict[str, str], status: int, says: str
) -> None:
    found = client.post("/read", data=fields)
    assert found.status_code == status
    assert says in found.text.replace("&#39;", "'")
    assert fields.get("text", "")[:100] in found.text
    problem = client.post("/read", data=fields, headers={"accept": "application/json"})
    assert (problem.status_code, problem.json()["status"]) == (status, status)


def test_another_language_is_read_on_request(client: TestClient) -> None:
    words = "Der Minister sagte am Montag, dass die Regierung den Damm nicht öffnet."
    assert client.post("/read", data={"text": words, "any": "yes"}, follow_redirects=False).status_code == 303


def test_what_takes_too_long_is_told(archive: Archive) -> None:
    with reads(archive, Settings(reading_seconds=2)) as client:
        found = client.post("/read", data={"text": "SLEEP, said the minister of energy on Monday."})
    assert found.status_code == 413
    assert "Reading it takes longer than the 2 seconds" in found.text


def test_nothing_is_fetched_or_kept_where_that_is_not_allowed(archive: Archive) -> None:
    with reads(archive, Settings(fetch=False, editable=False)) as client:
        assert 'name="url"' not in client.get("/read").text
        refused = client.post("/read", data={"url": "https://example.org/"})
        assert refused.status_code == 403
        assert "This site fetches nothing" in refused.text
        address = client.post("/read", data={"text": TEXT}, follow_redirects=False).headers["location"]
        assert "Keep it in the archive" not in client.get(address).text
        assert client.post(f"{address}/keep").status_code == 403


def test_a_shelf_holds_a_few_for_a_while() -> None:
    now = [0.0]
    held = shelf.Shelf(lambda: now[0])
    reading = Reading(produced_by="x", article=article("Boats."))
    first = held.put(reading)
    assert held.get(first) is reading
    now[0] = shelf.SECONDS + 1
    assert held.get(first) is None
    names = [held.put(reading) for _ in range(shelf.MOST + 1)]
    assert held.get(names[0]) is None
    assert held.get(names[1]) is reading
    assert len(set(names)) == len(names)


def test_pages_go_on_while_articles_are_read(archive: Archive) -> None:
    with reads(archive, Settings()) as client:
        readings = [
            threading.Thread(target=client.post, args=("/read",), kwargs={"data": {"text": "SLEEP"}})
            for _ in range(THREADS)
        ]
        for one in readings:
            one.start()
        while not multiprocessing.active_children():
            time.sleep(0.05)
        begun = time.monotonic()
        assert client.get("/").status_code == 200
        assert time.monotonic() - begun < 5
        client.app.state.site.readers.close()  # type: ignore[attr-defined]
        for one in readings:
            one.join(10)
