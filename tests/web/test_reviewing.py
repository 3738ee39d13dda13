from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from archive.handmade import edition
from reportedly.keeping import Archive
from reportedly.web.app import make_app
from reportedly.web.settings import Settings
from web.conftest import BASE, PAGE

READING = edition(0, outlet="The Ledger", published="2031-03-01")
ARTICLE = READING.article.id
OTHER = edition(1).article.id
ADDRESS = f"/articles/{ARTICLE}"


def send(client: TestClient, **fields: str) -> int:
    """Send a form of the article; the answer is its status."""
    sent = client.post(f"{ADDRESS}/reviews", data={"who": "Inés", **fields}, follow_redirects=False)
    return sent.status_code


def reviews(archive: Archive) -> list[dict[str, object]]:
    return list(archive.reviews(article=ARTICLE).to_pylist())


def test_a_correction_is_kept_and_leads_back_to_its_place(client: TestClient, archive: Archive) -> None:
    sent = client.post(
        f"{ADDRESS}/reviews",
        data={"item": "e1", "verdict": "wrong-type", "wrong-type": "COERCE", "who": "Inés", "why": "it says so"},
        follow_redirects=False,
    )
    assert sent.status_code == 303
    assert sent.headers["location"] == f"{ADDRESS}#event-1"
    [row] = reviews(archive)
    assert (row["verdict"], row["right"], row["who"], row["why"]) == ("wrong-type", ["COERCE"], "Inés", "it says so")
    found = client.get(ADDRESS).text
    assert found.count("<b>wrong type</b>: <bdi>COERCE</bdi>") == 2  # at the card, and in the list
    assert "<b>ASSAULT</b>" in found  # the machine's answer stays
    assert 'value="Inés"' in found


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"item": "a1", "verdict": "right"}, []),
        ({"item": "a1", "verdict": "wrong-speaker", "wrong-speaker": "-"}, ["-"]),
        ({"item": "a1", "verdict": "wrong-speaker"}, []),
        ({"item": "e1", "verdict": "wrong-actor", "wrong-actor": "Omar Dast; the army"}, ["Omar Dast", "the army"]),
        ({"item": "e1", "verdict": "not-an-event", "wrong-type": "COERCE"}, []),
    ],
)
def test_each_verdict_takes_its_own_value(
    client: TestClient, archive: Archive, fields: dict[str, str], right: list[str]
) -> None:
    assert send(client, **fields) == 303
    assert reviews(archive)[0]["right"] == right


@pytest.mark.parametrize("other", [f"{OTHER}/e1", f"http://127.0.0.1:8000/events/{OTHER}/e1"])
def test_another_one_of_a_story_is_named_by_its_page(client: TestClient, archive: Archive, other: str) -> None:
    assert send(client, item="e1", verdict="same-story", **{"same-story": other}) == 303
    assert reviews(archive)[0]["other"] == OTHER


def test_what_was_missed_is_told_by_its_words_or_by_their_place(client: TestClient, archive: Archive) -> None:
    text = READING.article.text
    words = "rebel camp"
    start = text.index(words)
    place = f"{start}-{start + len(words)}"
    given = {"verdict": "missed-event", "words": words, "event-type": "ASSAULT", "event-actor": "a; b"}
    assert send(client, at=place, **given) == 303
    [row] = reviews(archive)
    assert row["target_at"] == [{"start": start, "end": start + len(words), "exact": words}]
    assert row["right"] == [words, "type: ASSAULT", "actor: a", "actor: b"]
    wrong = client.post(f"{ADDRESS}/reviews", data={"who": "x", "verdict": "missed-event", "words": "not there"})
    assert wrong.status_code == 400
    assert "does not stand in the text" in wrong.text


def test_a_mistake_is_told_in_the_form_which_keeps_what_was_typed(client: TestClient, archive: Archive) -> None:
    data = {"item": "a1", "verdict": "wrong-content", "wrong-content": "no such words", "who": "Inés", "why": "since"}
    sent = client.post(f"{ADDRESS}/reviews", data=data)
    assert sent.status_code == 400
    assert 'role="alert">&#39;no such words&#39; does not stand in the text' in sent.text
    assert ">no such words</textarea>" in sent.text
    assert 'value="since"' in sent.text
    assert reviews(archive) == []
    problem = client.post(f"{ADDRESS}/reviews", data=data, headers={"accept": "application/json"})
    assert problem.status_code == 400
    assert problem.headers["content-type"] == "application/problem+json"
    assert send(client, item="a1", verdict="right", who=" ") == 400
    assert send(client, item="a1") == 400
    assert send(client, item="a1", verdict="splendid") == 400
    assert send(client, item="a99", verdict="right") == 404
    assert send(client, item="a1", verdict="right", who="x" * 2_000) == 400


def test_a_review_is_taken_back_and_stays(client: TestClient, archive: Archive) -> None:
    send(client, item="e1", verdict="right")
    number = reviews(archive)[0]["number"]
    address = f"{ADDRESS}/reviews/{number}/back"
    back = client.post(address, data={"who": "Omar", "why": "it is wrong"}, follow_redirects=False)
    assert (back.status_code, back.headers["location"]) == (303, f"{ADDRESS}#said")
    assert reviews(archive)[0]["taken_back_by"] == "Omar"
    assert "Taken back by <bdi>Omar</bdi>" in client.get(ADDRESS).text
    assert client.post(address, data={"who": "Omar"}).status_code == 400
    for missing in ("99", "9" * 30, "one"):
        assert client.post(f"{ADDRESS}/reviews/{missing}/back", data={"who": "Omar"}).status_code == 404


def test_the_form_opens_at_its_place_and_on_a_page_of_its_own(client: TestClient) -> None:
    assert 'action="' + f'{ADDRESS}/reviews" id="review-a1"' in client.get(f"{ADDRESS}?review=a1").text
    alone = client.get(f"{ADDRESS}/review/e1").text
    assert 'value="wrong-recipient"' in alone
    assert '<p class="evidence">' in alone
    assert client.get(f"{ADDRESS}/review/e99").status_code == 404


def test_whoever_the_article_names_is_suggested(client: TestClient) -> None:
    named = [one.name for one in READING.actors if one.name and one.name in READING.article.text]
    assert named
    found = client.get(f"{ADDRESS}/review/e1").text
    assert all(f'<option value="{name}"></option>' in found for name in named)
    assert found.count('list="names-e1"') == 2
    assert '<datalist id="names-missed">' in client.get(ADDRESS).text


def test_a_site_that_is_read_only_has_no_forms(archive: Archive) -> None:
    client = TestClient(make_app(archive, Settings(editable=False)), base_url=BASE, headers=PAGE)
    found = client.get(f"{ADDRESS}?review=a1").text
    assert "<form" not in found[found.index("<main") :]
    assert "right or wrong" not in found
    assert client.get(f"{ADDRESS}/review/a1").status_code == 403
    assert send(client, item="a1", verdict="right") == 403
    assert client.post(f"{ADDRESS}/reviews/1/back", data={"who": "x"}).status_code == 403
    assert reviews(archive) == []


def test_another_site_cannot_send_the_form(client: TestClient, archive: Archive) -> None:
    sent = client.post(
        f"{ADDRESS}/reviews",
        data={"item": "a1", "verdict": "right", "who": "x"},
        headers={"origin": "https://evil.example"},
    )
    assert sent.status_code == 403
    assert reviews(archive) == []
