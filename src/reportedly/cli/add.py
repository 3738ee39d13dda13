"""``reportedly add``: inputs in, articles kept, failures at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial

import typer

from reportedly.archive.adding import Added, Outcome
from reportedly.cli.archives import holds, named, outcomes
from reportedly.cli.ending import INTERRUPTED, say
from reportedly.cli.logs import configure
from reportedly.cli.progress import shown
from reportedly.cli.read import Request, ahead, cores, tell
from reportedly.errors import ArchiveError
from reportedly.keeping import Archive
from reportedly.records import Failure


def run(request: Request, address: str | None) -> None:
    """Read what is asked for and keep it.

    Args:
        request: inputs and the rest; its format and output are passed over.
        address: of the archive, which is made where there is none.

    Raises:
        ReportedlyError: a single input failed; or :class:`~reportedly.errors.PartlyFailed`.
        ArchiveError: the archive cannot be opened or written to.
    """
    address = named(address)
    request.added.check()
    todo, total = ahead(request)
    workers = (request.workers or cores()) if total != 1 else 1
    setup = partial(configure, request.verbosity)
    with Archive(address) as archive:
        done = archive.add_jobs(todo, request.languages, workers=workers, setup=setup, added=request.added)
        carry_out(archive, done, total=total)


def carry_out(archive: Archive, done: Iterable[Added | Failure], *, total: int | None) -> None:
    """Keep what comes, and tell at the end, or when it is stopped, what became of it.

    Args:
        archive: that ``done`` adds to.
        done: what became of each article; taken one by one.
        total: how many there will be, if that is known.

    Raises:
        ReportedlyError: as :func:`run`.
        typer.Exit: it was stopped by Ctrl-C.
    """
    counted: Counter[Outcome] = Counter()
    failures: list[Failure] = []
    try:
        for one in shown(done, total=total):
            if isinstance(one, Failure):
                failures.append(one)
            else:
                counted[one.outcome] += 1
    except KeyboardInterrupt:
        typer.echo(f"{outcomes(counted)}; {holds(archive)}")
        say("stopped; every article told of is kept whole, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None
    except ArchiveError:
        if counted:
            say(f"{outcomes(counted)}, which are kept; the same command goes on from there")
        raise
    if counted or not failures:
        typer.echo(f"{outcomes(counted)}; {holds(archive)}")
    tell(failures, counted.total())
