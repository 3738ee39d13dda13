"""The notebooks of the documentation, run again: this command stores what their cells show now.

All run in one folder beside the examples, so that the sample is read once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient

from documents import ROOT

FOLDER = ROOT / "docs" / "notebooks"
NAMES = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
SECONDS = 120
"""How long a cell may take; the first one reads the sample."""


@contextmanager
def desk() -> Iterator[Path]:
    """A folder that lies to the examples as that of the notebooks does."""
    with TemporaryDirectory() as name:
        folder = Path(name, "docs", "notebooks")
        folder.mkdir(parents=True)
        Path(name, "examples").symlink_to(ROOT / "examples")
        yield folder


def kept(name: str) -> Any:
    """A notebook as it is kept."""
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)  # type: ignore[no-untyped-call]


def run(name: str, folder: Path) -> Any:
    """A notebook with what its cells show now.

    Args:
        folder: where it runs.

    Raises:
        CellExecutionError: a cell failed.
    """
    book = kept(name)
    where = {"metadata": {"path": str(folder)}}
    quiet = ["--IPKernelApp.log_level=40"]  # it warns of the ports that it opens on this machine
    NotebookClient(book, timeout=SECONDS, resources=where, extra_arguments=quiet, record_timing=False).execute()
    return book


def texts(book: Any) -> list[list[str]]:
    """What the cells of a notebook show, as text."""
    return [[_text(one) for one in cell.outputs] for cell in book.cells if cell.cell_type == "code"]


def _text(output: Any) -> str:
    if output.output_type == "stream":
        return str(output.text)
    return str(output.data.get("text/markdown") or output.data.get("text/plain", ""))


def main() -> None:
    """Store what all cells show now."""
    with desk() as folder:
        for name in NAMES:
            book = run(name, folder)
            book.metadata.pop("widgets", None)
            book.metadata.language_info = {"name": "python"}
            nbformat.write(book, FOLDER / f"{name}.ipynb")  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
