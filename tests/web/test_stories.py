from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from reportedly.keeping import Archive
from web.storied import COPY, DAM, RAID, book, reader

__all__ = ["book", "reader"]


def listed(page: str) -> list[str]:
    """What the stories of a page lead to."""
    return re.findall(r'<h2><a href="/(?:events|statements)/([^"]+)"', page)


def test_pages_together_list_every_story_once(reader: TestClient, book: Archive) -> None:
    for path, every in (
        ("/stories?limit=1", [one.first for one in book.stories.happenings(limit=99)]),
        ("/quotes?limit=1", [one.first for one in book.stories.cut(limit=99)]),
    ):
        found: list[str] = []
        address = path
        while address:
            page = reader.get(address).text
            found += listed(page)
            following = re.search(r'rel="next" href="([^"]+)"', page)
            address = following[1].replace("&amp;", "&") if following else ""
        assert found == every
        assert found


def test_a_story_is_listed_with_who_tells_and_who_denies_it(reader: TestClient, book: Archive) -> None:
    page = reader.get("/stories?type=ASSAULT").text
    assert listed(page) == [one.first for one in book.stories.happenings() if one.type == "ASSAULT"]
    assert "denied by 1" in page
    assert "whether it happened" in page
    assert "Aleppo" in page


def test_orders_and_the_contradicted(reader: TestClient, book: Archive) -> None:
    assert set(listed(reader.get("/stories?order=newest").text)) == set(listed(reader.get("/stories").text))
    contradicted = listed(reader.get("/stories?contradicted=yes").text)
    assert contradicted == [one.first for one in book.stories.contradicted()]
    assert contradicted


def test_addresses_keep_what_was_asked(reader: TestClient) -> None:
    page = reader.get("/stories?contradicted=yes&type=ASSAULT&order=newest&limit=1").text
    tools = page[page.index('<div class="tools">') :]
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/stories\?[^"]+)"', tools)]
    assert len(links) == 3
    assert all("type=ASSAULT" in link and "limit=1" in link for link in links)
    assert sum("contradicted=yes" in link for link in links) == 2
    assert sum("order=" in link for link in links) == 2  # what is the rule goes without saying


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/stories?order=best", "choose of: voices, articles, newest"),
        ("/stories?page=0", "from 1 to 500"),
        ("/stories?page=x", "no whole number"),
        ("/stories?in=statements", "leave it out"),
        ("/stories?contradicted=perhaps", "neither yes nor no"),
        ("/quotes?in=events", "leave it out"),
        ("/quotes?order=newest", "There is no"),
    ],
)
def test_what_does_not_fit_is_refused(reader: TestClient, address: str, said: str) -> None:
    page = reader.get(address)
    assert page.status_code == 400
    assert said in page.text


def test_nothing_found_says_what_to_do(reader: TestClient) -> None:
    assert "search the events themselves" in reader.get("/stories?outlet=Nobody").text
    assert "search the statements themselves" in reader.get("/quotes?speaker=Nobody").text
    assert "That was the last page" in reader.get("/stories?page=99").text


def test_a_number_leads_to_the_first_telling(reader: TestClient, book: Archive) -> None:
    happening, utterance = book.stories.happening(f"{COPY}/e1"), book.stories.utterance(f"{DAM}/a1")
    for one, kind in ((happening, "events"), (utterance, "statements")):
        answer = reader.get(f"/stories/{one.id}")
        assert (answer.status_code, answer.headers["location"]) == (302, f"/{kind}/{one.first}")
    assert happening.first == f"{RAID}/e1"


@pytest.mark.parametrize("number", ["17", "99999999999999999999", "five", "٣"])
def test_a_number_of_no_story_is_not_there(reader: TestClient, number: str) -> None:
    assert reader.get(f"/stories/{number}").status_code == 404
