from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from pyarrow import parquet
from typer.testing import Result

from reportedly.keeping import Archive

Run = Callable[..., Result]

COMMANDS = (
    ("dyad", "SYR", "Syrian Air Force"),
    ("dyad", "SYR", "SYR", "--view", "directed"),
    ("dyad", "SYR.MIL", "SYR", "--view", "tellings"),
    ("dyad", "SYR", "SYR", "--view", "vouchers"),
    ("dyads",),
    ("trends",),
    ("trends", "--in", "statements", "--count-by", "kind"),
    ("quoted",),
    ("shares", "--of", "named"),
    ("shares", "--by-outlet"),
    ("balance",),
    ("balance", "--view", "triads"),
    ("balance", "--view", "ties", "--by", "whole"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_writes_every_format(run: Run, archive: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    plain = run(*command)
    assert plain.exit_code == 0, plain.stderr
    lines = run(*command, "-f", "jsonl").stdout.splitlines()
    rows = list(csv.DictReader(StringIO(run(*command, "-f", "csv").stdout)))
    out = tmp_path / "out.parquet"
    assert run(*command, "-f", "parquet", "-o", out).exit_code == 0
    found = parquet.read_table(out)
    assert len(lines) == len(rows) == found.num_rows
    assert [json.loads(line) for line in lines] == found.to_pylist()
    assert "evidence" in found.column_names
    assert plain.stdout == "Nothing was found.\n" if not rows else len(plain.stdout.splitlines()) > len(rows)


def test_a_dyad_for_a_person(run: Run, archive: Path) -> None:
    done = run("dyad", "SYR.MIL", "SYR", "--type", "ASSAULT")
    head, row = done.stdout.splitlines()
    assert head.split() == "period events tellings sum mean coop. confl. evidence".split()
    assert row.split()[:7] == ["2031-03", "1", "1", row.split()[3], row.split()[4], "0", "1"]


def test_evidence_is_what_show_takes(run: Run, archive: Path) -> None:
    row = json.loads(run("trends", "-f", "jsonl", "-n", "1").stdout)
    assert run("show", row["evidence"][0]).exit_code == 0


def test_filters_hold(run: Run, archive: Path) -> None:
    assert run("trends", "--type", "PROTEST").stdout == "Nothing was found.\n"
    assert run("shares", "--speaker", "Lena Voss", "--of", "speaker", "-f", "jsonl").stdout.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [
        ("dyad", "SYR"),
        ("dyad", "SYR", "RUS", "--dyad", "SYR>RUS"),
        ("dyad", "SYR", "RUS", "--by", "week"),
        ("dyads", "-f", "parquet"),
        ("trends", "--count-by", "colour"),
        ("trends", "--speaker", "Voss"),
        ("balance", "--least", "0"),
        ("shares", "--type", "ASSAULT"),
    ],
    ids=" ".join,
)
def test_what_does_not_fit_is_a_usage_error(run: Run, archive: Path, command: tuple[str, ...]) -> None:
    assert run(*command).exit_code == 2


def test_in_python(archive: Path) -> None:
    with Archive(archive) as held:
        assert held.analyses.dyads(limit=1).num_rows == 1
        assert set(held.analyses.trend()["value"].to_pylist()) >= {"ASSAULT"}
