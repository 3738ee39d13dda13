"""Which events an event data set of PLOVER's or CAMEO's kind holds, and in what order of weight."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ..language.lexicons import rows
from ..records import Event, Status

COUNTED = frozenset({Status.ASSERTED, Status.POSSIBLE, Status.PLANNED})
"""The manual lets negated events be dropped, and codes what is demanded or threatened as REQUEST and THREATEN."""

LEAST = 0.905
"""Probability of telling of an event at all from which a trigger's event goes into a data set.

On the development sentences the micro F1 of types is level from 0.87 to 0.91; within that, 0.905 has the fewest false
alarms (14.2 %) where CASE's types stay above 70 %: 71.2 %, and 70.1 % at 0.91.
"""

SPECULATION = 1.0
"""Factuality below which what is possible is weighed and not told ("is considering a loan", CAMEO 014)."""


@cache
def _sayings() -> dict[tuple[str, str, str], str]:
    return {(kind, word, thing): code for kind, word, thing, code in rows("reportedly.events", "sayings.tsv")}


def saying(kind: str, trigger: str, things: Iterable[str]) -> str | None:
    """CAMEO's code of what it counts as a statement or an appeal; ``None`` for all that has a type in PLOVER.

    Args:
        kind: the type that the model gives.
        trigger: its words.
        things: head words of the trigger's objects, in lower case.
    """
    word = trigger.split()[0].lower()
    return next((code for thing in ("", *things) if (code := _sayings().get((kind, word, thing)))), None)


def coded(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events that PLOVER's manual codes, the surest first.

    Left out are: what is too doubtful an event, appeals and mere statements, what is mentioned in passing, what
    another event demands, threatens or promises, and everything denied, conditional, hypothetical or only weighed.
    """
    kept = [
        event
        for event in events
        if _certainty(event) >= LEAST
        and event.status in COUNTED
        and not event.background
        and not (event.cameo or "").startswith(("01", "02"))
        and not (event.status is Status.POSSIBLE and event.factuality < SPECULATION)
        and not any(link.kind == "content" for link in event.links)
    ]
    return tuple(sorted(kept, key=lambda event: -event.confidence))


def _certainty(event: Event) -> float:
    """The model's probability that the trigger tells of an event; 1 for an event of other making."""
    return next((p.confidence for p in event.produced if p.field == "trigger" and p.confidence is not None), 1.0)
