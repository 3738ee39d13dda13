"""Where files of the repository stand in the site, and the links between them."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"

_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]+)\)")
_FENCED = re.compile(r"(^(?P<fence>`{3,}).*?^(?P=fence)`*$)", re.MULTILINE | re.DOTALL)


def place(at: PurePosixPath) -> str | None:
    """Where a file stands in the site, relative to its root; ``None`` if it has no place there.

    Markdown from outside ``docs/`` is a page below ``project/``, any other file lies below ``files/``.

    Args:
        at: path in the repository.
    """
    if at.parts[0] == "docs":
        inside = at.relative_to("docs")
        return (inside.with_suffix(".md") if at.suffix == ".ipynb" else inside).as_posix()
    if not (ROOT / at).is_file():
        return None
    if at.suffix == ".md":
        return f"project/{at.as_posix().lower()}"
    return f"files/{at.as_posix()}" + ("" if at.suffix else ".txt")


def linked(markdown: str, at: PurePosixPath) -> list[PurePosixPath]:
    """The files that a page links to, as paths in the repository.

    Args:
        markdown: of the page.
        at: where it stands in the repository.
    """
    found = []
    for piece, code in _pieces(markdown):
        if not code:
            found += [_path(link["target"], at) for link in _LINK.finditer(piece) if _local(link["target"])]
    return found


def relinked(markdown: str, at: PurePosixPath, page: PurePosixPath) -> str:
    """A page with links that lead to where things stand in the site; where there is nothing, words without link.

    Args:
        markdown: of the page.
        at: where it stands in the repository.
        page: where it stands in the site.
    """

    def again(link: re.Match[str]) -> str:
        target = link["target"]
        if not _local(target):
            return link[0]
        site = place(_path(target, at))
        if site is None:
            return link["words"]
        _, mark, anchor = target.partition("#")
        return f"[{link['words']}]({posixpath.relpath(site, page.parent.as_posix())}{mark}{anchor})"

    return "".join(piece if code else _LINK.sub(again, piece) for piece, code in _pieces(markdown))


def _pieces(markdown: str) -> list[tuple[str, bool]]:
    """The page in pieces, and whether each is a block of code."""
    pieces, done = [], 0
    for fenced in _FENCED.finditer(markdown):
        pieces += [(markdown[done : fenced.start()], False), (fenced[0], True)]
        done = fenced.end()
    return [*pieces, (markdown[done:], False)]


def _local(target: str) -> bool:
    return not target.startswith(("#", "/")) and ":" not in target.partition("#")[0]


def _path(target: str, at: PurePosixPath) -> PurePosixPath:
    return PurePosixPath(posixpath.normpath((at.parent / target.partition("#")[0]).as_posix()))
