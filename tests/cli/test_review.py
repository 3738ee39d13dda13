from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from archive.handmade import edition, keep
from reportedly.archive.opening import opened
from reportedly.cli import review as command
from reportedly.errors import NotFound, UsageError

Run = Callable[..., Result]
ARTICLE = edition(1).article.id


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An archive of two articles, named by the environment."""
    path = tmp_path / "news.db"
    store = opened(path, create=True)
    keep(store, edition(1), edition(2))
    store.close()
    monkeypatch.setenv("REPORTEDLY_ARCHIVE", str(path))
    monkeypatch.setenv("REPORTEDLY_WHO", "Ines")
    return str(path)


def test_a_review_is_kept_listed_and_counted(run: Run, news: str) -> None:
    done = run("review", f"{ARTICLE}/e1", "wrong-status", "possible", "--why", "only a rumour")
    assert (done.exit_code, done.stdout) == (0, "review 1\n")
    listed = run("reviews", "--archive", news).stdout
    assert f"1  wrong-status  {ARTICLE}/e1" in listed
    assert "asserted → possible" in listed
    assert "Ines, " in listed
    assert ": only a rumour" in listed
    assert "statuses" in run("agreement").stdout


def test_what_was_missed_is_told_with_its_fields(run: Run, news: str) -> None:
    run("review", ARTICLE, "missed-event", "killing", "--with", "type=assault", "--with", "actor=Syrian warplanes")
    (line,) = run("reviews", "--format", "labelled").stdout.splitlines()
    assert json.loads(line)["events"][0]["type"] == "ASSAULT"
    assert run("review", ARTICLE, "missed-event", "killing", "--with", "type").exit_code == UsageError.code


def test_a_review_is_taken_back(run: Run, news: str) -> None:
    run("review", f"{ARTICLE}/e1", "right")
    assert run("take-back", 1, "--who", "Omar").stdout == "review 1 taken back\n"
    assert "taken back by Omar" in run("reviews").stdout
    assert run("reviews", "--standing").stdout == "Nobody has reviewed anything yet.\n"
    assert run("take-back", 1).exit_code == UsageError.code


def test_reviews_are_written_as_tables(run: Run, news: str, tmp_path: Path) -> None:
    run("review", f"{ARTICLE}/e1", "wrong-actor", "Beirut", "Selden")
    run("review", f"{ARTICLE}/a1", "right", "--who", "Omar")
    rows = list(csv.DictReader(run("reviews", "--format", "csv").stdout.splitlines()))
    assert [row["right"] for row in rows] == ["Beirut; Selden", ""]
    (row,) = map(json.loads, run("reviews", "--format", "jsonl", "--who", "Omar").stdout.splitlines())
    assert row["ref"] == f"{ARTICLE}/a1"
    out = tmp_path / "agreement.csv"
    assert run("agreement", "--format", "csv", "--output", out, "--of", "reportedly 0.1.0").exit_code == 0
    assert out.read_text().startswith("question,judged,right,precision")
    assert len(run("agreement", "--format", "jsonl").stdout.splitlines()) == 13


def test_verdicts_on_stories_name_the_other_one(run: Run, news: str) -> None:
    other = edition(2).article.id
    assert run("review", f"{ARTICLE}/e1", "same-story", f"{other}/e1").stdout == "review 1\n"
    assert f"with one of {other}" in run("reviews", "--article", other, "--verdict", "same-story").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("review", f"{ARTICLE}/e1", "good"), "'good' is no verdict; choose one of: right"),
        (("review", "nothing/e1", "right"), "the archive holds no article 'nothing'"),
        (("review", f"{ARTICLE}/e1", "wrong-type", "WAR"), "'WAR' is no type"),
        (("reviews", "--verdict", "good"), "'good' is no verdict"),
        (("reviews", "--format", "labelled", "--who", "Ines"), "leave the other options out"),
    ],
)
def test_what_does_not_fit_is_one_line_and_an_exit_code(
    run: Run, news: str, arguments: tuple[str, ...], message: str
) -> None:
    done = run(*arguments)
    assert done.exit_code == UsageError.code
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_archive_is_made(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    assert run("reviews", "--archive", path).exit_code == NotFound.code
    assert not path.exists()


def test_who_reviews_is_the_one_logged_in(run: Run, news: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTEDLY_WHO")
    monkeypatch.setattr("getpass.getuser", lambda: "vera")
    run("review", f"{ARTICLE}/e1", "right")
    assert "vera, " in run("reviews").stdout

    def nobody() -> str:
        raise OSError("no name")

    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(UsageError, match="--who NAME"):
        command.login()
