"""A large archive is held in memory for its analyses: from the start of the site on, and again after each change."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from ..errors import ReportedlyError
from ..keeping import Archive
from .actor_names import entries

log = logging.getLogger(__name__)

LARGE = 500
"""Articles from which on it is worth it: below, fetching takes milliseconds."""
REST = 10.0
"""Seconds between two times: while articles are added, all cannot be fetched again after each."""

_busy = threading.Lock()
_last: dict[int, float] = {}


def hold(archive: Archive, then: Callable[[Archive], None]) -> None:
    """See to it that an archive is held soon, in a thread of its own; whoever asks meanwhile waits for the database.

    Args:
        then: what is done once it is held.
    """
    if archive.analyses.holds() or time.monotonic() - _last.get(id(archive), -REST) < REST:
        return
    _last[id(archive)] = time.monotonic()
    if archive.size()["articles"] >= LARGE:
        threading.Thread(target=_hold, args=(archive, then), daemon=True).start()


def _hold(archive: Archive, then: Callable[[Archive], None]) -> None:
    with _busy:
        try:
            entries()
            archive.analyses.hold()
            then(archive)
        except ReportedlyError as error:  # the pages will tell
            log.info("the archive is not held in memory: %s", error)
