"""Tools on what several articles tell of the same thing: stories, corroborated and contradicted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pydantic import Field

from ..archive.fields import EVENTS
from ..errors import UsageError
from ..formats import event_phrases, phrases, telling_phrases
from ..records import Contradiction, Happening, IndependentVoice, Piece, Record, Side, Telling, Utterance
from ..records.lookup import one_line
from . import words
from .arguments import Arguments, Filtered, events, filtered
from .desk import Desk, link
from .finding import NOTHING
from .hits import Evidence, found_event, found_statement

_FIELDS = frozenset(
    "outlet agency published_from published_until type status quad actor recipient party party_country dyad voucher "
    "place country happened_from happened_until".split()
)


class StoryAsked(Arguments):
    """A story by one of its tellings, or by its number."""

    ref: str = Field(
        coerce_numbers_to_str=True,
        description="ARTICLE/e1 for what happened, ARTICLE/a1 for what was said, or the number of a story.",
    )


class _Listed(Filtered):
    limit: int = Field(default=5, ge=1, le=20, description="The most stories.")


class _Corroborated(_Listed):
    articles: int = Field(default=2, ge=1, description="How many articles must at least tell it.")


CorroboratedAsked = filtered(_Corroborated, "CorroboratedAsked", EVENTS, _FIELDS)
ContradictedAsked = filtered(_Listed, "ContradictedAsked", EVENTS, _FIELDS)


class Told(Record):
    """One article's telling of a happening, or its report of an utterance."""

    ref: str
    link: str
    page: str | None
    outlet: str
    published: str | None
    title: str | None
    chain: tuple[str, ...] = Field(description="Voices through which it is told; empty for the article's own.")
    voucher: str = Field(description="On whose word, and through whom.")
    says: str = Field(description="The sentence, or the statement as it reads; verbatim words stand in evidence.")
    status: str | None
    sizes: tuple[str, ...]
    copy_of: str | None = Field(description="Article that this one's text is a copy of.")
    lag: str | None = Field(description="How long after the first telling it came out.")
    evidence: tuple[Evidence, ...]


class Dispute(Record):
    """What is told in ways that cannot all be right."""

    kind: str
    question: str
    sides: tuple[Side, ...]


class Sequel(Record):
    """What followed: a demand or promise ``met``, ``refused`` or ``answered``, and the event that shows it."""

    kind: str
    days: int
    ref: str
    link: str


class HappeningShown(Record):
    """One happening with its tellings: all of them, or those that its voices and disputes rest on."""

    story: int | None
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: str | None
    end: str | None
    place: str | None
    articles: int
    outlets: int
    voices: tuple[IndependentVoice, ...] = Field(description="Those that assert it; copies are not counted twice.")
    deniers: tuple[IndependentVoice, ...]
    disputes: tuple[Dispute, ...]
    first: str = Field(description="ref of the first telling in this archive.")
    tellings: tuple[Told, ...]
    left_out: int = Field(description="Tellings that are not shown.")
    sequels: tuple[Sequel, ...]


class Report(Record):
    """One report of an utterance against the fullest one: what it kept, cut, changed and added."""

    told: Told
    kept: float = Field(description="Share of the fullest report's words that it keeps.")
    pieces: tuple[Piece, ...]


class UtteranceShown(Record):
    """One act of speech with its reports, the fullest first."""

    story: int | None
    speaker: str | None
    acts: tuple[str, ...]
    articles: int
    outlets: int
    first: str
    reports: tuple[Report, ...]
    left_out: int


class StoryShown(Record):
    """A story: either a happening or an utterance."""

    happening: HappeningShown | None = None
    utterance: UtteranceShown | None = None


class Stories(Record):
    """Happenings of a list; ``more`` says whether there are others."""

    happenings: tuple[HappeningShown, ...]
    more: bool


def story(desk: Desk, given: StoryAsked) -> StoryShown:
    """A happening with all its tellings, or an utterance with all its reports."""
    if given.ref.partition("/")[2].startswith("a"):
        return StoryShown(utterance=_utterance(desk, desk.archive.stories.utterance(given.ref)))
    try:
        one = desk.archive.stories.happening(given.ref)
    except UsageError:
        if not given.ref.isdigit():
            raise
        return StoryShown(utterance=_utterance(desk, desk.archive.stories.utterance(given.ref)))
    return StoryShown(happening=_happening(desk, one, one.tellings))


def corroborated(desk: Desk, given: _Corroborated) -> Stories:
    """The happenings with most independent voices."""
    found = desk.archive.stories.corroborated(events(given), limit=given.limit + 1, articles=given.articles)
    return _listed(desk, found, given.limit)


def contradicted(desk: Desk, given: _Listed) -> Stories:
    """The happenings that are told in ways that cannot all be right."""
    return _listed(desk, desk.archive.stories.contradicted(events(given), limit=given.limit + 1), given.limit)


def told_story(found: StoryShown) -> str:
    """A story in words."""
    if found.utterance is not None:
        return "\n".join(_said(found.utterance))
    return "\n".join(_done(found.happening)) if found.happening is not None else NOTHING


def told_stories(found: Stories) -> str:
    """A list of stories in words."""
    if not found.happenings:
        return NOTHING
    return words.numbered(map(_done, found.happenings)) + ("\n\nThere are more: give a higher limit." * found.more)


def _listed(desk: Desk, found: Iterator[Happening], limit: int) -> Stories:
    some = list(islice(found, limit + 1))
    return Stories(
        happenings=tuple(_happening(desk, one, _resting(one)) for one in some[:limit]), more=len(some) > limit
    )


