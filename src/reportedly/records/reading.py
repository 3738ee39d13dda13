"""Everything found in one article, and why."""

from __future__ import annotations

from typing import Any

from .attribution import Attribution, Speaker
from .base import Article, Confidence, Record, Span
from .event import Event
from .grounding import Actor, Citation, Moment, Place
from .voice import LoadedWord, SentenceVoice

SCHEMA_VERSION = "1.0"
"""Version of the JSON shape. The minor part grows when a field is added, the major part when one changes."""


class Reading(Record):
    """Everything found in one article."""

    schema_version: str = SCHEMA_VERSION
    produced_by: str
    article: Article
    speakers: tuple[Speaker, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    moments: tuple[Moment, ...] = ()
    citations: tuple[Citation, ...] = ()
    events: tuple[Event, ...] = ()
    voices: tuple[SentenceVoice, ...] = ()
    loaded: tuple[LoadedWord, ...] = ()
    notes: tuple[str, ...] = ()

    def speaker(self, speaker_id: str) -> Speaker:
        """The speaker of that id.

        Raises:
            KeyError: no speaker of this reading has it.
        """
        for speaker in self.speakers:
            if speaker.id == speaker_id:
                return speaker
        raise KeyError(speaker_id)

    def to_json(self, *, indent: int | None = None) -> str:
        """The reading as JSON; :meth:`from_json` gives back an equal one."""
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, data: str | bytes) -> Reading:
        """The reading that :meth:`to_json` wrote."""
        return cls.model_validate_json(data)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        # Formats stand below records, so this one is fetched only when a notebook asks for it.
        from reportedly.formats.html import to_fragment

        return to_fragment(self)


class WordScore(Record):
    """How much a word looks like part of a source, a cue or a content, 0 to 1 each."""

    span: Span
    source: Confidence
    cue: Confidence
    content: Confidence


class Candidate(Record):
    """An attribution that was weighed: taken or not, and why, in words a reader understands."""

    taken: bool
    attribution: str | None
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: Confidence
    reasons: tuple[str, ...]


class WordEffect(Record):
    """How much a word speaks for an event: what its probability loses when the word is taken away."""

    span: Span
    effect: float


class EventCandidate(Record):
    """A word that was weighed as telling of an event: taken or not, and why.

    Args:
        event: id of the event, if it was taken.
        types: the likeliest types and their probabilities, the best first; they leave room for "no event".
        words: those that decided, the weightiest first.
    """

    taken: bool
    event: str | None
    trigger: Span
    types: tuple[tuple[str, Confidence], ...]
    words: tuple[WordEffect, ...]
    reasons: tuple[str, ...]


class Explanation(Record):
    """Why a sentence was or was not taken as holding an attribution, and what was weighed as an event in it.

    ``number`` counts the sentences of the article from 1; ``covering`` are the ids of attributions
    whose content this sentence belongs to, outermost first.
    """

    sentence: Span
    number: int
    covering: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    words: tuple[WordScore, ...]
    reasons: tuple[str, ...]
    events: tuple[EventCandidate, ...] = ()


class Failure(Record):
    """An input that could not be read, and why; ``code`` is the exit code it stands for."""

    name: str
    error: str
    message: str
    code: int


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a :class:`Reading`."""
    schema = Reading.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:reportedly:reading:{SCHEMA_VERSION}",
        **schema,
    }
