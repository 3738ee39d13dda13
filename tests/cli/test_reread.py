from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

from reportedly.keeping import Archive

Run = Callable[..., Result]


def test_what_another_version_read_is_read_again(run: Run, folder: Path, empty: Path) -> None:
    run("add", folder / "a.txt", "--workers", 1)
    with Archive(empty) as kept:
        assert kept.read_by() == {"fake 1": 1}
    done = run("reread", "--workers", 1)
    assert (done.exit_code, done.stdout) == (0, "1 read again; news.db holds 1 article, 1 statement, 0 events\n")


def test_what_this_version_read_is_left_unless_all_is_asked_for(run: Run, archive: Path) -> None:
    holds = "news.db holds 2 articles, 11 statements, 4 events\n"
    assert run("reread", "--workers", 1).stdout == f"no change; {holds}"
    done = run("reread", "--all", "--workers", 1)
    assert done.stdout.startswith("2 read again; ")
    with Archive(archive) as kept:
        assert kept.read_by() == {"fake 1": 2}


def test_actors_of_ones_own_are_heeded(run: Run, folder: Path, empty: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_text("Vera bombed the bridge, said nobody at all.\n")
    (tmp_path / "actors.csv").write_text("name,code,sectors\nVera,SYR,MIL\n")
    run("add", folder / "a.txt", "--workers", 1)
    assert run("search", "--in", "events", "--actor-country", "SYR", "--count").stdout == "0\n"
    run("reread", "--actors", tmp_path / "actors.csv", "--workers", 1)
    assert run("search", "--in", "events", "--actor-country", "SYR", "--count").stdout == "1\n"
    assert run("reread", "--actors", tmp_path / "none.csv").exit_code == 3


def test_no_archive(run: Run, empty: Path) -> None:
    assert run("reread").exit_code == 3
