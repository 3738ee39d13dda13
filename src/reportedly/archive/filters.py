"""What one looks for among statements and among events: plain values, so that a question can be an address."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from ..records.base import Record


def _day(value: str | None) -> str | None:
    """A day, month or year as ISO 8601 writes it."""
    if value is not None:
        try:
            if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value, re.ASCII):
                raise ValueError(value)
            first_day(value)
        except ValueError as error:
            raise ValueError(f"{value!r} is no date; write 2017, 2017-06 or 2017-06-19") from error
    return value


Day = Annotated[str, AfterValidator(_day)]
Values = tuple[str, ...]
"""Any of these; none of them means that it does not matter."""


class Box(Record):
    """A stretch of the earth, in degrees (WGS 84); one that crosses the date line has ``west`` above ``east``."""

    west: float = Field(ge=-180, le=180)
    south: float = Field(ge=-90, le=90)
    east: float = Field(ge=-180, le=180)
    north: float = Field(ge=-90, le=90)


class Circle(Record):
    """All that is within so many kilometres of a point."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    km: float = Field(gt=0, le=5000)


class _Filter(Record):
    """What articles are asked for, whatever is looked for in them.

    Args:
        text: words; ``"in quotation marks"`` in that order; ``begin*``; ``OR``; ``-without``.
        outlet, agency, language: of the article.
        published_from, published_until: first and last day, month or year of publication.
        article: ids of articles.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str | None = None
    outlet: Values = ()
    agency: Values = ()
    language: Values = ()
    published_from: Day | None = None
    published_until: Day | None = None
    article: Values = ()


class AttributionFilter(_Filter):
    """Which statements.

    Args:
        speaker: name, surname or id in the knowledge base; so also ``via`` (passed it on) and ``addressee``.
        country, sector: of the speaker: ISO 3166-1 alpha-3 or PLOVER's codes, and PLOVER's sectors.
        speaker_kind: ``person``, ``organisation``, ``unnamed``, ``document`` or ``none``.
        act, kind: as the records name them.
        negated, headline: whether it was said not to have been made, and stands in a headline.
        utterance: numbers of utterances.
    """

    speaker: Values = ()
    via: Values = ()
    addressee: Values = ()
    country: Values = ()
    sector: Values = ()
    speaker_kind: Values = ()
    act: Values = ()
    kind: Values = ()
    negated: bool | None = None
    headline: bool | None = None
    utterance: tuple[int, ...] = ()


class EventFilter(_Filter):
    """Which events.

    Args:
        type, mode, context, status, quad, cameo, custom: as the records name them.
        actor, recipient: name or id; ``party`` is either.
        actor_country, actor_sector, recipient_country, recipient_sector, party_country: codes.
        dyad: ``USA>RUS`` (the first does it to the second) or ``USA-RUS`` (either to the other).
        voucher: on whose word: a name, or ``narrator``; ``voucher_country`` the code of its country.
        place: its name; ``geoname`` its number; ``country`` where it happened; ``admin1`` as ``SYR Aleppo``.
        box, circle: where it lies.
        happened_from, happened_until: first and last day, month or year in which it happened.
        historical, background, opinion, counted: flags; ``counted`` are those that PLOVER would code.
        story: numbers of stories.
    """

    type: Values = ()
    mode: Values = ()
    context: Values = ()
    status: Values = ()
    quad: tuple[int, ...] = ()
    cameo: Values = ()
    custom: Values = ()
    actor: Values = ()
    recipient: Values = ()
    party: Values = ()
    actor_country: Values = ()
    actor_sector: Values = ()
    recipient_country: Values = ()
    recipient_sector: Values = ()
    party_country: Values = ()
    dyad: Values = ()
    voucher: Values = ()
    voucher_country: Values = ()
    place: Values = ()
    geoname: tuple[int, ...] = ()
    country: Values = ()
    admin1: Values = ()
    box: Box | None = None
    circle: Circle | None = None
    happened_from: Day | None = None
    happened_until: Day | None = None
    historical: bool | None = None
    background: bool | None = None
    opinion: bool | None = None
    counted: bool | None = None
    story: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _dyads(self) -> Self:
        for dyad in self.dyad:
            if not re.fullmatch(r"\s*\w+\s*[>-]\s*\w+\s*", dyad):
                raise ValueError(f"{dyad!r} is no dyad; write USA>RUS, or USA-RUS for both directions")
        return self


def first_day(value: str) -> date:
    """The first day of a day, month or year."""
    return date.fromisoformat(f"{value}-01-01"[:10])


def last_day(value: str) -> date:
    """The last day of a day, month or year."""
    first = first_day(value)
    if len(value) == 4:
        return first.replace(month=12, day=31)
    if len(value) == 7 and first.month == 12:
        return first.replace(day=31)
    if len(value) == 7:
        following = first.replace(month=first.month + 1)
        return date.fromordinal(following.toordinal() - 1)
    return first
