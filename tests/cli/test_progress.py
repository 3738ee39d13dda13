from __future__ import annotations

import io
import sys

import pytest

from reportedly.cli.progress import shown


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_no_bar_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert list(shown(iter("abc"), total=3, patience=0)) == list("abc")
    assert _screen() == ""


@pytest.mark.parametrize("total", [3, None])
def test_a_bar_appears_only_when_it_takes_long(monkeypatch: pytest.MonkeyPatch, total: int | None) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Screen())
    assert list(shown(iter("abc"), total=total, patience=60)) == list("abc")
    assert _screen() == ""
    assert list(shown(iter("abc"), total=total, patience=-1)) == list("abc")
    assert "reading" in _screen()


def _screen() -> str:
    assert isinstance(sys.stderr, io.StringIO)
    return sys.stderr.getvalue()
