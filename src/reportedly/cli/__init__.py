"""The command line: thin, since everything it does is a function elsewhere."""

from __future__ import annotations


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from reportedly.cli.app import app

    app()
