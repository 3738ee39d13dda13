"""Reviews as labelled data: passages with the right answer, in the shape in which ``training/`` reads its passages.

One line for each statement or event and each person who reviewed it: what the machine said and what that person says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from ..records import Article, Span
from ..records.review import (
    FIELD,
    STORIES,
    Correction,
    EventAnswer,
    Named,
    Review,
    StatementAnswer,
    Verdict,
)
from . import reviewrows, writing
from .attaching import gathered, stands

BY_NAME = frozenset({"name", "itself"})
"""How a source is tied to its speaker if its own words say who that is."""
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")

Answer = StatementAnswer | EventAnswer
Labels = dict[str, Any]


class _Passage(NamedTuple):
    """The paragraphs of an article that hold all spans of an answer."""

    text: str
    start: int

    def at(self, spans: Iterable[Span]) -> list[list[int]]:
        """Spans as offsets in the passage; without those outside."""
        end = self.start + len(self.text)
        return [[s.start - self.start, s.end - self.start] for s in spans if self.start <= s.start and s.end <= end]


def labelled(connection: Connection) -> Iterator[Labels]:
    """The labelled passages.

    Each has ``id``, ``text``, ``attributions`` or ``events`` (the right answer; empty if there is none), ``machine``
    (the machine's answer, in the same shape), ``resolved`` (who, where and when, in words), ``open`` (fields called
    wrong without saying what is right), ``reviewer``, ``when``, ``verdicts``, ``reviews`` (their numbers), ``why``,
    ``version``, and ``article`` and ``start`` of the passage in it. ``docs/review.md`` tells them.
    """
    for group in gathered(one for one in reviewrows.standing(connection) if one.verdict not in STORIES):
        kept = writing.find(connection, group[0].article)
        if kept is None:
            continue
        article = writing.reading(connection, kept.number).article
        by_person: dict[tuple[str, str], list[Review]] = {}
        for one in group:
            if stands(article.text, one.target):
                by_person.setdefault((one.who, one.version), []).append(one)
        for said in by_person.values():
            yield _line(article, _last_words(said))


def _last_words(said: Sequence[Review]) -> list[Review]:
    """What one person said of one thing, without what that person said otherwise later on."""
    kept: list[Review] = []
    for one in said:
        whole = {Verdict.RIGHT, Verdict.NOT_A_STATEMENT, Verdict.NOT_AN_EVENT}
        kept = [] if one.verdict in whole else [old for old in kept if old.verdict not in {one.verdict, *whole}]
        kept.append(one)
    return kept


def _line(article: Article, said: Sequence[Review]) -> Labels:
    last = said[-1]
    machine = next((one.machine for one in reversed(said) if isinstance(one.machine, Answer)), None)
    fields: dict[str, list[Correction]] = {}
    for one in said:
        for correction in one.corrections:
            fields.setdefault(correction.field, []).append(correction)
    passage = _passage(article.text, [*_spans(said, machine)])
    statement = last.target.kind.value == "statement"
    name = "attributions" if statement else "events"
    none = last.verdict in {Verdict.NOT_A_STATEMENT, Verdict.NOT_AN_EVENT}
    labels = _labels(passage, machine, fields, last)
    return {
        "id": f"{article.id}-{last.number}",
        "text": passage.text,
        name: [] if none else [labels],
        "machine": {name: [_labels(passage, machine, {}, last)] if machine else []},
        "resolved": {} if none else _resolved(machine, fields),
        "open": sorted(_open(said)),
        "reviewer": last.who,
        "when": last.when,
        "verdicts": [one.verdict.value for one in said],
        "reviews": [one.number for one in said],
        "why": [one.why for one in said if one.why],
        "version": last.version,
        "article": article.id,
        "start": passage.start,
    }


def _spans(said: Sequence[Review], machine: Answer | None) -> Iterator[Span]:
    """What a passage must hold: the target, its signal, and what was corrected near it."""
    for one in said:
        yield from (*one.target.spans, *one.target.cue)
        for correction in one.corrections:
            if correction.given or correction.field in {"content", "cue", "trigger"}:
                yield from correction.at
    if isinstance(machine, StatementAnswer):
        yield from (*machine.content, *machine.cue, *(machine.speaker.spans if machine.speaker else ()))


def _passage(text: str, spans: Sequence[Span]) -> _Passage:
    low, high = min(span.start for span in spans), max(span.end for span in spans)
    breaks = [(0, 0), *((one.start(), one.end()) for one in _BREAK.finditer(text)), (len(text), len(text))]
    start = max(end for _, end in breaks if end <= low)
    end = min(begin for begin, _ in breaks if begin >= high)
    return _Passage(text[start:end], start)


Fields = Mapping[str, Sequence[Correction]]


def _labels(passage: _Passage, machine: Answer | None, fields: Fields, said: Review) -> Labels:
    """An answer in the shape of ``training/passages.py`` or ``training/event_passages.py``."""
    if said.target.kind.value == "statement":
        return _statement(passage, machine if isinstance(machine, StatementAnswer) else None, fields)
    return _event(passage, machine if isinstance(machine, EventAnswer) else None, fields)


def _statement(passage: _Passage, machine: StatementAnswer | None, fields: Fields) -> Labels:
    spoken = machine.speaker.spans if machine and machine.speaker else ()
    if "speaker" in fields:
        spoken = _source(passage, machine, fields["speaker"][-1])
    act = machine.act.value if machine and machine.act else None
    return {
        "id": "1",
        "source": passage.at(spoken),
        "cue": passage.at(_words(fields, "cue", machine.cue if machine else ())),
        "content": passage.at(_words(fields, "content", machine.content if machine else ())),
        "addressee": passage.at(machine.addressee.spans) if machine and machine.addressee else [],
        "channel": passage.at((machine.channel,)) if machine and machine.channel else [],
        "act": fields["act"][-1].value if "act" in fields else act,
        "negated": machine.negated if machine else False,
        "parent": None,
    }


def _source(passage: _Passage, machine: StatementAnswer | None, speaker: Correction) -> tuple[Span, ...]:
    """Where the source stands: a pronoun that was taken for another one's stays where it is."""
    if speaker.value is None:
        return ()
    old = machine.speaker if machine else None
    if speaker.given or old is None or old.how in BY_NAME:
        return speaker.at if passage.at(speaker.at) else ()
    return old.spans


