from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from cli.conftest import AIR, DAM
from cli.test_versions import corrected
from reportedly.keeping import Archive

Run = Callable[..., Result]


def test_articles_are_taken_out(run: Run, archive: Path) -> None:
    done = run("remove", AIR, DAM, AIR)
    assert done.stdout == "2 articles removed; news.db holds 0 articles, 0 statements, 0 events\n"
    assert run("show", AIR).exit_code == 2


@pytest.mark.parametrize("order", [(DAM, "nonsense"), ("nonsense", DAM)])
def test_if_one_is_not_there_none_is_taken_out(run: Run, archive: Path, order: tuple[str, str]) -> None:
    done = run("remove", *order)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "reportedly: the archive holds no article 'nonsense'\n"
    with Archive(archive) as kept:
        assert kept.size()["articles"] == 2


def test_one_version_or_all(run: Run, archive: Path) -> None:
    later = corrected(archive)
    assert "1 article removed; news.db holds 2 articles, " in run("remove", later).stdout
    assert corrected(archive) == later
    assert "2 articles removed; news.db holds 1 article, " in run("remove", later, "--all-versions").stdout
    assert run("versions", AIR).exit_code == 2
