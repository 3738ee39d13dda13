"""What people say of readings as Arrow tables: the reviews, and how often the machine was right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from reportedly.archive.agreeing import Precision
from reportedly.archive.reviewing import Reviewed
from reportedly.formats import arrow
from reportedly.records import Span
from reportedly.records.lookup import one_line
from reportedly.records.review import FIELD, EventAnswer, Named, StatementAnswer

if TYPE_CHECKING:
    import pyarrow as pa

REVIEWS = {
    "number": "whole",
    **dict.fromkeys(("ref", "article", "kind", "verdict", "words", "field"), "text"),
    "said": "text",
    "right": "texts",
    **dict.fromkeys(("other", "state", "now", "who", "when", "why", "version"), "text"),
    **dict.fromkeys(("taken_back_by", "taken_back_at", "taken_back_why"), "text"),
    **dict.fromkeys(("target_at", "right_at"), "spans"),
}
"""Columns of reviews.

``ref`` names what a review is about today, ``words`` are those it was said of; ``said`` is what the machine said then,
``right`` what it should have said, ``now`` what the present reading says.
"""

AGREEMENT = {
    "question": "text",
    "judged": "whole",
    "right": "whole",
    **dict.fromkeys(("precision", "low", "high"), "number"),
    **dict.fromkeys(("disputed", "missed", "reviewers", "twice"), "whole"),
    **dict.fromkeys(("agreement", "kappa"), "number"),
}
"""Columns of the agreement: those of :class:`~reportedly.archive.agreeing.Precision`."""


def reviews(found: Iterable[Reviewed]) -> pa.Table:
    """One row for each review."""
    return arrow.table(map(row, found), REVIEWS)


def agreement(found: Iterable[Precision]) -> pa.Table:
    """One row for each question."""
    return arrow.table((one._asdict() for one in found), AGREEMENT)


def row(found: Reviewed) -> dict[str, Any]:
    """A review as one value a column of :data:`REVIEWS`."""
    one, back = found.review, found.withdrawal
    field = FIELD.get(one.verdict)
    machine = None if one.machine is None or one.machine.kind == "story" else one.machine
    return {
        "number": one.number,
        "ref": f"{one.article}/{found.item}" if found.item else None,
        "article": one.article,
        "kind": one.target.kind.value,
        "verdict": one.verdict.value,
        "words": _words(one.target.spans),
        "field": field,
        "said": _said(machine, field) if machine else _together(found),
        "right": [
            (value if correction.field == field else f"{correction.field}: {value}")
            for correction in one.corrections
            for value in [one_line(correction.value) if correction.value is not None else "-"]
        ],
        "other": one.other.article if one.other else None,
        "state": found.state.value,
        "now": _said(found.now, field) if found.now and machine else None,
        "who": _plain(one.who),
        "when": one.when,
        "why": _plain(one.why) if one.why else None,
        "version": one.version,
        "taken_back_by": _plain(back.who) if back else None,
        "taken_back_at": back.when if back else None,
        "taken_back_why": _plain(back.why) if back and back.why else None,
        "target_at": _spans(one.target.spans),
        "right_at": _spans([span for correction in one.corrections for span in correction.at]),
    }


def _together(found: Reviewed) -> str | None:
    machine = found.review.machine
    if machine is None or machine.kind != "story":
        return None
    return "one story" if machine.together else "different stories"


def _said(machine: StatementAnswer | EventAnswer, field: str | None) -> str | None:
    """What the machine said in a field; of the whole, who said it or its type."""
    if isinstance(machine, StatementAnswer):
        if field == "content":
            return _words(machine.content)
        if field == "act":
            return machine.act.value if machine.act else None
        return _plain(machine.speaker.name) if machine.speaker else None
    if field in {"actor", "recipient"}:
        return _names(machine.actors if field == "actor" else machine.recipients)
    if field == "place":
        return _names((machine.place,)) if machine.place else None
    values = {"mode": machine.mode, "status": machine.status.value, "date": machine.date}
    return values.get(field or "", machine.type)


def _names(found: Sequence[Named]) -> str | None:
    return "; ".join(_plain(one.name) for one in found) or None


def _words(spans: Iterable[Span]) -> str:
    return " … ".join(one_line(span.exact) for span in spans)


def _spans(spans: Iterable[Span]) -> list[dict[str, Any]]:
    """Spans whose words an Arrow table can hold."""
    return [{**span, "exact": _plain(span["exact"])} for span in arrow.spans(spans)]


def _plain(text: str) -> str:
    """A text without halves of characters, which no table holds."""
    return text.encode("utf-8", "replace").decode("utf-8")
