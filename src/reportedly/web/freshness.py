"""Answers kept until the archive changes: an ETag for whoever has one already, and the answers lately given.

Pages and answers of the API hold nothing but what the archive holds, so they change when its state does.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from typing import NamedTuple

import anyio.to_thread
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .._version import __version__
from ..errors import ReportedlyError
from ..keeping import Archive

UNKEPT = ("/static/", "/read", "/login", "/api/v1/read", "/export", "/charts/bundle")
"""Beginnings of what is not kept: files have addresses of their own, and what is read on the spot is nobody's."""
PERSON = "reviewer"
"""Cookie with the name of whoever reviews, which stands in the forms of articles."""
LARGEST, MOST = 512_000, 64_000_000
"""Bytes of one answer that is kept, and of all of them."""


class Kept(NamedTuple):
    """An answer."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


class Freshness:
    """ASGI middleware that gives each answer its ETag, and gives again what it gave.

    Args:
        app: what answers.
        archive: that it answers from.
    """

    def __init__(self, app: ASGIApp, archive: Archive) -> None:
        self._app = app
        self._archive = archive
        self._held: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] == "http" and scope["method"] == "HEAD" and not scope["path"].startswith("/export"):
            await self({**scope, "method": "GET"}, receive, _bodiless(send))
            return
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(UNKEPT):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        try:
            state = await anyio.to_thread.run_sync(self._archive.state)
        except ReportedlyError:  # whoever answers will tell
            await self._app(scope, receive, send)
            return
        tag = _tag(state, scope, headers)
        if tag in (one.strip().removeprefix("W/") for one in headers.get("if-none-match", "").split(",")):
            await _send(send, 304, [(b"etag", tag.encode()), (b"cache-control", b"no-cache")], b"")
            return
        kept = self._held.get(tag)
        if kept is not None:
            await _send(send, 200, kept.headers, kept.body)
            return
        await self._app(scope, receive, self._keeping(send, tag))

    def _keeping(self, send: Send, tag: str) -> Send:
        """Send an answer on, and keep it if it is whole, not too large, and no problem."""
        begin: list[Message] = []
        parts: list[bytes] = []

        async def keeping(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                more = [
                    (b"etag", tag.encode()),
                    (b"cache-control", b"no-cache"),
                    (b"vary", b"accept, accept-encoding, cookie"),
                ]
                message = {**message, "headers": [*message["headers"], *more]}
                begin.append(message)
            elif message["type"] == "http.response.body" and begin:
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    self._keep(tag, Kept(begin[0]["headers"], b"".join(parts)))
            await send(message)

        return keeping

    def _keep(self, tag: str, answer: Kept) -> None:
        if len(answer.body) > LARGEST:
            return
        with self._lock:
            if tag not in self._held:
                self._held[tag] = answer
                self._bytes += len(answer.body)
            while self._bytes > MOST:
                self._bytes -= len(self._held.popitem(last=False)[1].body)


def _tag(state: str, scope: Scope, headers: Headers) -> str:
    packed = "gzip" if "gzip" in headers.get("accept-encoding", "") else ""
    asked = (
        __version__,
        state,
        scope["path"],
        scope["query_string"].decode("latin-1"),
        headers.get("accept", ""),
        packed,
        _person(scope, headers),
    )
    digest = hashlib.sha256("\n".join(asked).encode()).hexdigest()
    return f'"{digest[:24]}"'


def _bodiless(send: Send) -> Send:
    """Send an answer on without its body."""

    async def bodiless(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return bodiless


def _person(scope: Scope, headers: Headers) -> str:
    """The name that the forms of an article hold: what one person gets is no other's."""
    if not scope["path"].startswith("/articles/"):
        return ""
    cookies = (one.strip() for one in headers.get("cookie", "").split(";"))
    return next((one for one in cookies if one.startswith(f"{PERSON}=")), "")


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
