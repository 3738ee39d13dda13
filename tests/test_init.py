from __future__ import annotations

import ast
import inspect
import subprocess
import sys

import pytest

import reportedly
from reportedly import errors


def test_importing_it_imports_nothing_else() -> None:
    code = "import sys, reportedly; print(sorted(n for n in sys.modules if n.split('.')[0] in "
    code += "{'reportedly', 'pydantic', 'spacy', 'numpy', 'rich', 'typer', 'onnxruntime'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['reportedly', 'reportedly._version']"


def test_every_public_name_is_there() -> None:
    for name in reportedly.__all__:
        assert getattr(reportedly, name) is not None
    assert set(reportedly.__all__) <= set(dir(reportedly))


def test_the_page_the_table_and_the_types_agree() -> None:
    tree = ast.parse(inspect.getsource(reportedly))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    typed = {
        (part.module, alias.name) for part in block.body if isinstance(part, ast.ImportFrom) for alias in part.names
    }
    assert typed == {(module, name) for module, names in reportedly._HOMES.items() for name in names}
    assert set(reportedly.__all__) == {name for _, name in typed} | {"__version__"}


def test_every_error_is_public() -> None:
    names = {name for name, value in vars(errors).items() if isinstance(value, type)}
    assert names <= set(reportedly.__all__)


def test_an_unknown_name_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        reportedly.nonsense  # noqa: B018
