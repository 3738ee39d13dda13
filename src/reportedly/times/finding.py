"""From a parsed article to its moments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from reportedly.language.document import Document
from reportedly.records.base import Span
from reportedly.records.grounding import Granularity, Moment

from .grammar import parse
from .resolving import RULES, meaning
from .scene import UNDATED, Scene, Told, Undated, When
from .terms import Term
from .words import words

VERSION = "times 1"
"""What :attr:`Moment.by` says."""

_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/\d{4}\b")
_KEPT = 40
"""Times told before that are remembered."""


def moments(document: Document, published: str | None) -> tuple[Moment, ...]:
    """The time expressions of an article that name a day, a part of one, or a stretch of days.

    Durations ("for three days"), ages and repeated times ("every Friday") are none. Expressions that need a date which
    is not known, or are counted from an event, are kept without one, with the reason.

    Args:
        published: the article's date, ISO 8601 date or time; of the dateline where the article has one.

    Raises:
        ValueError: if ``published`` is not ISO 8601.
    """
    date = datetime.fromisoformat(published).replace(tzinfo=None) if published is not None else None
    told: list[Told] = []
    found: list[Moment] = []
    month_first = _month_first(document.text)
    for term in _expressions(document):
        sentence = document.sentence_at(term.start) or 0
        scene = Scene(document, date, sentence, tuple(told[-_KEPT:]), month_first=month_first)
        when = _read(term, scene)
        if when is None:
            continue
        if when.start is not None:
            told.append(Told(sentence, when))
        found.append(_moment(len(found) + 1, document, term, when))
    return tuple(found)


def _expressions(document: Document) -> Iterator[Term]:
    terms = [term for piece in document.parsed for term in words(piece.doc, piece.start)]
    for term in parse(terms):
        if term.rule in RULES:
            yield term


def _read(term: Term, scene: Scene) -> When | None:
    try:
        when = meaning(term, scene)
    except Undated:
        return When(None, None, _grain(term), None, reason=UNDATED)
    except OverflowError:
        return None
    return when


def _grain(term: Term) -> Granularity:
    """The granularity of an expression that could not be read."""
    known = {
        "DATE": Granularity.DAY,
        "DEIC": Granularity.DAY,
        "HOURED": Granularity.PART_OF_DAY,
        "CLK": Granularity.MINUTE,
        "LITE": Granularity.PART_OF_DAY,
        "MON": Granularity.MONTH,
        "QTR": Granularity.QUARTER,
        "SEAS": Granularity.SEASON,
    }
    return next((known[name] for name in term.values if name in known), Granularity.PERIOD)


def _moment(number: int, document: Document, term: Term, when: When) -> Moment:
    return Moment(
        id=f"t{number}",
        span=Span.of(document.text, term.start, term.end),
        start=when.start.isoformat() if when.start else None,
        end=when.end.isoformat() if when.end else None,
        time=when.clock,
        granularity=when.grain,
        basis=when.basis,
        reason=when.reason,
        by=VERSION,
        confidence=round(term.confidence * _inner(term) * when.sure, 3),
    )


def _inner(term: Term) -> float:
    """The least confidence of the rules below the top one, none of which can be surer than the whole."""
    below = [part.confidence / max(term.confidence, 0.01) for part in term.parts if part.rule]
    return min([1.0, *below])


def _month_first(text: str) -> bool | None:
    """How the article writes dates in numbers, by those that can be read in one way only."""
    orders = {int(first) <= 12 for first, second in _NUMERIC.findall(text) if (int(first) > 12) != (int(second) > 12)}
    return orders.pop() if len(orders) == 1 else None
