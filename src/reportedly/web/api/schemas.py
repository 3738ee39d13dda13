"""The shapes of answers as JSON Schema: those of the records, and one for the rows of each table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from ...analysis import balance, dyads, places, speech, trends
from ...formats import found_tables, review_tables
from ...records import CopyGroup, Happening, Reading, Utterance
from ...records.review import Review, Withdrawal

Schema = dict[str, Any]

COUNTS = {"value": "text", "rows": "whole"}
"""Columns of counts."""
ROWS: Mapping[str, Mapping[str, str]] = {
    "StatementRow": found_tables.ATTRIBUTIONS,
    "EventRow": found_tables.EVENTS,
    "ArticleRow": found_tables.ARTICLES,
    "ReviewRow": review_tables.REVIEWS,
    "AgreementRow": review_tables.AGREEMENT,
    "CountRow": COUNTS,
    "DyadRow": dyads.SCORES,
    "DirectedDyadRow": dyads.DIRECTED,
    "VouchedDyadRow": trends.VOUCHED,
    "PairRow": dyads.PAIRS,
    "EventTrendRow": trends.COUNTS,
    "StatementTrendRow": trends.STATEMENTS,
    "PlaceRow": places.PLACES,
    "QuotedRow": speech.QUOTED,
    "ShareRow": speech.SHARES,
    "OutletShareRow": speech.BY_OUTLET,
    "BalanceRow": balance.STRUCTURE,
    "TriadRow": balance.TRIADS,
    "TieRow": balance.TIES,
}
"""Columns of tables, by the names of their schemas."""
RECORDS = (Reading, Happening, Utterance, CopyGroup, Review, Withdrawal)

PROBLEM: Schema = {
    "type": "object",
    "description": "What went wrong (RFC 9457): a title for its kind, and what was found and what to do.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}
TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}


def named(name: str) -> Schema:
    """A schema among the components."""
    return {"$ref": f"#/components/schemas/{name}"}


def any_of(*names: str) -> Schema:
    """One of several schemas among the components."""
    return named(names[0]) if len(names) == 1 else {"anyOf": [named(one) for one in names]}


def closed(**properties: Schema) -> Schema:
    """An object with these properties, all of them there, and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def page(items: Schema) -> Schema:
    """A list as JSON: its items, what to ask for to go on, and how many there are where that was asked for."""
    made = closed(items={"type": "array", "items": items}, next={"type": ["string", "null"]}, total=WHOLE)
    return {**made, "required": ["items", "next"]}


def or_null(schema: Schema) -> Schema:
    """What a schema allows, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


@cache
def components() -> dict[str, Schema]:
    """All schemas that others name."""
    _, found = models_json_schema(
        [(one, "serialization") for one in RECORDS], ref_template="#/components/schemas/{model}"
    )
    return {**found["$defs"], **{name: _row(columns) for name, columns in ROWS.items()}, "Problem": PROBLEM}


def _row(columns: Mapping[str, str]) -> Schema:
    return closed(**{name: _KINDS[kind] for name, kind in columns.items()})


_KINDS: dict[str, Schema] = {
    "text": {"type": ["string", "null"]},
    "texts": {"type": "array", "items": TEXT},
    "whole": {"type": ["integer", "null"]},
    "number": {"type": ["number", "null"]},
    "flag": {"type": ["boolean", "null"]},
    "spans": {"type": "array", "items": named("Span")},
}
