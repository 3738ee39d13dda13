from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from reportedly.cli.read import mapping
from reportedly.errors import UsageError
from reportedly.formats import FORMATS
from reportedly.records import Reading

Run = Callable[..., Result]
ONE = 'Vera was asked twice.\n\n"It will rain," she said to the farmers of the valley.\n'


def test_a_reading_for_a_person(run: Run, folder: Path) -> None:
    done = run("read", folder / "a.txt")
    assert done.exit_code == 0
    assert "1  Vera says  direct · ¶2\n   “It will rain,”\n" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_standard_input(run: Run) -> None:
    done = run("read", "-", "--format", "json", "--workers", "1", stdin=ONE)
    assert Reading.from_json(done.stdout).attributions[0].clean == "It will rain,"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_standard_output_and_to_a_file(run: Run, folder: Path, tmp_path: Path, name: str) -> None:
    printed = run("read", folder / "a.txt", "--format", name)
    assert printed.exit_code == 0
    path = tmp_path / f"out{FORMATS[name].suffix}"
    assert run("read", folder / "a.txt", "--format", name, "--output", path).stdout == ""
    assert path.read_text(encoding="utf-8") == printed.stdout


def test_a_folder_goes_on_behind_what_fails_and_tells_of_it_at_the_end(run: Run, folder: Path) -> None:
    done = run("read", folder, "--format", "jsonl", "--workers", "1")
    assert done.exit_code == 13
    assert [json.loads(line)["article"]["name"] for line in done.stdout.splitlines()] == ["a.txt", "c.txt"]
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == [
        "b.txt",
        "1 of 3 inputs could not be read",
    ]


def test_a_folder_of_readings(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (folder / "sub").mkdir()
    (folder / "sub" / "A.txt").write_text(ONE)
    assert run("read", folder, "--format", "html", "--output", out, "--workers", "1").exit_code == 13
    assert sorted(path.name for path in out.iterdir()) == ["A-2.html", "a.html", "c.html"]


def test_brat_files_come_with_their_texts(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("read", folder, "--format", "brat", "--output", f"{out}/", "--workers", "1")
    assert sorted(path.name for path in out.iterdir()) == ["a.ann", "a.txt", "annotation.conf", "c.ann", "c.txt"]
    assert (out / "a.txt").read_text() == ONE


def test_one_json_document_cannot_hold_many_articles(run: Run, folder: Path) -> None:
    done = run("read", folder, "--format", "json", "--workers", "1")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "choose --format jsonl" in done.stderr


def test_jsonl_with_a_mapping(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"body": ONE}) + "\n" + json.dumps({"body": ONE}) + "\n")
    done = run("read", path, "--map", "text=body", "--format", "jsonl", "--workers", "1")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 2
    assert run("read", path, "--map", "body", "--workers", "1").exit_code == 2


def test_mapping() -> None:
    assert mapping(("text=body", " title = head=line ")) == {"text": "body", "title": "head=line"}
    with pytest.raises(UsageError, match="FIELD=NAME"):
        mapping(("text=",))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", 4),
        ("binary.txt", b"\x7fELF\x02\x01\x01" + bytes(100), 5),
        ("missing.txt", None, 3),
        ("crash.txt", b"CRASH, said the reader of the third dispatch in a row.", 1),
        (
            "french.txt",
            "Le ministre a déclaré que les négociations étaient terminées hier.".encode(),
            14,
        ),
    ],
)
def test_a_single_failure_is_one_line_and_its_code(
    run: Run, tmp_path: Path, name: str, content: bytes | None, code: int
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = run("read", path)
    assert done.exit_code == code
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("reportedly: ")
    assert "Traceback" not in done.stderr


def test_verbose_tells_the_traceback_of_a_fault(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "crash.txt"
    path.write_text("CRASH, said the reader of the third dispatch in a row.")
    assert "ZeroDivisionError: a bug" in run("read", path, "-v").stderr


def test_another_language_is_read_on_request(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "french.txt"
    path.write_text('Le ministre a déclaré hier: "les négociations sont terminées depuis longtemps."', encoding="utf-8")
    assert run("read", path, "--any-language").exit_code == 0


def test_too_large(run: Run, folder: Path) -> None:
    assert run("read", folder / "a.txt", "--max-chars", 10).exit_code == 7


def test_ctrl_c_ends_with_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "break.txt"
    path.write_text("BREAK, said the reader of the third dispatch in a row.")
    done = run("read", path, "--output", tmp_path / "out.txt")
    assert (done.exit_code, done.stderr) == (130, "reportedly: interrupted\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["break.txt"]


def test_many_failures_are_counted_and_not_all_listed(run: Run, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text("")
    done = run("read", tmp_path, "--workers", "1")
    assert done.exit_code == 13
    assert done.stderr.splitlines()[-2:] == [
        "reportedly: ... and 10 more",
        "reportedly: 30 of 30 inputs could not be read",
    ]


def test_a_missing_output_folder_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("read", folder / "a.txt", "--output", tmp_path / "no" / "out.txt")
    assert done.exit_code == 3
    assert "there is no folder" in done.stderr
