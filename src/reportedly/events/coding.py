"""The events of an article: who did what to whom, where and when, with status and voucher."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..attributions.tagger import Tagged
from ..language.document import Document
from ..records import (
    NARRATOR,
    Act,
    Article,
    Attribution,
    Citation,
    Event,
    Kind,
    Moment,
    Place,
    Produced,
    Role,
    Size,
    Span,
    Status,
)
from .coded import saying
from .codes import code
from .excluded import without_excluded
from .grammar import objects, presupposed, weighed
from .heads import CONTEXTS
from .links import linked
from .model import EventModel, Floats, Signals
from .modes import FROM_THE_GROUND, IN_THE_AIR, downed
from .modes import mode as likely_mode
from .ontology import Ontology, typed
from .passives import befallen
from .roles import Phrase, phrases
from .settings import Settings, read_off
from .sizes import size
from .spoken import completed, disowned, told_of_others
from .statuses import done, factuality, status, undoes
from .triggers import Trigger, triggers
from .where_when import article_date, is_history, place_of, stated_date

VERSION = "1.0"
CODER = f"events/coder {VERSION}"
RULES = f"events/rules {VERSION}"
PARSE = f"events/parse {VERSION}"

LEAD = 4
"""Sentences, the title among them, whose events are the news of the day: further down much is older or habitual."""
NOW = frozenset({Status.ASSERTED, Status.POSSIBLE})
"""An event of this status that the lead reports without a time is told as the news of the day."""

MAKERS = {"model": CODER, "parse": PARSE, "attribution": RULES}
BOTH = ("actors", "recipients")


class Surroundings(NamedTuple):
    """What else is known of the article when its events are coded.

    Args:
        meant: from the offsets of each phrase of :func:`participants`, and of each source, to the ids of the actors it
            means.
    """

    article: Article
    document: Document
    attributions: tuple[Attribution, ...]
    places: tuple[Place, ...]
    moments: tuple[Moment, ...]
    citations: tuple[Citation, ...]
    meant: dict[tuple[int, int], tuple[str, ...]]


UNSAYING = frozenset({Act.REFUSE, Act.DEMAND, Act.REQUEST, Act.ASK, Act.WANT, Act.PROMISE, Act.THREATEN, Act.INTEND})
"""Acts that say nothing of whether what they take for granted happened."""


DONE = frozenset({Status.ASSERTED, Status.POSSIBLE})
"""Statuses of what somebody may claim to have done."""
AHEAD = DONE | {Status.PLANNED}
"""Statuses of what may be no more than weighed."""
MATERIAL_CONFLICT = 4
"""Quad class of deeds for which somebody claims responsibility."""
OPTION, CLAIM = "014", "015"
"""CAMEO 1.1b3: consider a policy option; acknowledge or claim responsibility."""


class Draft(NamedTuple):
    """A trigger with the phrases in its roles."""

    trigger: Trigger
    phrases: dict[str, list[Phrase]]


def drafts(
    document: Document,
    attributions: tuple[Attribution, ...],
    tagged: Tagged,
    signals: Signals,
    model: EventModel,
    settings: Settings,
) -> list[Draft]:
    """What the words and the acts of speech tell of the events of a text, in its order."""
    found = []
    for trigger in triggers(document, tagged.words, signals.types, settings.keep):
        low, scores = model.roles(signals, trigger.word)
        within = phrases(document, tagged.words, low, scores, trigger.word, settings.roles)
        within = befallen(within, document, trigger)
        own = told_of_others(disowned(within, document, trigger, attributions), document, trigger, attributions)
        found.append(Draft(trigger, completed(without_excluded(own, document), trigger, attributions)))
    return [_with_own_figures(draft, found, document) for draft in found]


def _with_own_figures(draft: Draft, found: list[Draft], document: Document) -> Draft:
    """A draft without the figures of a sentence before its own where another event has them: they are that one's.

    What follows may tell what it came to: "Shells hit the port. Four people were killed."
    """
    here = document.sentence_at(draft.trigger.start) or 0
    theirs = [
        figure
        for one in found
        if (there := document.sentence_at(one.trigger.start) or 0) < here
        for figure in one.phrases["sizes"]
        if document.sentence_at(figure.start) == there
    ]
    own = [
        figure
        for figure in draft.phrases["sizes"]
        if not any(other.start < figure.end and figure.start < other.end for other in theirs)
    ]
    return draft._replace(phrases={**draft.phrases, "sizes": own})


def participants(found: list[Draft]) -> list[tuple[int, int]]:
    """Offsets of all phrases that name actors and recipients, in the order of the text."""
    return sorted({(p.start, p.end) for draft in found for role in BOTH for p in draft.phrases[role]})


def events(
    found: list[Draft],
    known: Surroundings,
    signals: Signals,
    model: EventModel,
    settings: Settings,
    ontology: Ontology | None = None,
) -> tuple[Event, ...]:
    """All events of an article, in the order of the text."""
    coded = [_event(f"e{number}", draft, known, signals, model, settings) for number, draft in enumerate(found, 1)]
    if ontology is not None:
        states = [signals.states[draft.trigger.word] for draft in found]
        coded = [_renamed(event, state, ontology) for event, state in zip(coded, states, strict=True)]
    return tuple(linked(known.document, coded, known.attributions))


def _renamed(event: Event, state: Floats, ontology: Ontology) -> Event:
    found = typed(event, state, ontology)
    if found is None:
        return event
    produced = Produced(field="custom", by=f"ontology {ontology.name}", confidence=round(min(found[1], 1.0), 3))
    return event.model_copy(update={"custom": found[0], "produced": (*event.produced, produced)})


def _event(
    identifier: str,
    draft: Draft,
    known: Surroundings,
    signals: Signals,
    model: EventModel,
    settings: Settings,
) -> Event:
    trigger, within = draft
    text, word = known.document.text, trigger.word
    actors = _roles(within["actors"], text, known.meant)
    recipients = [
        r for r in _roles(within["recipients"], text, known.meant) if r.actor not in {a.actor for a in actors}
    ]
    told_share: float | None
    told, told_share = status(signals.statuses[word])
    background = bool(signals.background[word] >= 0.5)
    told_by = CODER
    if told is Status.DENIED and not _deniable(known, trigger):
        (told, told_share), told_by = done(signals.statuses[word]), RULES
    if background and told is Status.DENIED and presupposed(known.document, trigger.start, trigger.end):
        told, told_by, told_share = Status.ASSERTED, RULES, None
    pondered = weighed(known.document, trigger.start, trigger.end)
    if pondered and told in AHEAD:
        told, told_by, told_share = Status.POSSIBLE, RULES, None
    historical = bool(signals.historical[word] >= 0.5)
    when = stated_date(within["dates"], known.moments)
    lead = (known.document.sentence_at(trigger.start) or 0) < LEAD
    if when is None and lead and not (within["dates"] or background or historical) and told in NOW:
        when = article_date(known.article)
    where = place_of(within["places"], known.places)
    mode, mode_share = likely_mode(trigger.type, model.modes(signals.states[word]), settings.mode)
    mode_by = CODER
    if mode == FROM_THE_GROUND and downed(text[trigger.start : trigger.end], _sentence(known, trigger)):
        mode, mode_by = IN_THE_AIR, RULES
    contexts = model.contexts(signals.states[word])
    voucher = _holder(trigger, known.attributions)
    if background and told is Status.ASSERTED:
        voucher = _teller(voucher, known.attributions)
    codes = code(trigger.type, mode)
    said = saying(trigger.type, text[trigger.start : trigger.end], objects(known.document, trigger.start, trigger.end))
    if told in DONE and codes and codes.quad == MATERIAL_CONFLICT and claimed(voucher, actors, known.meant):
        said = said or CLAIM
    elif pondered:
        said = said or OPTION
    produced = [
        Produced(field="trigger", by=CODER, confidence=round(trigger.probability, 3)),
        Produced(field="type", by=CODER, confidence=round(float(signals.types[word, 1:].max()), 3)),
        Produced(field="status", by=told_by, confidence=told_share),
        *([Produced(field="mode", by=mode_by, confidence=round(mode_share, 3))] if mode else []),
        *_by(within, "actors"),
        *_by(within, "recipients"),
        *([Produced(field="place", by=CODER, confidence=round(where.confidence, 3))] if where else []),
        *([Produced(field="date", by=CODER if when.moment else RULES)] if when else []),
    ]
    evidence = _evidence(known.document, [(trigger.start, trigger.end), *((r.span.start, r.span.end) for r in actors)])
    return Event(
        id=identifier,
        type=trigger.type,
        mode=mode,
        contexts=tuple(CONTEXTS[n] for n in np.flatnonzero(contexts >= settings.context).tolist()),
        trigger=(Span.of(text, trigger.start, trigger.end),),
        actors=tuple(actors),
        recipients=tuple(recipients),
        date=when,
        place=where.value if where else None,
        sizes=_sizes(within["sizes"], text, text[trigger.start : trigger.end], (trigger.type, mode)),
        cites=_cited(evidence, trigger, known.citations),
        status=told,
        factuality=factuality(read_off(float(signals.factuality[word]), settings.factuality), told),
        historical=historical or is_history(when, known.article),
        background=background,
        voucher=voucher.id if voucher else NARRATOR,
        chain=voucher.chain if voucher else (NARRATOR,),
        cameo=said or (codes.cameo if codes else None),
        quad=codes.quad if codes else None,
        intensity=codes.score if codes else None,
        evidence=evidence,
        produced=tuple(produced),
        by=CODER,
        confidence=round(read_off(float(signals.types[word, 1:].max()), settings.confidence), 3),
    )


def _deniable(known: Surroundings, trigger: Trigger) -> bool:
    """Whether the sentence of a trigger, or a cue that its words hang on, can tell that something did not happen."""
    cues = (cue.exact for one in _holders(trigger, known.attributions) for cue in one.cue)
    return undoes(" ".join((_sentence(known, trigger), *cues)))


def _sentence(known: Surroundings, trigger: Trigger) -> str:
    number = known.document.sentence_at(trigger.start)
    if number is None:
        return ""
    sentence = known.document.sentences[number]
    return known.document.text[sentence.start : sentence.end]


def claimed(voucher: Attribution | None, actors: list[Role], meant: dict[tuple[int, int], tuple[str, ...]]) -> bool:
    """Whether a deed is told only by whoever claims to have done it."""
    if voucher is None or voucher.source is None or voucher.act is not Act.CLAIM:
        return False
    tellers = {one for span in voucher.source.spans for one in meant.get((span.start, span.end), ())}
    return any(role.actor in tellers for role in actors)


def _roles(found: list[Phrase], text: str, meant: dict[tuple[int, int], tuple[str, ...]]) -> list[Role]:
    roles: list[Role] = []
    for phrase in found:
        span = Span.of(text, phrase.start, phrase.end)
        roles.extend(
            Role(actor=actor, span=span, confidence=round(phrase.confidence, 3))
            for actor in meant[phrase.start, phrase.end]
            if all(role.actor != actor for role in roles)
        )
    return roles


def _by(within: dict[str, list[Phrase]], role: str) -> list[Produced]:
    if not within[role]:
        return []
    best = max(within[role], key=lambda one: one.confidence)
    return [Produced(field=role, by=MAKERS[best.by], confidence=round(best.confidence, 3))]


def _holder(trigger: Trigger, attributions: tuple[Attribution, ...]) -> Attribution | None:
    """The innermost attribution whose content holds the trigger."""
    holders = _holders(trigger, attributions)
    return max(holders, key=lambda a: (len(a.chain), -sum(c.end - c.start for c in a.content)), default=None)


def _holders(trigger: Trigger, attributions: tuple[Attribution, ...]) -> list[Attribution]:
    return [a for a in attributions if any(c.start <= trigger.start and trigger.end <= c.end for c in a.content)]


def _teller(holder: Attribution | None, attributions: tuple[Attribution, ...]) -> Attribution | None:
    """Who tells what is presupposed in a refusal, a demand or a wish that is told in the reporter's words.

    Who "has refused to accept the shooting" has said nothing of it: the reporter has.
    """
    while holder is not None and holder.kind is Kind.INDIRECT and holder.act in UNSAYING:
        holder = next((a for a in attributions if a.id == holder.parent), None) if holder.parent else None
    return holder


def _sizes(found: list[Phrase], text: str, trigger: str, deed: tuple[str, str | None]) -> tuple[Size, ...]:
    sizes = [size(text, phrase.start, phrase.end, trigger, deed) for phrase in found]
    return tuple(one for one in sizes if one is not None)


def _evidence(document: Document, spans: list[tuple[int, int]]) -> tuple[Span, ...]:
    """The sentences in which the trigger and its actors stand."""
    numbers = sorted({n for start, _ in spans if (n := document.sentence_at(start)) is not None})
    return tuple(Span.of(document.text, document.sentences[n].start, document.sentences[n].end) for n in numbers)


def _cited(evidence: tuple[Span, ...], trigger: Trigger, citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """Documents cited in the sentence of the trigger."""
    return tuple(
        one.id
        for one in citations
        if any(
            s.start <= trigger.start < s.end and any(s.start <= m.start < s.end for m in one.mentions) for s in evidence
        )
    )
