from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from reportedly.archive import adding
from reportedly.errors import ArchiveUnwritable
from reportedly.keeping import Archive

Run = Callable[..., Result]
ONE = 'Vera was asked twice.\n\n"It will rain," she said to the farmers of the valley.\n'
BREAK = "BREAK, said the reader of the third dispatch in a row."


def test_articles_are_kept_and_the_same_again_changes_nothing(run: Run, folder: Path, empty: Path) -> None:
    (folder / "b.txt").unlink()
    assert run("add", folder, "--workers", 1).stdout == ("2 added; news.db holds 2 articles, 2 statements, 0 events\n")
    assert run("add", folder, "--workers", 1).stdout == ("2 known; news.db holds 2 articles, 2 statements, 0 events\n")


def test_the_archive_can_be_named_by_an_option(run: Run, folder: Path, empty: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    done = run("add", folder / "a.txt", "--archive", other)
    assert done.stdout == "1 added; other.db holds 1 article, 1 statement, 0 events\n"
    assert not empty.exists()


def test_a_folder_goes_on_behind_what_fails_and_tells_of_it_at_the_end(run: Run, folder: Path, empty: Path) -> None:
    done = run("add", folder, "--workers", 1)
    assert done.exit_code == 13
    assert done.stdout.startswith("2 added; ")
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == [
        "b.txt",
        "1 of 3 inputs could not be read",
    ]


def test_a_single_failure_is_one_line_and_its_code(run: Run, folder: Path, empty: Path) -> None:
    done = run("add", folder / "b.txt")
    assert (done.exit_code, done.stdout) == (4, "")
    assert len(done.stderr.splitlines()) == 1


def test_another_version_of_an_address_is_told_as_one(run: Run, tmp_path: Path, empty: Path) -> None:
    def line(text: str, changed: str) -> str:
        values = {"text": text, "url": "https://example.org/rain", "modified": changed}
        return json.dumps(values) + "\n"

    path = tmp_path / "in.jsonl"
    path.write_text(line(ONE, "2031-03-04"))
    run("add", path)
    path.write_text(line(ONE.replace("twice", "three times"), "2031-03-05"))
    assert run("add", path).stdout.startswith("1 new version; news.db holds 1 article, ")
    path.write_text(line(ONE.replace("twice", "once"), "2031-03-03"))
    assert run("add", path).stdout.startswith("1 older version; news.db holds 1 article, ")


def test_options_of_read_are_heeded(run: Run, folder: Path, tmp_path: Path, empty: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"body": ONE}) + "\n")
    assert run("add", path, "--map", "text=body").stdout.startswith("1 added")
    assert run("add", path, "--map", "body").exit_code == 2
    assert run("add", folder / "a.txt", "--max-chars", 10).exit_code == 7
    (tmp_path / "actors.csv").write_text("name,code\nVera,XYZ\n")
    assert run("add", folder / "a.txt", "--actors", tmp_path / "actors.csv").exit_code == 2
    french = tmp_path / "french.txt"
    french.write_text('Le ministre a déclaré hier: "les négociations sont terminées depuis longtemps."', "utf-8")
    assert run("add", french).exit_code == 14
    assert run("add", french, "--any-language").exit_code == 0


def test_without_an_archive_it_says_how_to_name_one(
    run: Run, folder: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPORTEDLY_ARCHIVE")
    done = run("add", folder)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "reportedly: name the archive: --archive FILE, or set REPORTEDLY_ARCHIVE\n"


def test_a_file_that_is_no_archive_is_left_alone(run: Run, folder: Path, empty: Path) -> None:
    empty.write_text("a letter, and no archive")
    done = run("add", folder / "a.txt")
    assert done.exit_code == 16
    assert len(done.stderr.splitlines()) == 1
    assert empty.read_text() == "a letter, and no archive"


def test_ctrl_c_keeps_what_is_whole_and_says_how_to_go_on(run: Run, folder: Path, empty: Path) -> None:
    (folder / "b.txt").write_text(BREAK)
    done = run("add", folder, "--workers", 1)
    assert done.exit_code == 130
    assert done.stdout == "1 added; news.db holds 1 article, 1 statement, 0 events\n"
    assert done.stderr == (
        "reportedly: stopped; every article told of is kept whole, and the same command goes on from there\n"
    )
    (folder / "b.txt").unlink()
    assert run("add", folder, "--workers", 1).stdout.startswith("1 added, 1 known; ")


def test_an_archive_that_fails_tells_what_it_kept(
    run: Run, folder: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "b.txt").unlink()
    writes: Iterator[int] = iter(range(9))
    put = adding.put

    def failing(*arguments: object) -> adding.Added:
        if next(writes) == 1:
            raise ArchiveUnwritable("news.db has no room left on its disk")
        return put(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(adding, "put", failing)
    done = run("add", folder, "--workers", 1)
    assert (done.exit_code, done.stdout) == (19, "")
    assert done.stderr.splitlines() == [
        "reportedly: 1 added, which are kept; the same command goes on from there",
        "reportedly: news.db has no room left on its disk",
    ]
    with Archive(empty) as kept:
        assert kept.size()["articles"] == 1
