"""A command line whose reader is the fake one, and an archive of two readings made by hand."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import fake_reader
from eventsmade import told
from made import reading as made_reading
from reportedly import api
from reportedly.cli.app import app
from reportedly.keeping import Archive
from reportedly.stories.arrival import Stories

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


class Untold(Stories):
    """Tells no stories: enough for what lies around an archive."""

    def __call__(self, connection: object, come: object, gone: object) -> None:
        """Nothing follows from an article."""

    def again(self, connection: object) -> None:
        """Nothing is told again."""


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an archive can be made, which the environment names."""
    monkeypatch.setattr("reportedly.keeping.Stories", Untold)
    path = tmp_path / "news.db"
    monkeypatch.setenv("REPORTEDLY_ARCHIVE", str(path))
    return path


DAM, AIR = "0123456789abcdef", "fedcba9876543210"
"""Ids of the articles of :func:`archive`."""


@pytest.fixture
def archive(empty: Path) -> Path:
    """An archive of two articles, on a dam and on an attack from the air; the environment names it."""
    air = told()
    air = air.model_copy(update={"article": air.article.model_copy(update={"id": AIR})})
    with Archive(empty) as kept:
        kept.add(made_reading())
        kept.add(air)
    return empty
