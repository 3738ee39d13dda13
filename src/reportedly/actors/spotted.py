"""The names in a text that the knowledge base knows, for the reading of names."""

from __future__ import annotations

from ..language.entities import NameSpan
from ..language.names import POSSESSIVE
from .entries import STATES
from .knowledge import Hit, Knowledge
from .words import Word, split

NAMED = frozenset({"name", "alias"})


def spotted(text: str, knowledge: Knowledge) -> list[NameSpan]:
    """Where ``text`` names somebody whom ``knowledge`` knows without doubt, in order.

    Names of one word count only if they are those of famous persons; those of states and places are left to the
    recogniser, whose labels tell them from people.
    """
    words = split(text)
    found = []
    hits = knowledge.scan(words)
    taken = {n for hit in hits for n in range(hit.start, hit.end)}
    for number, word in enumerate(words):
        if number not in taken and word.capital and any(one.famous for one in knowledge.by_surname(word.key)):
            found.append(NameSpan(word.start, word.start + len(POSSESSIVE.sub("", word.text)), "PERSON"))
    for hit in hits:
        label = _label(hit, words)
        if label is not None:
            last = words[hit.end - 1]
            name = POSSESSIVE.sub("", last.text)
            found.append(NameSpan(words[hit.start].start, last.start + len(name), label))
    return sorted(found)


def _label(hit: Hit, words: list[Word]) -> str | None:
    """What a hit is labelled as; ``None`` where it may be a common word."""
    entry, how = hit.known[0]
    many = hit.end - hit.start > 1
    if how not in NAMED or entry.ambiguous or entry.kind in STATES or not words[hit.start].capital:
        return None
    if entry.kind == "person":
        return "PERSON" if many or entry.famous else None
    return "ORG" if many and words[hit.end - 1].capital else None
