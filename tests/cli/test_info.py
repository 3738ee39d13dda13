from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

from cli.test_versions import corrected
from reportedly.keeping import Archive

Run = Callable[..., Result]


def test_what_it_holds(run: Run, archive: Path) -> None:
    assert run("info").stdout.splitlines() == [
        str(archive),
        "2 articles of 1,069 characters",
        "11 statements, 4 events, 0 reviews",
        "published from 2031-03-04 to 2031-03-04",
        "2 readings by reportedly 0.1.0",
    ]
    corrected(archive)
    assert "1 older version beside them\n" in run("info").stdout


def test_an_empty_archive(run: Run, empty: Path) -> None:
    Archive(empty).close()
    assert run("info").stdout.splitlines()[1:] == ["0 articles of 0 characters", "0 statements, 0 events, 0 reviews"]


def test_a_password_is_not_told(run: Run, empty: Path) -> None:
    done = run("info", "--archive", "postgresql://vera:secret@127.0.0.1:1/news")
    assert done.exit_code in (12, 20)
    assert "secret" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
