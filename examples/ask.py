"""Asks an archive as an assistant does: python ask.py news.db search_events '{"status": ["denied"], "limit": 1}'."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import anyio
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters


async def ask(archive: str, tool: str, arguments: dict[str, Any]) -> None:
    """Start the server on an archive, call one of its tools, and write what it answers."""
    command = ["mcp", "--archive", archive]
    server = StdioServerParameters(command="reportedly", args=command, env=dict(os.environ))
    async with Client(server) as client:
        answer = await client.call_tool(tool, arguments)
        sys.stdout.writelines(f"{one.text}\n" for one in answer.content if one.type == "text")


if __name__ == "__main__":
    _, archive, tool, arguments = sys.argv
    anyio.run(ask, archive, tool, json.loads(arguments))
