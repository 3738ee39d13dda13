"""How many answers a second a site gives: sixteen connections that ask again as soon as they are answered.

``wrk`` asks one address only and is in few systems; this asks any list of them, from a process of its own, over
connections that are kept open, with a reader of HTTP that does no more than it must.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

CONNECTIONS = 16


def rate(base: str, paths: Sequence[str], seconds: float, accept: str = "application/json") -> float:
    """Answers a second.

    Args:
        base: address of the site.
        paths: asked for in turn, by all connections together; again from the first if they do not suffice.
        seconds: how long.
        accept: the header.

    Raises:
        RuntimeError: an answer was a problem.
    """
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return float(pool.apply(_run, (base, list(paths), seconds, accept)))


def _run(base: str, paths: list[str], seconds: float, accept: str) -> float:
    return asyncio.run(_asked(base, paths, seconds, accept))


async def _asked(base: str, paths: list[str], seconds: float, accept: str) -> float:
    host, port = urlsplit(base).hostname, urlsplit(base).port
    head = f" HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: {accept}\r\n\r\n"
    done = 0
    end = time.monotonic() + seconds

    async def connection() -> None:
        nonlocal done
        reader, writer = await asyncio.open_connection(host, port)
        while time.monotonic() < end:
            path = paths[done % len(paths)]
            done += 1
            writer.write(f"GET {path}{head}".encode())
            answer = await reader.readuntil(b"\r\n\r\n")
            if not answer.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(f"{path}: {answer[:200].decode('latin-1')}")
            at = answer.lower().index(b"content-length: ") + 16
            await reader.readexactly(int(answer[at : answer.index(b"\r", at)]))
        writer.close()

    begun = time.monotonic()
    await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
    return done / (time.monotonic() - begun)
