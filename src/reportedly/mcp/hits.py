"""Statements and events as assistants get them: in full, with the very words they rest on and where those stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from ..archive.found import Found, reference
from ..formats import event_parts, event_phrases, phrases
from ..records import Article, Attribution, Event, Reading, Record, Role, Span, Stated
from ..records.lookup import one_line, place
from .desk import Desk, link


class Evidence(Span):
    """Words of the article: ``text[start:end] == exact``, counted in Unicode characters from 0."""

    part: str = Field(description="What they are: source, cue, content, addressee, sentence or trigger.")


class Origin(Record):
    """The article that something stands in."""

    id: str
    title: str | None
    outlet: str | None
    agency: str | None
    published: str | None
    url: str | None = Field(description="Where the outlet published it.")
    link: str | None = Field(description="Resource of this server; null if the article is not kept.")
    page: str | None = Field(description="Page of the archive's own site.")


class StatementHit(Record):
    """Somebody says something: a claim of its speaker, not a fact."""

    ref: str
    link: str | None
    page: str | None
    speaker: str | None = Field(description="Who speaks; null if the article names no source.")
    role: str | None = Field(description="Title and affiliation as the article has them.")
    does: str = Field(description="What the speaker does with the words: says, denies, demands, does not say ...")
    act: str | None
    negated: bool
    kind: str = Field(description="direct: all in quotation marks; indirect: none; mixed.")
    words: str = Field(description="What is said, to be read aloud; verbatim words stand in evidence.")
    addressee: str | None
    chain: tuple[str, ...] = Field(description="Through whom it comes, the outlet first, the speaker last.")
    headline: bool
    confidence: float
    utterance: int | None = Field(description="Number of the story of all reports of it; null if there is one only.")
    evidence: tuple[Evidence, ...]
    article: Origin | None = Field(description="Null where the answer is on one article as a whole.")


class EventHit(Record):
    """Who did what to whom: true only as its status and chain say."""

    ref: str
    link: str | None
    page: str | None
    summary: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str = Field(description="What the voucher says of it: asserted, denied, possible, planned, demanded ...")
    factuality: float = Field(description="-3 certainly not, 3 certainly so, on the voucher's word.")
    voucher: str = Field(description="On whose word it stands.")
    chain: tuple[str, ...] = Field(description="Through whom it comes, the outlet first, the voucher last.")
    start: str | None = Field(description="First day, ISO 8601.")
    end: str | None
    place: str | None
    country: str | None
    sizes: tuple[str, ...]
    historical: bool
    background: bool
    opinion: bool
    cameo: str | None
    confidence: float
    story: int | None = Field(description="Number of the story of all tellings of it; null if there is one only.")
    evidence: tuple[Evidence, ...]
    article: Origin | None = Field(description="Null where the answer is on one article as a whole.")


def found_statement(desk: Desk, row: Found) -> StatementHit:
    """A statement that was found."""
    one = row.reading.attributions[0]
    return statement(row.reading, one, desk, row.story).model_copy(
        update={"article": origin(row.reading.article, desk)}
    )


def found_event(desk: Desk, row: Found) -> EventHit:
    """An event that was found."""
    one = row.reading.events[0]
    return event(row.reading, one, desk, row.story).model_copy(update={"article": origin(row.reading.article, desk)})


def statement(reading: Reading, one: Attribution, desk: Desk | None, story: int | None = None) -> StatementHit:
    """A statement of a reading, without its article.

    Args:
        desk: ``None`` if the reading is not kept, so that nothing leads to it.
        story: number of its utterance.
    """
    ref = reference(reading, one.id) if desk else one.id
    speaker = reading.speaker(one.source.speaker) if one.source else None
    source = one.source.spans if one.source else ()
    addressee = one.addressee.spans if one.addressee else ()
    told = phrases.addressee(reading, one.addressee)
    parts = (("source", source), ("cue", one.cue), ("content", one.content), ("addressee", addressee))
    return StatementHit(
        ref=ref,
        link=link(ref) if desk else None,
        page=desk.page(ref) if desk else None,
        speaker=one_line(speaker.label) if speaker else None,
        role=_line(phrases.role(speaker)) if speaker else None,
        does=phrases.deed(reading, one),
        act=one.act.value if one.act else None,
        negated=one.negated,
        kind=one.kind.value,
        words=one_line(phrases.quoted(one)),
        addressee=_line(told),
        chain=tuple(map(one_line, phrases.chain(reading, one))),
        headline=one.headline,
        confidence=one.confidence,
        utterance=story,
        evidence=tuple(_evidence(parts)),
        article=None,
    )


def event(reading: Reading, one: Event, desk: Desk | None, story: int | None = None) -> EventHit:
    """An event of a reading, without its article.

    Args:
        desk: ``None`` if the reading is not kept, so that nothing leads to it.
        story: number of its happening.
    """
    ref = reference(reading, one.id) if desk else one.id
    where = place(reading, one)
    return EventHit(
        ref=ref,
        link=link(ref) if desk else None,
        page=desk.page(ref) if desk else None,
        summary=one_line(event_phrases.summary(reading, one)),
        type=one.type,
        mode=one.mode,
        contexts=one.contexts,
        actors=_parties(reading, one.actors),
        recipients=_parties(reading, one.recipients),
        status=one.status.value,
        factuality=one.factuality,
        voucher=event_parts.voucher(reading, one),
        chain=event_parts.chain(reading, one),
        start=one.date.start if one.date else None,
        end=one.date.end if one.date else None,
        place=one_line(where.name or where.label) if where else None,
        country=where.country if where else None,
        sizes=tuple(map(event_phrases.size, one.sizes)),
        historical=one.historical,
        background=one.background,
        opinion=one.opinion,
        cameo=one.cameo,
        confidence=one.confidence,
        story=story,
        evidence=tuple(_evidence((("sentence", one.evidence), ("trigger", one.trigger)))),
        article=None,
    )


def origin(article: Article, desk: Desk | None) -> Origin:
    """What is known of an article.

    Args:
        desk: ``None`` if it is not kept.
    """
    return Origin(
        id=article.id,
        title=_stated(article.title),
        outlet=_stated(article.outlet),
        agency=_stated(article.agency),
        published=_stated(article.published),
        url=_stated(article.url),
        link=link(article.id) if desk else None,
        page=desk.page(article.id) if desk else None,
    )


def _evidence(parts: Iterable[tuple[str, tuple[Span, ...]]]) -> Iterator[Evidence]:
    for part, spans in parts:
        yield from (Evidence(part=part, start=span.start, end=span.end, exact=span.exact) for span in spans)


def _parties(reading: Reading, roles: tuple[Role, ...]) -> tuple[str, ...]:
    return tuple(filter(None, (event_phrases.party(reading, role) for role in roles)))


def _stated(fact: Stated | None) -> str | None:
    return _line(fact.value) if fact else None


def _line(words: str | None) -> str | None:
    return one_line(words) if words else None
