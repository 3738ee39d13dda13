from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import Result

import fake_reader
from reportedly.api import Additions, Reads
from reportedly.batch import in_order
from reportedly.cli.events import Rows, Screen, choice
from reportedly.formats import EVENT_FORMATS
from reportedly.formats.event_parts import counted, every
from reportedly.records import Article, Reading

Run = Callable[..., Result]
TEXT = "Vera bombed the bridge.\n\nA year ago she had bombed it too.\n"
OTHER = "Paul bombed nothing.\n"
ACTORS = "name,code,sectors\nVera,SYR,MIL\n"
TYPES = "name: Mine\ntypes:\n  - name: Bombing\n    cues: [bombed]\n"


@pytest.fixture
def bombs(tmp_path: Path) -> Path:
    """A folder of two articles that tell of events."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text(TEXT)
    (made / "b.txt").write_text(OTHER)
    return made


def test_a_table_for_a_person(run: Run, bombs: Path) -> None:
    done = run("events", bombs, "--workers", "1")
    assert done.exit_code == 0
    assert "e1  ASSAULT  Vera\n    asserted by Narrator · 100 % sure\n" in done.stdout
    assert done.stdout.count("\n\n\n") == 1
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("name", EVENT_FORMATS)
def test_every_format_goes_to_standard_output_and_to_a_file(run: Run, bombs: Path, tmp_path: Path, name: str) -> None:
    printed = run("events", bombs, "--format", name, "--workers", "1")
    assert printed.exit_code == 0
    path = tmp_path / f"out{EVENT_FORMATS[name].suffix}"
    assert run("events", bombs, "--format", name, "--output", path, "--workers", "1").stdout == ""
    assert path.read_text(encoding="utf-8") == printed.stdout


@pytest.mark.parametrize("name", ["csv", "polecat"])
def test_a_header_stands_once_before_all_articles_and_before_none(run: Run, bombs: Path, name: str) -> None:
    between = "," if name == "csv" else "\t"
    rows = list(csv.reader(StringIO(run("events", bombs, "-f", name, "--workers", "1").stdout), delimiter=between))
    assert len(rows) == (4 if name == "csv" else 3)
    assert len({len(row) for row in rows}) == 1
    empty = run("events", "-", "-f", name, "--workers", "1", stdin="Nobody came to the bridge on that day.\n").stdout
    assert next(csv.reader([empty], delimiter=between)) == rows[0]


def test_other_data_sets_hold_what_they_would_code_unless_all_is_asked_for(run: Run, bombs: Path) -> None:
    def count(*arguments: str) -> int:
        return len(run("events", bombs / "a.txt", *arguments).stdout.splitlines())

    assert [count("-f", name) for name in ("plover", "gdelt", "jsonl")] == [1, 1, 2]
    assert [count("-f", name, "--all") for name in ("plover", "gdelt", "jsonl")] == [2, 2, 2]
    assert choice("csv", everything=False) is every
    assert choice("polecat", everything=False) is counted
    assert choice("polecat", everything=True) is every


def test_vouchers_go_beside_a_file_of_gdelts_rows(run: Run, bombs: Path, tmp_path: Path) -> None:
    run("events", bombs, "-f", "gdelt", "-o", tmp_path / "out.csv", "--workers", "1")
    rows = [line.split("\t")[0] for line in (tmp_path / "out.csv").read_text().splitlines()]
    beside = (tmp_path / "out.vouchers.tsv").read_text().splitlines()
    assert beside[0].startswith("GlobalEventID\tArticle\tEvent\tStatus")
    assert [line.split("\t")[0] for line in beside[1:]] == rows
    run("events", bombs, "-f", "gdelt", "-o", f"{tmp_path / 'folder'}/", "--workers", "1")
    assert sorted(path.name for path in (tmp_path / "folder").iterdir()) == [
        "a.tsv",
        "a.vouchers.tsv",
        "b.tsv",
        "b.vouchers.tsv",
    ]


def test_actors_and_types_of_ones_own(run: Run, bombs: Path, tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text(ACTORS)
    (tmp_path / "mine.yaml").write_text(TYPES)
    own = ("--actors", tmp_path / "actors.csv", "--ontology", tmp_path / "mine.yaml")
    done = run("events", bombs / "a.txt", "-f", "jsonl", *own)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["custom"], one["actors"][0]["actor"]["code"]) for one in found] == [("mine", "SYR")] * 2
    assert "mine (ASSAULT)  Vera (SYR)" in run("read", bombs / "a.txt", *own).stdout


def test_every_worker_has_them(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text(ACTORS)
    articles = [Article(id=f"{number:016}", text=TEXT) for number in range(3)]
    added = Additions(actors=tmp_path / "actors.csv", ontology=tmp_path / "mine.yaml")
    work: Reads[str] = Reads(Reading.to_json, setup=fake_reader.install, added=added)
    found = [Reading.from_json(one) for one in in_order(articles, work, workers=2) if isinstance(one, str)]
    assert [(one.events[0].custom, one.actors[0].code) for one in found] == [("mine", "SYR")] * 3


@pytest.mark.parametrize(
    ("option", "content", "code", "told"),
    [
        ("--actors", None, 3, "there is no file"),
        ("--actors", "name,code\nVera,XYZ\n", 2, "line 2: code 'XYZ' of 'Vera' is unknown"),
        ("--ontology", None, 2, "cannot be read as YAML"),
        ("--ontology", "types: []\n", 2, "must hold a list `types`"),
    ],
)
def test_a_file_that_does_not_fit_is_told_once_before_anything_is_read(
    run: Run, bombs: Path, tmp_path: Path, option: str, content: str | None, code: int, told: str
) -> None:
    path = tmp_path / ("own.csv" if option == "--actors" else "own.yaml")
    if content is not None:
        path.write_text(content)
    for command in ("events", "read"):
        done = run(command, bombs, option, path, "--output", tmp_path / "out.txt", "--workers", "1")
        assert done.exit_code == code
        assert len(done.stderr.splitlines()) == 1
        assert told in done.stderr
        assert not (tmp_path / "out.txt").exists()


def test_what_cannot_be_read_is_told_at_the_end(run: Run, bombs: Path) -> None:
    (bombs / "c.txt").write_text("")
    done = run("events", bombs, "-f", "jsonl", "--workers", "1")
    assert done.exit_code == 13
    assert len(done.stdout.splitlines()) == 3


def test_a_terminal_has_colours() -> None:
    article = Article(id="0" * 16, text=TEXT, name="air.txt")
    reading = fake_reader.Reader()(article)
    assert "\x1b[" in Screen(every, 80, "standard")(reading).text
    assert Rows(counted, "jsonl")(reading).text.count("\n") == 1
