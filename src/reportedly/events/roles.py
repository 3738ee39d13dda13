"""Who did it, to whom, where, when, how many: the phrases in a trigger's roles."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..attributions.words import Words
from ..language.document import Document, Parsed
from .heads import ROLES

if TYPE_CHECKING:
    from spacy.tokens import Span as Spanned
    from spacy.tokens import Token

CERTAIN, PERHAPS = 0.5, 0.3
"""A phrase holds a word at ``CERTAIN`` and goes on over those at ``PERHAPS``; a role without one takes its best."""

WITHIN_NAMES = frozenset({"NN", "JJ", "IN", "DT"})
"""Beginnings of the tags of words inside a body's name: no verb, no mark, no possessive."""

AHEAD = 3
"""Words up to the noun that the last word of a phrase belongs to."""

OPENING = frozenset({"prep", "agent", "punct", "cc", "mark"})
"""How words hang that are no part of a phrase at its beginning."""

STUMP = 3
"""Words up to which a relative clause at the end of a phrase is broken off."""

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})

NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


class Ties(NamedTuple):
    """What ties a role to a trigger: dependencies in active and passive clauses, prepositions after verbs and nouns."""

    active: frozenset[str]
    passive: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]


DOERS = Ties(frozenset({"nsubj"}), frozenset(), frozenset({"by"}), frozenset({"by"}))
SUFFERERS = Ties(
    frozenset({"dobj", "dative"}),
    frozenset({"nsubjpass"}),
    frozenset({"against"}),
    frozenset({"on", "against", "of"}),
)


SIDES = frozenset({"actors", "recipients"})
ELSEWHERE = 0.1
"""How much surer somebody of another sentence must be to stand in the place of those in the trigger's own: headlines
leave out who did it. Between 0.1 and never, the labels of articles kept aside tell no difference."""


class Phrase(NamedTuple):
    """Words in a role: offsets, the model's probability (or the parse's), and what found it."""

    start: int
    end: int
    confidence: float
    by: str


def phrases(
    document: Document, words: Words, low: int, scores: NDArray[np.float32], trigger: int, settings: dict[str, float]
) -> dict[str, list[Phrase]]:
    """The phrases of every role of a trigger.

    Args:
        low: number of the word that the first row of ``scores`` is about.
        scores: shape (words looked at, roles).
        settings: thresholds by role.
    """
    found: dict[str, list[Phrase]] = {}
    for column, role in enumerate(ROLES):
        runs = _runs(scores[:, column], settings.get(role, CERTAIN), words.paragraph[low : low + len(scores)])
        apart = [_phrase(document, words, low + a, low + b, float(p)) for a, b, p in runs]
        found[role] = _with_owners(document.text, apart)
    here = document.sentence_at(int(words.starts[trigger]))
    for role in ROLES:
        found[role] = _own(found[role], document, here, ELSEWHERE if role in SIDES else 1.0)
    located = document.span(int(words.starts[trigger]), int(words.ends[trigger]))
    if located is not None:
        for role, ties in (("actors", DOERS), ("recipients", SUFFERERS)):
            if not found[role]:
                piece, span = located
                others = found["actors"] + found["recipients"]
                found[role] = [
                    one
                    for one in _from_parse(span.root, piece, ties)
                    if not any(o.start < one.end and one.start < o.end for o in others)
                ]
    joined = [phrase for phrase in found["recipients"] if _joined(document, phrase, found["actors"])]
    found["actors"] += joined
    found["recipients"] = [phrase for phrase in found["recipients"] if phrase not in joined]
    return found


def _own(some: list[Phrase], document: Document, here: int | None, margin: float) -> list[Phrase]:
    """The phrases of the trigger's sentence where it has any, unless another's are surer by more than ``margin``."""
    own = [one for one in some if document.sentence_at(one.start) == here]
    if not own:
        return some
    surest = max(some, key=lambda one: one.confidence)
    if max(one.confidence for one in own) >= surest.confidence - margin:
        return own
    there = document.sentence_at(surest.start)
    return [one for one in some if document.sentence_at(one.start) == there]


def _with_owners(text: str, apart: list[Phrase]) -> list[Phrase]:
    """The phrases of a role; one that another owns is one with it: "the king" and "'s allies"."""
    found: list[Phrase] = []
    for phrase in apart:
        owner = found[-1] if found else None
        if owner is not None and text[owner.end : phrase.start].strip() in POSSESSIVES:
            found[-1] = Phrase(owner.start, phrase.end, max(owner.confidence, phrase.confidence), phrase.by)
        else:
            found.append(phrase)
    return found


def _joined(document: Document, phrase: Phrase, actors: list[Phrase]) -> bool:
    """Whether a phrase is coordinated with an actor's: in "A and B agreed" both act."""
    located = document.span(phrase.start, phrase.end)
    if located is None or located[1].root.dep_ != "conj":
        return False
    head = located[0].offset(located[1].root.head)
    return any(actor.start <= head < actor.end for actor in actors)


