"""The nouns of a reading: frozen records that go to JSON and back without loss.

Every character offset counts Unicode code points of ``Article.text``, and for every
:class:`Span` of every record ``text[span.start:span.end] == span.exact``.
Unknown is ``None``, never an empty string.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION = "1.0"
"""Version of the JSON shape. The minor part grows when a field is added, the major part when one changes."""

NARRATOR = "narrator"
"""Id that stands in a chain for the article's own voice."""

Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """How a content is rendered: all in quotation marks, none, or partly."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceKind(StrEnum):
    """What kind of thing speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    UNNAMED = "unnamed"
    DOCUMENT = "document"
    NONE = "none"


class Act(StrEnum):
    """What a source does with a content.

    The first five groups are Searle's illocutionary points (Searle 1976; verbs after Searle and
    Vanderveken 1985); the last holds the attitudes that PARC annotates as attributions of belief,
    fact and eventuality (Pareti 2015). ``docs/acts.md`` defines each.
    """

    STATE = "state"
    CLAIM = "claim"
    CONFIRM = "confirm"
    DENY = "deny"
    ACCUSE = "accuse"
    WARN = "warn"
    ASK = "ask"
    REQUEST = "request"
    DEMAND = "demand"
    PROPOSE = "propose"
    PROMISE = "promise"
    THREATEN = "threaten"
    REFUSE = "refuse"
    PRAISE = "praise"
    CRITICISE = "criticise"
    SUPPORT = "support"
    OPPOSE = "oppose"
    FEEL = "feel"
    DECLARE = "declare"
    BELIEVE = "believe"
    KNOW = "know"
    EXPECT = "expect"
    INTEND = "intend"
    WANT = "want"


class MarkKind(StrEnum):
    """What an editor did to a quotation."""

    INSERTION = "insertion"
    ELLIPSIS = "ellipsis"


class Span(Record):
    """A stretch of the article's text: ``text[start:end] == exact``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    exact: str

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise ValueError(
                f"span {self.start}-{self.end} holds {self.end - self.start} characters, "
                f"but its exact text holds {len(self.exact)}"
            )
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` up to ``end``."""
        return cls(start=start, end=end, exact=text[start:end])


class Stated(Record):
    """A fact about the article, with what it rests on.

    ``basis`` names the place it was taken from, such as ``"meta article:published_time"``,
    ``"dateline"``, ``"first line"`` or ``"field date"``; ``span`` is set where that place is the text itself.
    """

    value: str
    basis: str
    span: Span | None = None


class Article(Record):
    """One news text, unaltered, and what its page or file says about it.

    Args:
        id: sixteen hexadecimal digits of the SHA-256 of text and URL: the same text has the same id.
        text: what all offsets refer to.
        title: the headline; its span is set where it stands in ``text``.
        published, modified: ISO 8601 dates or times.
        dateline: the place a dispatch was written at.
        agency: the news agency that a dateline or credit line names.
        language: ISO 639-1 code as detected, with a basis.
        furniture: parts of ``text`` that are about the article and not in it: title line, byline, dates, datelines.
        notes: what a reader should know of how the text came in (an encoding assumed, a field ignored).
    """

    id: str
    text: str
    name: str | None = None
    title: Stated | None = None
    outlet: Stated | None = None
    authors: tuple[Stated, ...] = ()
    url: Stated | None = None
    published: Stated | None = None
    modified: Stated | None = None
    dateline: Stated | None = None
    agency: Stated | None = None
    language: Stated | None = None
    furniture: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


class Speaker(Record):
    """One voice of the article: everything its sources and addressees resolve to.

    Args:
        id: unique within the reading: a slug of the name, or ``unnamed-1``, ``document-2``.
        name: the fullest name the article gives; ``None`` if it names nobody.
        label: what to print: the name, or the fullest description (``a senior official``).
        title, affiliation: as the article states them ("Russian foreign minister", "Sinn Féin").
        mentions: where sources and addressees stand that resolve to it.
        name_at: a place where ``name`` stands in the text.
    """

    id: str
    kind: SourceKind
    name: str | None
    label: str
    title: str | None = None
    affiliation: str | None = None
    name_at: Span | None = None
    title_at: Span | None = None
    affiliation_at: Span | None = None
    mentions: tuple[Span, ...] = ()


class Mention(Record):
    """A source or addressee as it stands in the text, and who that is.

    ``how`` says what tied the mention to the speaker: ``name``, ``surname`` (a part of the name), ``pronoun``,
    ``description``, ``relative``, ``insertion`` (``He [Lavrov]``) or ``itself`` (nothing else names it).
    """

    spans: tuple[Span, ...]
    speaker: str
    how: str
    confidence: Confidence


class Mark(Record):
    """An editorial insertion or an ellipsis inside a content."""

    kind: MarkKind
    span: Span


class Attribution(Record):
    """A source says, thinks or wants a content, signalled by a cue.

    Args:
        id: ``a1``, ``a2`` … in the order of the text.
        kind: direct, indirect or mixed.
        act: what the source does with the content; ``None`` where nothing tells.
        negated: the text says that the act was not performed ("did not say").
        source: ``None`` where the text names none ("is expected to").
        cue, content: discontinuous where the text is.
        clean: the content as one reads it aloud: without outer quotation marks, insertions resolved, ellipses kept.
        marks: editorial insertions and ellipses in the content.
        addressee, channel: who was told ("told Reuters"), by what means ("in a statement").
        parent: id of the attribution whose content holds this one.
        chain: the sources it passes through, outermost first, as speaker ids; begins with ``narrator``.
        headline: it stands in the title.
        by: what produced it, with its version.
        confidence: the share of attributions with this score that held on development data.
    """

    id: str
    kind: Kind
    act: Act | None
    act_by: str | None = None
    act_confidence: Confidence | None = None
    negated: bool = False
    source: Mention | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    clean: str
    marks: tuple[Mark, ...] = ()
    addressee: Mention | None = None
    channel: Span | None = None
    parent: str | None = None
    chain: tuple[str, ...] = (NARRATOR,)
    headline: bool = False
    by: str
    confidence: Confidence


class Reading(Record):
    """Everything found in one article."""

    schema_version: str = SCHEMA_VERSION
    produced_by: str
    article: Article
    speakers: tuple[Speaker, ...] = ()
    attributions: tuple[Attribution, ...] = ()
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


class Explanation(Record):
    """Why a sentence was or was not taken as holding an attribution.

    ``number`` counts the sentences of the article from 1; ``covering`` are the ids of attributions
    whose content this sentence belongs to, outermost first.
    """

    sentence: Span
    number: int
    covering: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    words: tuple[WordScore, ...]
    reasons: tuple[str, ...]


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
