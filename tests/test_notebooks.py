from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from notebooks import NAMES, desk, kept, run, texts


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Where all notebooks run; the first one reads the sample."""
    with desk() as made:
        yield made


def test_every_user_has_a_notebook() -> None:
    assert NAMES == ["conflict-researcher", "fact-checker", "media-monitoring", "newsroom"]


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_shows_what_is_kept_in_it(name: str, folder: Path) -> None:
    assert texts(run(name, folder)) == texts(kept(name)), "run python tests/notebooks.py to renew what notebooks show"