def _runs(scores: NDArray[np.float32], least: float, paragraph: NDArray[np.int64]) -> list[tuple[int, int, float]]:
    """First word, one past the last, and highest probability of each run of words in a role.

    A run holds one word at ``least`` and goes on over those at ``PERHAPS``.
    """
    runs: list[tuple[int, int, float]] = []
    start: int | None = None
    for at in range(len(scores) + 1):
        ends = at == len(scores) or scores[at] < PERHAPS or (at > 0 and paragraph[at] != paragraph[at - 1])
        if ends and start is not None:
            runs.append((start, at, float(scores[start:at].max())))
            start = None
        if at < len(scores) and scores[at] >= PERHAPS and start is None:
            start = at
    certain = [run for run in runs if run[2] >= least]
    return certain or sorted(runs, key=lambda run: -run[2])[:1]


def _phrase(document: Document, words: Words, first: int, last: int, probability: float) -> Phrase:
    """A run of words, without prepositions and punctuation at its edges."""
    start, end = int(words.starts[first]), int(words.ends[last - 1])
    located = document.span(start, end)
    if located is None:
        return Phrase(start, end, probability, "model")
    piece, span = located
    span = _without_stump(span)
    while len(span) > 1 and (span[0].dep_ in OPENING or span[0].is_punct or span[0].is_space):
        span = span[1:]
    while len(span) > 1 and (span[-1].is_punct or span[-1].is_space or _hangs_over(span[-1])):
        span = span[:-1]
    whole = _whole_name(_with_noun(span))
    low, high = piece.offsets(whole)
    high = _closed(document.text, low, high)
    if len(whole) > len(span):
        return Phrase(max(start, low), high, probability, "model")
    return Phrase(max(start, low), min(end, high), probability, "model")


def _closed(text: str, start: int, end: int) -> int:
    """Where a run ends without what stands in brackets that it does not close: "Lena Voss (R-Va."."""
    low = text.rfind("(", start, end)
    return len(text[:low].rstrip()) if low > start and text.find(")", low, end) < 0 else end


def _without_stump(span: Spanned) -> Spanned:
    """A run without the stump of a relative clause that it breaks off in: "people who may", "who were"."""
    at = next((n for n, token in enumerate(span) if token.tag_ in {"WDT", "WP"}), None)
    if at is None or len(span) - at > STUMP:
        return span
    return span[:at] if at else span[:1]


def _hangs_over(token: Token) -> bool:
    """Whether the last word of a run belongs to what follows it."""
    return token.dep_ in {"prep", "cc", "case"}


def _with_noun(span: Spanned) -> Spanned:
    """A span, up to the noun that its last word stands before: "its own" and "members"."""
    last = span[-1]
    noun = last.head.tag_.startswith("NN") and last.dep_ in {"det", "amod"} and 0 < last.head.i - last.i <= AHEAD
    return span.doc[span.start : last.head.i + 1] if len(span) > 1 and noun else span


def _whole_name(span: Spanned) -> Spanned:
    """A span, and the rest of the body's name that it breaks off in: "Foreign" and "Ministry"."""
    rest = list(takewhile(_goes_on, span.doc[span.end :]))
    while rest and not rest[-1].tag_.startswith("NN"):
        rest.pop()
    return span.doc[span.start : span.end + len(rest)]


def _goes_on(token: Token) -> bool:
    """Whether a word is neither the first of a body's name nor one that a headline's clause is taken for a name by."""
    return token.ent_iob_ == "I" and token.ent_type_ == "ORG" and token.tag_[:2] in WITHIN_NAMES


def _from_parse(trigger: Token, piece: Parsed, of: Ties) -> list[Phrase]:
    """What hangs on a trigger as its doer or its sufferer by the parse, where the model names none."""
    found: list[Token] = []
    verb = trigger.tag_.startswith("VB")
    if verb:
        passive = any(child.dep_ == "auxpass" for child in trigger.children)
        found = [c for c in trigger.children if c.dep_ in (of.passive if passive else of.active)]
    for link in trigger.children:
        if link.dep_ in {"prep", "agent"} and link.lower_ in (of.verbs if verb else of.nouns):
            found += [child for child in link.children if child.dep_ == "pobj"]
    return [_subtree(piece, token) for token in found if _somebody(token)][:1]


def _subtree(piece: Parsed, token: Token) -> Phrase:
    low, high = piece.offsets(piece.doc[token.left_edge.i : token.right_edge.i + 1])
    return Phrase(low, high, PERHAPS, "parse")


def _somebody(token: Token) -> bool:
    """Whether a word is a subject, a name of somebody or a pronoun: other objects are as often things and topics."""
    return token.dep_ == "nsubj" or token.ent_type_ in NAMED or token.tag_ == "PRP"
