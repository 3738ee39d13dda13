"""One place where a document is named."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportedly.language.lexicons import rows

PACKAGE = "reportedly.citations"


CAPITAL = r"(?:(?:[A-Z]\.){1,4}|(?:Co|Inc|Corp|Ltd|St|Bros|Dept|Assn)\.|[A-Z][\w'’&-]*)"
"""A word with a capital; a full stop belongs to it only in initials and in abbreviations of names."""


class Hit(NamedTuple):
    """A document named at one place.

    Args:
        start, end: where.
        kind, name, body, number, year: as :class:`~reportedly.records.grounding.Citation` has them.
        confidence: how sure it is that this is the document meant.
    """

    start: int
    end: int
    kind: str
    name: str
    body: str | None
    number: str | None
    year: int | None
    confidence: float


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of ``words.tsv``."""
    return frozenset(word for kind, listed in rows(PACKAGE, "words.tsv") if kind == name for word in listed.split())


@cache
def either(name: str) -> str:
    """The words of one list as alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(name), key=len, reverse=True))


def year_in(text: str) -> int | None:
    """The last year of four figures in a text."""
    found = re.findall(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", text)
    return int(found[-1]) if found else None


def without_openers(text: str, start: int) -> int:
    """Where a name begins after words that only open a sentence or a phrase ("Under the", "Since").

    Args:
        text: from ``start`` on, a run of words with capitals.
        start: where the run begins.
    """
    opener = re.compile(rf"(?:{either('openers')})\s+")
    while (match := opener.match(text, start)) is not None:
        start = match.end()
    return start


def names_a_place(text: str, end: int) -> bool:
    """Whether what follows a name makes it that of a hall or a body ("Lawrence Convention Center")."""
    after = re.match(r"\s+(?:&\s+|and\s+)?([\w'’]+)", text[end : end + 30])
    return after is not None and after.group(1).replace("’", "'") in words("beyond")
