"""Readings that nobody has kept: for a short while, and for whoever has the address alone."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from ..records import Reading

MOST = 24
"""Readings that are held; the oldest goes for the next."""
SECONDS = 1800.0
"""How long one is held."""


class Held(NamedTuple):
    """A reading, and when it was laid down."""

    reading: Reading
    since: float


class Shelf:
    """Holds readings in memory under names that cannot be guessed.

    Args:
        clock: seconds that only go up.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, reading: Reading) -> str:
        """Hold a reading; the answer is its name."""
        name = secrets.token_urlsafe(18)
        with self._lock:
            self._held[name] = Held(reading, self._clock())
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        return name

    def get(self, name: str) -> Reading | None:
        """The reading of that name; ``None`` if it is not, or no longer, held."""
        with self._lock:
            while self._held and self._clock() - next(iter(self._held.values())).since > SECONDS:
                self._held.popitem(last=False)
            found = self._held.get(name)
        return found.reading if found is not None else None
