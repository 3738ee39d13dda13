"""Words and facets as they stand in a full-text index: the same in every database.

The databases' own tokenisers differ; so texts are split, folded and stemmed here, and the databases are given lexemes
that hold letters and digits only. A facet, such as ``code:RUS``, is a lexeme with a colon in it, which no word has.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 80
"""Letters of a word that are kept: no language needs more, and what is longer is data and no word."""

_stemmer = snowballstemmer.stemmer("english")


class Lexemes(NamedTuple):
    """What the index holds of one row: words in their order, and facets."""

    words: tuple[str, ...]
    facets: tuple[str, ...]


def words(text: str) -> tuple[str, ...]:
    """The words of a text in their order: without accents and case, stemmed by Snowball's English rules."""
    return tuple(stem(word) for word in split(folded(text)))


def prefix(text: str) -> str:
    """A word that others begin with, folded and not stemmed; empty if the text holds no word."""
    found = split(folded(text))
    return found[0][:_LONGEST] if found else ""


def folded(text: str) -> str:
    """A text without accents and case."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text)
    return "".join(c for c in spread if not unicodedata.combining(c)).casefold()


def split(text: str) -> list[str]:
    """The words of a folded text."""
    return _WORD.findall(text)


def slug(value: str) -> str:
    """A name as a facet holds it: its words, folded, with hyphens between them."""
    return "-".join(_WORD.findall(folded(value)))[:_LONGEST].rstrip("-") or "-"


def facet(field: str, value: str) -> str:
    """A facet: the field and the slug of its value."""
    return f"{field}:{slug(value)}"


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded word."""
    found: str = _stemmer.stemWord(word[:_LONGEST])
    return found
