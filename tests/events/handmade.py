"""Events built by hand."""

from __future__ import annotations

from reportedly.records import Event, EventLink, Role, Span, Status


def event(text: str, word: str, kind: str, identifier: str = "e1", **fields: object) -> Event:
    """An event whose trigger is the first ``word`` of ``text``."""
    start = text.index(word)
    known: dict[str, object] = {
        "id": identifier,
        "type": kind,
        "trigger": (Span.of(text, start, start + len(word)),),
        "status": Status.ASSERTED,
        "factuality": 3.0,
        "evidence": (Span.of(text, 0, len(text)),),
        "by": "hand",
        "confidence": 0.9,
        **fields,
    }
    return Event.model_validate(known)


def role(text: str, words: str, actor: str) -> Role:
    """The first ``words`` of ``text`` as an actor's."""
    start = text.index(words)
    return Role(actor=actor, span=Span.of(text, start, start + len(words)), confidence=0.9)


def link(kind: str, to: str) -> EventLink:
    """A link to another event."""
    return EventLink(kind=kind, event=to)
