"""Archives as commands open them and speak of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportedly.archive.adding import Outcome
from reportedly.errors import UsageError
from reportedly.formats.phrases import count
from reportedly.keeping import Archive

_NOUNS = (Outcome.VERSION, Outcome.OLDER)
_ORDER = (Outcome.ADDED, Outcome.KNOWN, *_NOUNS, Outcome.REREAD)


def named(address: str | None) -> str:
    """The address of the archive that was asked for.

    Raises:
        UsageError: none was.
    """
    if not address:
        raise UsageError("name the archive: --archive FILE, or set REPORTEDLY_ARCHIVE")
    return address


def existing(address: str | None) -> Archive:
    """The archive that was asked for; none is made.

    Raises:
        UsageError: none was.
        NotFound, ArchiveError: there is none, or it cannot be opened.
    """
    return Archive(named(address), create=False)


def short(archive: Archive) -> str:
    """What a person calls an archive: its file's name, or its database's."""
    return re.split(r"[/\\]", archive.name.rstrip("/\\"))[-1]


def holds(archive: Archive) -> str:
    """How much an archive holds: ``news.db holds 340 articles, 2,911 statements, 1,804 events``."""
    size = archive.size()
    parts = (("articles", "article"), ("attributions", "statement"), ("events", "event"))
    return f"{short(archive)} holds {', '.join(count(size[field], noun) for field, noun in parts)}"


def outcomes(counted: Mapping[Outcome, int]) -> str:
    """What became of articles: ``12 added, 3 known, 1 new version``; ``no change`` if there were none."""
    found = [
        count(counted[one], one.value) if one in _NOUNS else f"{counted[one]:,} {one.value}"
        for one in _ORDER
        if counted.get(one)
    ]
    return ", ".join(found) or "no change"