def _event(passage: _Passage, machine: EventAnswer | None, fields: Fields) -> Labels:
    none = "date" in fields and fields["date"][-1].value is None
    return {
        "id": "1",
        "trigger": next(iter(passage.at(_words(fields, "trigger", machine.trigger if machine else ()))), None),
        "type": _value(fields, "type", machine.type if machine else None),
        "mode": _value(fields, "mode", machine.mode if machine else None),
        "status": _value(fields, "status", machine.status.value if machine else None),
        "historical": machine.historical if machine else False,
        "background": machine.background if machine else False,
        "part_of": None,
        "contexts": list(machine.contexts) if machine else [],
        "actors": passage.at(_role(fields, "actor", machine.actors if machine else ())),
        "recipients": passage.at(_role(fields, "recipient", machine.recipients if machine else ())),
        "places": passage.at(_role(fields, "place", (machine.place,) if machine and machine.place else ())),
        "dates": [] if none else passage.at(machine.date_at if machine else ()),
        "sizes": [],
    }


def _words(fields: Fields, field: str, else_: Sequence[Span]) -> Sequence[Span]:
    return fields[field][-1].at if field in fields else else_


def _value(fields: Fields, field: str, else_: str | None) -> str | None:
    return fields[field][-1].value if field in fields else else_


def _role(fields: Fields, field: str, else_: Sequence[Named]) -> list[Span]:
    corrected = [span for one in fields.get(field, ()) for span in one.at]
    return corrected if field in fields else [span for one in else_ for span in one.spans]


def _resolved(machine: Answer | None, fields: Fields) -> Labels:
    """Who, where and when, in words and not in spans."""
    found: Labels = {}
    if isinstance(machine, StatementAnswer):
        found["speaker"] = [machine.speaker.name] if machine.speaker else []
    elif isinstance(machine, EventAnswer):
        found["actor"] = [one.name for one in machine.actors]
        found["recipient"] = [one.name for one in machine.recipients]
        found["date"] = [machine.date] if machine.date else []
        found["place"] = [machine.place.name] if machine.place else []
    for field in ("speaker", "actor", "recipient", "date", "place"):
        if field in fields:
            found[field] = [one.value for one in fields[field] if one.value is not None]
    return found


def _open(said: Sequence[Review]) -> set[str]:
    """The fields that were called wrong without a word on what is right."""
    return {FIELD[one.verdict] for one in said if one.verdict in FIELD and not one.corrections}
