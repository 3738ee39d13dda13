from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.charts import bundle


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the file is kept; nothing is remembered from other tests."""
    path = tmp_path / "cache" / bundle.name()
    monkeypatch.setattr(bundle, "kept", lambda: path)
    monkeypatch.setattr("vl_convert.javascript_bundle", lambda snippet: f"const a = 1; {snippet}")
    bundle.script.cache_clear()
    bundle.packed.cache_clear()
    yield path
    bundle.script.cache_clear()
    bundle.packed.cache_clear()


def test_the_file_is_kept_and_used_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = bundle.script()
    assert cache.read_bytes() == made
    bundle.script.cache_clear()
    monkeypatch.setattr("vl_convert.javascript_bundle", lambda _: pytest.fail("made twice"))
    assert bundle.script() == made
    assert [one.name for one in cache.parent.iterdir()] == [bundle.name()]


def test_its_names_are_not_those_of_the_page() -> None:
    made = bundle.script().decode()
    assert made.startswith("(() => {")
    assert made.endswith("})();\n")
    assert "window.vegaEmbed = vegaEmbed;" in made


def test_half_a_file_is_made_anew(cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_bytes(b"(() => { const a =")
    assert bundle.script().endswith(b"})();\n")
    assert cache.read_bytes() == bundle.script()


def test_where_nothing_can_be_written_memory_does(cache: Path) -> None:
    cache.parent.write_text("in the way")
    assert b"vegaEmbed" in bundle.script()


def test_it_can_be_packed() -> None:
    assert gzip.decompress(bundle.packed()) == bundle.script()
