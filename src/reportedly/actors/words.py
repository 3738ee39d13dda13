"""The words of a phrase, and the form in which names are looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:['’]s\b)?|[^\W_]+(?:['’&.][^\W_]+)*(?:(?<=s)['’])?")
BREAK = re.compile(r"[,;:()\[\]\"“”—–]|\s/|/\s|--|\s-\s")
OWNER = re.compile(r"(?:['’]s|s['’])$", re.IGNORECASE)


class Word(NamedTuple):
    """A word and where it stands in its text.

    Args:
        key: the form for look-ups: lower case, without accents, full stops, apostrophes and possessive.
        owner: it carries a possessive.
        glued: a hyphen joins it to the word before.
        apart: punctuation stands between it and the word before.
    """

    start: int
    end: int
    text: str
    key: str
    owner: bool
    glued: bool
    apart: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that no decomposition turns into plain ones."""
SPACED, DROPPED = "-(),/", ".'&"
"""Marks that part words in names, and marks that do not."""
OWNED = re.compile(r"(?<=[\w.])'s\b")
SPACES = re.compile(r"  +")


def normalised(text: str) -> str:
    """A text of names in the form for look-ups, line for line and cell for cell."""
    lowered = text.lower()
    if not lowered.isascii():
        letters = lowered.translate(LETTERS).replace("’", "'")
        lowered = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    plain = OWNED.sub("", lowered)
    for mark in SPACED:  # faster than a translation, which counts for tables of thousands of names
        plain = plain.replace(mark, " ")
    for mark in DROPPED:
        plain = plain.replace(mark, "")
    return SPACES.sub(" ", plain)


def all_keys(names: Sequence[str]) -> list[str]:
    """Many names in the form for look-ups, at once."""
    lines = normalised("\n".join(name if name.isascii() else normalised(name) for name in names)).split("\n")
    return [line.strip().removeprefix("the ") for line in lines] if names else []


def keys(text: str) -> str:
    """A name in the form for look-ups: ``the Côte d'Ivoire`` is ``cote divoire``."""
    return normalised(text).strip().removeprefix("the ")


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """One word in the form for look-ups: ``Turkey's`` is ``turkey``, ``U.S.`` is ``us``."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return normalised(word).strip() or word.lower()


def split(text: str) -> list[Word]:
    """The words of ``text`` in order; numbers count as words, punctuation does not."""
    return list(_split(text))


@lru_cache(maxsize=512)  # an article and its phrases are asked for several times
def _split(text: str) -> tuple[Word, ...]:
    found: list[Word] = []
    last = 0
    for match in WORD.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        gap = text[last:start]
        glued = bool(found) and gap in ("-", "‐", "‑")
        apart = bool(found) and gap != " " and not glued and BREAK.search(gap) is not None
        owner = ("'" in word or "’" in word) and OWNER.search(word) is not None
        found.append(Word(start, end, word, key(word), owner, glued, apart))
        last = end
    return tuple(found)
