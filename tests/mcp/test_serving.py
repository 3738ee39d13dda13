from __future__ import annotations

import builtins
import os
import sys
from typing import Any

import anyio
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters
from typer.testing import CliRunner

from mcpclient import RAID, given
from reportedly.cli.app import app
from reportedly.errors import MissingExtra, NotFound, UsageError
from reportedly.mcp.settings import settings


def test_a_client_starts_the_command_and_asks_over_its_input_and_output(address: str) -> None:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "reportedly", "mcp", "--archive", address, "--site", "http://127.0.0.1:8000/", "-vv"],
        env=dict(os.environ),
    )

    async def run() -> tuple[Any, Any]:
        async with Client(command, read_timeout_seconds=60) as client:
            return client.server_info, await client.call_tool(
                "search_events", {"article": [RAID], "status": ["denied"]}
            )

    server, result = anyio.run(run)
    assert server.name == "reportedly"
    (hit,) = given(result)["events"]
    assert hit["page"] == f"http://127.0.0.1:8000/events/{RAID}/e2"


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), UsageError.code, "name the archive"),
        (("--archive", "nowhere.db"), NotFound.code, "there is no archive"),
        (("--archive", "x.db", "--site", "localhost"), UsageError.code, "is no address of a site"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_line(
    options: tuple[str, ...], code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPORTEDLY_ARCHIVE", raising=False)
    done = CliRunner().invoke(app, ["mcp", *options])
    assert done.exit_code == code
    assert said in done.stderr
    assert not done.stdout


def test_without_the_package_the_command_to_install_it_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.split(".")[0] == "mcp":
            raise ImportError(name)
        return known(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    done = CliRunner().invoke(app, ["mcp", "--archive", address])
    assert done.exit_code == MissingExtra.code
    assert "pip install 'reportedly[mcp]'" in done.stderr


def test_sites_are_addresses() -> None:
    assert settings("https://news.example/archive/").site == "https://news.example/archive"
    assert settings(None).site is None
    for wrong in ("news.example", "ftp://news.example", "http://", "http://a/?q=1", "http://[::1"):
        with pytest.raises(UsageError, match="--site"):
            settings(wrong)
