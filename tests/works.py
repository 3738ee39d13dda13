"""Work for processes, in a module that they can import."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Squares:
    """Squares numbers; some numbers have other effects."""

    deadly: frozenset[int] = frozenset()
    failing: frozenset[int] = frozenset()
    stillborn: bool = False
    slow: float = 0.0

    def __call__(self, job: int, /) -> str:
        if job in self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        if job in self.failing:
            raise ValueError(f"no {job}")
        time.sleep(self.slow * (job % 3))
        return str(job * job)

    def lost(self, job: int, reason: str, /) -> str:
        return f"{job}: {reason}"

    def prepare(self) -> None:
        if self.stillborn:
            os._exit(3)


@dataclass(frozen=True)
class Threads(Squares):
    """Tells how many threads a library may use."""

    def __call__(self, _: int, /) -> str:
        return os.environ.get("OMP_NUM_THREADS", "unset")
