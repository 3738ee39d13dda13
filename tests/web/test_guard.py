from __future__ import annotations

import hmac
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient

from reportedly.keeping import Archive
from reportedly.web import guard
from reportedly.web.app import make_app
from reportedly.web.guard import HEADERS, POLICY, Rate, proof
from reportedly.web.settings import Settings
from web.conftest import BASE, PAGE

TOKEN = "a-token-of-twenty-five-ch"  # noqa: S105 - of a test
JSON = {"accept": "application/json"}


def client_of(archive: Archive, settings: Settings, base: str = BASE) -> TestClient:
    """A client of a site with these settings; what fails inside is answered, not raised."""
    return TestClient(make_app(archive, settings), base_url=base, headers=JSON, raise_server_exceptions=False)


@pytest.fixture
def local(archive: Archive) -> TestClient:
    """A client on the same machine."""
    return client_of(archive, Settings())


@pytest.fixture
def far(archive: Archive) -> TestClient:
    """A client of a site that others can reach."""
    return client_of(archive, Settings(host="192.0.2.1", token=TOKEN, fetch=False), "http://192.0.2.1:8000")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_names_of_this_machine_are_answered(local: TestClient, host: str) -> None:
    assert local.get("/api/v1", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["example.org", "example.org:8000", "localhost.example.org", "127.0.0.1.nip.test", ""])
def test_a_name_that_leads_here_by_trick_is_refused(local: TestClient, host: str) -> None:
    for path in ("/", "/api/v1/statements", "/login", "/static/x/y.css"):
        answer = local.get(path, headers={"host": host})
        assert answer.status_code == 421, path
        assert "--name" in answer.json()["detail"]


def test_a_name_that_was_given_is_answered(archive: Archive) -> None:
    client = client_of(archive, Settings(names=("news.example.org",)))
    assert client.get("/api/v1", headers={"host": "news.example.org"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://example.org"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": BASE},
    ],
)
def test_another_site_cannot_write(local: TestClient, archive: Archive, headers: dict[str, str]) -> None:
    ref = archive.attributions(limit=1)["ref"][0].as_py()
    given = {"ref": ref, "verdict": "right", "who": "Ines"}
    for method, path in (("POST", "/api/v1/reviews"), ("DELETE", "/api/v1/reviews/1?who=Ines"), ("POST", "/login")):
        answer = local.request(method, path, json=given, headers=headers)
        assert answer.status_code == 403, (method, path)
    assert archive.reviews().num_rows == 0


@pytest.mark.parametrize(
    "headers", [{}, {"origin": BASE}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}]
)
def test_this_site_and_programs_can_write(local: TestClient, archive: Archive, headers: dict[str, str]) -> None:
    ref = archive.attributions(limit=1)["ref"][0].as_py()
    given = {"ref": ref, "verdict": "right", "who": "Ines"}
    assert local.post("/api/v1/reviews", json=given, headers=headers).status_code == 201


def test_nothing_can_be_written_where_it_is_said_to_be_read_only(archive: Archive) -> None:
    client = client_of(archive, Settings(editable=False))
    ref = archive.attributions(limit=1)["ref"][0].as_py()
    answers = [
        client.post("/api/v1/reviews", json={"ref": ref, "verdict": "right", "who": "Ines"}),
        client.delete("/api/v1/reviews/1?who=Ines"),
    ]
    assert [one.status_code for one in answers] == [403, 403]
    assert archive.reviews().num_rows == 0


