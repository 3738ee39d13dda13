from __future__ import annotations

import gzip
import ipaddress
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportedly.errors import FetchError, FetchRefused, NotFound, NotText, TooLarge
from reportedly.sources import Limits, article, fetch
from reportedly.sources.addresses import Address, refusal

PAGE = (
    b"<!DOCTYPE html><html><body><h1>Talks fail</h1><p>The foreign minister said on Monday that the talks in "
    b"Geneva had failed.</p><p>A spokeswoman for the mission denied it in a statement to reporters.</p></body></html>"
)


def only_loopback(address: Address) -> str | None:
    return None if str(address) == "127.0.0.1" else refusal(address)


LIMITS = Limits(check=only_loopback, max_seconds=5)
Answer = Callable[[str, Callable[[bytes], None]], None]


def whole(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


@contextmanager
def serving(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server on loopback that answers each request by calling ``answer`` with it and a way to send."""
    server = socket.create_server(("127.0.0.1", 0))

    def one(connection: socket.socket) -> None:
        try:
            with connection, context.wrap_socket(connection, server_side=True) if context else connection as talk:
                request = b""
                while b"\r\n\r\n" not in request and (data := talk.recv(4096)):
                    request += data
                answer(request.decode(), talk.sendall)
        except OSError:
            return

    def accept() -> None:
        while True:
            try:
                connection, _peer = server.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server.getsockname()[1]
    finally:
        server.close()


@contextmanager
def fixed(answer: bytes) -> Iterator[str]:
    with serving(lambda _request, send: send(answer)) as port:
        yield f"http://127.0.0.1:{port}/"


REFUSED = """
127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
100.64.0.1 192.0.2.1 198.18.0.1 203.0.113.9 224.0.0.1 239.1.1.1 255.255.255.255 240.0.0.1 :: ::1
::ffff:10.0.0.1 ::ffff:8.8.8.8 ::7f00:1 fe80::1 fe80::1%eth0 fc00::1 fd00::1 fec0::1 ff02::1
2002:7f00:1:: 64:ff9b::7f00:1 64:ff9b:1::1 2001::1 2001:db8::1 100::1 4000::1
"""


@pytest.mark.parametrize("address", REFUSED.split())
def test_addresses_that_are_refused(address: str) -> None:
    assert refusal(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert refusal(ipaddress.ip_address(address)) is None


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://planet.example/", "javascript:1", "http://", "http://u:p@planet.example/", "http://[::1",
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:127.0.0.1]/",
        "http://[::1]/",
    ],
)  # fmt: skip
def test_urls_that_are_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        fetch(url)


def test_a_page_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(request: str, send: Callable[[bytes], None]) -> None:
        asked.append(request)
        send(whole(PAGE))

    # A proxy of the environment would see the request; it is not used.
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    with serving(answer) as port:
        found = article(f"http://127.0.0.1:{port}/news/1", limits=LIMITS)
    assert found.text.startswith("Talks fail\n\nThe foreign minister")
    assert found.url is not None
    assert found.url.value == f"http://127.0.0.1:{port}/news/1"
    assert f"host: 127.0.0.1:{port}" in asked[0].lower()
    assert "reportedly" in asked[0]


def test_a_name_is_resolved_once_and_its_address_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    resolved: list[str] = []

    def rebinding(host: str, port: int, **_options: object) -> list[tuple[object, ...]]:
        resolved.append(host)
        place = "127.0.0.1" if len(resolved) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port))]

    asked: list[str] = []

    def answer(request: str, send: Callable[[bytes], None]) -> None:
        asked.append(request)
        send(whole(PAGE))

    with serving(answer) as port:
        monkeypatch.setattr(
            "reportedly.sources.addresses.socket.getaddrinfo", rebinding_for("planet.example", rebinding)
        )
        assert fetch(f"http://planet.example:{port}/", LIMITS).data == PAGE
    assert resolved == ["planet.example"]
    assert f"host: planet.example:{port}" in asked[0].lower()


def rebinding_for(name: str, answer: Callable[..., list[tuple[object, ...]]]) -> Callable[..., object]:
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *rest: object, **options: object) -> object:
        return answer(host, port, **options) if host == name else real(host, port, *rest, **options)  # type: ignore[arg-type]

    return look_up


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "http://[::1]/", "file:///etc/passwd", "http://u:p@127.0.0.1/"])
def test_every_redirect_is_checked(target: str) -> None:
    with fixed(whole(b"", f"Location: {target}", status="302 Found")) as url, pytest.raises(FetchError):
        fetch(url, LIMITS)


def test_redirects_are_followed_to_an_end() -> None:
    def answer(request: str, send: Callable[[bytes], None]) -> None:
        number = int(request.split()[1].strip("/") or 0)
        send(whole(PAGE) if number == 0 else whole(b"", f"Location: /{number - 1}", status="301 Moved"))

    with serving(answer) as port:
        assert fetch(f"http://127.0.0.1:{port}/5", LIMITS).url == f"http://127.0.0.1:{port}/0"
        with pytest.raises(FetchError, match="redirects more than 5"):
            fetch(f"http://127.0.0.1:{port}/6", LIMITS)


def test_what_is_packed_is_unpacked_up_to_the_limit() -> None:
    with fixed(whole(gzip.compress(PAGE), "Content-Encoding: gzip")) as url:
        assert fetch(url, LIMITS).data == PAGE
    with fixed(whole(gzip.compress(b"0" * 30_000_000), "Content-Encoding: gzip")) as url, pytest.raises(TooLarge):
        fetch(url, LIMITS)
    with fixed(whole(b"0" * 2000)) as url, pytest.raises(TooLarge):
        fetch(url, Limits(check=only_loopback, max_bytes=1999))
    for body, packing in ((b"no", "gzip"), (gzip.compress(PAGE)[:-20], "gzip"), (PAGE, "br")):
        with fixed(whole(body, f"Content-Encoding: {packing}")) as url, pytest.raises(FetchError):
            fetch(url, LIMITS)


@pytest.mark.parametrize("slow", ["header", "body"])
def test_the_whole_fetch_has_one_time_limit(slow: str) -> None:
    def answer(_request: str, send: Callable[[bytes], None]) -> None:
        if slow == "body":
            send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            send(b"x")
            time.sleep(0.05)

    began = time.monotonic()
    with serving(answer) as port, pytest.raises(FetchError, match="seconds"):
        fetch(f"http://127.0.0.1:{port}/", Limits(check=only_loopback, max_seconds=0.5))
    assert time.monotonic() - began < 3


def test_answers_that_are_no_page() -> None:
    for answer, error in (
        (whole(b"", status="404 Not Found"), NotFound),
        (whole(b"", status="503 Busy"), FetchError),
        (whole(b"x", kind="image/png"), NotText),
        (b"nonsense", FetchError),
        (b"", FetchError),
    ):
        with fixed(answer) as url, pytest.raises(error):
            fetch(url, LIMITS)


def test_a_closed_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(FetchError):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_certificates_are_checked_against_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=planet.example",
         "-addext", "subjectAltName=DNS:planet.example", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    serves = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serves.load_cert_chain(certificate, key)
    named: list[str | None] = []
    serves.sni_callback = lambda _socket, name, _context: named.append(name)
    trusts = ssl.create_default_context(cafile=str(certificate))

    def loopback(_host: str, port: int, **_options: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    limits = Limits(check=only_loopback, max_seconds=5, tls=trusts)
    with serving(lambda _request, send: send(whole(PAGE)), serves) as port:
        for name in ("planet.example", "other.example"):
            monkeypatch.setattr("reportedly.sources.addresses.socket.getaddrinfo", rebinding_for(name, loopback))
            if name == "planet.example":
                assert fetch(f"https://{name}:{port}/", limits).data == PAGE
            else:
                with pytest.raises(FetchError, match="certificate"):
                    fetch(f"https://{name}:{port}/", limits)
    assert named == ["planet.example", "other.example"]
