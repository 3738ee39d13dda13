"""Reading on the spot: one process beside the site that reads article after article, and is replaced when it hangs."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import anyio
import anyio.to_thread

from .. import errors
from ..api import Job, Reads
from ..batch import Task, Worker, ending
from ..errors import ReportedlyError, TooLarge
from ..records import Failure, Reading
from .problems import Problem, Refused
from .shelf import Shelf

log = logging.getLogger(__name__)

PLACES = 4
"""Articles that are read or wait to be read; whoever comes then is asked to come again."""
BUSY = Problem(503, "Many are reading", "Several articles wait to be read before this one; try again in a minute.")
CLOSED = "the site is being closed; start it again and send the article again"


class Asked(NamedTuple):
    """What is to be read, and in which languages it may be; ``None`` for any."""

    job: Job
    languages: frozenset[str] | None


@dataclass(frozen=True)
class Work:
    """What the process does.

    Args:
        setup: called before it reads.
    """

    setup: Callable[[], None] | None

    def __call__(self, asked: Asked) -> str | Failure:
        """The reading of a job as JSON, or why there is none."""
        return Reads(Reading.to_json, asked.languages)(asked.job)

    def lost(self, asked: Asked, reason: str) -> Failure:
        """What stands for an article on which the process died."""
        return Reads(Reading.to_json, asked.languages).lost(asked.job, reason)

    def prepare(self) -> None:
        """Sets the process up."""
        if self.setup:
            self.setup()


class Readers:
    """Reads articles in a process of its own, which is started with the first and kept.

    Pages go on while it reads, its memory is not theirs, and what takes too long is stopped.

    Args:
        seconds: that a reading may take.
        setup: called in the process before it reads.
    """

    def __init__(self, seconds: float, setup: Callable[[], None] | None = None) -> None:
        self._seconds = seconds
        self._work = Work(setup)
        self._places = threading.BoundedSemaphore(PLACES)
        self._turn = threading.Lock()
        self._worker: Worker[Asked, str | Failure] | None = None
        self._closed = False
        # Those who wait here take no thread from the pages; one place more is for him who is told that it is full.
        self._apart = anyio.CapacityLimiter(PLACES + 1)
        self.shelf = Shelf()

    def read(self, job: Job, languages: frozenset[str] | None = None) -> Reading:
        """The reading of an article.

        Args:
            job: the article, or what it is found in.
            languages: ISO 639-1 codes of those it may be in; ``None`` for any.

        Raises:
            InputError: there is no article in it, or not one in these languages.
            TooLarge: it takes longer than it may.
            Refused: too many wait already.
            ReportedlyError: it cannot be read, which is a fault of Reportedly.
        """
        if not self._places.acquire(blocking=False):
            raise Refused(BUSY)
        try:
            with self._turn:
                found = self._answer(Asked(job, languages))
        finally:
            self._places.release()
        if isinstance(found, Failure):
            raise _raised(found)
        return Reading.from_json(found)

    async def read_apart(self, job: Job, languages: frozenset[str] | None = None) -> Reading:
        """:meth:`read`, while pages go on."""
        return await anyio.to_thread.run_sync(self.read, job, languages, limiter=self._apart)

    def close(self) -> None:
        """Stop the process, and what it is reading."""
        self._closed = True
        worker = self._worker
        if worker is not None:
            worker.process.kill()  # whoever waits for it sees that, and stops it
        with self._turn:
            self._stop()

    def _answer(self, asked: Asked) -> str | Failure:
        if self._closed:
            raise ReportedlyError(CLOSED)
        if self._worker is None:
            self._worker = Worker(self._work)
        worker, until = self._worker, time.monotonic() + self._seconds
        worker.give(Task(asked))
        try:
            while worker.connection.poll(max(until - time.monotonic(), 0)):
                message = worker.connection.recv()
                if message.what == "result":
                    return message.value  # type: ignore[no-any-return]  # what the work returns
                if message.what != "ready":
                    raise ReportedlyError(f"the article could not be read: {message.value}")
        except (EOFError, OSError) as error:
            self._stop()
            if self._closed:
                raise ReportedlyError(CLOSED) from error
            how = ending(worker.process.exitcode)
            raise ReportedlyError(f"the process that read the article died ({how}); try a shorter text") from error
        self._stop()
        log.info("stopped reading %s after %g seconds", asked.job.name or "a text", self._seconds)
        raise TooLarge(
            f"reading it takes longer than the {self._seconds:g} seconds that a page may take; send a shorter text, "
            "or read it with reportedly read"
        )

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()
            self._worker = None


def _raised(failure: Failure) -> ReportedlyError:
    """The error that a failure tells of."""
    kind = getattr(errors, failure.error, ReportedlyError)
    return (kind if issubclass(kind, ReportedlyError) else ReportedlyError)(failure.message)
