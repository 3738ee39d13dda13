"""The commands that the documentation shows, run again: ``make docs`` writes what they print now.

A ``console`` block holds commands behind ``$`` and what they print; a ``sh`` block only commands. The ``console
session`` blocks of a page are one session: their commands run one after another in a folder of their own, beside the
examples.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGES = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
)
SCHEMA = ROOT / "docs" / "reading.schema.json"

_BLOCK = re.compile(r"^```(?P<kind>console session|console|sh|python)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<command>.+)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


class Block(NamedTuple):
    """A block of code on a page."""

    page: Path
    kind: str
    body: str

    def commands(self) -> Iterator[tuple[str, str]]:
        """Each command of a console block, with what the page says it prints."""
        for found in _COMMAND.finditer(self.body):
            yield found["command"], found["output"]


def blocks(*kinds: str) -> list[Block]:
    """All blocks of these kinds, page by page."""
    return [
        Block(page, found["kind"], found["body"])
        for page in PAGES
        for found in _BLOCK.finditer(page.read_text(encoding="utf-8"))
        if found["kind"] in kinds
    ]


def environment() -> dict[str, str]:
    """Where a command finds the package, no colours, and the archive of a session."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {
        **os.environ,
        "PATH": path,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "REPORTEDLY_ARCHIVE": "news.db",
    }


def printed(command: str, folder: Path = ROOT) -> str:
    """What a command prints, with a line for its exit code if that is not 0 and no pipe hides it."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout if done.stdout.endswith("\n") or not done.stdout else done.stdout + "\n"


@contextmanager
def session() -> Iterator[Path]:
    """A folder for the commands of a session, with the examples in it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").symlink_to(ROOT / "examples")
        yield folder


def schema() -> str:
    """The schema as it is kept beside its description."""
    from reportedly.records import json_schema

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every page anew, with what its commands print now."""
    SCHEMA.write_text(schema(), encoding="utf-8")
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        with session() as folder:
            page.write_text(_BLOCK.sub(partial(_again, {"console": ROOT, "console session": folder}), text), "utf-8")


def _again(folders: dict[str, Path], block: re.Match[str]) -> str:
    folder = folders.get(block["kind"])
    if folder is None:
        return block[0]
    commands = (found["command"] for found in _COMMAND.finditer(block["body"]))
    body = "".join(f"$ {command}\n{printed(command, folder)}" for command in commands)
    return f"```{block['kind']}\n{body}```"


if __name__ == "__main__":
    main()
