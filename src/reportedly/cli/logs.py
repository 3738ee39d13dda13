"""Logging of the command line: to standard error, and only what was asked for."""

from __future__ import annotations

import logging
import sys

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
LEVELS = (logging.ERROR, logging.INFO, logging.DEBUG)


def configure(verbosity: int) -> None:
    """Let Reportedly's loggers write to standard error.

    Args:
        verbosity: 0 for errors, 1 (``-v``) for what happens, 2 (``-vv``) for everything.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(FORMAT, datefmt="%H:%M:%S"))
    root = logging.getLogger("reportedly")
    root.handlers[:] = [handler]
    root.setLevel(LEVELS[min(verbosity, len(LEVELS) - 1)])
    root.propagate = False
    # Libraries tell too much, and some of it twice: they are heard only with -vv, and then only warnings.
    logging.getLogger().setLevel(logging.WARNING if verbosity > 1 else logging.CRITICAL)
