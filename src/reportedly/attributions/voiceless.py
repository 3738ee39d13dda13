"""Which of the attributions that the tagger sees are nobody's words: hedges of the narrator, and measures."""

from __future__ import annotations

import re
from functools import cache

from ..language.document import Document
from ..language.lexicons import rows
from .acts import FILLERS, base_forms
from .assembly import Found, characters
from .nesting import Placed
from .words import Words

FINITE = frozenset({"VBZ", "VBP"})
HAVE = frozenset({"has", "have", "had", "having"})
SUBJECTS = frozenset({"nsubj", "csubj"})


@cache
def hedges() -> frozenset[str]:
    """Verbs that hedge the narrator's own statement."""
    return frozenset(row[0] for row in rows("reportedly.attributions", "hedges.txt"))


@cache
def norms() -> frozenset[str]:
    """Documents that order and do not report."""
    return frozenset(row[0] for row in rows("reportedly.attributions", "norms.txt"))


@cache
def deeds() -> frozenset[str]:
    """Verbs of doing that are no saying."""
    return frozenset(row[0] for row in rows("reportedly.attributions", "deeds.txt"))


def sourced(found: list[Found], document: Document, words: Words) -> list[Found]:
    """``found`` without the narrator's hedges, before anything is built on them."""
    return [f for f in found if f.source is not None or not _own(document, characters(words, f.cue))]


def voiced(placed: list[Placed], document: Document, words: Words) -> list[Placed]:
    """``placed`` without those that are nobody's; what they held hangs on what held them.

    Nobody's are cues that hold no word of saying ("to", "has let"), the narrator's hedges ("it seems that"), active
    verbs whose subject is no source, and measures ("to withdraw according to resolution 2254"). "Is expected to" and
    "was reportedly" stay: somebody expects and reports, though the text does not say who.
    """
    kept = [n for n, one in enumerate(placed) if nobodys(one.found, document, words) is None]
    number = {old: new for new, old in enumerate(kept)}
    return [placed[n]._replace(parent=_held_by(placed, number, placed[n].parent)) for n in kept]


def _held_by(placed: list[Placed], number: dict[int, int], parent: int | None) -> int | None:
    while parent is not None and parent not in number:
        parent = placed[parent].parent
    return number[parent] if parent is not None else None


def nobodys(found: Found, document: Document, words: Words) -> str | None:
    """Why ``found`` is nobody's words, for a person to read; ``None`` if it is somebody's."""
    cue = document.text[slice(*characters(words, found.cue))]
    telling = [word for word in cue.split() if word.lower() not in FILLERS]
    if all(any(form in deeds() for form in base_forms(word)) for word in telling):
        return f"“{cue}” tells of no saying"
    if found.source is None:
        own = _own(document, characters(words, found.cue))
        return f"without a source, “{cue}” is the narrator's own word" if own else None
    source = document.text[slice(*characters(words, found.source))]
    head = re.split(r"\s(?:of|on|in|by|for)\s", source)[0].split()[-1].lower()
    if cue.lower().startswith("according to") and head in norms():
        return f"a {head} is what something is measured by, and says nothing of it"
    return None


def _own(document: Document, cue: tuple[int, int]) -> bool:
    located = document.span(*cue)
    if located is None:
        return False
    for token in located[1]:
        if any(form in hedges() for form in base_forms(token.text)):
            return True
    verbs = [t for t in located[1] if t.tag_.startswith("VB")]
    if any(t.lower_.endswith("edly") and t.tag_ == "RB" for t in located[1]):  # reportedly, allegedly
        return False
    if not verbs or any(t.lower_ == "to" and t.dep_ == "aux" for t in located[1]):
        return False
    verb = verbs[-1]
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    subject = any(child.dep_ in SUBJECTS for child in verb.children)
    perfect = verb.tag_ == "VBN" and any(child.lower_ in HAVE for child in verb.children)
    joined = verb.tag_ in ("VBD", "VBN") and verb.dep_ == "conj"
    return not passive and (verb.tag_ in FINITE or (verb.tag_ == "VBD" and subject) or perfect or joined)
