from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from reportedly.archive.fields import OPTIONS
from reportedly.keeping import Archive
from reportedly.records import Reading
from reportedly.web.api.description import document, routes
from reportedly.web.app import make_app
from reportedly.web.readers import Readers
from reportedly.web.settings import Settings
from web.conftest import fill

DOCUMENT = document("/api/v1")
OPERATIONS = [(method, path, one) for path, methods in DOCUMENT["paths"].items() for method, one in methods.items()]
CASES = 3
"""Of each operation and kind; ``python -m benchmarks.site --schemathesis`` tries many more."""


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a document."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from parts(one)
    elif isinstance(value, list):
        for one in value:
            yield from parts(one)


def test_it_is_served_as_it_is(client: TestClient) -> None:
    answer = client.get("/api/v1/openapi.json", headers={"accept": "application/json"})
    assert answer.json() == DOCUMENT
    assert DOCUMENT["openapi"] == "3.1.0"
    assert "://" not in answer.text.replace("http://www.w3.org", "")


def test_every_route_is_described_once() -> None:
    assert len(OPERATIONS) == len(routes())
    names = [one["operationId"] for _, _, one in OPERATIONS]
    assert len(set(names)) == len(names)


def test_what_is_named_is_there_and_every_schema_is_one() -> None:
    for one in parts(DOCUMENT):
        if "$ref" in one:
            found: Any = DOCUMENT
            for name in one["$ref"].removeprefix("#/").split("/"):
                found = found[name]
    for schema in DOCUMENT["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for _, _, one in OPERATIONS:
        for parameter in one["parameters"]:
            Draft202012Validator.check_schema(parameter["schema"])


@pytest.mark.parametrize(("method", "path", "one"), OPERATIONS, ids=[f"{one[0]} {one[1]}" for one in OPERATIONS])
def test_everything_is_described(method: str, path: str, one: dict[str, Any]) -> None:
    assert one["summary"]
    assert re.findall(r"{(\w+)}", path) == [
        parameter["name"] for parameter in one["parameters"] if parameter["in"] == "path"
    ]
    for parameter in one["parameters"]:
        assert parameter["description"].strip()
        assert "type" in parameter["schema"]
    errors = {status: answer for status, answer in one["responses"].items() if not status.startswith("2")}
    assert {"400", "401", "406", "500", "503"} <= set(errors)
    assert ("404" in errors) or "{" not in path
    for answer in errors.values():
        name = answer["$ref"].rpartition("/")[2]
        assert list(DOCUMENT["components"]["responses"][name]["content"]) == ["application/problem+json"]


def test_every_field_of_the_filters_can_be_asked_by() -> None:
    for within in ("statements", "events", "articles"):
        known = {one["name"] for one in DOCUMENT["paths"][f"/api/v1/{within}"]["get"]["parameters"]}
        assert {one.name or one.field for one in OPTIONS if within in one.of.split()} <= known


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, Any]]:
    """An archive, and a site on it that schemathesis can call; what it reads, it takes for the first article."""
    from benchmarks import contract

    def read(_: Readers, job: Any, languages: frozenset[str] | None) -> Reading:
        job.load()
        return made.reading(made.articles(limit=1)["id"][0].as_py())

    with Archive(tmp_path_factory.mktemp("described") / "news.db") as made, pytest.MonkeyPatch.context() as patched:
        fill(made)
        patched.setattr(Readers, "read", read)
        yield made, make_app(made, Settings(names=(contract.HOST,), fetch=False))


@pytest.mark.filterwarnings("ignore")
def test_it_answers_as_it_is_described(sites: tuple[Archive, Any]) -> None:
    from benchmarks import contract
    from schemathesis.generation import GenerationMode

    archive, app = sites
    tried = 0
    for operation in contract.operations(app):
        for mode in GenerationMode:
            tried += sum(contract.check(operation, mode, CASES, 1962, contract.known(archive, operation.path)).values())
    assert tried > 4 * len(OPERATIONS)
