"""Answers of the API: tables and records, written as whoever asks wants them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fastapi import Request
from pydantic_core import to_json
from starlette.responses import Response

from ...formats import found_files
from ...records import Record
from .. import query
from .negotiation import ARROW, CSV, JSON, TABLES, Medium, medium

if TYPE_CHECKING:
    import pyarrow as pa


def chosen(request: Request, named: str | None, offered: Sequence[Medium]) -> Medium:
    """What to write an answer to a request in (:func:`~reportedly.web.api.negotiation.medium`)."""
    return medium(request.headers.get("accept", ""), named, offered)


def of_table(
    request: Request, found: pa.Table, asked: dict[str, Any], *, following: str | None = None, total: int | None = None
) -> Response:
    """Rows as an answer.

    Args:
        request: that asked.
        found: the rows.
        asked: the values of the request's parameters.
        following: what to ask for to go on; ``None`` where this is the end.
        total: how many rows there are in all, if that was asked for.

    Raises:
        Refused: they cannot be written so.
    """
    how = chosen(request, asked.get("format"), TABLES)
    if how is JSON:
        body = _page(found.to_pylist(), following, total)
    elif how is ARROW:
        body = _stream(found)
    elif how is CSV:
        body = (found_files.csv_head(found) + found_files.to_csv(found)).encode()
    else:
        body = found_files.to_jsonl(found).encode()
    return _answer(request, body, how, following, total)


def of_records(request: Request, found: Sequence[Record], how: Medium) -> Response:
    """Records that hold others as an answer.

    Args:
        request: that asked.
        found: the records.
        how: to write them.
    """
    if how is JSON:
        return _answer(request, _page([one.model_dump(mode="json") for one in found], None, None), how)
    return _answer(request, "".join(one.model_dump_json() + "\n" for one in found).encode(), how)


def of_one(body: Any, status: int = 200) -> Response:
    """One thing as JSON.

    Args:
        body: records, and whatever else JSON holds.
        status: of HTTP.
    """
    return Response(to_json(body), status, media_type=JSON.types[0])


def _page(items: list[Any], following: str | None, total: int | None) -> bytes:
    return to_json({"items": items, "next": following, **({} if total is None else {"total": total})})


def _stream(found: pa.Table) -> bytes:
    from pyarrow import ipc

    out = BytesIO()
    with ipc.new_stream(out, found.schema) as writer:
        writer.write_table(found)
    return out.getvalue()


def _answer(
    request: Request, body: bytes, how: Medium, following: str | None = None, total: int | None = None
) -> Response:
    made = Response(body, media_type="text/csv; charset=utf-8; header=present" if how is CSV else how.types[0])
    if following is not None:
        kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
        made.headers["link"] = f'<{query.address(request.url.path, [*kept, ("after", following)])}>; rel="next"'
    if total is not None:
        made.headers["x-total-count"] = str(total)
    return made
