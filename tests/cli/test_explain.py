from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]


def test_an_explanation(run: Run, folder: Path) -> None:
    done = run("explain", folder / "a.txt", "--at", 5)
    assert done.exit_code == 0
    assert "Sentence 1, characters 0 to" in done.stdout
    assert "asked for 5 None" in done.stdout
    assert "Taken, as a1 (90 % sure)" in done.stdout
    assert "inside the content of a9" in done.stdout
    assert "Vera" in done.stdout.splitlines()[-1]
    assert "\x1b" not in done.stdout


def test_a_place_is_needed_and_must_be_there(run: Run, folder: Path) -> None:
    for arguments in ((), ("--at", 1, "--sentence", 1), ("--at", 99999), ("--sentence", 7)):
        done = run("explain", folder / "a.txt", *arguments)
        assert done.exit_code == 2
        assert len(done.stderr.splitlines()) == 1
