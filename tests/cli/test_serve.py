from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from archive.handmade import mixed
from reportedly.cli.app import app
from reportedly.errors import NotFound, UsageError
from reportedly.keeping import Archive
from reportedly.web.settings import loopback, settings


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The address of a small archive."""
    path = tmp_path / "news.db"
    with Archive(path) as made:
        for one in mixed(2):
            made.add(one)
    return str(path)


@contextmanager
def served(address: str, *options: str) -> Iterator[str]:
    """A site in a process of its own, and its address."""
    command = [sys.executable, "-m", "reportedly", "serve", "--archive", address, "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.match(r"(http://\S+/) is open", process.stdout.readline())
            assert found
            yield found[1]
        finally:
            process.terminate()


def test_a_site_is_opened_on_an_archive(address: str) -> None:
    with served(address) as site:
        page = httpx.get(site)
        assert page.status_code == 200
        assert "2 articles" in page.text
        assert httpx.get(site, headers={"host": "elsewhere.example"}).status_code == 421


def test_a_token_is_asked_for(address: str) -> None:
    token = "a-token-of-some-length"  # noqa: S105 - of this test
    with served(address, "--token", token, "--read-only") as site:
        assert httpx.get(site).status_code == 401
        assert httpx.get(site, headers={"authorization": f"Bearer {token}"}).status_code == 200


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), UsageError.code, "name the archive"),
        (("--archive", "nowhere.db"), NotFound.code, "there is no archive"),
        (("--archive", "x.db", "--host", "192.0.2.1"), UsageError.code, "choose a token"),
        (("--archive", "x.db", "--token", "short"), UsageError.code, "can be guessed"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_line(
    options: tuple[str, ...], code: int, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_ARCHIVE", raising=False)
    done = CliRunner().invoke(app, ["serve", *options])
    assert done.exit_code == code
    assert said in done.stderr


def test_a_port_that_is_taken_is_told(address: str) -> None:
    with served(address) as site:
        port = site.rstrip("/").rpartition(":")[2]
        done = CliRunner().invoke(app, ["serve", "--archive", address, "--port", port])
    assert done.exit_code == UsageError.code
    assert "choose another --port" in done.stderr


def test_only_where_nobody_else_can_ask_pages_are_fetched_and_requests_not_counted() -> None:
    alone, open_to_others = settings("127.0.0.1", 8000, None), settings("10.0.0.1", 8000, "x" * 16)
    assert (alone.fetch, alone.per_minute) == (True, 0)
    assert open_to_others.fetch is False
    assert open_to_others.per_minute > 0
    assert [loopback(one) for one in ("::1", "[::1]", "localhost", "127.9.9.9", "192.0.2.1", "::", "a.example")] == [
        True, True, True, True, False, False, False,
    ]  # fmt: skip
