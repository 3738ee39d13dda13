"""The rules of language of this room, read from the files under ``data/``."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file, without comments and blank lines.

    Args:
        name: the file's name under ``data/``. A line that begins with ``# `` is a comment.
    """
    content = (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
    return tuple(line for line in content.splitlines() if line.strip() and not line.startswith("# "))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The tab-separated rows of a data file."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines(name))


@cache
def pairs(name: str) -> dict[str, str]:
    """The first two columns of a data file, as a mapping."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def column(name: str, key: str) -> tuple[str, ...]:
    """The second column of those rows of a data file whose first is the key, in the file's order."""
    return tuple(row[1] for row in rows(name) if row[0] == key)


@cache
def words(name: str) -> frozenset[str]:
    """The lines of a data file as a set, in lower case."""
    return frozenset(line.strip().lower() for line in lines(name))


def alternatives(names: list[str] | tuple[str, ...] | frozenset[str]) -> str:
    """A regular expression that matches any of the names, the longest first."""
    import re

    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
