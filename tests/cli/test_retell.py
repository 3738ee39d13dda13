from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from cli.conftest import Untold

Run = Callable[..., Result]


def test_stories_are_made_anew(run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []

    class Told(Untold):
        def again(self, connection: object) -> None:
            told.append(connection)

    monkeypatch.setattr("reportedly.keeping.Stories", Told)
    assert run("retell").stdout == "the stories of news.db were made anew\n"
    assert len(told) == 1
    assert run("retell", "--archive", f"{archive}.not").exit_code == 3
