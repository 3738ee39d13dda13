"""Many jobs on all cores: results in the order of the jobs, and no job that can take the others with it."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, NamedTuple, Protocol, TypeVar

from reportedly.errors import ReportedlyError

log = logging.getLogger(__name__)

Job = TypeVar("Job")
Out = TypeVar("Out")
_Job = TypeVar("_Job", contravariant=True)
_Out = TypeVar("_Out", covariant=True)

_AHEAD = 8
"""How many jobs, for each worker, may be under way or finished beyond the one whose results come next."""
_HELD = 64
"""How many results of a job may wait in memory until its turn comes."""
_DEATHS = 3
"""After how many deaths of workers without a result between them the rest of a job is given up."""


class Work(Protocol[_Job, _Out]):
    """What is done with a job. It goes to other processes, so it must be picklable; so must jobs and results."""

    def __call__(self, job: _Job, skip: int) -> Iterator[_Out]:
        """The results of a job, without the first ``skip``. It should raise nothing."""

    def lost(self, job: _Job, done: int, reason: str) -> _Out:
        """What stands in the place of the result after the first ``done``, on which a worker died."""

    def prepare(self) -> None:
        """Called once in each worker, before the first job."""


def in_order(jobs: Iterable[Job], work: Work[Job, Out], *, workers: int) -> Iterator[Out]:
    """The results of all jobs, in their order, whatever the number of workers.

    Memory stays bounded however many jobs there are. With one worker, everything happens in this process.

    Args:
        jobs: taken one by one, as workers become free.
        work: what to do.
        workers: how many processes.

    Raises:
        ReportedlyError: a worker cannot be started.
    """
    if workers <= 1:
        for job in jobs:
            yield from work(job, 0)
    else:
        yield from _Pool(iter(jobs), work, workers).results()


class _Message(NamedTuple):
    """From a worker: it is ready, has a result, is done with the job, or gave up on it."""

    what: str
    value: object = None


class _Task(Generic[Job, Out]):
    """A job with the results that wait for their turn."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.results: deque[Out] = deque()
        self.count = 0
        self.deaths = 0
        self.finished = False


class _Worker(Generic[Job, Out]):
    def __init__(self, work: Work[Job, Out]) -> None:
        context = multiprocessing.get_context("spawn")  # forking a process with threads can deadlock
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()
        self.task: _Task[Job, Out] | None = None
        self.ready = False

    def give(self, task: _Task[Job, Out]) -> None:
        self.task = task
        try:
            self.connection.send((task.job, task.count))
        except OSError:
            log.debug("a worker was gone before it was given a job")  # found out, and mended, on the next read

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Pool(Generic[Job, Out]):
    def __init__(self, jobs: Iterator[Job], work: Work[Job, Out], size: int) -> None:
        self.jobs = jobs
        self.work = work
        self.size = size
        self.more = True
        self.line: deque[_Task[Job, Out]] = deque()
        self.again: deque[_Task[Job, Out]] = deque()
        self.workers: list[_Worker[Job, Out]] = []

    def results(self) -> Iterator[Out]:
        try:
            while True:
                self.feed()
                if not self.line:
                    return
                self.hear()
                while self.line:
                    head = self.line[0]
                    while head.results:
                        yield head.results.popleft()
                    if not head.finished:
                        break
                    self.line.popleft()
        finally:
            for worker in self.workers:
                worker.stop()

    def feed(self) -> None:
        """Give every idle worker a job; start a worker if there is a job and none is idle."""
        while True:
            idle = next((worker for worker in self.workers if worker.task is None), None)
            if idle is None and len(self.workers) >= self.size:
                return
            task = self.next()
            if task is None:
                return
            if idle is None:
                idle = _Worker(self.work)
                self.workers.append(idle)
            idle.give(task)

    def next(self) -> _Task[Job, Out] | None:
        if self.again:
            return self.again.popleft()
        if not self.more or len(self.line) >= _AHEAD * self.size:
            return None
        for job in self.jobs:
            task: _Task[Job, Out] = _Task(job)
            self.line.append(task)
            return task
        self.more = False
        return None

    def hear(self) -> None:
        """Take in what workers say; one that is far ahead of its turn is left to wait."""
        head = self.line[0]
        if head.finished:
            return
        heard = {
            worker.connection: worker
            for worker in self.workers
            if worker.task is not None and (worker.task is head or len(worker.task.results) < _HELD)
        }
        for connection in wait(list(heard)):
            worker = heard[connection]  # type: ignore[index]  # wait gives back what it was given
            try:
                message: _Message = worker.connection.recv()
            except (EOFError, OSError):
                self.died(worker)
                continue
            self.take(worker, message)

    def take(self, worker: _Worker[Job, Out], message: _Message) -> None:
        task = worker.task
        if message.what == "ready":
            worker.ready = True
        elif task is not None and message.what == "result":
            task.results.append(message.value)  # type: ignore[arg-type]
            task.count += 1
            task.deaths = 0
        elif task is not None:
            if message.what == "gave up":
                task.results.append(self.work.lost(task.job, task.count, str(message.value)))
                task.count += 1
            task.finished = True
            worker.task = None

    def died(self, worker: _Worker[Job, Out]) -> None:
        """Put a failure where the worker died, and let another go on behind it."""
        task = worker.task
        self.workers.remove(worker)
        worker.stop()
        if not worker.ready:
            raise ReportedlyError("a worker process could not be started; try --workers 1")
        if task is None:
            return
        reason = f"the process that read it died ({_ending(worker.process.exitcode)})"
        log.warning("%s", reason)
        task.results.append(self.work.lost(task.job, task.count, reason))
        task.count += 1
        task.deaths += 1
        if task.deaths >= _DEATHS:
            task.finished = True
        else:
            self.again.append(task)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            pass
    return f"exit status {code}"


def _serve(connection: Connection, work: Work[Job, Out]) -> None:
    """A worker's life: jobs in, results out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it; two would write over each other
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # one process a core is enough threads
    try:
        work.prepare()
        connection.send(_Message("ready"))
        while True:
            job, skip = connection.recv()
            try:
                for result in work(job, skip):
                    connection.send(_Message("result", result))
            except Exception as error:  # whatever it is, the other jobs go on
                log.debug("a job failed", exc_info=True)
                connection.send(_Message("gave up", f"{type(error).__name__}: {error}"))
            else:
                connection.send(_Message("done"))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
