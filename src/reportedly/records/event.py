"""Who did what to whom: the nouns of an event."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import NARRATOR, Confidence, Record, Span
from .grounding import Granularity, TimeBasis


class Status(StrEnum):
    """What the voucher says of an event."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"


Factuality = Annotated[float, Field(ge=-3.0, le=3.0)]


class Role(Record):
    """An actor in an event: the words that say so, and the actor they mean."""

    actor: str
    span: Span
    confidence: Confidence


class EventDate(Record):
    """When an event happened: first and last day (ISO 8601), and the moment or article date that says so."""

    start: str | None
    end: str | None
    granularity: Granularity
    basis: TimeBasis
    moment: str | None = None


class Figure(Record):
    """How many: ``what`` is ``dead``, ``injured`` and so on; from ``low`` to ``high``, ``None`` where that is open."""

    what: str
    low: int | None
    high: int | None


class Size(Figure):
    """How many: ``what`` is ``dead``, ``injured``, ``arrested`` and so on; ``low`` and ``high`` differ in a range."""

    span: Span


class EventLink(Record):
    """What an event has to do with an earlier or embedding one.

    ``kind`` is ``response`` (told as an answer), ``after`` (told as following), ``fulfils``, ``refuses``
    (what became of a demand or a promise), ``content`` (this event is what the other demands, threatens or promises)
    or ``topic`` (it is what the other is about, as the raid is of its condemnation).
    """

    kind: str
    event: str
    cue: Span | None = None


class Produced(Record):
    """What produced a field, and how sure it is."""

    field: str
    by: str
    confidence: Confidence | None = None


class Event(Record):
    """An interaction, coded.

    Args:
        id: ``e1``, ``e2`` … in the order of the text.
        type, mode, contexts: PLOVER 2.0.
        custom: the type in an ontology of the user's own.
        trigger: the words that tell of it.
        actors, recipients: who did it, to whom.
        place: id of the event's own place.
        sizes: casualties and numbers stated.
        cites: ids of documents that are its basis or object.
        status, factuality: what the voucher says of it; factuality runs from -3 (certainly not) to 3 (certainly so).
        historical: told as background, over a year before the article.
        background: mentioned in passing (presupposed), not what its sentence reports.
        opinion: told by the narrator in a sentence that argues or speculates, and not as news.
        voucher: id of the innermost attribution that holds the trigger, or ``narrator``.
        chain: speaker ids from ``narrator`` to the voucher.
        cameo, quad, intensity: CAMEO code, quad class 1-4, cooperation and conflict score -10 to 10.
        evidence: the sentences it was read from.
        produced: what produced each field.
    """

    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    custom: str | None = None
    trigger: tuple[Span, ...]
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    date: EventDate | None = None
    place: str | None = None
    sizes: tuple[Size, ...] = ()
    cites: tuple[str, ...] = ()
    status: Status
    factuality: Factuality
    historical: bool = False
    background: bool = False
    opinion: bool = False
    voucher: str = NARRATOR
    chain: tuple[str, ...] = (NARRATOR,)
    links: tuple[EventLink, ...] = ()
    cameo: str | None = None
    quad: int | None = Field(default=None, ge=1, le=4)
    intensity: float | None = Field(default=None, ge=-10, le=10)
    evidence: tuple[Span, ...]
    produced: tuple[Produced, ...] = ()
    by: str
    confidence: Confidence
