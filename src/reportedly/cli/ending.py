"""How a command ends: one line for an error, its exit code, and never a traceback."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from reportedly.cli.logs import configure
from reportedly.errors import ReportedlyError

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the signal's number."""
PIPE_CLOSED = 141
"""Exit code when the reader of standard output has gone."""

log = logging.getLogger(__name__)


@contextmanager
def told(verbosity: int) -> Iterator[None]:
    """Turns whatever a command raises into one line on standard error and an exit code.

    Args:
        verbosity: how often ``-v`` was given.

    Raises:
        typer.Exit: with the exit code, where it is not 0.
    """
    configure(verbosity)
    try:
        yield
        sys.stdout.flush()
    except typer.Exit:
        raise
    except ReportedlyError as error:
        log.debug("the command failed", exc_info=True)
        say(str(error))
        raise typer.Exit(error.code) from None
    except KeyboardInterrupt:
        say("interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Python flushes standard output once more when it ends, and would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except Exception as error:
        log.info("the command failed", exc_info=True)
        say(f"this is a fault of Reportedly: {type(error).__name__}: {error} (-v tells more)")
        raise typer.Exit(ReportedlyError.code) from None


def say(message: str) -> None:
    """One line on standard error, whatever line breaks and control characters the message holds."""
    line = "".join(char if char.isprintable() else " " for char in " ".join(message.split()))
    typer.echo(f"reportedly: {line}", err=True)
