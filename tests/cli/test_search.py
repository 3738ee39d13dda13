from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from pyarrow import parquet
from typer.testing import Result

from cli.conftest import AIR, DAM
from reportedly.formats import found_files

Run = Callable[..., Result]


def refs(done: Result, name: str = "ref") -> list[str]:
    """What was found, of JSON lines."""
    assert done.exit_code == 0, done.stderr
    return [json.loads(line)[name] for line in done.stdout.splitlines()]


def test_statements_for_a_person(run: Run, archive: Path) -> None:
    done = run("search", "visitors")
    assert done.exit_code == 0
    assert done.stdout == (
        f"{DAM}/a7  Lena Voss says\n"
        "    direct · The Selden Courier → Lena Voss · 93 % sure\n"
        "    “There is a list of visitors,”\n"
        "    The Selden Courier · 4 March 2031 · Minister denies talks on the northern dam\n"
    )


def test_events_for_a_person(run: Run, archive: Path) -> None:
    done = run("search", "--in", "events", "--type", "assault", "--status", "asserted")
    assert done.stdout == (
        f"{AIR}/e1  ASSAULT aerial  Syrian Air Force (SYR.MIL) → a rebel camp (SYR.REB)\n"
        "    asserted by The Selden Courier · Aleppo, SYR · 2031-03-02 · at least 12 dead · 91 % sure\n"
        "    Syrian warplanes bombed a rebel camp near Aleppo on Sunday, killing at least 12 people.\n"
        "    The Selden Courier · 4 March 2031 · Warplanes hit Selden\n"
    )


def test_articles_for_a_person(run: Run, archive: Path) -> None:
    done = run("search", "warplanes", "--in", "articles")
    assert done.stdout.startswith(f"{AIR}  Warplanes hit Selden\n    The Selden Courier · 4 March 2031 · ")
    assert "https://example.org/air" in done.stdout


def test_nothing_found(run: Run, archive: Path) -> None:
    for kind in ("statements", "events", "articles"):
        done = run("search", "nonsense", "--in", kind)
        assert (done.exit_code, done.stdout) == (0, "Nothing was found.\n")
        assert run("search", "nonsense", "--in", kind, "-f", "jsonl").stdout == ""
        assert len(run("search", "nonsense", "--in", kind, "-f", "csv").stdout.splitlines()) == 1


def test_pages_follow_one_another(run: Run, archive: Path) -> None:
    everything = refs(run("search", "-f", "jsonl", "--sort", "oldest"))
    assert len(everything) == 11
    first = run("search", "--sort", "oldest", "-n", 4)
    assert first.stdout.splitlines()[-1] == f"There is more: --after {everything[3]}"
    rest = run("search", "--sort", "oldest", "-n", 0, "--after", everything[3])
    assert "There is more" not in rest.stdout
    found = [line.split("  ")[0] for line in (first.stdout + rest.stdout).splitlines() if line.startswith((DAM, AIR))]
    assert found == everything


@pytest.mark.parametrize("kind", ["statements", "events", "articles"])
def test_files_come_in_pages_too(run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    name = "id" if kind == "articles" else "ref"
    at_once = refs(run("search", "--in", kind, "-f", "jsonl"), name)
    monkeypatch.setattr(found_files, "PAGE", 1)
    assert refs(run("search", "--in", kind, "-f", "jsonl", "-n", 0), name) == at_once
    assert refs(run("search", "--in", kind, "-f", "jsonl", "-n", 2), name) == at_once[:2]


@pytest.mark.parametrize("kind", ["statements", "events", "articles"])
def test_every_format_goes_to_a_file_as_to_standard_output(run: Run, archive: Path, tmp_path: Path, kind: str) -> None:
    for name in ("table", "csv", "jsonl"):
        printed = run("search", "--in", kind, "-f", name).stdout
        assert run("search", "--in", kind, "-f", name, "-o", tmp_path / "out").stdout == ""
        assert (tmp_path / "out").read_text(encoding="utf-8") == printed
    assert run("search", "--in", kind, "-f", "parquet", "-o", tmp_path / "out").exit_code == 0
    rows = [json.loads(line) for line in run("search", "--in", kind, "-f", "jsonl").stdout.splitlines()]
    assert parquet.read_table(tmp_path / "out").to_pylist() == rows


def test_csv_has_a_cell_for_every_column(run: Run, archive: Path) -> None:
    rows = list(csv.DictReader(StringIO(run("search", "-f", "csv", "--act", "deny", "--via", "army").stdout)))
    assert [row["ref"] for row in rows] == [f"{AIR}/a1"]
    assert rows[0]["chain"] == "narrator; the-army; omar-dast"
    assert rows[0]["negated"] == "false"
    assert rows[0]["parent"] == ""


def test_counting(run: Run, archive: Path) -> None:
    assert run("search", "--count").stdout == "11\n"
    assert run("search", "--in", "events", "--count", "--status", "denied").stdout == "1\n"
    assert run("search", "dam", "--in", "articles", "--count").stdout == "1\n"
    assert run("search", "--count-by", "act", "-n", 2).stdout.split() == ["act", "rows", "deny", "3", "state", "3"]
    by_place = run("search", "--in", "events", "--count-by", "country").stdout
    assert by_place.split() == ["country", "rows", "(unknown)", "3", "SYR", "1"]
    as_lines = run("search", "--in", "events", "--count-by", "country", "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in as_lines] == [{"country": None, "rows": 3}, {"country": "SYR", "rows": 1}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--act", "deny", "--in", "events"), "--act does not go with --in events, only with --in statements"),
        (("--count", "--count-by", "act"), "give --count or --count-by, not both"),
        (("--count-by", "colour"), "cannot be counted by 'colour'"),
        (("--in", "articles", "--count-by", "outlet"), "articles are not counted by a field"),
        (("--in", "articles", "--sort", "surest"), "articles cannot be sorted by 'surest'"),
        (("--sort", "latest"), "cannot be sorted by 'latest'"),
        (("--after", f"{DAM}/a99"), "holds nothing called"),
        (("--in", "articles", "--after", "nonsense"), "the archive holds no article 'nonsense'"),
        (("--format", "parquet"), "--format parquet needs --output FILE"),
    ],
)
def test_what_does_not_fit_is_one_line(run: Run, archive: Path, arguments: tuple[str, ...], said: str) -> None:
    for name in ("table", "jsonl"):
        done = run("search", "-f", name, *arguments)
        assert done.exit_code == 2
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
        assert said in done.stderr


def test_an_output_that_cannot_be(run: Run, archive: Path, tmp_path: Path) -> None:
    assert run("search", "-o", tmp_path / "no" / "out.csv").exit_code == 3
    assert run("search", "-o", tmp_path).exit_code == 2


def test_an_archive_that_is_not_there_is_not_made(run: Run, empty: Path) -> None:
    done = run("search", "dam")
    assert done.exit_code == 3
    assert "there is no archive" in done.stderr
    assert not empty.exists()
