from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

COMMANDS = (
    ("dyad", "SYR", "Syrian Air Force"),
    ("dyad", "SYR", "SYR", "--view", "sum", "--by", "day"),
    ("dyad", "SYR", "SYR", "--view", "vouchers"),
    ("timeline",),
    ("timeline", "--in", "statements", "--count-by", "kind", "--by", "year"),
    ("map",),
    ("network", "--least", "2"),
    ("shares", "--of", "named"),
    ("shares", "--by-outlet", "--text", "rain"),
    ("quoted", "--side", "recipient"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_chart_is_written_and_told_of(run: Run, archive: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run("chart", *command, "-o", tmp_path / "out.svg", "--dark", "--width", "390")
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "out.svg").read_text().startswith("<svg")
    assert done.stdout.startswith("out.svg: ")
    assert done.stdout.count("\n") == 1


def test_filters_hold(run: Run, archive: Path, tmp_path: Path) -> None:
    done = run("chart", "timeline", "--type", "PROTEST", "-o", tmp_path / "out.svg")
    assert done.stdout == "out.svg: Events by type. No event was found.\n"


@pytest.mark.parametrize(
    "command",
    [
        ("map",),
        ("map", "-o", "out.gif"),
        ("map", "-o", "out"),
        ("map", "-o", "out.svg", "--width", "3"),
        ("dyad", "SYR", "-o", "out.svg"),
        ("dyad", "SYR", "RUS", "-o", "out.svg", "--by", "whole"),
        ("timeline", "-o", "out.svg", "--count-by", "colour"),
        ("shares", "-o", "out.svg", "--type", "ASSAULT"),
    ],
    ids=" ".join,
)
def test_what_does_not_fit_is_a_usage_error(
    run: Run, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("chart", *command).exit_code == 2
    assert not list(tmp_path.glob("out*"))


def test_a_folder_that_is_not_there(run: Run, archive: Path, tmp_path: Path) -> None:
    assert run("chart", "map", "-o", tmp_path / "none" / "out.svg").exit_code == 3
