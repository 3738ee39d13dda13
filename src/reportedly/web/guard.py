"""What every request passes: who may ask, what may be written, how much, and the headers of every answer.

The rules are those of ``SECURITY.md``.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections import OrderedDict
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import ADVICE, TITLES, Problem, answer
from .settings import Settings

COOKIE = "reportedly"
"""Holds what proves that a browser knows the token."""
OPEN = ("/static/", "/login")
"""What is shown without a token: nothing of the archive."""
LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

FORBIDDEN = Problem(403, "This request came from another site", "Open the page here and send the form again.")
UNKNOWN_NAME = Problem(
    421, "This site is not known by that name", "Open it at the address that reportedly serve printed, or add --name."
)
TOO_LARGE = Problem(413, TITLES[413], ADVICE[413])
TOO_MANY = Problem(429, "Too many requests", "Wait a minute.")
FAULT = Problem(
    500,
    "That did not work",
    "This is a fault of Reportedly. What was done is in the log of reportedly serve; please report it.",
)
LOCKED = Problem(401, "A token is needed", "Send it as Authorization: Bearer TOKEN, or give it at /login.")


def proof(token: str) -> str:
    """What a browser keeps instead of the token itself."""
    return hmac.new(token.encode(), b"reportedly cookie", hashlib.sha256).hexdigest()


class Guard:
    """ASGI middleware that lets pass what may pass.

    Args:
        app: what answers.
        settings: of the site.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._names = LOCAL | {settings.host, f"[{settings.host}]", *settings.names}
        self._rate = Rate(settings.per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        problem = self._problem(scope, headers)
        if problem is not None:
            await answer(problem, scope["path"], headers)(scope, receive, guarded)
            return
        try:
            await self._app(scope, _limited(receive, self._settings.body), guarded)
        except Exception:  # told here, since whatever stands outside of this knows nothing of its headers
            if not begun:
                await answer(FAULT, scope["path"], headers)(scope, receive, guarded)
            raise

    def _problem(self, scope: Scope, headers: Headers) -> Problem | None:
        client = scope.get("client")
        if not self._rate.allows(client[0] if client else ""):
            return TOO_MANY
        # Where a token is asked for, a page of another site that found its way here by name still has no token.
        if not self._settings.token and _host(headers.get("host", "")) not in self._names:
            return UNKNOWN_NAME
        if not _declared(headers, self._settings.body):
            return TOO_LARGE
        if scope["method"] not in {"GET", "HEAD", "OPTIONS"} and not _same_site(headers):
            return FORBIDDEN
        if self._settings.token and not scope["path"].startswith(OPEN) and not knows(headers, self._settings.token):
            return LOCKED
        return None


def knows(headers: Headers, token: str) -> bool:
    """Whether a request proves that it knows the token, compared in constant time."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode()):
        return True
    try:
        kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return kept is not None and hmac.compare_digest(kept.value.encode(), proof(token).encode())


def _host(header: str) -> str:
    """The name in a Host header, without its port."""
    name, colon, port = header.rpartition(":")
    return (name if colon and port.isdigit() else header).lower()


def _same_site(headers: Headers) -> bool:
    """Whether a request that writes comes from a page of this site, or from no page at all."""
    fetched = headers.get("sec-fetch-site")
    if fetched is not None:
        return fetched in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _declared(headers: Headers, most: int) -> bool:
    """Whether the length that a request declares is allowed."""
    length = headers.get("content-length")
    return length is None or (length.isascii() and length.isdigit() and int(length) <= most)


def _limited(receive: Receive, most: int) -> Receive:
    """Receive at most so many bytes; more of them are told as an error of HTTP, which no reader of bodies hides."""
    left = most

    async def limited() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(TOO_LARGE.status)
        return message

    return limited


class Rate:
    """How often each address may ask: a bucket that fills evenly (RFC 2698's token bucket, one rate).

    Args:
        per_minute: requests; 0 for no limit.
        most: addresses that are remembered.
    """

    def __init__(self, per_minute: int, most: int = 10_000) -> None:
        self._per_second = per_minute / 60
        self._burst = float(per_minute)
        self._most = most
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, address: str, now: float | None = None) -> bool:
        """Whether an address may ask once more."""
        if not self._per_second:
            return True
        at = time.monotonic() if now is None else now
        left, before = self._held.pop(address, (self._burst, at))
        left = min(self._burst, left + (at - before) * self._per_second)
        allowed = left >= 1
        self._held[address] = (left - 1 if allowed else left, at)
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return allowed


def names(found: Iterable[str]) -> tuple[str, ...]:
    """Names of hosts as they are compared."""
    return tuple(name.strip().lower() for name in found if name.strip())
