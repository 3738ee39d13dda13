"""Who said what, to whom, on whose word: news as attributed political event data.

>>> import reportedly
>>> reading = reportedly.read("examples/october-1962/01.txt")  # doctest: +SKIP
>>> for attribution in reading.attributions:  # doctest: +SKIP
...     print(attribution.chain, attribution.act, attribution.clean)

The whole public interface stands on this page. A name is imported when it is first used, so that
``import reportedly`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reportedly._version import __version__

if TYPE_CHECKING:
    from reportedly.api import read, read_many
    from reportedly.archive.filters import AttributionFilter, EventFilter
    from reportedly.errors import (
        ArchiveBusy,
        ArchiveError,
        ArchiveGone,
        ArchiveSlow,
        ArchiveTooNew,
        ArchiveUnwritable,
        BadRecord,
        EmptyInput,
        FetchError,
        FetchRefused,
        InputError,
        MissingExtra,
        NoArticle,
        NotAnArchive,
        NotFound,
        NotText,
        PartlyFailed,
        ReportedlyError,
        TooLarge,
        UsageError,
        WrongLanguage,
    )
    from reportedly.keeping import Archive
    from reportedly.reader import Reader
    from reportedly.records import (
        NARRATOR,
        SCHEMA_VERSION,
        Act,
        Actor,
        ActorKind,
        ActorMention,
        Article,
        Attribution,
        Candidate,
        Citation,
        Event,
        EventCandidate,
        EventDate,
        EventLink,
        Explanation,
        Failure,
        Granularity,
        Kind,
        LoadedWord,
        Mark,
        MarkKind,
        Mention,
        Moment,
        Place,
        Produced,
        Reading,
        Resolution,
        Role,
        SentenceVoice,
        Size,
        SourceKind,
        Span,
        Speaker,
        Stated,
        Status,
        TimeBasis,
        Voice,
        WordEffect,
        WordScore,
        json_schema,
    )

_HOMES = {
    "reportedly.api": ("read", "read_many"),
    "reportedly.reader": ("Reader",),
    "reportedly.keeping": ("Archive",),
    "reportedly.archive.filters": ("AttributionFilter", "EventFilter"),
    "reportedly.records": (
        "NARRATOR",
        "SCHEMA_VERSION",
        "Act",
        "Actor",
        "ActorKind",
        "ActorMention",
        "Article",
        "Attribution",
        "Candidate",
        "Citation",
        "Event",
        "EventCandidate",
        "EventDate",
        "EventLink",
        "Explanation",
        "Failure",
        "Granularity",
        "Kind",
        "LoadedWord",
        "Mark",
        "MarkKind",
        "Mention",
        "Moment",
        "Place",
        "Produced",
        "Reading",
        "Resolution",
        "Role",
        "SentenceVoice",
        "Size",
        "SourceKind",
        "Span",
        "Speaker",
        "Stated",
        "Status",
        "TimeBasis",
        "Voice",
        "WordEffect",
        "WordScore",
        "json_schema",
    ),
    "reportedly.errors": (
        "ArchiveBusy",
        "ArchiveError",
        "ArchiveGone",
        "ArchiveSlow",
        "ArchiveTooNew",
        "ArchiveUnwritable",
        "BadRecord",
        "EmptyInput",
        "FetchError",
        "FetchRefused",
        "InputError",
        "MissingExtra",
        "NoArticle",
        "NotAnArchive",
        "NotFound",
        "NotText",
        "PartlyFailed",
        "ReportedlyError",
        "TooLarge",
        "UsageError",
        "WrongLanguage",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [  # noqa: RUF022 - in the order of _HOMES, which is the order to read them in
    "__version__",
    "read",
    "read_many",
    "Reader",
    "Archive",
    "AttributionFilter",
    "EventFilter",
    "NARRATOR",
    "SCHEMA_VERSION",
    "Act",
    "Actor",
    "ActorKind",
    "ActorMention",
    "Article",
    "Attribution",
    "Candidate",
    "Citation",
    "Event",
    "EventCandidate",
    "EventDate",
    "EventLink",
    "Explanation",
    "Failure",
    "Granularity",
    "Kind",
    "LoadedWord",
    "Mark",
    "MarkKind",
    "Mention",
    "Moment",
    "Place",
    "Produced",
    "Reading",
    "Resolution",
    "Role",
    "SentenceVoice",
    "Size",
    "SourceKind",
    "Span",
    "Speaker",
    "Stated",
    "Status",
    "TimeBasis",
    "Voice",
    "WordEffect",
    "WordScore",
    "json_schema",
    "ArchiveBusy",
    "ArchiveError",
    "ArchiveGone",
    "ArchiveSlow",
    "ArchiveTooNew",
    "ArchiveUnwritable",
    "BadRecord",
    "EmptyInput",
    "FetchError",
    "FetchRefused",
    "InputError",
    "MissingExtra",
    "NoArticle",
    "NotAnArchive",
    "NotFound",
    "NotText",
    "PartlyFailed",
    "ReportedlyError",
    "TooLarge",
    "UsageError",
    "WrongLanguage",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        value = getattr(import_module(_HOME[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
