"""What a resource does, as OpenAPI describes it: kept with its route, and put together by the description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .asking import Parameter
from .negotiation import JSON, ONE, TABLES, Medium
from .schemas import TEXT, Schema, page

Operation = dict[str, Any]

ERRORS = {
    400: ("Unfit", "A parameter is unknown, or its value none that it takes; the detail names it."),
    401: ("Locked", "The site asks for a token, and none or another one was given."),
    403: ("Forbidden", "The site is read-only, another site sent the request, or an address may not be fetched."),
    404: ("Missing", "The archive does not hold what the path, after or ref names."),
    405: ("NotDone", "The resource does not take this method."),
    406: ("Unacceptable", "The answer cannot be written as Accept asks."),
    413: ("TooLarge", "The body, or the text in it, is larger than allowed."),
    421: ("Misdirected", "The site is not known by the name in the Host header."),
    422: ("UnfitBody", "The body is not as it should be, or holds no article that can be read."),
    429: ("TooMany", "Too many requests in a minute."),
    500: ("Fault", "A fault of Reportedly."),
    502: ("NotFetched", "The address did not give what was asked of it."),
    503: ("Busy", "The question, or the reading, takes too long, or the archive is busy; ask for less, or again."),
    507: ("Unwritable", "The archive cannot be written to."),
}
"""Names and meanings of the problems."""
ALWAYS = (400, 401, 405, 406, 421, 429, 500, 503)
WRITES = (403, 413, 422, 507)


def table(parameters: Sequence[Parameter], rows: Schema, *, errors: Sequence[int] = ()) -> Operation:
    """A resource that gives rows.

    Args:
        parameters: of its query string.
        rows: schema of a row.
        errors: that it can give besides those that everything can.
    """
    return lists(parameters, rows, TABLES, errors=errors)


def lists(
    parameters: Sequence[Parameter], items: Schema, offered: Sequence[Medium], *, errors: Sequence[int] = ()
) -> Operation:
    """A resource that gives a list.

    Args:
        parameters, errors: as for :func:`table`.
        items: schema of an item.
        offered: what the list can be written in.
    """
    content = {one.types[0]: {"schema": page(items) if one is JSON else _packed(one)} for one in offered}
    return _operation(parameters, {"200": _found(content)}, errors)


def record(
    schema: Schema, parameters: Sequence[Parameter] = (), *, media: Sequence[Medium] = ONE, errors: Sequence[int] = ()
) -> Operation:
    """A resource that gives one thing.

    Args:
        schema: of it.
        parameters, errors: as for :func:`table`.
        media: what it can be written in.
    """
    content = {one.types[0]: {"schema": schema if one is JSON else _packed(one)} for one in media}
    return _operation(parameters, {"200": _found(content)}, errors)


def written(
    body: Schema | None,
    answer: Schema,
    status: int,
    *,
    parameters: Sequence[Parameter] = (),
    errors: Sequence[int] = (),
) -> Operation:
    """A resource that takes something.

    Args:
        body: schema of what it takes; ``None`` for nothing.
        answer: schema of what it gives.
        status: of an answer that is no problem.
        parameters, errors: as for :func:`table`.
    """
    found = {"description": "What was made of it.", "content": {JSON.types[0]: {"schema": answer}}}
    made = _operation(parameters, {str(status): found}, (*WRITES, *errors))
    if body is not None:
        made["requestBody"] = {"required": True, "content": {JSON.types[0]: {"schema": body}}}
    return made


def _operation(parameters: Sequence[Parameter], answers: Mapping[str, Any], errors: Sequence[int]) -> Operation:
    refused = {str(status): {"$ref": f"#/components/responses/{ERRORS[status][0]}"} for status in (*ALWAYS, *errors)}
    return {"parameters": [one.described() for one in parameters], "responses": {**answers, **refused}}


def _found(content: Mapping[str, Any]) -> dict[str, Any]:
    link = {"description": "The page after this one, as rel=next.", "schema": TEXT}
    tag = {"description": "Changes when the archive does; send it back as If-None-Match.", "schema": TEXT}
    headers = {"ETag": tag, **({"Link": link} if len(content) > 1 else {})}
    return {"description": "What was found.", "headers": headers, "content": dict(content)}


def _packed(one: Medium) -> Schema:
    said = {
        "jsonl": "One JSON object a line.",
        "csv": "RFC 4180, with a header.",
        "arrow": "An Arrow IPC stream.",
        "text": "Plain text.",
    }
    return {"type": "string", "description": said[one.name]}
