from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import get_args

import pytest
from typer.testing import Result

import reportedly
from reportedly.cli.app import EventFormatName
from reportedly.cli.options import FormatName
from reportedly.formats import EVENT_FORMATS, FORMATS
from reportedly.records import json_schema

Run = Callable[..., Result]


def test_formats_of_the_option_are_those_there_are() -> None:
    assert get_args(FormatName) == tuple(FORMATS)
    assert get_args(EventFormatName) == tuple(EVENT_FORMATS)


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"reportedly {reportedly.__version__}\n"


def test_schema(run: Run) -> None:
    assert json.loads(run("schema").stdout) == json_schema()


def test_wrong_arguments_are_a_usage_error(run: Run) -> None:
    for arguments in (["nonsense"], ["read"], ["read", "x", "--format", "pdf"], ["read", "x", "--workers", "-1"]):
        assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("name", ["read", "add", "search"])
def test_help_is_quick_and_imports_nothing_heavy(name: str) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "reportedly", name, "--help"]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    took = time.perf_counter() - began
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert not imported & {
        "spacy",
        "numpy",
        "reportedly.records",
        "onnxruntime",
        "trafilatura",
        "httpx",
        "sqlalchemy",
        "pyarrow",
        "rich.console",
    }
    assert took < 2  # promised is 0.4; a loaded machine may take longer


def test_a_pipe_that_closes_is_no_fault() -> None:
    program = "import sys; from reportedly.cli.ending import told\nwith told(0):\n print('x' * 10**6, flush=True)"
    writer = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.close()
    told = writer.stderr.read()
    writer.stderr.close()
    writer.wait()
    assert b"BrokenPipe" not in told
