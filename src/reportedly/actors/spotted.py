"""The names in a text that the knowledge base knows, for the reading of names."""

from __future__ import annotations

from ..language.entities import NameSpan
from ..language.lexicons import given_names
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
        bearers = knowledge.by_surname(word.key) if number not in taken and word.capital else []
        if any(one.famous for one in bearers):
            genders = {given_names().get(one.name.split()[0].lower(), "u") for one in bearers}
            gender = genders.pop() if len(genders) == 1 else "u"
            end = word.start + len(POSSESSIVE.sub("", word.text))
            found.append(NameSpan(word.start, end, "PERSON", gender if gender in ("m", "f") else None))
    for hit in hits:
        label = _label(hit, words)
        if label is not None:
            last = words[hit.end - 1]
            name = POSSESSIVE.sub("", last.text)
            found.append(NameSpan(words[hit.start].start, last.start + len(name), label))
    return sorted(found, key=lambda name: name.start)


def _label(hit: Hit, words: list[Word]) -> str | None:
    """What a hit is labelled as; ``None`` where it may be a common word."""
    entry, how = hit.known[0]
    many = hit.end - hit.start > 1
    if how not in NAMED or entry.ambiguous or not words[hit.start].capital:
        return None
    if entry.kind in STATES:
        return "GPE" if many and words[hit.end - 1].capital else None
    if entry.kind == "person":
        return "PERSON" if many or entry.famous else None
    return "ORG" if many and words[hit.end - 1].capital else None
