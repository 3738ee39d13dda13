"""What the events of an article have to do with each other: content, topic, answer, what became of a demand."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..language.document import Document
from ..language.lexicons import rows
from ..records import Attribution, Event, EventLink, Span, Status
from .grammar import governor, token_at

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({"AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"})
"""Types that are acts of speech, and so can have another event as content or topic."""

UNREAL = frozenset({Status.PLANNED, Status.DEMANDED, Status.THREATENED, Status.CONDITIONAL, Status.HYPOTHETICAL})
UNANSWERED = re.compile(
    r"\b(?:go(?:es|ne)?|went|left?|leave|remain(?:s|ed)?|stays?|stayed)\s+unanswered\b", re.IGNORECASE
)
FOLLOWING = 3
"""Sentences after "has not gone unanswered" in which the answer is looked for."""


class Answer(NamedTuple):
    """Words that tell of an answer: kind of link, and whether the event inside them is the answer."""

    pattern: re.Pattern[str]
    kind: str
    inside: bool


@cache
def _answers() -> tuple[Answer, ...]:
    found = [
        Answer(re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE), kind, side == "inside")
        for words, kind, side in sorted(rows("reportedly.events", "answers.tsv"), key=lambda row: -len(row[0]))
    ]
    return tuple(found)


def linked(document: Document, events: list[Event], attributions: tuple[Attribution, ...]) -> list[Event]:
    """The events with their links."""
    found: dict[str, list[EventLink]] = {event.id: [] for event in events}
    tokens = {event.id: token_at(document, event.trigger[0].start, event.trigger[0].end) for event in events}
    numbers = {event.id: document.sentence_at(event.trigger[0].start) for event in events}
    by_id = {event.id: event for event in events}
    for event in events:
        outer = _holder(event, events, attributions) or _governing(event, tokens, numbers, by_id)
        if outer is not None:
            kind = "content" if event.status in UNREAL else "topic"
            found[event.id].append(EventLink(kind=kind, event=outer.id))
            if outer.type == "REJECT" and event.type in {"REQUEST", "AGREE"}:
                found[outer.id].append(EventLink(kind="refuses", event=event.id))
            elif outer.type in {"CONCEDE", "AGREE"} and event.type == "REQUEST":
                found[outer.id].append(EventLink(kind="fulfils", event=event.id))
    for owner, link in [*_answered(document, events, tokens, numbers), *_unanswered(document, events, numbers)]:
        if not any(known.event == link.event for known in found[owner]):
            found[owner].append(link)
    for owner, link in _outcomes(events, found):
        found[owner].append(link)
    return [event.model_copy(update={"links": tuple(found[event.id])}) for event in events]


def _holder(event: Event, events: list[Event], attributions: tuple[Attribution, ...]) -> Event | None:
    """The event that is the saying whose content holds this one."""
    if event.voucher is None:
        return None
    said = next((a for a in attributions if a.id == event.voucher), None)
    if said is None:
        return None
    for other in events:
        if other is not event and other.type in VERBAL and any(_touch(other.trigger[0], cue) for cue in said.cue):
            return other
    return None


def _governing(
    event: Event, tokens: dict[str, Token | None], numbers: dict[str, int | None], by_id: dict[str, Event]
) -> Event | None:
    token = tokens[event.id]
    if token is None:
        return None
    others = {
        other.i: name
        for name, other in tokens.items()
        if other is not None
        and name != event.id
        and numbers[name] == numbers[event.id]
        and by_id[name].type in VERBAL
        and other.doc == token.doc
    }
    found = governor(token, others)
    return by_id[found] if found else None


def _answered(
    document: Document, events: list[Event], tokens: dict[str, Token | None], numbers: dict[str, int | None]
) -> list[tuple[str, EventLink]]:
    """Answers within one sentence, by the words between the events."""
    found: list[tuple[str, EventLink]] = []
    for number in sorted({n for n in numbers.values() if n is not None}):
        here = [event for event in events if numbers[event.id] == number]
        if len(here) < 2:
            continue
        sentence = document.sentences[number]
        text = document.text[sentence.start : sentence.end]
        taken: list[tuple[int, int]] = []
        for answer in _answers():
            for match in answer.pattern.finditer(text):
                low, high = sentence.start + match.start(), sentence.start + match.end()
                if any(low < b and a < high for a, b in taken):
                    continue
                taken.append((low, high))
                pair = _pair(document, here, tokens, low, high)
                if pair:
                    outside, inside = pair
                    owner, other = (inside, outside) if answer.inside else (outside, inside)
                    cue = Span.of(document.text, low, high)
                    found.append((owner.id, EventLink(kind=answer.kind, event=other.id, cue=cue)))
    return found


def _pair(
    document: Document, here: list[Event], tokens: dict[str, Token | None], low: int, high: int
) -> tuple[Event, Event] | None:
    """The event that governs the words from ``low`` to ``high``, and the first one inside their phrase."""
    located = document.span(low, high)
    if located is None:
        return None
    cue = located[1]
    word = cue.root
    known = [(event, token) for event in here if (token := tokens[event.id]) is not None and token.doc == word.doc]
    inside = [
        event
        for event, token in known
        if event.trigger[0].start >= high and any(cue.start <= a.i < cue.end for a in token.ancestors)
    ]
    if not inside:
        return None
    for ancestor in word.ancestors:
        for event, token in known:
            if token.i == ancestor.i and event not in inside:
                return event, inside[0]
    before = [event for event, _ in known if event.trigger[0].start < low and event not in inside]
    if before and low < inside[0].trigger[0].start:
        return before[-1], inside[0]
    later = [event for event, _ in known if event.trigger[0].start > inside[-1].trigger[0].end and event not in inside]
    return (later[0], inside[0]) if later else None


def _unanswered(document: Document, events: list[Event], numbers: dict[str, int | None]) -> list[tuple[str, EventLink]]:
    """``A has not let X go unanswered``: what A does next is the answer to X."""
    found: list[tuple[str, EventLink]] = []
    for match in UNANSWERED.finditer(document.text):
        number = document.sentence_at(match.start())
        if number is None:
            continue
        asked = [e for e in events if numbers[e.id] == number and e.trigger[0].end <= match.start()]
        next_ones = [e for e in events if (n := numbers[e.id]) is not None and number < n <= number + FOLLOWING]
        doers = {role.actor for e in asked for role in e.actors}
        answer = next(
            (e for e in next_ones if e.status == Status.ASSERTED and not doers & {r.actor for r in e.actors}), None
        )
        if asked and answer is not None:
            cue = Span.of(document.text, match.start(), match.end())
            found.append((answer.id, EventLink(kind="response", event=asked[-1].id, cue=cue)))
    return found


def _outcomes(events: list[Event], found: dict[str, list[EventLink]]) -> list[tuple[str, EventLink]]:
    """Later events that do, or refuse, what an earlier one demanded or promised of the same actor."""
    outcomes: list[tuple[str, EventLink]] = []
    for number, event in enumerate(events):
        if not any(link.kind == "content" for link in found[event.id]) or not event.actors:
            continue
        doers = {role.actor for role in event.actors}
        for later in events[number + 1 :]:
            if later.type != event.type or not doers & {role.actor for role in later.actors}:
                continue
            if later.status in {Status.ASSERTED, Status.DENIED} and later.historical == event.historical:
                kind = "fulfils" if later.status == Status.ASSERTED else "refuses"
                outcomes.append((later.id, EventLink(kind=kind, event=event.id)))
                break
    return outcomes


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
