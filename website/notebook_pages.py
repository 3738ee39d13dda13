"""Notebooks as Markdown, with the outputs that they hold; nothing of them is run, here or in the browser."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import nbformat

_TICKS = re.compile(r"^`{3,}", re.MULTILINE)
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_VEGALITE = "application/vnd.vegalite."
TALLEST = 24
"""Height of a frame, in the browser's rem."""
_PICTURES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}
# What a cell shows as HTML is a page of its own that may run nothing and load nothing.
_SHELL = (
    '<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
    "<style>body{{margin:0;font:14px/1.5 system-ui,sans-serif}}table{{border-collapse:collapse}}"
    "td,th{{padding:.2rem .6rem;text-align:left;border-bottom:1px solid #8885}}</style>{body}"
)


class Converted(NamedTuple):
    """A notebook as a page.

    Args:
        markdown: of the page.
        pictures: files that it shows, by their names beside it.
    """

    markdown: str
    pictures: dict[str, bytes]


def converted(path: Path) -> Converted:
    """A notebook as Markdown, with its outputs as they are kept in it.

    Args:
        path: of the notebook.
    """
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    pictures: dict[str, bytes] = {}
    blocks = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            blocks.append(cell.source)
        elif cell.cell_type == "code":
            if cell.source.strip():
                blocks.append(_fenced(cell.source, "python"))
            blocks += [shown for output in cell.outputs for shown in _shown(output, path.stem, pictures)]
    return Converted("\n\n".join(blocks) + "\n", pictures)


def _shown(output: Any, stem: str, pictures: dict[str, bytes]) -> Iterator[str]:
    if output.output_type == "stream":
        yield _fenced(output.text, "text")
    elif output.output_type == "error":
        yield _fenced("\n".join(output.traceback), "text")
    else:
        yield _rich(output.data, stem, pictures)


def _rich(data: Any, stem: str, pictures: dict[str, bytes]) -> str:
    """The best of the forms that an output has: a picture, a page, or text."""
    kind, picture = _picture(data)
    if picture is not None:
        name = f"{stem}-{len(pictures) + 1}.{_PICTURES[kind]}"
        pictures[name] = picture
        return f"![Output of the cell above]({name})"
    if "text/html" in data:
        page = html.escape(_SHELL.format(body=data["text/html"])).replace("\n", "&#10;")
        return (
            f'<iframe class="output" sandbox title="Output of the cell above" loading="lazy" srcdoc="{page}"></iframe>'
        )
    if "text/markdown" in data:
        return str(data["text/markdown"])
    return _fenced(data.get("text/plain", ""), "text")


def _framed(body: str) -> str:
    page = html.escape(_SHELL.format(body=body)).replace("\n", "&#10;")
    # Without script no frame knows how high its page is: a table is as high as its rows, anything else may be scrolled.
    rows = body.count("<tr") if body.count("<table") == 1 else 0
    height = min(1.6 * rows + 1, TALLEST) if rows else TALLEST
    name = "Output of the cell above"
    return f'<iframe class="output" sandbox title="{name}" style="height: {height:.0f}rem" srcdoc="{page}"></iframe>'


def _picture(data: Any) -> tuple[str, bytes | None]:
    for kind in _PICTURES:
        if kind in data:
            content = data[kind]
            return kind, content.encode() if kind == "image/svg+xml" else base64.b64decode(content)
    for kind in data:
        if kind.startswith(_VEGALITE):
            import vl_convert

            return "image/svg+xml", vl_convert.vegalite_to_svg(data[kind]).encode()
    return "", None


def _fenced(text: str, language: str) -> str:
    plain = _COLOURS.sub("", text).rstrip("\n")
    longest = max((len(found) for found in _TICKS.findall(plain)), default=2)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{plain}\n{fence}"
