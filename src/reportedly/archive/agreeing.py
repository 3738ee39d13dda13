"""How often people say that the machine is right, and how far they agree with one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from math import sqrt
from typing import NamedTuple

from sqlalchemy import Connection

from ..records.review import FIELD, MISSED, STORIES, EventAnswer, Review, StatementAnswer, Verdict
from . import reviewrows
from .attaching import gathered

Z = 1.959963984540054
"""Of the standard normal distribution, 95 % lie within so many deviations of its mean."""
STATEMENTS = {"statements": None, "speakers": "speaker", "contents": "content", "acts": "act"}
EVENTS = {
    "events": None,
    "types": "type",
    "modes": "mode",
    "statuses": "status",
    "actors": "actor",
    "recipients": "recipient",
    "dates": "date",
    "places": "place",
}
"""What is asked of a statement and of an event, and the field that answers it; ``None`` is the whole."""
STORY = "stories"
QUESTIONS = (*STATEMENTS, *EVENTS, STORY)


class Precision(NamedTuple):
    """How often the machine's answers to a question were right.

    Args:
        judged: answers that were reviewed and not in dispute.
        right: of these.
        precision: share of right ones, with the bounds ``low`` and ``high`` of its 95 % interval (Wilson 1927);
            ``None`` where nothing was judged.
        disputed: answers that as many called right as wrong.
        missed: what the machine did not answer though there is something, as far as people said so.
        reviewers: how many people judged.
        twice: answers that two or more judged.
        agreement: of every two people who judged the same answer, how often they said the same.
        kappa: that share, less what chance would give (Cohen 1960); of several pairs of people the mean, by the number
            of answers they have in common; ``None`` where chance alone would give full agreement.
    """

    question: str
    judged: int
    right: int
    precision: float | None
    low: float | None
    high: float | None
    disputed: int
    missed: int
    reviewers: int
    twice: int
    agreement: float | None
    kappa: float | None


class _Said(NamedTuple):
    """One person's word on one answer; ``right`` is ``None`` if the machine had none."""

    question: str
    answer: Hashable
    who: str
    right: bool | None


def agreement(connection: Connection, *, version: str | None = None) -> tuple[Precision, ...]:
    """What people's reviews say of the machine's answers, question by question.

    An answer counts once, however many judged it, by what most of them say; of one person the last word counts, and a
    review that was taken back does not. A person who calls one field wrong says nothing of the other fields.

    Args:
        version: only answers of this version (``reportedly 1.2.0``).
    """
    reviews = [one for one in reviewrows.standing(connection) if version is None or one.version == version]
    said = list(_said(reviews))
    return tuple(_precision(question, [one for one in said if one.question == question]) for question in QUESTIONS)


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927; Brown, Cai and DasGupta 2001 recommend it for small numbers).

    Args:
        right, judged: of so many, at least one.
    """
    share, square = right / judged, Z * Z
    centre = (share + square / (2 * judged)) / (1 + square / judged)
    half = Z * sqrt(share * (1 - share) / judged + square / (4 * judged * judged)) / (1 + square / judged)
    # At the ends the sum is 0 or 1 but for rounding.
    return (0.0 if right == 0 else centre - half), (1.0 if right == judged else centre + half)


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa (1960) of two people's words on the same answers; ``None`` where chance gives full agreement."""
    first, second = (sum(pair[n] for pair in pairs) / len(pairs) for n in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    if chance == 1:
        return None
    return (_same(pairs) - chance) / (1 - chance)


def _said(reviews: Sequence[Review]) -> Iterator[_Said]:
    pairs = [one for one in reviews if one.verdict in STORIES]
    for number, group in enumerate(gathered(one for one in reviews if one.verdict not in STORIES)):
        for one in group:
            for question, answer, right in _judged(one):
                yield _Said(question, (number, answer), one.who, right)
    for one in pairs:
        together = one.machine is not None and one.machine.kind == "story" and one.machine.together
        same = one.verdict is Verdict.SAME_STORY
        if together or same:  # that two things are apart, and rightly so, is nothing that was found or missed
            yield _Said(STORY, (_ends(one), together), one.who, same if together else None)


def _ends(one: Review) -> Hashable:
    here = (one.article, tuple((span.start, span.end) for span in one.target.spans))
    return frozenset({here, (one.other.article, one.other.spans)} if one.other else {here})


def _judged(one: Review) -> Iterator[tuple[str, Hashable, bool | None]]:
    """The questions that a review answers: the machine's answer, and whether it is right."""
    asked = STATEMENTS if one.target.kind.value == "statement" else EVENTS
    whole = next(iter(asked))
    if one.verdict in MISSED or not isinstance(one.machine, StatementAnswer | EventAnswer):
        yield whole, None, None
        return
    wrong = FIELD.get(one.verdict)
    yield whole, True, one.verdict is Verdict.RIGHT or wrong is not None
    for question, field in asked.items():
        if field is not None and (one.verdict is Verdict.RIGHT or field == wrong):
            answer = _answer(one.machine, field)
            if answer:
                yield question, answer, field != wrong
            elif field == wrong:
                yield question, None, None


def _answer(machine: StatementAnswer | EventAnswer, field: str) -> Hashable:
    """What the machine said in a field; empty if nothing."""
    if isinstance(machine, StatementAnswer):
        spans = tuple((span.start, span.end) for span in machine.content)
        speaker = machine.speaker.name if machine.speaker else None
        return {"speaker": speaker, "content": spans, "act": machine.act}[field]
    return {
        "type": machine.type,
        "mode": machine.mode,
        "status": machine.status,
        "actor": tuple(one.name for one in machine.actors),
        "recipient": tuple(one.name for one in machine.recipients),
        "date": machine.date,
        "place": machine.place.name if machine.place else None,
    }[field]


def _precision(question: str, said: Iterable[_Said]) -> Precision:
    last: dict[Hashable, dict[str, bool | None]] = {}
    for one in said:
        last.setdefault(one.answer, {})[one.who] = one.right
    words = [{who: right for who, right in each.items() if right is not None} for each in last.values()]
    balance = [sum(1 if right else -1 for right in each.values()) for each in words if each]
    right, judged = sum(one > 0 for one in balance), sum(one != 0 for one in balance)
    low, high = wilson(right, judged) if judged else (None, None)
    common = _common(words)
    every = [pair for pairs in common for pair in pairs]
    return Precision(
        question=question,
        judged=judged,
        right=right,
        precision=right / judged if judged else None,
        low=low,
        high=high,
        disputed=sum(one == 0 for one in balance),
        missed=sum(None in each.values() for each in last.values()),
        reviewers=len({who for each in last.values() for who in each}),
        twice=sum(len(each) > 1 for each in words),
        agreement=_same(every) if every else None,
        kappa=_mean_kappa(common),
    )


def _common(words: Sequence[dict[str, bool]]) -> list[list[tuple[bool, bool]]]:
    """What every two people said of the answers that both judged."""
    found: dict[tuple[str, str], list[tuple[bool, bool]]] = {}
    for each in words:
        for one, other in combinations(sorted(each), 2):
            found.setdefault((one, other), []).append((each[one], each[other]))
    return list(found.values())


def _same(pairs: Sequence[tuple[bool, bool]]) -> float:
    return sum(one is other for one, other in pairs) / len(pairs)


def _mean_kappa(common: Sequence[Sequence[tuple[bool, bool]]]) -> float | None:
    found: Counter[str] = Counter()
    total = 0.0
    for pairs in common:
        value = kappa(pairs)
        if value is not None:
            found["answers"] += len(pairs)
            total += value * len(pairs)
    return total / found["answers"] if found["answers"] else None
