"""The scorers that come with the gold files, loaded from their folder."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any


def scorer(folder: Path, name: str) -> Any:
    """The scorer ``name`` of ``folder``, as a module.

    Raises:
        FileNotFoundError: it is not there.
    """
    path = folder / f"{name}.py"
    spec = spec_from_file_location(f"gold_{name}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
