from __future__ import annotations

import gzip
import io
import json
import pickle
from pathlib import Path

import pytest

from reportedly.errors import EmptyInput, FetchRefused, NotFound, NotText, TooLarge, UsageError
from reportedly.records import Article, Failure
from reportedly.sources import article, articles, jobs

TEXT = "GENEVA (AP) — The foreign minister said on Monday that the talks had failed.\n"
HTML = (
    "<!DOCTYPE html><html><body><h1>Talks fail</h1><p>The foreign minister said on Monday that the talks in Geneva had "
    "failed.</p><p>A spokeswoman for the mission denied it in a statement that was sent to reporters.</p></body></html>"
)


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    files = {
        "b.txt": TEXT.encode(),
        "a.html": HTML.encode(),
        "c.jsonl": line(text=TEXT, extra=1) + b"{broken\n\n" + line(body=TEXT, extra=1, id="x7") + b"[1]\n",
        "d.json": json.dumps([{"text": TEXT}, 3]).encode(),
        "e.txt.gz": gzip.compress(TEXT.encode()),
        "f.pdf": b"%PDF-1.7",
        "g.txt": b"",
        "h.gz": b"no archive",
        "style.css": b"p {}",
        ".DS_Store": b"\0",
        ".hidden/a.txt": TEXT.encode(),
        "sub/README": TEXT.encode("utf-16"),
        "sub/cut.jsonl.gz": gzip.compress(line(text=TEXT) * 3)[:-9],
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_folder(folder: Path) -> None:
    found = list(articles(folder))
    told = [item.name if isinstance(item, Article) else (item.name, item.error) for item in found]
    assert told == [
        "a.html",
        "b.txt",
        "c.jsonl:1",
        ("c.jsonl:2", "BadRecord"),
        "x7",
        ("c.jsonl:5", "BadRecord"),
        "d.json[1]",
        ("d.json[2]", "BadRecord"),
        "e.txt.gz",
        ("f.pdf", "NotText"),
        ("g.txt", "EmptyInput"),
        ("h.gz", "NotText"),
        "sub/README",
        *told[13:-1],
        ("sub/cut.jsonl.gz:4", "NotText"),
    ]
    assert found == list(articles(str(folder)))
    assert [item.notes for item in found[2:5] if isinstance(item, Article)] == [("ignored the fields extra",), ()]
    assert [item.code for item in found if isinstance(item, Failure)][0] == 8  # noqa: RUF015


def test_jobs_travel(folder: Path) -> None:
    for job in jobs(folder):
        assert pickle.loads(pickle.dumps(job)).try_load() == job.try_load()  # noqa: S301


def test_a_single_input_raises(folder: Path) -> None:
    with pytest.raises(NotText, match="pdftotext"):
        list(articles(folder / "f.pdf"))
    with pytest.raises(EmptyInput):
        list(articles(folder / "g.txt"))
    with pytest.raises(NotFound, match="article_from_text"):
        list(articles("The minister said so."))
    with pytest.raises(TooLarge, match="max_chars"):
        article(folder / "b.txt", max_chars=10)
    with pytest.raises(FetchRefused):
        article("ftp://planet.example/1")
    with pytest.raises(UsageError):
        article(folder / "c.jsonl")
    with pytest.raises(UsageError):
        list(articles(folder, fields={"txet": "text"}))


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput):
        list(articles(tmp_path))


@pytest.mark.parametrize(
    ("data", "number"),
    [
        (TEXT.encode(), 1),
        (HTML.encode(), 1),
        (b"\n\n" + HTML.encode(), 1),
        (line(text=TEXT) * 3, 3),
        (json.dumps({"text": TEXT}, indent=1).encode(), 1),
        (json.dumps({"text": TEXT * 100}, indent=1).encode(), 1),
        (line(text=TEXT * 100) * 2, 2),
        (json.dumps([{"text": TEXT}] * 2, indent=1).encode(), 2),
        (gzip.compress(TEXT.encode()), 1),
        (TEXT.encode("utf-16"), 1),
    ],
)
def test_bytes_and_standard_input_are_looked_into(data: bytes, number: int) -> None:
    direct = list(articles(data))
    assert [type(item) for item in direct] == [Article] * number
    piped = list(articles("-", stdin=io.BytesIO(data)))
    assert [item.text for item in piped if isinstance(item, Article)] == [
        item.text for item in direct if isinstance(item, Article)
    ]


def test_empty_standard_input() -> None:
    with pytest.raises(EmptyInput):
        list(articles("-", stdin=io.BytesIO(b"")))


def test_a_long_line_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.sources.job.MAX_PAGE_BYTES", 1000)
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(text=TEXT) + line(text=TEXT * 100) + line(text=TEXT))
    assert [type(item).__name__ for item in articles(path, max_chars=200)] == ["Article", "Failure", "Article"]


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 5_000_000)
    with pytest.raises(TooLarge, match="max_chars"):
        article(path)
