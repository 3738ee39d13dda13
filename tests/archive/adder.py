"""A process that adds hand-made readings to archives, and one that can be killed at any point while it does.

Started as a program it reads tasks, one a line, and answers each with a line: how the child ended that did it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from sqlalchemy import Engine, event

from archive.handmade import edition, mixed
from reportedly.archive import adding, writing
from reportedly.archive.opening import Store, opened
from reportedly.records import Reading


class Task(NamedTuple):
    """What a child is to do, and when it is killed.

    Args:
        address: of the archive; made if there is none.
        first, last: numbers of the bundles of readings that it adds.
        statement: is killed before its so-manieth statement of SQL; 0 for never.
        seconds: is killed after so long; 0 for never.
    """

    address: str
    first: int
    last: int
    statement: int = 0
    seconds: float = 0.0


def bundle(number: int) -> list[Reading]:
    """Three articles; the last is a new version of the first."""
    one, other = mixed(2)
    url = f"https://example.org/bundle/{number}"
    return [
        edition(number, one, url=url, modified="2031-03-04"),
        edition(number, other, url=None),
        edition(number + 100_000, one, url=url, modified="2031-03-05"),
    ]


def add(store: Store, first: int, last: int) -> list[adding.Added]:
    """Add bundles, as the archive does it, without stories."""
    reads = [read for number in range(first, last) for read in bundle(number)]
    return [adding.put(store, writing.packed(read), lambda *_: None) for read in reads]


class Adder:
    """The process, from outside."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program
        assert program.stdin is not None
        assert program.stdout is not None
        self._stdin: IO[str] = program.stdin
        self._stdout: IO[str] = program.stdout

    def ask(self, task: Task) -> None:
        """Have a task done."""
        self._stdin.write(json.dumps(task) + "\n")
        self._stdin.flush()

    def answer(self) -> int:
        """How the child of the task ended: 0, or minus the signal that killed it."""
        return int(self._stdout.readline())

    def do(self, task: Task) -> int:
        """Have a task done, and wait."""
        self.ask(task)
        return self.answer()


@contextmanager
def adder() -> Iterator[Adder]:
    """A process that adds, while the block lasts."""
    tests = Path(__file__).resolve().parent.parent
    with subprocess.Popen(
        [sys.executable, "-m", "archive.adder"], cwd=tests, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        try:
            yield Adder(program)
        finally:
            program.kill()


def _child(task: Task) -> None:
    passed = 0

    def count(*_: object) -> None:
        nonlocal passed
        passed += 1
        if passed == task.statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    with closing(opened(task.address, create=True)) as store:
        add(store, task.first, task.last)


def _main() -> None:
    for line in sys.stdin:
        task = Task(*json.loads(line))
        child = os.fork()
        if child == 0:
            status = 1
            try:
                _child(task)
                status = 0
            finally:
                os._exit(status)
        if task.seconds:
            time.sleep(task.seconds)
            os.kill(child, signal.SIGKILL)
        _, ended = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(ended)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main()
