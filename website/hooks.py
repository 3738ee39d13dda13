"""What MkDocs does beyond its own for the documentation: pages from outside ``docs/``, and notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from notebook_pages import converted
from repository import DOCS, ROOT, linked, place, relinked

MARK = ROOT / "src" / "reportedly" / "web" / "static" / "mark.svg"
_SESSION = re.compile(r"^```console session$", re.MULTILINE)
_origins: dict[str, PurePosixPath] = {}
"""Where the pages stand in the repository that do not stand in ``docs/`` as they are."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the paths into the navigation that pages have in the site."""
    config.nav = list(_resolved(config.nav or []))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the notebooks as pages, and what pages link to outside ``docs/``."""
    files.append(File.generated(config, "mark.svg", content=MARK.read_bytes()))
    for notebook in sorted((DOCS / "notebooks").glob("*.ipynb")):
        _add_notebook(files, config, PurePosixPath(notebook.relative_to(ROOT)))
    in_nav = set(_paths(config.nav or []))
    todo = [PurePosixPath("docs") / file.src_uri for file in files.documentation_pages()]
    todo += [_origins.get(path, PurePosixPath("docs") / path) for path in in_nav]
    seen: set[PurePosixPath] = set()
    while todo:
        at = todo.pop()
        if at in seen:
            continue
        seen.add(at)
        site = place(at)
        if site is None or not (ROOT / at).is_file():
            continue
        if at.parts[0] != "docs":
            _add_outside(files, config, at, site, in_nav)
        if at.suffix == ".md":
            todo += linked((ROOT / at).read_text(encoding="utf-8"), at)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Make links lead to where things stand in the site."""
    src = page.file.src_uri
    at = _origins.get(src, PurePosixPath("docs") / src)
    return _SESSION.sub("```console", relinked(markdown, at, PurePosixPath(src)))


def _resolved(nav: list[Any]) -> Iterator[Any]:
    for entry in nav:
        title, value = next(iter(entry.items())) if isinstance(entry, dict) else (None, entry)
        if isinstance(value, list):
            found: list[Any] = list(_resolved(value))
            yield {title: found}
        elif "*" in value:
            paths = [place(PurePosixPath(path.relative_to(ROOT))) for path in sorted(DOCS.glob(value))]
            yield from [{title: paths}] if title and paths else paths
        elif value.startswith("../"):
            at = PurePosixPath(value.removeprefix("../"))
            site = place(at) or value
            _origins[site] = at
            yield {title: site} if title else site
        else:
            yield entry


def _paths(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        value = next(iter(entry.values())) if isinstance(entry, dict) else entry
        yield from _paths(value) if isinstance(value, list) else [value]


def _add_outside(files: Files, config: MkDocsConfig, at: PurePosixPath, site: str, in_nav: set[str]) -> None:
    content = (ROOT / at).read_bytes()
    inclusion = InclusionLevel.INCLUDED if site in in_nav else InclusionLevel.NOT_IN_NAV
    _origins[site] = at
    files.append(File.generated(config, site, content=content, inclusion=inclusion))


def _add_notebook(files: Files, config: MkDocsConfig, at: PurePosixPath) -> None:
    site = place(at)
    assert site is not None  # noqa: S101 - every file in docs/ has a place
    files.remove(files.src_uris[at.relative_to("docs").as_posix()])
    page = converted(ROOT / at)
    _origins[site] = at
    files.append(File.generated(config, site, content=page.markdown))
    for name, content in page.pictures.items():
        files.append(File.generated(config, f"{PurePosixPath(site).parent}/{name}", content=content))
