"""A client of the server for assistants, in the same process, and what its tests look for in answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import anyio
from mcp.client.client import Client
from mcp_types import CallToolResult

from reportedly.mcp.desk import Desk
from reportedly.mcp.server import make_server
from stories.made_articles import handful

SITE = "http://127.0.0.1:8000"
READS = handful()
RAID, COPY, THIRD, DAM, LAST = (read.article.id for read in READS)
TEXTS = {read.article.id: read.article.text for read in READS}

Call = Callable[..., CallToolResult]


def asked(desk: Desk, name: str, values: dict[str, Any]) -> CallToolResult:
    """What a tool answers to a client, which sees whether the answer keeps to the tool's schema."""

    async def run() -> CallToolResult:
        async with Client(make_server(desk)) as client:
            return await client.call_tool(name, values)

    return anyio.run(run)


def text(result: CallToolResult) -> str:
    """The text of an answer."""
    (one,) = result.content
    assert one.type == "text"
    return one.text


def given(result: CallToolResult) -> dict[str, Any]:
    """The structured answer of a tool that did not fail."""
    assert not result.is_error, text(result)
    assert isinstance(result.structured_content, dict)
    return result.structured_content


def spans(answer: Any) -> Iterator[dict[str, Any]]:
    """All evidence in an answer, however deep."""
    if isinstance(answer, dict):
        if answer.keys() >= {"start", "end", "exact"}:
            yield answer
        for value in answer.values():
            yield from spans(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from spans(value)


def stands(answer: Any, article: str) -> int:
    """How much evidence of an article there is; all of it stands in its text, where it says."""
    found = list(spans(answer))
    for one in found:
        assert TEXTS[article][one["start"] : one["end"]] == one["exact"]
    return len(found)
