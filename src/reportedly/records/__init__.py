"""The nouns of a reading: frozen records that go to JSON and back without loss.

Every character offset counts Unicode code points of ``Article.text``, and for every
:class:`Span` of every record ``text[span.start:span.end] == span.exact``.
Unknown is ``None``, never an empty string.
"""

from __future__ import annotations

from .attribution import Act, Attribution, Kind, Mark, MarkKind, Mention, SourceKind, Speaker
from .base import NARRATOR, Article, Confidence, Record, Span, Stated
from .event import Event, EventDate, EventLink, Factuality, Figure, Produced, Role, Size, Status
from .grounding import Actor, ActorKind, ActorMention, Citation, Granularity, Moment, Place, Resolution, TimeBasis
from .reading import (
    SCHEMA_VERSION,
    Candidate,
    EventCandidate,
    Explanation,
    Failure,
    Reading,
    WordEffect,
    WordScore,
    json_schema,
)
from .story import (
    Change,
    Contradiction,
    CopiedArticle,
    CopyGroup,
    Happening,
    IndependentVoice,
    Piece,
    Repetition,
    Sequel,
    Side,
    Telling,
    Utterance,
    Variant,
)
from .voice import LoadedWord, SentenceVoice, Voice

__all__ = [
    "NARRATOR",
    "SCHEMA_VERSION",
    "Act",
    "Actor",
    "ActorKind",
    "ActorMention",
    "Article",
    "Attribution",
    "Candidate",
    "Change",
    "Citation",
    "Confidence",
    "Contradiction",
    "CopiedArticle",
    "CopyGroup",
    "Event",
    "EventCandidate",
    "EventDate",
    "EventLink",
    "Explanation",
    "Factuality",
    "Failure",
    "Figure",
    "Granularity",
    "Happening",
    "IndependentVoice",
    "Kind",
    "LoadedWord",
    "Mark",
    "MarkKind",
    "Mention",
    "Moment",
    "Piece",
    "Place",
    "Produced",
    "Reading",
    "Record",
    "Repetition",
    "Resolution",
    "Role",
    "SentenceVoice",
    "Sequel",
    "Side",
    "Size",
    "SourceKind",
    "Span",
    "Speaker",
    "Stated",
    "Status",
    "Telling",
    "TimeBasis",
    "Utterance",
    "Variant",
    "Voice",
    "WordEffect",
    "WordScore",
    "json_schema",
]
