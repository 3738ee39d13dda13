"""Who, where, when, and by which document: mentions tied to the world outside the article."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .base import Confidence, Record, Span


class ActorKind(StrEnum):
    """What kind of thing acts."""

    STATE = "state"
    PERSON = "person"
    ORGANISATION = "organisation"
    UNNAMED = "unnamed"
    COMPOUND = "compound"


class ActorMention(Record):
    """Where an actor stands in the text, and what tied that to the actor.

    ``how`` is one of ``name``, ``alias``, ``demonym``, ``metonym``, ``office``, ``description``, ``pronoun``,
    ``possessive`` and ``member`` (a part of a compound).
    """

    span: Span
    how: str


class Actor(Record):
    """One who acts or is acted upon.

    Args:
        id: unique within the reading: a slug of the name or label.
        name: from the knowledge base, else the fullest the article gives; ``None`` if it names nobody.
        label: what to print.
        code: ISO 3166-1 alpha-3 of the country, or a code of PLOVER for non-state actors (UNO, EUR, IGO, NGO …).
        sectors: PLOVER sectors, the one acted in first; empty for a state as a whole.
        office: the office that gave the sector.
        entity: id in the knowledge base.
        speaker: id of the same voice among the reading's speakers.
        members: ids of the actors a compound is made of.
        reason: why ``code`` is ``None``.
    """

    id: str
    kind: ActorKind
    name: str | None
    label: str
    code: str | None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    entity: str | None = None
    speaker: str | None = None
    members: tuple[str, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    reason: str | None = None
    by: str
    confidence: Confidence


class Resolution(StrEnum):
    """How finely a place is known; the first five are POLECAT's, finest last."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    CITY = "city"
    SUB_CITY = "sub-city"
    REGION = "region"
    WATER = "water"
    FEATURE = "feature"


class Place(Record):
    """A toponym of the article, tied to the earth.

    Args:
        id: ``p1``, ``p2`` … in the order of the text.
        name: of the place it was tied to; ``None`` where it was tied to none.
        label: as the article writes it.
        mentions: everywhere the same toponym stands for the same place.
        geoname: GeoNames id, ``None`` for places GeoNames is not the source of.
        lat, lon: WGS 84, degrees.
        country: ISO 3166-1 alpha-3; ``None`` for seas and regions of several countries.
        admin1: name of the first-order division.
        reason: why it is tied to none.
    """

    id: str
    name: str | None
    label: str
    mentions: tuple[Span, ...]
    geoname: int | None
    lat: float | None = Field(ge=-90, le=90)
    lon: float | None = Field(ge=-180, le=180)
    country: str | None
    admin1: str | None = None
    resolution: Resolution | None
    reason: str | None = None
    by: str
    confidence: Confidence


class Granularity(StrEnum):
    """How finely a time is known."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    PERIOD = "period"


class TimeBasis(StrEnum):
    """What a time rests on: itself, the article's date, or another time of the article."""

    STATED = "stated"
    DATELINE = "dateline"
    INFERRED = "inferred"


class Moment(Record):
    """A time expression of the article, tied to the calendar.

    Args:
        id: ``t1``, ``t2`` … in the order of the text.
        start, end: first and last day meant (ISO 8601 date), the same for a single day; ``None`` where unknown:
            an open interval ("since May") has no ``end``.
        time: ISO 8601 local time of ``start`` where the text tells it.
        reason: why it is not tied to the calendar.
    """

    id: str
    span: Span
    start: str | None
    end: str | None
    time: str | None = None
    granularity: Granularity | None
    basis: TimeBasis | None
    reason: str | None = None
    by: str
    confidence: Confidence


class Citation(Record):
    """A document the article cites, under its full name.

    Args:
        id: ``d1``, ``d2`` … in the order of the text.
        kind: ``resolution``, ``treaty``, ``agreement``, ``law``, ``decision`` or ``report``.
        name: normalised, such as ``UN Security Council resolution 2254``.
        body: who issued it; ``number`` and ``year`` where stated or known.
    """

    id: str
    kind: str
    name: str
    body: str | None = None
    number: str | None = None
    year: int | None = None
    mentions: tuple[Span, ...]
    by: str
    confidence: Confidence
