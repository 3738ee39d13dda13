"""Fetching one page, guarded: the address that was checked is the one connected to."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from reportedly.errors import FetchError, FetchRefused, NotFound, NotText, TooLarge
from reportedly.sources.addresses import Check, public_address, refusal
from reportedly.sources.draft import shown
from reportedly.sources.tables import words

if TYPE_CHECKING:
    import httpcore
    import httpx

MAX_BYTES = 10_000_000
"""The most bytes of one page, after unpacking."""

MAX_SECONDS = 30.0
"""The most seconds for everything: names, connections, redirects, reading."""

MAX_REDIRECTS = 5

USER_AGENT = "reportedly (reads one page on a user's request; no crawler)"


@dataclass(frozen=True)
class Fetched:
    """What an address gave.

    Args:
        url: the address after redirects.
        data: its bytes, unpacked.
        kind: its media type, in lower case.
        charset: the encoding its header declares.
    """

    url: str
    data: bytes
    kind: str
    charset: str | None = None


@dataclass(frozen=True)
class Limits:
    """How far a fetch may go.

    Args:
        max_bytes: after unpacking.
        max_seconds: for everything together.
        max_redirects: how often an address may send on.
        check: which addresses are refused; only tests give another one.
        tls: certificates to trust; only tests give others.
    """

    max_bytes: int = MAX_BYTES
    max_seconds: float = MAX_SECONDS
    max_redirects: int = MAX_REDIRECTS
    check: Check = refusal
    tls: ssl.SSLContext | None = field(default=None, repr=False)


def fetch(url: str, limits: Limits | None = None) -> Fetched:
    """Get one page, article text or JSON record from a public address.

    Names are resolved once a hop, private, local and reserved addresses are refused, the connection goes to
    the very address that was checked, and every redirect is checked again. Proxies, cookies and credentials
    of the environment are not used.

    Args:
        url: an address that begins with ``http://`` or ``https://``.
        limits: how far the fetch may go.

    Raises:
        FetchRefused: the address, or one it redirects to, must not be fetched.
        NotFound: the server says that there is no such page.
        NotText: what it gives is neither HTML, plain text nor JSON.
        TooLarge: it holds more than ``max_bytes``.
        FetchError: anything else went wrong: the message says what.
    """
    import httpcore
    import httpx

    bounds = limits or Limits()
    deadline = time.monotonic() + bounds.max_seconds
    _check_url(url)
    try:
        with httpx.Client(transport=_transport(bounds, deadline), trust_env=False, follow_redirects=False) as client:
            return _follow(client, url, bounds, deadline)
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise _late(url, bounds) from None
    except (ssl.SSLError, httpcore.ConnectError) as error:
        raise FetchError(f"no connection to {_host(url)}: {shown(str(error), 120)}") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise FetchError(f"{_host(url)} could not be read: {shown(str(error) or type(error).__name__, 120)}") from None


def _follow(client: httpx.Client, url: str, limits: Limits, deadline: float) -> Fetched:
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/json;q=0.8",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en, *;q=0.5",
    }
    address = url
    for _hop in range(limits.max_redirects + 1):
        request = client.build_request("GET", address, headers=headers)
        response = client.send(request, stream=True)
        try:
            if response.next_request is not None:
                address = str(response.next_request.url)
                _check_url(address)
                # A cookie of one hop says nothing to the next.
                client.cookies.clear()
                continue
            return _read(response, address, limits, deadline)
        finally:
            response.close()
    raise FetchError(f"{_host(url)} redirects more than {limits.max_redirects} times: give the final address")


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise FetchRefused(f"'{shown(url)}' is no address") from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise FetchRefused(f"only http and https addresses are fetched, not '{shown(url)}'")
    if parts.username is not None or parts.password is not None:
        raise FetchRefused(f"addresses with a user name or password are not fetched ({host})")


def _read(response: httpx.Response, url: str, limits: Limits, deadline: float) -> Fetched:
    if response.status_code in (404, 410):
        raise NotFound(f"{_host(url)} has no page at this address (status {response.status_code})")
    if response.status_code != 200:
        raise FetchError(f"{_host(url)} answered with status {response.status_code}: save the page and give the file")
    declared = response.headers.get("content-type", "")
    kind = declared.split(";")[0].strip().lower()
    if kind and kind not in words("mediatypes.txt"):
        raise NotText(f"{_host(url)} gives {shown(kind, 40)}: give a page, plain text or JSON")
    data = bytearray()
    for chunk in _unpacked(response, limits.max_bytes):
        data += chunk
        if len(data) > limits.max_bytes:
            raise TooLarge(
                f"the page of {_host(url)} holds more than {limits.max_bytes:,} bytes: save it, give its text"
            )
        if time.monotonic() > deadline:
            raise _late(url, limits)
    return Fetched(url, bytes(data), kind, response.charset_encoding)


def _unpacked(response: httpx.Response, most: int) -> Iterator[bytes]:
    """The body's bytes; unpacked in steps, so that a small answer cannot fill the memory."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("", "identity"):
        yield from response.iter_raw()
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(
            f"{_host(str(response.url))} packs its pages with {shown(packing, 30)}, which was not asked for"
        )
    unpacker: Any = None
    for raw in response.iter_raw():
        if unpacker is None and raw:
            # "deflate" comes with and without zlib's header; 0x8 in the low half of the first byte is the header.
            bare = packing == "deflate" and raw[0] & 0x0F != 8
            unpacker = zlib.decompressobj(-15 if bare else 47)
        rest = raw
        while rest:
            try:
                piece = unpacker.decompress(rest, min(most + 1, 1 << 20))
            except zlib.error:
                raise FetchError(f"the page of {_host(str(response.url))} is packed wrongly") from None
            yield piece
            rest = unpacker.unconsumed_tail
    while unpacker is not None and (piece := unpacker.decompress(unpacker.unconsumed_tail, 1 << 20)):
        yield piece
    if unpacker is not None and not unpacker.eof:
        raise FetchError(f"the page of {_host(str(response.url))} ended early: try again")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or shown(url)
    except ValueError:
        return shown(url)


