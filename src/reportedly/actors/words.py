"""The words of a phrase, and the form in which names are looked up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:['’]s\b)?|[^\W_]+(?:['’&.][^\W_]+)*(?:(?<=s)['’])?")
BREAK = re.compile(r"[,;:()\[\]\"“”—–/]|--|\s-\s")
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


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """One word in the form for look-ups: ``Turkey's`` is ``turkey``, ``U.S.`` is ``us``."""
    if word.isascii() and word.isalnum():
        return word.lower()
    bare = OWNER.sub(lambda found: "s" if found.group()[0] in "sS" else "", word)
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode() or bare
    return re.sub(r"['.’]", "", plain).lower()


def split(text: str) -> list[Word]:
    """The words of ``text`` in order; numbers count as words, punctuation does not."""
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
    return found


def keys(text: str) -> str:
    """A name in the form for look-ups: ``the Côte d'Ivoire`` is ``cote divoire``."""
    lowered = text.lower().strip()
    if text.isascii() and text.replace(" ", "").isalnum():
        return lowered.removeprefix("the ")
    return " ".join(word.key for word in split(text)).removeprefix("the ")
