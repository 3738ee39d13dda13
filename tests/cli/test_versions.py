from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

from cli.conftest import AIR
from reportedly.keeping import Archive
from reportedly.records import Stated

Run = Callable[..., Result]


def corrected(archive: Path) -> str:
    """The id of a later version of the article on an attack, which is added."""
    later = "fedcba9876543211"
    with Archive(archive) as kept:
        read = kept.reading(AIR)
        about = {"id": later, "modified": Stated(value="2031-03-05", basis="field modified")}
        kept.add(read.model_copy(update={"article": read.article.model_copy(update=about)}))
    return later


def test_the_latest_version_stands_first_and_is_marked(run: Run, archive: Path) -> None:
    later = corrected(archive)
    for article in (AIR, later):
        _, *rows = run("versions", article).stdout.splitlines()
        assert [row.split()[:3] for row in rows] == [["●", later, "2031-03-04"], ["○", AIR, "2031-03-04"]]
        assert "2031-03-05" in rows[0]


def test_an_article_that_is_not_there(run: Run, archive: Path) -> None:
    done = run("versions", "nonsense")
    assert (done.exit_code, done.stderr) == (2, "reportedly: the archive holds no article 'nonsense'\n")