def _resting(one: Happening) -> list[Telling]:
    """The tellings that one needs to see to judge it: the first, one of each voice, one of each side."""
    sides = (side.refs for dispute in one.contradictions for side in dispute.sides)
    voices = (voice.refs for voice in (*one.voices, *one.deniers))
    wanted = {one.first, *(refs[0] for refs in (*sides, *voices) if refs)}
    return [telling for telling in one.tellings if telling.ref in wanted]


def _happening(desk: Desk, one: Happening, tellings: Iterable[Telling]) -> HappeningShown:
    lags = telling_phrases.lags(one)
    shown = tuple(_told(desk, telling, lags.get(telling.ref)) for telling in islice(tellings, desk.settings.tellings))
    return HappeningShown(
        story=one.id,
        type=one.type,
        mode=one.mode,
        actors=one.actors,
        recipients=one.recipients,
        start=one.start,
        end=one.end,
        place=one.place,
        articles=one.articles,
        outlets=one.outlets,
        voices=tuple(_named(one, voice) for voice in one.voices),
        deniers=tuple(_named(one, voice) for voice in one.deniers),
        disputes=tuple(map(_dispute, one.contradictions)),
        first=one.first,
        tellings=shown,
        left_out=len(one.tellings) - len(shown),
        sequels=tuple(Sequel(kind=it.kind, days=it.days, ref=it.ref, link=link(it.ref)) for it in one.sequels),
    )


def _utterance(desk: Desk, one: Utterance) -> UtteranceShown:
    lags = telling_phrases.lags(one)
    some = one.variants[: desk.settings.tellings]
    return UtteranceShown(
        story=one.id,
        speaker=one.speaker,
        acts=one.acts,
        articles=one.articles,
        outlets=one.outlets,
        first=one.first,
        reports=tuple(
            Report(told=_told(desk, it.telling, lags.get(it.telling.ref)), kept=it.kept, pieces=it.pieces)
            for it in some
        ),
        left_out=len(one.variants) - len(some),
    )


def _told(desk: Desk, telling: Telling, lag: str | None) -> Told:
    row = desk.archive.row(telling.ref)
    evidence = (found_event(desk, row) if row.reading.events else found_statement(desk, row)).evidence
    return Told(
        ref=telling.ref,
        link=link(telling.ref),
        page=desk.page(telling.ref),
        outlet=telling_phrases.outlet(telling),
        published=telling.published,
        title=telling.title,
        chain=telling.chain,
        voucher=telling_phrases.voucher(telling),
        says=telling.says,
        status=telling.status,
        sizes=tuple(map(event_phrases.size, telling.sizes)),
        copy_of=telling.copy_of,
        lag=lag or None,
        evidence=tuple(one for one in evidence if one.part in ("sentence", "content")),
    )


def _named(one: Happening, voice: IndependentVoice) -> IndependentVoice:
    """A voice by the name that a person reads."""
    return voice.model_copy(update={"name": telling_phrases.voice(one, voice)})


def _dispute(one: Contradiction) -> Dispute:
    sides = tuple(side.model_copy(update={"says": telling_phrases.answer(one, side.says)}) for side in one.sides)
    return Dispute(kind=one.kind, question=telling_phrases.question(one), sides=sides)


def _done(one: HappeningShown) -> list[str]:
    """A happening in lines."""
    kind = f"{one.type} {one.mode}" if one.mode else one.type
    who = telling_phrases.few(one.actors) or event_phrases.NOBODY
    whom = f" → {telling_phrases.few(one.recipients)}" if one.recipients else ""
    facts = [telling_phrases.day_or_days(one.start, one.end), one.place]
    facts += [telling_phrases.reach(one.articles, one.outlets), phrases.count(len(one.voices), "independent voice")]
    facts += [f"story {one.story}"] if one.story is not None else []
    lines = [one_line(f"{kind}: {who}{whom}"), " · ".join(filter(None, facts))]
    lines += [f"asserted by {one_line(voice.name)}" for voice in one.voices]
    lines += [f"denied by {one_line(voice.name)}" for voice in one.deniers]
    for dispute in one.disputes:
        sides = "; or ".join(f"{side.says} ({', '.join(side.refs)})" for side in dispute.sides)
        lines.append(one_line(f"told differently, {dispute.question}: {sides}"))
    for telling in one.tellings:
        lines += _line(telling)
    lines += [f"{phrases.count(one.left_out, 'further telling')}: ask for the story"] if one.left_out else []
    after = (("the same day" if it.days == 0 else f"{phrases.count(it.days, 'day')} later", it) for it in one.sequels)
    return [*lines, *(f"followed, {it.kind}, {when}: {it.link}" for when, it in after)]


def _said(one: UtteranceShown) -> list[str]:
    """An utterance in lines."""
    lines = [one_line(f"{one.speaker or phrases.NO_SOURCE}: {', '.join(one.acts)}")]
    lines.append(f"in {telling_phrases.reach(one.articles, one.outlets)}")
    for number, report in enumerate(one.reports):
        kept = f"keeps {phrases.percent(report.kept)} of its words" if number else "the fullest report"
        lines += _line(report.told, kept)
    return lines


def _line(one: Told, *more: str) -> list[str]:
    """A telling in lines, the first of which begins with a dash."""
    dated = telling_phrases.when(one.published) if one.published else "date unknown"
    facts = [one.outlet, dated, one.lag, one.status, *one.sizes, f"on the word of {one.voucher}" if one.chain else None]
    facts += [f"a copy of {one.copy_of}" if one.copy_of else None, *more]
    below = [*map(words.quotation, one.evidence), words.lead(one.ref, one.link, one.page)]
    return [f"- {one_line(' · '.join(filter(None, facts)))}", *(f"  {line}" for line in below)]
