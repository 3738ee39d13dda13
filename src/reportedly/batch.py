"""Many jobs on all cores: results in the order of the jobs, and no job that can take the others with it."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Generic, NamedTuple, Protocol, TypeVar

from reportedly.errors import ReportedlyError

log = logging.getLogger(__name__)

Job = TypeVar("Job")
Out = TypeVar("Out")
_Job = TypeVar("_Job", contravariant=True)
_Out = TypeVar("_Out", covariant=True)

_AHEAD = 8
"""How many jobs, for each worker, may be under way or done beyond the one whose result comes next."""


class Work(Protocol[_Job, _Out]):
    """What is done with a job. It goes to other processes, so it must be picklable; so must jobs and results."""

    def __call__(self, job: _Job, /) -> _Out:
        """The result of a job. It should raise nothing."""

    def lost(self, job: _Job, reason: str, /) -> _Out:
        """What stands in the place of the result of a job that no worker survived or could finish."""

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
        yield from map(work, jobs)
    else:
        yield from _Pool(iter(jobs), work, workers).results()


class Message(NamedTuple):
    """From a worker: it is ``ready``, has a ``result``, or ``gave up`` on the job."""

    what: str
    value: object = None


class Task(Generic[Job, Out]):
    """A job, and its result once there is one."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.result: list[Out] = []


class Worker(Generic[Job, Out]):
    """A process that does one job after the other.

    It says through its connection when it is ready, and what came of each job, as a :class:`Message`.

    Args:
        work: what it does.
    """

    def __init__(self, work: Work[Job, Out]) -> None:
        context = multiprocessing.get_context("spawn")  # forking a process that has threads can deadlock
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        with _undisturbed():
            self.process.start()
        theirs.close()
        self.task: Task[Job, Out] | None = None
        self.ready = False

    def give(self, task: Task[Job, Out]) -> None:
        """Let it do a job."""
        self.task = task
        try:
            self.connection.send(task.job)
        except OSError:
            log.debug("a worker was gone before it had its job")  # which is seen, and mended, when it is heard

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Pool(Generic[Job, Out]):
    def __init__(self, jobs: Iterator[Job], work: Work[Job, Out], size: int) -> None:
        self.jobs = jobs
        self.work = work
        self.size = size
        self.line: deque[Task[Job, Out]] = deque()
        self.workers: list[Worker[Job, Out]] = []

    def results(self) -> Iterator[Out]:
        try:
            while True:
                self.feed()
                if not self.line:
                    return
                self.hear()
                while self.line and self.line[0].result:
                    yield self.line.popleft().result[0]
        finally:
            for worker in self.workers:
                worker.stop()

    def feed(self) -> None:
        """Give every idle worker a job; start a worker if there is a job and none is idle."""
        while len(self.line) < _AHEAD * self.size:
            idle = next((worker for worker in self.workers if worker.task is None), None)
            if idle is None and len(self.workers) >= self.size:
                return
            try:
                task: Task[Job, Out] = Task(next(self.jobs))
            except StopIteration:
                return
            self.line.append(task)
            if idle is None:
                idle = Worker(self.work)
                self.workers.append(idle)
            idle.give(task)

    def hear(self) -> None:
        """Wait until a worker says something, or dies."""
        busy = [worker for worker in self.workers if worker.task is not None]
        said = set(wait([worker.connection for worker in busy]))
        for worker in busy:
            if worker.connection in said:
                try:
                    message: Message = worker.connection.recv()
                except (EOFError, OSError):
                    self.died(worker)
                else:
                    self.take(worker, message)

    def take(self, worker: Worker[Job, Out], message: Message) -> None:
        task = worker.task
        if message.what == "ready":
            worker.ready = True
        elif task is not None:
            if message.what == "result":
                task.result.append(message.value)  # type: ignore[arg-type]  # a worker sends what work returns
            else:
                task.result.append(self.work.lost(task.job, str(message.value)))
            worker.task = None

    def died(self, worker: Worker[Job, Out]) -> None:
        """Put a failure where the worker died; the next job gets a new one."""
        self.workers.remove(worker)
        worker.stop()
        if not worker.ready:
            raise ReportedlyError("a worker process could not be started; try --workers 1")
        if worker.task is not None:
            reason = f"the process that read it died ({ending(worker.process.exitcode)})"
            worker.task.result.append(self.work.lost(worker.task.job, reason))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes started meanwhile ignore Ctrl-C from their first moment: it reaches the parent, which ends them."""
    if threading.current_thread() is not threading.main_thread():  # signals can only be set there
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def ending(code: int | None) -> str:
    """How a process ended, in words.

    Args:
        code: its exit status; negative for a signal.
    """
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            pass
    return f"exit status {code}"


def _serve(connection: Connection, work: Work[Job, Out]) -> None:
    """A worker's life: jobs in, results out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # one process a core is enough threads
    try:
        work.prepare()
        connection.send(Message("ready"))
        while True:
            job = connection.recv()
            try:
                message = Message("result", work(job))
            except Exception as error:
                log.debug("a job failed", exc_info=True)
                message = Message("gave up", f"{type(error).__name__}: {error}")
            connection.send(message)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
