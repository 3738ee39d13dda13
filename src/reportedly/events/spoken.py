"""Acts of speech that are events: what an attribution's kind of act tells of the type of its cue."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..attributions.words import Words, word_range
from ..language.document import Document
from ..language.lexicons import rows
from ..records import Act, Attribution
from .grammar import acts, owner, token_at
from .heads import TYPES
from .roles import CERTAIN, PERHAPS, Phrase
from .triggers import Trigger

SHARE = 0.35
"""Weight of the act beside the event model, where the model sees at least a chance of :data:`HINT`.

Set by hand, one value tried: false alarms on the development sentences without event fell from 21.7 to 18.9 per cent
with it, and the accuracy of types on PLV from 80.3 to 79.8.
"""
HINT = 0.2


@cache
def _types() -> dict[Act, int]:
    return {Act(act): 1 + TYPES.index(kind) for act, kind in rows("reportedly.events", "acts.tsv")}


def informed(types: NDArray[np.float32], words: Words, attributions: tuple[Attribution, ...]) -> NDArray[np.float32]:
    """Probabilities of types, shape (words, 17), that have heard what the attributions' acts say of their cues."""
    told = types.copy()
    for said in attributions:
        kind = _types().get(said.act) if said.act is not None and not said.negated else None
        word = _head(types, words, said)
        if kind is None or word is None or 1.0 - types[word, 0] < HINT:
            continue
        told[word] *= 1.0 - SHARE
        told[word, kind] += SHARE
    return told


def _head(types: NDArray[np.float32], words: Words, said: Attribution) -> int | None:
    """The word of a cue that looks most like an event."""
    numbers = [n for span in said.cue for n in range(*word_range(words, span.start, span.end))]
    return min(numbers, key=lambda n: float(types[n, 0]), default=None)


def disowned(
    found: dict[str, list[Phrase]], document: Document, trigger: Trigger, attributions: tuple[Attribution, ...]
) -> dict[str, list[Phrase]]:
    """The phrases of a deed with an owner of its own that is spoken of: its owner has done it, not who speaks of it."""
    its = owner(document, trigger.start, trigger.end)
    if its is None:
        return found
    others = (phrase for role in ("recipients", "places") for phrase in found.get(role, ()))
    if not found["actors"] and acts(document, *its) and not any(o.start < its[1] and its[0] < o.end for o in others):
        found["actors"] = [Phrase(*its, PERHAPS, "parse")]
    speakers = [
        s
        for a in attributions
        if a.source is not None and any(c.start <= trigger.start < c.end for c in a.content)
        for s in a.source.spans
    ]
    kept = [p for p in found["actors"] if not any(s.start < p.end and p.start < s.end for s in speakers)]
    if len(kept) < len(found["actors"]):
        found["actors"] = kept or [Phrase(*its, CERTAIN, "parse")]
    return found


def told_of_others(
    found: dict[str, list[Phrase]], document: Document, trigger: Trigger, attributions: tuple[Attribution, ...]
) -> dict[str, list[Phrase]]:
    """The phrases of a deed that is told of others: who tells it is not among those who did it.

    A pronoun among the doers may be the teller himself, and tells nothing.
    """
    for said in attributions:
        told = next((c for c in said.content if c.start <= trigger.start < c.end), None)
        if told is None or said.source is None:
            continue
        tellers = [p for p in found["actors"] if any(s.start < p.end and p.start < s.end for s in said.source.spans)]
        others = [p for p in found["actors"] if told.start <= p.start < told.end and not _pronoun(document, p)]
        if others:
            found["actors"] = [p for p in found["actors"] if p not in tellers]
    return found


def _pronoun(document: Document, phrase: Phrase) -> bool:
    token = token_at(document, phrase.start, phrase.end)
    return token is not None and token.tag_ in {"PRP", "PRP$", "WP", "WP$", "WDT"}


def completed(
    found: dict[str, list[Phrase]], trigger: Trigger, attributions: tuple[Attribution, ...]
) -> dict[str, list[Phrase]]:
    """The phrases of a trigger that is a cue: its source acts and its addressee is acted upon, if nobody else is."""
    said = next((a for a in attributions if any(c.start <= trigger.start < c.end for c in a.cue)), None)
    if said is None or said.act not in _types():
        return found
    for role, mention in (("actors", said.source), ("recipients", said.addressee)):
        if not found[role] and mention is not None:
            found[role] = [Phrase(s.start, s.end, mention.confidence, "attribution") for s in mention.spans[:1]]
    return found
