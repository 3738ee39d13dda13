from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pyarrow import ipc

from cli.conftest import Run, run
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.formats import found_files
from reportedly.keeping import Archive
from reportedly.records import Article, Happening, Reading, Span, Utterance
from reportedly.records.review import Review, Withdrawal
from reportedly.web.api.negotiation import ARROW, CSV, JSON, JSONL, TABLES, medium
from reportedly.web.app import make_app
from reportedly.web.problems import Refused
from reportedly.web.readers import Readers
from reportedly.web.settings import Settings
from web.conftest import BASE, fill

__all__ = ["run"]

API = "/api/v1"
QUESTIONS: tuple[tuple[str, str, list[str]], ...] = (
    ("statements", "", []),
    ("statements", "act=deny&act=state", ["--act", "deny", "--act", "state"]),
    ("statements", "q=dam", ["dam"]),
    ("statements", "outlet=Meridian&sort=oldest", ["--outlet", "Meridian", "--sort", "oldest"]),
    ("statements", "headline=no&kind=direct", ["--no-headline", "--kind", "direct"]),
    ("events", "", []),
    ("events", "type=ASSAULT&status=asserted", ["--type", "ASSAULT", "--status", "asserted"]),
    ("events", "published_until=2031-03-02&sort=earliest", ["--published-until", "2031-03-02", "--sort", "earliest"]),
    ("events", "counted=yes&background=false", ["--counted", "--no-background"]),
    ("articles", "", []),
    (
        "articles",
        "outlet=Meridian&published_from=2031-04-02",
        ["--outlet", "Meridian", "--published-from", "2031-04-02"],
    ),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The readings of every test of the site, made once."""
    with Archive(tmp_path_factory.mktemp("api") / "news.db") as made:
        fill(made)
        yield made


@pytest.fixture
def client(archive: Archive) -> TestClient:
    """A client of the site, as a program on the same machine."""
    return TestClient(make_app(archive, Settings()), base_url=BASE, headers={"accept": "application/json"})


def get(client: TestClient, path: str, accept: str = "application/json") -> Any:
    """An answer that is no problem."""
    answer = client.get(f"{API}{path}", headers={"accept": accept})
    assert answer.status_code == 200, answer.text
    return answer


def pages(client: TestClient, path: str) -> list[dict[str, Any]]:
    """The rows of all pages, by way of the cursor."""
    found: list[dict[str, Any]] = []
    following = ""
    while True:
        body = get(client, path + following).json()
        found += body["items"]
        if body["next"] is None:
            return found
        following = f"&after={body['next']}"


@pytest.mark.parametrize(("within", "query", "options"), QUESTIONS)
def test_it_finds_what_the_command_line_finds(
    client: TestClient, archive: Archive, run: Run, within: str, query: str, options: list[str]
) -> None:
    done = run("search", *options, "--in", within, "-n", 0, "-f", "jsonl", "--archive", archive.address)
    expected = [json.loads(line) for line in done.stdout.splitlines()]
    assert pages(client, f"/{within}?{query}&limit=1000") == expected
    assert expected or "q=" in query


@pytest.mark.parametrize(("within", "query", "_"), QUESTIONS)
def test_every_format_holds_the_same_rows(client: TestClient, within: str, query: str, _: list[str]) -> None:
    path = f"/{within}?{query}&limit=1000"
    rows = get(client, path).json()["items"]
    lines = get(client, path, "application/x-ndjson").text.splitlines()
    assert [json.loads(line) for line in lines] == rows
    arrow = ipc.open_stream(BytesIO(get(client, path, ARROW.types[0]).content)).read_all()
    assert arrow.to_pylist() == rows
    table = get(client, path, "text/csv").text
    assert table == found_files.csv_head(arrow) + found_files.to_csv(arrow)
    assert len(list(csv.DictReader(StringIO(table)))) == len(rows)


@pytest.mark.parametrize("limit", [1, 2, 5, 1000])
@pytest.mark.parametrize(
    ("within", "sort"),
    [("articles", ""), *(("statements", one) for one in ("newest", "oldest", "surest")), ("events", "latest")],
)
def test_pages_hold_every_row_once_and_in_order(client: TestClient, within: str, sort: str, limit: int) -> None:
    order = f"sort={sort}&" if sort else ""
    whole = get(client, f"/{within}?{order}limit=1000&total=yes").json()
    assert whole["total"] == len(whole["items"]) > 5
    assert whole["next"] is None
    assert pages(client, f"/{within}?{order}limit={limit}") == whole["items"]


def test_the_next_page_stands_in_a_header_too(client: TestClient) -> None:
    first = get(client, "/statements?q=dam&limit=2&total=yes", "text/csv")
    body = get(client, "/statements?q=dam&limit=2").json()
    following = first.headers["link"].removeprefix("<").removesuffix('>; rel="next"')
    assert first.headers["x-total-count"] == "9"
    assert (
        client.get(following, headers={"accept": "application/json"}).json()
        == get(client, f"/statements?q=dam&limit=2&total=yes&after={body['next']}").json()
    )
    assert "link" not in get(client, "/statements?limit=1000").headers


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("text/csv", CSV),
        ("text/*", CSV),
        ("TEXT/CSV", CSV),
        ("application/json;q=0.5, text/csv", CSV),
        ("application/json, text/csv", JSON),
        ("text/csv;q=0.1, application/jsonl;q=0.2", JSONL),
        ("application/vnd.apache.arrow.stream, */*;q=0.1", ARROW),
        ("application/json;q=0, */*", JSONL),
        ("image/png, application/x-ndjson;q=0.001", JSONL),
        ("text/html,application/xhtml+xml,*/*;q=0.8", JSON),
        ("text/csv;header=absent", CSV),
    ],
)
def test_what_is_most_welcome_is_sent(accept: str, expected: object) -> None:
    assert medium(accept, None, TABLES) is expected
    assert medium(accept, "arrow", TABLES) is ARROW


@pytest.mark.parametrize(
    "accept", ["image/png", "text/html", "application/json;q=0", "x", "text/csv;q=nan", "*/*;q=no"]
)
def test_what_nobody_would_take_is_not_sent(client: TestClient, accept: str) -> None:
    with pytest.raises(Refused):
        medium(accept, None, TABLES)
    answer = client.get(f"{API}/events", headers={"accept": accept})
    assert answer.status_code == 406
    assert "text/csv" in answer.json()["detail"]
    assert client.get(f"{API}/events?format=csv", headers={"accept": accept}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/statements?colour=red", 400, "no 'colour'"),
        ("/statements?in=events", 400, "no 'in'"),
        ("/statements?type=ASSAULT", 400, "no 'type'"),
        ("/statements?outlet=", 400, "outlet: the value is empty"),
        ("/statements?limit=0", 400, "not from 1 to 1000"),
        ("/statements?limit=ten", 400, "no whole number"),
        ("/statements?total=perhaps", 400, "neither yes nor no"),
        ("/statements?format=xml", 400, "choose of: json, jsonl, csv, arrow"),
        ("/statements?sort=best", 400, "choose of: newest, oldest, surest"),
        ("/statements?after=nothing", 404, "holds nothing called 'nothing'"),
        ("/articles?after=nothing", 404, "holds no article 'nothing'"),
        ("/statements/nothing/a1", 404, "holds nothing called"),
        ("/articles/nothing", 404, "holds no article 'nothing'"),
        ("/articles/nothing/reading", 404, "holds no article"),
        ("/stories/happening/77", 404, "no story 77"),
        ("/stories/happening/77777777777777777777777", 404, "no story"),
        ("/stories/utterance/²", 404, "no story"),
        ("/counts", 400, "by is needed"),
        ("/counts?by=type", 400, "cannot be counted by 'type'"),
        ("/counts?in=events&by=type&act=deny", 400, "only with in=statements"),
        ("/analyses/dyad?a=USA", 400, "b is needed"),
        ("/analyses/dyads?limit=100001", 400, "not from 1 to 100000"),
        ("/openapi.json?x=1", 400, "takes no parameters"),
        ("/nowhere", 404, "address"),
    ],
)
def test_what_does_not_fit_is_told(client: TestClient, path: str, status: int, said: str) -> None:
    answer = client.get(API + path, headers={"accept": "application/json"})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert sorted(problem) == ["detail", "status", "title", "type"]
    assert problem["status"] == status
    assert said.casefold() in problem["detail"].casefold()


def test_one_row_comes_with_its_article_and_its_evidence(client: TestClient, archive: Archive) -> None:
    for kind, table in (("statements", archive.attributions()), ("events", archive.events())):
        for row in table.to_pylist():
            body = get(client, f"/{kind}/{row['ref']}").json()
            reading = Reading.model_validate(body["reading"])
            assert body["row"] == row
            assert body["ref"] == row["ref"]
            assert len(reading.attributions) + len(reading.events) == 1
            spans = [Span.model_validate(one) for one in body["evidence"]]
            assert spans
            assert all(reading.article.text[one.start : one.end] == one.exact for one in spans)
    assert client.get(f"{API}/events/{archive.attributions(limit=1)['ref'][0].as_py()}").status_code == 404


def test_an_article_leads_to_all_of_it(client: TestClient, archive: Archive) -> None:
    listed = archive.articles(limit=1).to_pylist()[0]
    body = get(client, f"/articles/{listed['id']}").json()
    whole = archive.reading(listed["id"])
    assert body["row"] == listed
    assert (body["statements"], body["events"]) == (len(whole.attributions), len(whole.events))
    assert body["facts"]["outlet"] == whole.article.outlet.model_dump() if whole.article.outlet else None
    assert Reading.from_json(get(client, f"/articles/{listed['id']}/reading").content) == whole
    assert get(client, f"/articles/{listed['id']}/text", "text/plain").text == whole.article.text
    assert get(client, f"/articles/{listed['id']}/versions").json()["items"] == [listed]
    assert len(get(client, body["links"]["statements"].removeprefix(API)).json()["items"]) == body["statements"]
    for name, address in body["links"].items():
        assert client.get(address, headers={"accept": "*/*"}).status_code == 200 or name == "page"


def test_stories_are_those_of_the_archive(client: TestClient, archive: Archive) -> None:
    for which, expected in (
        ("corroborated", list(archive.stories.corroborated())),
        ("contradicted", list(archive.stories.contradicted())),
    ):
        body = get(client, f"/stories?which={which}").json()
        assert [Happening.model_validate(one) for one in body["items"]] == expected
        lines = get(client, f"/stories?which={which}", "application/x-ndjson").text.splitlines()
        assert [json.loads(line) for line in lines] == body["items"]
    first = next(archive.stories.corroborated())
    assert first.id is not None
    for ref in (first.id, first.first):
        assert Happening.model_validate(get(client, f"/stories/happening/{ref}").json()) == first
    said = archive.attributions(limit=1)["ref"][0].as_py()
    utterance = Utterance.model_validate(get(client, f"/stories/utterance/{said}").json())
    assert utterance == archive.stories.utterance(said)
    assert get(client, f"/articles/{said.partition('/')[0]}/copies").json() is not None


def test_counts_and_facets_are_those_of_the_archive(client: TestClient, archive: Archive) -> None:
    counted = get(client, "/counts?in=events&by=type&status=asserted").json()["items"]
    assert counted == [one._asdict() for one in archive.counts(EventFilter(status=("asserted",)), "type")]
    assert get(client, "/counts?by=act&limit=1", "text/csv").text.startswith("value,rows\n")
    facets = get(client, "/facets?in=events").json()
    assert facets["total"] == archive.count(EventFilter())
    assert facets["counts"]["type"] == counted or sum(one["rows"] for one in facets["counts"]["type"])


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("dyad?a=ARN&b=USA&by=year", lambda found: found.dyad("ARN", "USA", by="year")),
        ("dyad?a=ARN&b=USA&view=directed", lambda found: found.dyad_directed("ARN", "USA")),
        ("dyad?a=ARN&b=USA&view=tellings", lambda found: found.dyad_tellings("ARN", "USA")),
        ("dyad?a=ARN&b=USA&view=vouchers", lambda found: found.dyad_by_voucher("ARN", "USA")),
        ("dyads", lambda found: found.dyads()),
        ("trends?by=year", lambda found: found.trend(by="year")),
        ("trends?in=statements&count_by=kind&q=dam", lambda found: found.trend(AttributionFilter(text="dam"), "kind")),
        ("places", lambda found: found.places()),
        ("quoted?status=denied", lambda found: found.quoted(EventFilter(status=("denied",)))),
        ("shares?of=act", lambda found: found.shares(None, "act")),
        ("shares?by_outlet=yes&kind=direct", lambda found: found.shares_by_outlet(AttributionFilter(kind=("direct",)))),
        ("balance", lambda found: found.balance()),
        ("triads?least=2", lambda found: found.triads(least=2)),
        ("ties?by=whole", lambda found: found.ties(by="whole")),
    ],
)
def test_analyses_are_those_of_the_archive(client: TestClient, archive: Archive, path: str, made: Any) -> None:
    assert get(client, f"/analyses/{path}").json()["items"] == made(archive.analyses).to_pylist()


def test_a_review_is_given_listed_and_taken_back(client: TestClient, archive: Archive) -> None:
    ref = archive.events(limit=1)["ref"][0].as_py()
    given = {"ref": ref, "verdict": "wrong-type", "values": ["PROTEST"], "who": "Ines", "why": "a march"}
    made = client.post(f"{API}/reviews", json=given)
    review = Review.model_validate(made.json())
    assert (made.status_code, review.who, review.verdict.value) == (201, "Ines", "wrong-type")
    listed = get(client, "/reviews?standing=yes&who=Ines").json()["items"]
    assert [one["number"] for one in listed] == [review.number]
    back = client.delete(f"{API}/reviews/{review.number}?who=Ines&why=mistaken")
    assert Withdrawal.model_validate(back.json()).takes_back == review.number
    assert get(client, "/reviews?standing=yes").json()["items"] == []
    assert len(get(client, "/reviews").json()["items"]) == 1
    assert get(client, "/agreement").json()["next"] is None
    again = client.delete(f"{API}/reviews/{review.number}?who=Ines")
    assert (again.status_code, again.json()["detail"]) == (400, f"Review {review.number} was taken back before")


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({}, 422, "ref"),
        ({"ref": "x/a1", "verdict": "right", "who": "Ines"}, 404, "no article 'x'"),
        ({"ref": "x/a1", "verdict": "fine", "who": "Ines"}, 422, "verdict"),
        ({"ref": "x/a1", "verdict": "right", "who": ""}, 422, "who"),
        ({"ref": "x/a1", "verdict": "right", "who": "Ines", "colour": "red"}, 422, "colour"),
    ],
)
def test_a_review_that_does_not_fit_is_told(client: TestClient, given: dict[str, str], status: int, said: str) -> None:
    answer = client.post(f"{API}/reviews", json=given)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]
    for number in ("7", "x", "²", "9" * 30):
        assert client.delete(f"{API}/reviews/{number}?who=Ines").status_code == 404


def test_an_article_is_read_and_not_kept(client: TestClient, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    before, jobs = archive.state(), []

    def read(_: Readers, job: Any, languages: frozenset[str] | None = None) -> Reading:
        jobs.append((job, languages))
        return archive.reading(archive.articles(limit=1)["id"][0].as_py())

    monkeypatch.setattr(Readers, "read", read)
    given = {"text": "The dam holds, said Vera Lind.\n", "title": "Dam", "authors": ["Ada Park"]}
    answer = client.post(f"{API}/read", json=given)
    assert Reading.model_validate(answer.json())
    job, languages = jobs[0]
    article = job.load()
    assert (article.text, article.title.value, article.authors[0].value) == (given["text"], "Dam", "Ada Park")
    assert languages == frozenset({"en"})
    assert client.post(f"{API}/read", json={**given, "any_language": True}).status_code == 200
    assert jobs[1][1] is None
    assert archive.state() == before
    assert client.post(f"{API}/read", json={}).status_code == 422


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "http://127.0.0.1/", "http://[::1]/", "-"])
def test_no_path_and_no_address_of_this_machine_is_read(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def read(_: Readers, job: Any, languages: frozenset[str]) -> Article:
        found: Article = job.load()
        return found

    monkeypatch.setattr(Readers, "read", read)
    answer = client.post(f"{API}/read", json={"url": address})
    assert answer.status_code == 403
    assert "fetched" in answer.json()["detail"]


def test_the_first_resource_leads_to_the_others(client: TestClient, archive: Archive) -> None:
    body = get(client, "").json()
    assert body["size"] == archive.size()
    assert body["state"] == archive.state()
    for name, address in body["links"].items():
        status = client.get(address, headers={"accept": "*/*"}).status_code
        assert status == (405 if name == "read" else 400 if name in {"counts", "analyses/dyad"} else 200), name
