"""The parameters that resources take: told in the description, and refused where they are not as it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from starlette.datastructures import QueryParams

from ...archive.fields import EVENTS, FLAG, NUMBERS, STATEMENTS, TEXTS, FilterOption
from ...archive.search import SORTS
from ...errors import UsageError
from ...events.codes import types
from ...records import Act, Kind, SourceKind, Status
from .. import query
from ..query import ARTICLES, BY_NAME, Filter
from .negotiation import Medium

Schema = Mapping[str, Any]

PAGE, MOST = 50, 1_000
"""Rows of an answer, if not said, and at most."""
LARGEST = 10**15
"""The largest number that a parameter takes."""

NUMBER: Schema = {"type": "integer", "minimum": 0, "maximum": LARGEST}
YES: Schema = {"type": "boolean"}
WORDS: Schema = {"type": "string", "maxLength": query.LONGEST}
SHOWN = r"[^\s\u001c-\u001f\u0085\ufeff]"
"""A character that is no blank, in the regular expressions of Python as in those of JSON Schema."""
TEXT: Schema = {"type": "string", "pattern": rf"^[\s\S]*{SHOWN}[\s\S]*$", "minLength": 1, "maxLength": query.LONGEST}
_LONG, _SHORT, _SHORTEST = "(0[13578]|1[02])", "(0[469]|11)", "02"
_DAYS = "0[1-9]|[12][0-9]"
DAY: Schema = {
    "type": "string",
    "pattern": "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2]))?$"
    f"|^(?!0000)[0-9]{{4}}-({_LONG}-({_DAYS}|3[01])|{_SHORT}-({_DAYS}|30)|{_SHORTEST}-({_DAYS}))$",
    "examples": ["2017", "2017-06", "2017-06-19"],
}
"""A day, month or year."""


def _numbers(*bounds: tuple[float, float]) -> Schema:
    """Numbers with commas between them, each within bounds."""
    items = [{"type": "number", "minimum": low, "maximum": high} for low, high in bounds]
    return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items), "maxItems": len(items)}


_SCHEMAS: dict[str, Schema] = {
    "published_from": DAY,
    "published_until": DAY,
    "happened_from": DAY,
    "happened_until": DAY,
    "box": _numbers((-180, 180), (-90, 90), (-180, 180), (-90, 90)),
    "circle": _numbers((-90, 90), (-180, 180), (0.001, 5000)),
    "dyad": {"type": "string", "pattern": r"^\w+[>\-]\w+$"},
    **{
        name: {"type": "string", "enum": [one.value for one in known]}
        for name, known in {"act": Act, "kind": Kind, "speaker_kind": SourceKind, "status": Status}.items()
    },
}
"""What values of some fields look like."""


class Parameter(NamedTuple):
    """A parameter of a query string.

    Args:
        name: of it.
        what: one line on it.
        schema: of one value (JSON Schema).
        needed: whether it must be given.
        several: whether it may be given more than once.
        filters: whether it belongs to the filter, which :func:`wanted` makes.
    """

    name: str
    what: str
    schema: Schema
    needed: bool = False
    several: bool = False
    filters: bool = False

    def described(self) -> dict[str, Any]:
        """As OpenAPI has it."""
        schema = {"type": "array", "items": dict(self.schema)} if self.several else dict(self.schema)
        shape = {"style": "form", "explode": self.several} if schema["type"] == "array" else {}
        return {
            "name": self.name,
            "in": "query",
            "description": self.what,
            "required": self.needed,
            "schema": schema,
            **shape,
        }


def choice(*values: str) -> Schema:
    """One of some words; the first, if not said."""
    return {"type": "string", "enum": list(values), "default": values[0]}


def bounded(low: int, high: int, usual: int) -> Schema:
    """A whole number within bounds."""
    return {"type": "integer", "minimum": low, "maximum": high, "default": usual}


def filters(within: str) -> tuple[Parameter, ...]:
    """The words and the filter's fields of what is searched.

    Args:
        within: ``statements``, ``events`` or ``articles``.
    """
    text = Parameter("q", 'Words; "in that order"; begin*; OR; -without.', WORDS, filters=True)
    return (text, *(_of_option(one) for one in query.offered(within)))


def _of_option(one: FilterOption) -> Parameter:
    schema = _SCHEMAS.get(one.field) or (NUMBER if one.kind == NUMBERS else YES if one.kind is FLAG else TEXT)
    if one.field == "type":
        schema = {"type": "string", "enum": list(types())}
    return Parameter(one.name or one.field, one.help, schema, several=one.kind in (TEXTS, NUMBERS), filters=True)


def form(offered: Sequence[Medium]) -> Parameter:
    """``format``, which counts for more than the header ``Accept``."""
    schema = {"type": "string", "enum": [one.name for one in offered]}
    return Parameter("format", "What to write, whatever Accept says.", schema)


def pages(within: str) -> tuple[Parameter, ...]:
    """The parameters of a list that is given page by page."""
    found = [
        Parameter("limit", "The most rows.", bounded(1, MOST, PAGE)),
        Parameter("after", "What the page before gave as next.", TEXT),
        Parameter("total", "Whether to count all rows too.", YES),
    ]
    if within != ARTICLES:
        orders = SORTS["events" if within == EVENTS else "attributions"]
        found.append(Parameter("sort", "The order.", choice(*orders)))
    return tuple(found)


def limit(usual: int, most: int) -> Parameter:
    """The most rows of a list that has one page."""
    return Parameter("limit", "The most rows.", bounded(1, most, usual))


ROWS = Parameter("in", "What is counted.", choice(STATEMENTS, EVENTS))


def values(given: QueryParams, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The values of parameters, those of fields of filters left out.

    Args:
        given: the query string.
        parameters: what the resource takes.

    Raises:
        UsageError: a name or a value is none that it takes; the message says which.
    """
    known = {one.name: one for one in parameters}
    unknown = next((name for name in given if name not in known), None)
    if unknown is not None:
        said = f"choose of: {', '.join(known)}" if known else "this takes no parameters"
        raise UsageError(f"there is no {unknown[:40]!r} to ask by; {said}")
    blank = next((name for name, value in given.multi_items() if name != "q" and not re.search(SHOWN, value)), None)
    if blank is not None:
        raise UsageError(f"{blank}: the value is empty; leave it out if it does not matter")
    found: dict[str, Any] = {}
    for one in parameters:
        if one.filters:
            continue
        value = given.get(one.name)
        if value is None and one.needed:
            raise UsageError(f"{one.name} is needed: {one.what}")
        found[one.name] = one.schema.get("default") if value is None else _value(one, value)
    return found


def wanted(given: QueryParams, within: str) -> Filter:
    """The filter that a query string asks for.

    Raises:
        UsageError: a value does not fit.
    """
    pairs = [(name, value) for name, value in given.multi_items() if name == "q" or name in BY_NAME]
    return query.question(QueryParams(pairs), within).wanted


def _value(one: Parameter, value: str) -> Any:
    kind, allowed = one.schema["type"], one.schema.get("enum")
    if allowed is not None and value not in allowed:
        raise UsageError(f"{one.name}: there is no {value[:40]!r}; choose of: {', '.join(allowed)}")
    if kind == "boolean":
        return query.flag(one.name, value)
    if kind == "integer":
        number = query.number(one.name, value)
        if not one.schema["minimum"] <= number <= one.schema["maximum"]:
            raise UsageError(f"{one.name}: {number} is not from {one.schema['minimum']} to {one.schema['maximum']}")
        return number
    if len(value) > query.LONGEST:
        raise UsageError(f"{one.name}: a value may have {query.LONGEST:,} characters")
    return value
