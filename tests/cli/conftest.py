"""A command line whose reader is the fake one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import fake_reader
from reportedly import api
from reportedly.cli.app import app

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs the command line in this process."""
    monkeypatch.setitem(sys.modules, "reportedly.reader", fake_reader)
    api.reader.cache_clear()

    def go(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(one) for one in arguments], input=stdin, catch_exceptions=False)

    yield go
    api.reader.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, one of them empty."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text('Vera was asked twice.\n\n"It will rain," she said to the farmers of the valley.\n')
    (made / "b.txt").write_text("")
    (made / "c.txt").write_text('Paul had no comment.\n\n"Nobody told me," he said when the bridge was closed.\n')
    return made
