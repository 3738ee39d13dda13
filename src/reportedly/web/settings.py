"""How a site is served."""

from __future__ import annotations

from ipaddress import ip_address
from typing import NamedTuple

from ..errors import UsageError

TOKEN_LENGTH = 16
"""Characters that a token must at least have, so that it cannot be guessed."""


class Settings(NamedTuple):
    """How a site is served.

    Args:
        host, port: what it listens on.
        token: what whoever asks must know; ``None`` where only this machine can ask.
        fetch: whether addresses of the web may be fetched for readers.
        editable: whether articles may be added and readings be corrected.
        names: further names under which it is reached, such as that of a proxy.
        body: bytes of a request at most.
        characters: of a text that is read on the spot.
        reading_seconds, query_seconds: how long a reading, and a question to the archive, may take.
        per_minute: requests of one address in a minute; 0 for no limit.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    fetch: bool = True
    editable: bool = True
    names: tuple[str, ...] = ()
    body: int = 4_000_000
    characters: int = 200_000
    reading_seconds: float = 60.0
    query_seconds: float = 10.0
    per_minute: int = 0


def loopback(host: str) -> bool:
    """Whether only this machine can reach an address to listen on."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def settings(
    host: str,
    port: int,
    token: str | None,
    *,
    fetch: bool | None = None,
    editable: bool = True,
    names: tuple[str, ...] = (),
) -> Settings:
    """Settings that are safe for where a site listens.

    Args:
        host, port, token, editable, names: as for :class:`Settings`.
        fetch: ``None`` for what is safe: only where nobody else can ask.

    Raises:
        UsageError: others could reach it, and no token, or too short a one, was given.
    """
    alone = loopback(host)
    if not alone and not token:
        raise UsageError(
            f"{host} can be reached by others; choose a token of {TOKEN_LENGTH} characters or more and give it with "
            "--token, or in REPORTEDLY_TOKEN"
        )
    if token is not None and len(token) < TOKEN_LENGTH:
        raise UsageError(f"a token of {len(token)} characters can be guessed; choose {TOKEN_LENGTH} or more")
    made = Settings(host=host, port=port, token=token, editable=editable, names=names)
    return made._replace(fetch=alone if fetch is None else fetch, per_minute=0 if alone else 300)
