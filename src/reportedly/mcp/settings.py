"""How an archive is served to assistants."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from ..errors import UsageError


class Settings(NamedTuple):
    """How an archive is served to assistants.

    Args:
        site: address of the archive's site (``reportedly serve``), without a stroke at its end; ``None`` without one.
        fetch: whether addresses of the web may be fetched to be read.
        tellings: of one story in one answer at most.
        stretch: characters of an article's text in one answer at most.
        characters: of a text that is read on the spot at most.
        query_seconds, reading_seconds: how long a question to the archive, and reading a text, may take.
        seconds: how long any answer may.
    """

    site: str | None = None
    fetch: bool = False
    tellings: int = 40
    stretch: int = 40_000
    characters: int = 100_000
    query_seconds: float = 20.0
    reading_seconds: float = 60.0
    seconds: float = 120.0


def settings(site: str | None, *, fetch: bool = False) -> Settings:
    """The settings that a person asks for.

    Args:
        site, fetch: as for :class:`Settings`.

    Raises:
        UsageError: the site's address is none.
    """
    return Settings(site=_address(site) if site else None, fetch=fetch)


def _address(site: str) -> str:
    try:
        parts = urlsplit(site)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.fragment
    except ValueError:
        fits = False
    if not fits:
        raise UsageError(f"--site: {site!r} is no address of a site; write it as http://127.0.0.1:8000")
    return site.rstrip("/")
