from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from documents import PAGES, ROOT, SCHEMA, Block, blocks, environment, printed, schema, session
from reportedly.cli.app import app
from reportedly.cli.ending import INTERRUPTED, PIPE_CLOSED
from reportedly.formats import FORMATS
from test_errors import every

CONSOLE = [(block.page, command, output) for block in blocks("console") for command, output in block.commands()]
SESSIONS = list(dict.fromkeys(block.page for block in blocks("console session")))
SHELL = [(block.page, line) for block in blocks("sh") for line in block.body.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("page", "command", "output"), CONSOLE, ids=[f"{page.name}: {one}" for page, one, _ in CONSOLE]
)
def test_commands_print_what_the_pages_say(page: Path, command: str, output: str) -> None:
    assert printed(command) == output, f"run make docs to renew {page.name}"


@pytest.mark.parametrize("page", SESSIONS, ids=lambda page: page.name)
def test_sessions_print_what_the_pages_say(page: Path) -> None:
    said = [one for block in blocks("console session") if block.page == page for one in block.commands()]
    with session() as folder:
        found = [(command, printed(command, folder)) for command, _ in said]
    assert found == said, f"run make docs to renew {page.name}"


@pytest.mark.parametrize(("page", "command"), SHELL, ids=[f"{page.name}: {command}" for page, command in SHELL])
def test_shell_commands_work(page: Path, command: str) -> None:
    command = command.partition("#")[0].strip()
    if command.startswith("make "):  # these would run the tests inside the tests, so make only says what it would do
        command = command.replace("make ", "make --dry-run ", 1)
    if "pip install" in command:  # resolved and built, but nothing is installed
        command = command.replace("pip install", "pip install --dry-run --quiet --no-deps --no-build-isolation", 1)
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, f"{page.name}: {done.stderr}"


@pytest.mark.parametrize("block", blocks("python"), ids=lambda block: f"{block.page.name}: {block.body[:30]!r}")
def test_python_blocks_run(block: Block, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(block.body, block.page.name, "exec"), {"__name__": "example"})  # noqa: S102 - our own pages


def _commands(of: typer.Typer, before: str = "") -> Iterator[str]:
    """All commands, and those of groups of commands behind the group's name."""
    for command in of.registered_commands:
        yield f"{before}{command.name or getattr(command.callback, '__name__', '')}"
    for group in of.registered_groups:
        if group.typer_instance is not None:
            yield f"{before}{group.name}"
            yield from _commands(group.typer_instance, f"{before}{group.name} ")


def test_every_command_is_documented_with_its_help() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name in ("", *_commands(app)):
        assert f"$ reportedly {name} --help\n".replace("  ", " ") in page


def test_the_table_of_exit_codes_is_the_tree_of_errors() -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    table = {int(code): name.strip("`") for code, name in re.findall(r"^\| (\d+) \| (\S+) \|", page, re.MULTILINE)}
    tree = {error.code: error.__name__ for error in every()}
    assert table == {**tree, 0: "—", INTERRUPTED: "—", PIPE_CLOSED: "—"}


def test_every_format_is_documented() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"## {name}\n" not in page] == []


def test_the_schema_is_the_one_that_is_kept() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema(), "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        assert "://" in link or (page.parent / link).exists(), link


def test_the_changelog_knows_the_version() -> None:
    from reportedly import __version__

    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{__version__}]" in changelog or "## [Unreleased]" in changelog