def _late(url: str, limits: Limits) -> FetchError:
    return FetchError(f"{_host(url)} took more than {limits.max_seconds:.0f} seconds: try again, or save the page")


def _transport(limits: Limits, deadline: float) -> httpx.BaseTransport:
    import httpcore
    import httpx

    class Stream(httpcore.NetworkStream):
        """A connection that no single read or write keeps open beyond the deadline."""

        def __init__(self, stream: httpcore.NetworkStream) -> None:
            self._stream = stream

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self._stream.read(max_bytes, _left(timeout))

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self._stream.write(buffer, _left(timeout))

        def close(self) -> None:
            self._stream.close()

        def start_tls(
            self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
        ) -> httpcore.NetworkStream:
            return Stream(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)))

        def get_extra_info(self, info: str) -> Any:
            return self._stream.get_extra_info(info)

    class Backend(httpcore.NetworkBackend):
        """Connects to the address that was checked; name and certificate checks above it stay those of the host."""

        def connect_tcp(
            self,
            host: str,
            port: int,
            timeout: float | None = None,
            local_address: str | None = None,
            socket_options: Iterable[Any] | None = None,
        ) -> httpcore.NetworkStream:
            address = public_address(host, port, _left(None), limits.check)
            inner = httpcore.SyncBackend()
            return Stream(inner.connect_tcp(address, port, _left(timeout), local_address, socket_options))

    def _left(timeout: float | None) -> float:
        left = deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole fetch is over")
        return left if timeout is None else min(left, timeout)

    context = limits.tls or httpx.create_ssl_context(trust_env=False)
    pool = httpcore.ConnectionPool(ssl_context=context, network_backend=Backend(), max_keepalive_connections=0)

    class Body(httpx.SyncByteStream):
        def __init__(self, stream: Any) -> None:
            self._stream = stream

        def __iter__(self) -> Iterator[bytes]:
            yield from self._stream

        def close(self) -> None:
            self._stream.close()

    class Transport(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            target = httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            )
            sent = httpcore.Request(
                method=request.method, url=target, headers=request.headers.raw, extensions=request.extensions
            )
            answer = pool.handle_request(sent)
            return httpx.Response(
                answer.status, headers=answer.headers, stream=Body(answer.stream), extensions=answer.extensions
            )

        def close(self) -> None:
            pool.close()

    return Transport()
