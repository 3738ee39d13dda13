"""The documentation as a site: built without a network, complete, and asking no other host for anything."""

from __future__ import annotations

import base64
import importlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html
import nbformat
import pytest

from documents import ROOT
from reportedly.sources.fetching import MAX_BYTES, MAX_REDIRECTS, MAX_SECONDS
from reportedly.web.guard import POLICY
from reportedly.web.login import DAYS
from reportedly.web.settings import TOKEN_LENGTH, settings

DOCS = ROOT / "docs"
SOURCES = sorted([*DOCS.rglob("*.md"), *DOCS.glob("notebooks/*.ipynb")])
SECONDS = 30
_OFFLINE = """
import socket, sys
def refused(*_args): raise OSError("the documentation is built without a network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused
from mkdocs.__main__ import cli
cli()
"""
_ASSETS = "//script/@src | //link/@href | //img/@src | //iframe/@src | //source/@src"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _OFFLINE, "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    took = time.perf_counter() - began
    print(f"built in {took:.1f} s")  # noqa: T201 - shown by pytest -s
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert took < SECONDS
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[PurePosixPath, Any]:
    """Every page, by its path."""
    return {
        PurePosixPath(path.relative_to(site)): lxml.html.fromstring(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }


def test_every_page_is_in_the_navigation(pages: dict[PurePosixPath, Any]) -> None:
    first = pages[PurePosixPath("index.html")]
    linked = {urlsplit(href).path for href in first.xpath("//nav[contains(@class, 'md-nav')]//a/@href")}
    named = {path.relative_to(DOCS).with_suffix(".html").as_posix() for path in SOURCES}
    assert len(named) > 30
    assert sorted(named - linked - {"index.html"}) == []


def test_nothing_is_loaded_from_another_host(site: Path, pages: dict[PurePosixPath, Any]) -> None:
    assets = {(path, asset) for path, page in pages.items() for asset in page.xpath(_ASSETS)}
    assert any(asset.endswith(".css") for _, asset in assets)
    assert [(path, asset) for path, asset in sorted(assets) if urlsplit(asset).netloc] == []
    sheets = [sheet.read_text(encoding="utf-8") for sheet in site.rglob("*.css")]
    sheets += [style for page in pages.values() for style in page.xpath("//style/text()")]
    assert [
        found for sheet in sheets for found in re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)]*", sheet)
    ] == []


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[PurePosixPath, Any]) -> None:
    anchors = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for href in page.xpath("//a/@href"):
            parts = urlsplit(href)
            if parts.scheme or parts.netloc:
                continue
            target = PurePosixPath(os.path.normpath(path.parent / unquote(parts.path))) if parts.path else path
            if not (site / target).is_file() or (
                parts.fragment and unquote(parts.fragment) not in anchors.get(target, ())
            ):
                broken.append((str(path), href))
    assert broken == []


def test_terminal_sessions_are_blocks_of_code(pages: dict[PurePosixPath, Any]) -> None:
    tutorial = pages[PurePosixPath("tutorial.html")]
    assert any("$ reportedly add" in block.text_content() for block in tutorial.xpath("//pre"))
    assert not any("```" in text for page in pages.values() for text in page.xpath("//main//p//text()"))


def test_files_from_outside_the_documentation_have_a_place(site: Path, pages: dict[PurePosixPath, Any]) -> None:
    assert (site / "files" / "examples" / "acled.yaml").read_bytes() == (ROOT / "examples" / "acled.yaml").read_bytes()
    changes = pages[PurePosixPath("project/changelog.html")]
    assert "../models/attributions.html" in changes.xpath("//main//a/@href")


def test_what_is_promised_about_security_is_what_holds() -> None:
    promised = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    alone, shared = settings("127.0.0.1", 8000, None), settings("0.0.0.0", 8000, "x" * TOKEN_LENGTH)  # noqa: S104
    for said in (
        f"at least {TOKEN_LENGTH} characters",
        f"cookie for {DAYS} days",
        POLICY,
        f"{shared.per_minute} a minute",
        f"at most {alone.body:,} bytes",
        f"at most {alone.characters:,} characters",
        f"{alone.reading_seconds:.0f} seconds; a question to the archive has {alone.query_seconds:.0f} seconds",
        f"At most {MAX_REDIRECTS} redirects, {MAX_BYTES:,} bytes after unpacking, and {MAX_SECONDS:.0f} seconds",
    ):
        assert said in " ".join(promised.split()), said
    assert (alone.fetch, shared.fetch, alone.per_minute) == (True, False, 0)


def test_outputs_of_notebooks_are_shown_and_cannot_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "website")
    cell = nbformat.v4.new_code_cell("print('```')")  # type: ignore[no-untyped-call]
    rich = {"text/html": '<b onclick="run()">Vera</b>\n<script>run()</script>', "text/plain": "Vera"}
    picture = {"image/png": base64.b64encode(b"a picture").decode(), "text/html": "<b>not this</b>"}
    cell.outputs = [
        nbformat.v4.new_output("stream", text="```\n"),  # type: ignore[no-untyped-call]
        nbformat.v4.new_output("execute_result", rich),  # type: ignore[no-untyped-call]
        nbformat.v4.new_output("display_data", picture),  # type: ignore[no-untyped-call]
    ]
    heading = nbformat.v4.new_markdown_cell("# A day at the port")  # type: ignore[no-untyped-call]
    path = tmp_path / "port.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[heading, cell]), path)  # type: ignore[no-untyped-call]
    page = importlib.import_module("notebook_pages").converted(path)
    assert page.markdown.startswith(
        "# A day at the port\n\n```python\nprint('```')\n```\n\n````text\n```\n````\n\n<iframe"
    )
    assert "<script" not in page.markdown
    assert "<b " not in page.markdown
    (frame,) = lxml.html.fragments_fromstring(next(line for line in page.markdown.split("\n\n") if "<iframe" in line))
    assert frame.get("sandbox") == ""
    assert "default-src 'none'" in frame.get("srcdoc")
    assert '<b onclick="run()">Vera</b>\n<script>' in frame.get("srcdoc")
    assert "![Output of the cell above](port-1.png)" in page.markdown
    assert page.pictures == {"port-1.png": b"a picture"}
