"""Which events an event data set of PLOVER's or CAMEO's kind holds, and in what order of weight."""

from __future__ import annotations

from functools import cache

from ..language.lexicons import rows
from ..records import Event, Status

COUNTED = frozenset({Status.ASSERTED, Status.POSSIBLE, Status.PLANNED})
"""The manual lets negated events be dropped, and codes what is demanded or threatened as REQUEST and THREATEN."""

APPEAL = "020"
"""CAMEO's code of an appeal not further specified."""


@cache
def _appeals() -> frozenset[str]:
    return frozenset(row[0] for row in rows("reportedly.events", "appeals.tsv"))


def is_appeal(kind: str, trigger: str) -> bool:
    """Whether a request asks and does not insist: CAMEO's root 02, which has no PLOVER type."""
    return kind == "REQUEST" and trigger.split()[0].lower() in _appeals()


def coded(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events that PLOVER's manual codes, the surest first.

    Left out are: appeals, what is mentioned in passing, what another event demands, threatens or promises, and
    everything denied, conditional or hypothetical.
    """
    kept = [
        event
        for event in events
        if event.status in COUNTED
        and not event.background
        and not (event.cameo or "").startswith("02")
        and not any(link.kind == "content" for link in event.links)
    ]
    return tuple(sorted(kept, key=lambda event: -event.confidence))
