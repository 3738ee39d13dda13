from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from cli.conftest import Run, run
from reportedly.archive.filters import EventFilter
from reportedly.formats import EVENT_FORMATS, event_exporter, found_files, head
from reportedly.keeping import Archive

__all__ = ["run"]

SEARCHES: tuple[tuple[str, list[str]], ...] = (
    ("in=statements", ["--in", "statements"]),
    ("in=statements&q=dam&sort=oldest", ["dam", "--in", "statements", "--sort", "oldest"]),
    ("in=events&type=ASSAULT", ["--in", "events", "--type", "ASSAULT"]),
    ("in=events&sort=surest&limit=2", ["--in", "events", "--sort", "surest"]),
    ("in=articles&outlet=Meridian", ["--in", "articles", "--outlet", "Meridian"]),
    ("in=articles&q=nonsense", ["nonsense", "--in", "articles"]),
)


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("rows", [2, 2_000])
@pytest.mark.parametrize(("query", "options"), SEARCHES)
def test_a_file_is_the_one_that_the_command_line_writes(
    client: TestClient,
    archive: Archive,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    options: list[str],
    form: str,
    rows: int,
) -> None:
    monkeypatch.setattr(found_files, "PAGE", rows)
    path = tmp_path / "found"
    done = run("search", *options, "-n", 0, "-f", form, "-o", path, "--archive", archive.address)
    assert done.exit_code == 0, done.output
    answer = client.get(f"/export/{form}?{query}")
    assert answer.content == path.read_bytes()
    within = options[options.index("--in") + 1]
    assert answer.headers["content-disposition"] == f'attachment; filename="{within}.{form}"'
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


@pytest.mark.parametrize("form", ["plover", "polecat", "gdelt"])
@pytest.mark.parametrize("rows", [1, 2_000])
def test_events_come_in_the_formats_of_other_data_sets(
    client: TestClient, archive: Archive, monkeypatch: pytest.MonkeyPatch, form: str, rows: int
) -> None:
    monkeypatch.setattr(found_files, "PAGE", rows)
    found = list(archive.rows(EventFilter(status=("asserted",))))
    written = "".join(event_exporter(form)(one.reading, one.reading.events) for one in found)
    answer = client.get(f"/export/{form}?in=events&status=asserted&limit=1")
    assert len(found) > 2
    assert answer.text == head(EVENT_FORMATS[form]) + written
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="events.{form}.')


def test_a_file_goes_on_behind_a_row(client: TestClient, archive: Archive) -> None:
    refs = archive.events()["ref"].to_pylist()
    lines = client.get(f"/export/jsonl?in=events&after={refs[1]}").text.splitlines()
    assert len(lines) == len(refs) - 2


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/export/xml", 404, "choose of: csv, jsonl, parquet"),
        ("/export/plover", 400, "ask with in=events"),
        ("/export/csv?colour=red", 400, "There is no"),
        ("/export/csv?after=nothing", 400, "archive holds nothing"),
        ("/export/gdelt?in=events&after=nothing", 400, "archive holds nothing"),
    ],
)
def test_what_cannot_be_found_is_told_before_a_file_begins(
    client: TestClient, path: str, status: int, said: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert said in answer.text


def test_only_a_page_of_rows_is_held_at_a_time(
    client: TestClient, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_files, "PAGE", 2)
    asked: list[int] = []
    own = type(archive).attributions

    def counting(self: Archive, *arguments: object, **named: object) -> object:
        asked.append(int(str(named["limit"])))
        return own(self, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(type(archive), "attributions", counting)
    rows = client.get("/export/jsonl").text.count("\n")
    assert set(asked) == {2}
    assert len(asked) == rows // 2 + 1
