"""``reportedly read``: inputs in, written readings out, failures at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from reportedly import sources
from reportedly.api import NOTHING, Additions, Job, Reads, jobs
from reportedly.batch import in_order
from reportedly.cli.ending import say
from reportedly.cli.logs import configure
from reportedly.cli.outputs import Plain, Terminal, Written, sink
from reportedly.cli.progress import shown
from reportedly.errors import PartlyFailed, ReportedlyError, UsageError
from reportedly.formats import FORMATS, Format
from reportedly.records import Failure, Reading

MAX_LISTED = 20
"""How many failures are listed; the rest are counted."""
MOST_AHEAD = 5000
"""How many jobs are looked ahead for, to know how many there are."""
MOST_AHEAD_SIZE = 50_000_000
"""How much of inputs that are held in memory is looked ahead for."""


@dataclass(frozen=True)
class Request:
    """What the command line asks for."""

    inputs: tuple[str, ...]
    format: str = "text"
    output: Path | None = None
    map: tuple[str, ...] = ()
    max_chars: int | None = None
    languages: frozenset[str] | None = frozenset({"en"})
    workers: int = 1
    verbosity: int = 0
    added: Additions = NOTHING


class SingleFailure(ReportedlyError):
    """The only input could not be read; the exit code is that of the reason."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(_line(failure))
        self.code = failure.code


def run(request: Request) -> None:
    """Read what is asked for and write it.

    Args:
        request: inputs, format and the rest.

    Raises:
        ReportedlyError: a single input failed; or :class:`~reportedly.errors.PartlyFailed`.
    """
    carry_out(request, FORMATS[request.format], _renderer(request))


def carry_out(request: Request, format: Format, render: Callable[[Reading], Written]) -> None:  # noqa: A002
    """Read what is asked for, and write what is made of each reading.

    Args:
        request: inputs and the rest; its format is passed over.
        format: of the output.
        render: what to make of a reading; picklable.

    Raises:
        ReportedlyError: as :func:`run`.
    """
    request.added.check()
    todo, total = ahead(request)
    setup = partial(configure, request.verbosity)
    work: Reads[Written] = Reads(render, request.languages, setup, request.added)
    failures: list[Failure] = []
    read = 0
    several = total != 1
    workers = (request.workers or cores()) if several else 1
    with sink(format, request.output, several=several) as out:
        for result in shown(in_order(todo, work, workers=workers), total=total):
            if isinstance(result, Failure):
                failures.append(result)
            else:
                out.put(result)
                read += 1
    tell(failures, read)


def ahead(request: Request) -> tuple[Iterator[Job], int | None]:
    """The jobs, and how many there are if that is soon known; standard input is not waited for.

    Args:
        request: its inputs, field mapping and limit.

    Raises:
        UsageError: the field mapping does not fit.
    """
    limit = sources.MAX_CHARS if request.max_chars is None else request.max_chars
    todo = jobs(request.inputs, fields=mapping(request.map), max_chars=limit)
    if "-" in request.inputs:
        return todo, None
    seen: list[Job] = []
    size = 0
    for job in todo:
        seen.append(job)
        payload = getattr(job, "payload", b"")
        size += len(payload) if isinstance(payload, str | bytes) else 0
        if len(seen) >= MOST_AHEAD or size > MOST_AHEAD_SIZE:
            return chain(seen, todo), None
    return iter(seen), len(seen)


def mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    """The field mapping that ``--map`` gives.

    Args:
        pairs: each ``field=name``.

    Raises:
        UsageError: one is not of that form.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        field, equals, name = pair.partition("=")
        if not (equals and field.strip() and name.strip()):
            raise UsageError(f"--map {pair!r} is not FIELD=NAME, such as --map text=body")
        found[field.strip()] = name.strip()
    return found


def _renderer(request: Request) -> Plain | Terminal:
    screen = terminal(request.output) if request.format == "text" else None
    return Terminal(*screen) if screen else Plain(request.format)


def terminal(output: Path | None) -> tuple[int, str | None] | None:
    """Width and colours of the terminal that is written to; ``None`` for a pipe and a file, whose width is fixed.

    Args:
        output: the file; ``None`` for standard output.
    """
    if output is not None or not sys.stdout.isatty():
        return None
    from rich.console import Console

    console = Console()
    return min(console.width, 110), None if os.environ.get("NO_COLOR") else console.color_system


def cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def tell(failures: list[Failure], read: int) -> None:
    """List failures on standard error; nothing if there are none.

    Args:
        failures: what could not be read.
        read: how many other inputs were.

    Raises:
        ReportedlyError: as :func:`run`.
    """
    if not failures:
        return
    if len(failures) == 1 and read == 0:
        raise SingleFailure(failures[0])
    for failure in failures[:MAX_LISTED]:
        say(_line(failure))
    if len(failures) > MAX_LISTED:
        say(f"... and {len(failures) - MAX_LISTED:,} more")
    raise PartlyFailed(f"{len(failures):,} of {len(failures) + read:,} inputs could not be read")


def _line(failure: Failure) -> str:
    """Name and message, without saying the name twice."""
    return failure.message if failure.name in failure.message else f"{failure.name}: {failure.message}"
