"""Who is told not to have done it, beside who has: "rebels, not soldiers, shot him"."""

from __future__ import annotations

import re
from functools import cache

from ..language.document import Document
from ..language.lexicons import rows
from .roles import Phrase

ROLES = frozenset({"actors", "recipients"})
BEFORE = 24
"""Characters before somebody in which the word that excludes them stands."""
APART = re.compile(r"(?:^|[,;:(—–-]|\b(?:and|but|it (?:is|was)))\s*$", re.IGNORECASE)
"""What stands before a "not" that is about somebody and not about the deed."""
BUT = re.compile(r"\s*,?\s+but\b", re.IGNORECASE)


def without_excluded(found: dict[str, list[Phrase]], document: Document) -> dict[str, list[Phrase]]:
    """The phrases in roles, but for actors and recipients whom the words before them exclude."""
    return {
        role: [phrase for phrase in some if role not in ROLES or not _is_excluded(phrase, document)]
        for role, some in found.items()
    }


def _is_excluded(phrase: Phrase, document: Document) -> bool:
    sentence = document.sentence_at(phrase.start)
    first = document.sentences[sentence].start if sentence is not None else 0
    low = max(first, phrase.start - BEFORE)
    match = _words().search(document.text[low : phrase.start])
    if match is None or match["word"].lower() != "not":
        return match is not None
    before = document.text[first : low + match.start()].rstrip("\"“‘'")
    return APART.search(before) is not None or BUT.match(document.text, phrase.end) is not None


@cache
def _words() -> re.Pattern[str]:
    words = "|".join(re.escape(row[0]) for row in rows("reportedly.events", "excluding.txt"))
    return re.compile(rf"\b(?P<word>{words})\s+(?:(?:the|a|an|any|its|their|his|her)\s+)?[\"“‘']?$", re.IGNORECASE)
