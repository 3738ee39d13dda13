from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from cli.conftest import AIR, DAM
from made import reading as made_reading
from reportedly.formats.terminal import to_text
from reportedly.records import Reading

Run = Callable[..., Result]


def test_an_article_is_shown_as_read_shows_it(run: Run, archive: Path) -> None:
    done = run("show", DAM)
    assert done.stdout == to_text(made_reading())
    assert Reading.from_json(run("show", DAM, "--format", "json").stdout) == made_reading()


def test_an_article_goes_to_a_file(run: Run, archive: Path, tmp_path: Path) -> None:
    assert run("show", DAM, "--format", "html", "-o", tmp_path / "dam.html").stdout == ""
    assert "<html" in (tmp_path / "dam.html").read_text(encoding="utf-8")


def test_an_event_is_shown_in_full(run: Run, archive: Path) -> None:
    shown = run("show", f"{AIR}/e1").stdout
    assert shown.startswith(f"{AIR}/e1  ASSAULT aerial  Syrian Air Force (SYR.MIL) → a rebel camp (SYR.REB)\n")
    assert "characters 51 to 138 of " in shown
    assert ["geoname", "170063"] in [line.split() for line in shown.splitlines()]


def test_a_statement_is_shown_in_full(run: Run, archive: Path) -> None:
    shown = run("show", f"{DAM}/a8").stdout
    assert "she promised in a radio interview." in shown
    assert "content_at" in shown


def test_a_row_as_json(run: Run, archive: Path, tmp_path: Path) -> None:
    done = run("show", f"{AIR}/a1", "--format", "json")
    assert json.loads(done.stdout)["clean"] == "the army had not fired on civilians"
    run("show", f"{AIR}/a1", "-f", "jsonl", "-o", tmp_path / "row.jsonl")
    assert (tmp_path / "row.jsonl").read_text(encoding="utf-8") == done.stdout


@pytest.mark.parametrize("ref", ["nonsense", f"{DAM}/a99", f"{DAM}/x", f"{DAM}/", "nonsense/e1", "/"])
def test_what_is_not_there_is_one_line(run: Run, archive: Path, ref: str) -> None:
    done = run("show", ref)
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_a_row_has_few_formats(run: Run, archive: Path) -> None:
    done = run("show", f"{DAM}/a1", "--format", "html")
    assert done.exit_code == 2
    assert "choose one of: text, json, jsonl" in done.stderr
