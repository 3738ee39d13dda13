"""The command line: thin, since everything it does is a function elsewhere."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        from reportedly.cli.app import app

        app()
    except KeyboardInterrupt:  # so early that no command could see it
        sys.exit(130)
