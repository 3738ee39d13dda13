"""Who said what: the nouns of an attribution."""

from __future__ import annotations

from enum import StrEnum

from .base import NARRATOR, Confidence, Record, Span


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
