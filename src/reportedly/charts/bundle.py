"""The scripts that draw charts on a page: Vega, Vega-Lite and Vega-Embed in one file, without a network.

vl-convert holds them; to put them together takes seconds, and so the file is kept in the user's folder for caches.
"""

from __future__ import annotations

import gzip
import logging
import os
import sys
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

import vl_convert

log = logging.getLogger(__name__)

_SNIPPET = "window.vegaEmbed = vegaEmbed;"
"""All that pages use; vega-embed brings the interpreter along that reads expressions without ``eval``."""

_END = "\n})();\n"
"""What closes the function around the scripts, whose names must not be those of the page; a whole file ends so."""


@cache
def script() -> bytes:
    """The scripts, as a page loads them; they define ``vegaEmbed`` and nothing else."""
    path = kept()
    try:
        held = path.read_bytes()
    except OSError:
        held = b""
    if held.endswith(_END.encode()):
        return held
    made = f"(() => {{\n{vl_convert.javascript_bundle(_SNIPPET)}{_END}".encode()
    _keep(path, made)
    return made


@cache
def packed() -> bytes:
    """The same, packed by gzip."""
    return gzip.compress(script(), compresslevel=9, mtime=0)


def name() -> str:
    """A name of the file that changes when what it holds does."""
    return f"vega-{version('vl-convert-python')}.js"


def kept() -> Path:
    """Where the file is kept: in the folder that the system has for what can be made again."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Caches"
    else:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return folder / "reportedly" / name()


def _keep(path: Path, made: bytes) -> None:
    """Write the file so that nobody ever sees half of it; without a place to write to, memory must do."""
    part = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as out:
            out.write(made)
        Path(part).replace(path)
    except OSError as error:
        log.info("the scripts of charts are not kept as a file: %s", error)
        if part:
            Path(part).unlink(missing_ok=True)