def pieces(size: int) -> Iterator[bytes]:
    """A body whose length is not declared."""
    for _ in range(size // 1000):
        yield b"x" * 1000


def test_a_body_that_is_too_large_is_refused_before_it_is_read_whole(archive: Archive) -> None:
    client = client_of(archive, Settings(body=10_000))
    given = {"content-type": "application/json"}
    declared = client.post("/api/v1/reviews", content=b"x" * 10_001, headers=given)
    undeclared = client.post("/api/v1/reviews", content=pieces(11_000), headers=given)
    form = client.post("/login", content=pieces(11_000), headers={"content-type": "application/x-www-form-urlencoded"})
    for answer in (declared, undeclared, form):
        assert answer.status_code == 413
        assert answer.headers["content-type"] == "application/problem+json"
    assert client.post("/api/v1/reviews", content=pieces(9_000), headers=given).status_code == 422
    strange = client.post("/api/v1/reviews", content=b"{}", headers={**given, "content-length": "-2"})
    assert strange.status_code == 413


def test_without_the_token_nothing_of_the_archive_is_shown(far: TestClient) -> None:
    for path in ("/", "/search", "/api/v1", "/api/v1/statements", "/api/v1/openapi.json", "/export/csv", "/nowhere"):
        answer = far.get(path)
        assert answer.status_code == 401, path
        assert answer.headers["www-authenticate"].startswith("Bearer")
    assert far.get("/login").status_code == 200


@pytest.mark.parametrize("given", ["", "Bearer", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", f"Basic {TOKEN}", TOKEN])
def test_a_wrong_token_opens_nothing(far: TestClient, given: str) -> None:
    assert far.get("/api/v1", headers={"authorization": given}).status_code == 401


def test_the_token_opens_everything(far: TestClient) -> None:
    for given in (f"Bearer {TOKEN}", f"bearer  {TOKEN} "):
        assert far.get("/api/v1", headers={"authorization": given}).status_code == 200


def test_a_browser_gives_the_token_once(far: TestClient) -> None:
    wrong = far.post("/login", data={"token": TOKEN[:-1]})
    assert wrong.status_code == 401
    assert "set-cookie" not in wrong.headers
    done = far.post("/login", data={"token": TOKEN, "then": "/search?q=dam"}, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/search?q=dam")
    cookie = done.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert far.get("/api/v1").status_code == 200


@pytest.mark.parametrize("value", ["", "x", TOKEN, proof(TOKEN)[:-1], proof("another-token-of-some")])
def test_a_cookie_that_does_not_know_the_token_opens_nothing(far: TestClient, value: str) -> None:
    assert far.get("/api/v1", headers={"cookie": f"{guard.COOKIE}={value}"}).status_code == 401


def test_tokens_are_compared_in_constant_time(far: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []
    own = hmac.compare_digest

    def counting(a: bytes, b: bytes) -> bool:
        compared.append((a, b))
        return own(a, b)

    monkeypatch.setattr(hmac, "compare_digest", counting)
    far.get("/api/v1", headers={"authorization": "Bearer wrong"})
    far.get("/api/v1", headers={"cookie": f"{guard.COOKIE}=wrong"})
    far.post("/login", data={"token": "wrong"})
    assert compared == [
        (b"wrong", TOKEN.encode()),
        (b"wrong", proof(TOKEN).encode()),
        (b"wrong", TOKEN.encode()),
    ]


@pytest.mark.parametrize(
    "then", ["https://example.org/", "//example.org", "/\\example.org", "/\t/example.org", "\n//example.org", "x", ""]
)
def test_the_login_leads_to_no_other_site(far: TestClient, then: str) -> None:
    done = far.post("/login", data={"token": TOKEN, "then": then}, follow_redirects=False)
    location = re.sub(r"[\t\r\n]", "", done.headers["location"]).replace("\\", "/")  # as browsers read it
    assert urlsplit(urljoin("http://192.0.2.1:8000/login", location)).netloc == "192.0.2.1:8000"
    assert "example.org" not in far.get("/login", params={"then": then}).text


def test_who_asks_too_often_has_to_wait(archive: Archive) -> None:
    client = client_of(archive, Settings(host="192.0.2.1", token=TOKEN, per_minute=5), "http://192.0.2.1:8000")
    found = [client.post("/login", data={"token": "guess"}).status_code for _ in range(8)]
    assert found == [401] * 5 + [429] * 3


def test_the_bucket_fills_evenly_and_each_address_has_its_own() -> None:
    rate = Rate(60, most=2)
    assert [rate.allows("a", 0.0) for _ in range(61)] == [True] * 60 + [False]
    assert rate.allows("b", 0.0)
    assert [rate.allows("a", 1.0), rate.allows("a", 1.0)] == [True, False]
    assert rate.allows("c", 1.0), "the address that asked longest ago is forgotten"
    assert all(Rate(0).allows("a", 0.0) for _ in range(100))


def test_every_answer_has_the_headers(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(archive, Settings(body=1_000))
    page = client.get("/", headers=PAGE)
    style = re.search(r'href="(/static/[^"]+\.css)"', page.text)
    assert style
    kept = client.get("/", headers=PAGE)
    answers = {
        200: page,
        "kept": kept,
        "style": client.get(style[1]),
        "api": client.get("/api/v1/statements"),
        "head": client.head("/search"),
        304: client.get("/", headers={**PAGE, "if-none-match": kept.headers["etag"]}),
        303: client.post("/login", follow_redirects=False),
        400: client.get("/search?colour=red", headers=PAGE),
        404: client.get("/nowhere", headers=PAGE),
        405: client.put("/search"),
        406: client.get("/api/v1", headers={"accept": "image/png"}),
        413: client.post("/login", content=b"x" * 1_001),
        421: client.get("/", headers={"host": "example.org"}),
    }
    monkeypatch.setattr(type(archive), "published", None)
    answers[500] = client.get("/", headers={**PAGE, "accept-language": "en", "accept": "text/html;q=1"})
    for name, answer in answers.items():
        if isinstance(name, int):
            assert answer.status_code == name
        for header, value in HEADERS.items():
            assert answer.headers[header] == value, (name, header)


def test_no_script_or_style_but_the_site_s_own_runs() -> None:
    assert "unsafe" not in POLICY
    assert "http:" not in POLICY
    assert "https:" not in POLICY
    assert "*" not in POLICY
    said = dict(part.partition(" ")[::2] for part in POLICY.split("; "))
    assert said["default-src"] == said["frame-ancestors"] == said["base-uri"] == "'none'"
    assert said["script-src"] == said["style-src"] == said["form-action"] == "'self'"


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_fault_shows_nothing_of_the_inside(archive: Archive, monkeypatch: pytest.MonkeyPatch, accept: str) -> None:
    def fails() -> None:
        raise RuntimeError("the secret of the inside")

    monkeypatch.setattr(archive, "published", fails)
    client = client_of(archive, Settings())
    answer = client.get("/api/v1" if accept == "application/json" else "/", headers={"accept": accept})
    assert answer.status_code == 500
    assert "please report it" in answer.text
    for word in ("secret", "Traceback", "RuntimeError", ".py"):
        assert word not in answer.text
    if accept == "application/json":
        assert answer.json()["status"] == 500


def test_only_answers_that_are_known_by_their_state_are_kept(local: TestClient, archive: Archive) -> None:
    first = local.get("/api/v1/reviews")
    assert local.get("/api/v1/reviews", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    archive.review(archive.attributions(limit=1)["ref"][0].as_py(), "right", who="Ines")
    second = local.get("/api/v1/reviews", headers={"if-none-match": first.headers["etag"]})
    assert (second.status_code, len(second.json()["items"])) == (200, 1)
    assert second.headers["etag"] != first.headers["etag"]


def test_head_is_get_without_the_body(local: TestClient) -> None:
    for path in ("/", "/search?q=dam", "/api/v1/events?limit=1", "/nowhere"):
        whole, head = local.get(path), local.head(path)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert {**head.headers} == {**whole.headers}
    etag = local.get("/api/v1").headers["etag"]
    assert local.head("/api/v1", headers={"if-none-match": etag}).status_code == 304


def test_nothing_is_told_to_whoever_the_environment_names(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://192.0.2.9:4318")
    app = make_app(archive, Settings())
    silent = getattr(app, "_native_telemetry", None)
    assert silent is None or not silent.enabled()
    with TestClient(app, base_url=BASE) as client:
        assert client.get("/api/v1").status_code == 200
