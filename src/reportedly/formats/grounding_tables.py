"""Who, where, when and by which document, as tables: one row a record. Needs the extra ``tables``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly.formats import arrow
from reportedly.records import Actor, Citation, Moment, Place, Reading

if TYPE_CHECKING:
    import pyarrow as pa

_END = {"confidence": "number", "by": "text"}

ACTORS = {
    **arrow.ARTICLE,
    **dict.fromkeys(("id", "kind", "actor_name", "label", "code"), "text"),
    "sectors": "texts",
    **dict.fromkeys(("office", "entity", "speaker"), "text"),
    "members": "texts",
    "mentions": "whole",
    "mentions_at": "spans",
    "mentions_how": "texts",
    "reason": "text",
    **_END,
}
"""Columns of the actors."""

PLACES = {
    **arrow.ARTICLE,
    **dict.fromkeys(("id", "place_name", "label"), "text"),
    "geoname": "whole",
    "lat": "number",
    "lon": "number",
    **dict.fromkeys(("country", "admin1", "resolution"), "text"),
    "mentions": "whole",
    "mentions_at": "spans",
    "reason": "text",
    **_END,
}
"""Columns of the places."""

MOMENTS = {
    **arrow.ARTICLE,
    **dict.fromkeys(("id", "words", "start", "end", "time", "granularity", "basis"), "text"),
    "words_at": "spans",
    "reason": "text",
    **_END,
}
"""Columns of the times."""

CITATIONS = {
    **arrow.ARTICLE,
    **dict.fromkeys(("id", "kind", "document", "body", "number"), "text"),
    "year": "whole",
    "mentions": "whole",
    "mentions_at": "spans",
    **_END,
}
"""Columns of the documents cited."""


def actors_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each actor of each article.

    Args:
        readings: one reading or many.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    return arrow.table((_actor(each, one) for each in arrow.many(readings) for one in each.actors), ACTORS)


def places_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each place of each article; arguments and errors as of :func:`actors_table`."""
    return arrow.table((_place(each, one) for each in arrow.many(readings) for one in each.places), PLACES)


def moments_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each time expression of each article; arguments and errors as of :func:`actors_table`."""
    return arrow.table((_moment(each, one) for each in arrow.many(readings) for one in each.moments), MOMENTS)


def citations_table(readings: Reading | Iterable[Reading]) -> pa.Table:
    """One row for each document an article cites; arguments and errors as of :func:`actors_table`."""
    return arrow.table((_citation(each, one) for each in arrow.many(readings) for one in each.citations), CITATIONS)


def _actor(reading: Reading, one: Actor) -> dict[str, Any]:
    return {
        **arrow.article(reading),
        "id": one.id,
        "kind": one.kind.value,
        "actor_name": one.name,
        "label": one.label,
        "code": one.code,
        "sectors": list(one.sectors),
        "office": one.office,
        "entity": one.entity,
        "speaker": one.speaker,
        "members": list(one.members),
        "mentions": len(one.mentions),
        "mentions_at": arrow.spans(mention.span for mention in one.mentions),
        "mentions_how": [mention.how for mention in one.mentions],
        "reason": one.reason,
        "confidence": one.confidence,
        "by": one.by,
    }


def _place(reading: Reading, one: Place) -> dict[str, Any]:
    return {
        **arrow.article(reading),
        "id": one.id,
        "place_name": one.name,
        "label": one.label,
        "geoname": one.geoname,
        "lat": one.lat,
        "lon": one.lon,
        "country": one.country,
        "admin1": one.admin1,
        "resolution": one.resolution.value if one.resolution else None,
        "mentions": len(one.mentions),
        "mentions_at": arrow.spans(one.mentions),
        "reason": one.reason,
        "confidence": one.confidence,
        "by": one.by,
    }


def _moment(reading: Reading, one: Moment) -> dict[str, Any]:
    return {
        **arrow.article(reading),
        "id": one.id,
        "words": one.span.exact,
        "start": one.start,
        "end": one.end,
        "time": one.time,
        "granularity": one.granularity.value if one.granularity else None,
        "basis": one.basis.value if one.basis else None,
        "words_at": arrow.spans((one.span,)),
        "reason": one.reason,
        "confidence": one.confidence,
        "by": one.by,
    }


def _citation(reading: Reading, one: Citation) -> dict[str, Any]:
    return {
        **arrow.article(reading),
        "id": one.id,
        "kind": one.kind,
        "document": one.name,
        "body": one.body,
        "number": one.number,
        "year": one.year,
        "mentions": len(one.mentions),
        "mentions_at": arrow.spans(one.mentions),
        "confidence": one.confidence,
        "by": one.by,
    }
