"""``reportedly reread``: articles of an archive read again."""

from __future__ import annotations

from functools import partial

from reportedly.api import Additions
from reportedly.cli.add import carry_out
from reportedly.cli.archives import existing
from reportedly.cli.logs import configure
from reportedly.cli.read import cores


def run(address: str | None, added: Additions, *, everything: bool, workers: int, verbosity: int) -> None:
    """Read again what another version of Reportedly read.

    Args:
        address: of the archive.
        added: the user's own actors and types of events.
        everything: read all again.
        workers: how many processes; 0 for as many as there are cores.
        verbosity: how often ``-v`` was given.

    Raises:
        ReportedlyError: some could not be read again, or the archive fails.
    """
    added.check()
    with existing(address) as archive:
        setup = partial(configure, verbosity)
        done = archive.reread(workers=workers or cores(), everything=everything, setup=setup, added=added)
        carry_out(archive, done, total=None)
