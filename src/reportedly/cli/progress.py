"""A progress bar on standard error, for what takes longer than two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds before a bar appears."""


def shown(results: Iterable[T], *, total: int | None, patience: float = PATIENCE) -> Iterator[T]:
    """The results as they come, with a bar once they take long; none if standard error is no terminal.

    Args:
        results: what to count.
        total: how many there will be, if that is known.
        patience: seconds before the bar appears.
    """
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = [SpinnerColumn(), TextColumn("reading")]
    columns += [BarColumn(), MofNCompleteColumn()] if total is not None else [TextColumn("{task.completed} articles")]
    progress = Progress(
        *columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True, refresh_per_second=5
    )
    task = progress.add_task("reading", total=total)
    began, started = time.monotonic(), False
    try:
        for result in results:
            if not started and time.monotonic() - began > patience:
                progress.start()
                started = True
            yield result
            progress.advance(task)
    finally:
        if started:
            progress.stop()
