"""What a person says of a reading: kept beside the machine's answer, never in its place."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from .attribution import Act
from .base import Confidence, Record, Span
from .event import Status


class Judged(StrEnum):
    """What kind of thing a review is about."""

    STATEMENT = "statement"
    EVENT = "event"


class Verdict(StrEnum):
    """What a person says of a statement or an event. ``docs/review.md`` defines each."""

    RIGHT = "right"
    WRONG_SPEAKER = "wrong-speaker"
    WRONG_CONTENT = "wrong-content"
    WRONG_ACT = "wrong-act"
    NOT_A_STATEMENT = "not-a-statement"
    MISSED_STATEMENT = "missed-statement"
    WRONG_TYPE = "wrong-type"
    WRONG_MODE = "wrong-mode"
    WRONG_STATUS = "wrong-status"
    WRONG_ACTOR = "wrong-actor"
    WRONG_RECIPIENT = "wrong-recipient"
    WRONG_DATE = "wrong-date"
    WRONG_PLACE = "wrong-place"
    NOT_AN_EVENT = "not-an-event"
    MISSED_EVENT = "missed-event"
    SAME_STORY = "same-story"
    DIFFERENT_STORY = "different-story"


STORIES = frozenset({Verdict.SAME_STORY, Verdict.DIFFERENT_STORY})
"""Verdicts on two things."""
MISSED = frozenset({Verdict.MISSED_STATEMENT, Verdict.MISSED_EVENT})
"""Verdicts on what the machine did not find."""
FIELD = {
    Verdict.WRONG_SPEAKER: "speaker",
    Verdict.WRONG_CONTENT: "content",
    Verdict.WRONG_ACT: "act",
    Verdict.MISSED_STATEMENT: "content",
    Verdict.WRONG_TYPE: "type",
    Verdict.WRONG_MODE: "mode",
    Verdict.WRONG_STATUS: "status",
    Verdict.WRONG_ACTOR: "actor",
    Verdict.WRONG_RECIPIENT: "recipient",
    Verdict.WRONG_DATE: "date",
    Verdict.WRONG_PLACE: "place",
    Verdict.MISSED_EVENT: "trigger",
}
"""The field that a verdict is about; the others are about the whole."""
FIELDS = {
    Judged.STATEMENT: ("speaker", "cue", "content", "act"),
    Judged.EVENT: ("trigger", "type", "mode", "status", "actor", "recipient", "date", "place"),
}
"""The fields that can be corrected."""


def about(verdict: Verdict) -> frozenset[Judged]:
    """What a verdict can be about."""
    if verdict is Verdict.RIGHT or verdict in STORIES:
        return frozenset(Judged)
    field = FIELD.get(verdict)
    if field is not None:
        return frozenset(kind for kind, fields in FIELDS.items() if field in fields)
    return frozenset({Judged.STATEMENT if verdict is Verdict.NOT_A_STATEMENT else Judged.EVENT})


class Target(Record):
    """A statement or an event by the words it stands in, which outlive any reading.

    Args:
        spans: of a statement its content, of an event its trigger.
        cue: of a statement the words that signal it; empty where a person gave none.
    """

    kind: Judged
    spans: tuple[Span, ...] = Field(min_length=1)
    cue: tuple[Span, ...] = ()


class Elsewhere(Record):
    """The other one of two things, by offsets alone: the words go when its article is removed.

    Args:
        article: id of its article.
        spans, cue: start and end of what :class:`Target` holds.
    """

    article: str
    spans: tuple[tuple[int, int], ...] = Field(min_length=1)
    cue: tuple[tuple[int, int], ...] = ()


class Named(Record):
    """One who speaks or acts, or a place, as the machine took it.

    Args:
        name: or the fullest description.
        code: of its country, or PLOVER's of no state.
        how: what tied the words to it, where the reading tells.
        spans: the words.
    """

    name: str
    code: str | None = None
    how: str | None = None
    spans: tuple[Span, ...] = ()


class StatementAnswer(Record):
    """What the machine said of a statement: its fields as :class:`~reportedly.records.Attribution` has them."""

    kind: Literal["statement"] = "statement"
    speaker: Named | None
    addressee: Named | None = None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    channel: Span | None = None
    act: Act | None
    negated: bool = False
    by: str
    confidence: Confidence


class EventAnswer(Record):
    """What the machine said of an event: its fields as :class:`~reportedly.records.Event` has them.

    ``date`` is a day, or first and last day with a slash between (ISO 8601); ``..`` stands for an open end.
    """

    kind: Literal["event"] = "event"
    trigger: tuple[Span, ...]
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    status: Status
    historical: bool = False
    background: bool = False
    actors: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()
    date: str | None = None
    date_at: tuple[Span, ...] = ()
    place: Named | None = None
    by: str
    confidence: Confidence


class StoryAnswer(Record):
    """Whether the machine had put two things into one story."""

    kind: Literal["story"] = "story"
    together: bool


Answer = Annotated[StatementAnswer | EventAnswer | StoryAnswer, Field(discriminator="kind")]


class Correction(Record):
    """What a field should say.

    Args:
        field: one of :data:`FIELDS`.
        value: ``None`` says that there is none.
        at: where it stands in the text.
        given: whether the person told where; else it is the nearest place where the words stand.
    """

    field: str
    value: str | None
    at: tuple[Span, ...] = ()
    given: bool = False


def _moment(value: str) -> str:
    """A time in UTC, ISO 8601."""
    found = datetime.fromisoformat(value)
    if found.utcoffset() != UTC.utcoffset(None):
        raise ValueError(f"{value!r} is no time in UTC")
    return value


def _person(value: str) -> str:
    """A name, whatever characters it is written with."""
    if not value.strip():
        raise ValueError("somebody says it")
    return value


Moment = Annotated[str, AfterValidator(_moment)]
Person = Annotated[str, AfterValidator(_person)]


class Review(Record):
    """What a person says of a reading.

    Args:
        number: in its archive; 0 before it is kept.
        article: id of the article.
        corrections: what it should say; a missed event, an actor or a content may have several.
        other: of a verdict on stories, the other one.
        machine: the machine's answer at that time; ``None`` for what it missed.
        version: what made that answer, as :attr:`~reportedly.records.Reading.produced_by`.
        who, when, why: the person, the time (ISO 8601, UTC), the reason given.
    """

    number: int = Field(default=0, ge=0)
    article: str
    target: Target
    verdict: Verdict
    corrections: tuple[Correction, ...] = ()
    other: Elsewhere | None = None
    machine: Answer | None
    version: str
    who: Person
    when: Moment
    why: str | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        kind, verdict = self.target.kind, self.verdict
        if kind not in about(verdict):
            raise ValueError(f"{verdict.value} is not said of {article_of(kind)}")
        if (self.other is None) == (verdict in STORIES):
            raise ValueError(f"{verdict.value} is said of {'two things' if self.other is None else 'one thing'}")
        if (self.machine is None) != (verdict in MISSED):
            raise ValueError(f"{verdict.value} needs {'no' if self.machine else 'the'} answer of the machine")
        own = FIELD.get(verdict)
        for one in self.corrections:
            if one.field not in FIELDS[kind] or (one.field != own and verdict not in MISSED):
                raise ValueError(f"{verdict.value} does not correct the {one.field}")
        return self


class Withdrawal(Record):
    """A person takes a review back; it stays where it is, and no longer counts.

    Args:
        review: number of the review.
        article: id of its article.
    """

    number: int = Field(default=0, ge=0)
    takes_back: int = Field(ge=1)
    article: str
    who: Person
    when: Moment
    why: str | None = None


def article_of(kind: Judged) -> str:
    """The kind with its article, for a message."""
    return f"{'an' if kind is Judged.EVENT else 'a'} {kind.value}"
