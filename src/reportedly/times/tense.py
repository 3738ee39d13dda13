"""Whether a time expression looks back or ahead, by the verb that governs it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from .guards import words_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


class Direction(StrEnum):
    """Where from the day of publication a time is to be sought; ``open`` if no verb says so itself.

    The simple present is what timetables are told in, and customs.
    """

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    OPEN = "open"


_FUTURE_MODALS = frozenset(
    ("will", "shall", "'ll", "’ll", "would", "could", "should", "may", "might", "can", "must", "wo", "ca")
)
_DOUBTS = frozenset(("may", "might", "could", "should", "can", "ca", "must"))
"""Modals that do not place the noun they judge: "Monday's debate may not have mattered"."""
_HAVE = frozenset(("have", "has", "had", "'ve", "’ve", "having"))
_BE_PRESENT = frozenset(("is", "are", "am", "'s", "'re", "’s", "’re", "be"))
_BE_PAST = frozenset(("was", "were"))
_VERBS = ("VB", "MD")


def direction(expression: Span) -> Direction:
    """Where an expression looks, by its governing verb and the words before it.

    A verb it hangs on by itself or with a preposition decides. One that governs only the noun it describes
    ("Sunday's vote was …") says where the noun lies if the noun is something announced, such as an election.
    """
    if _announced(expression):
        return Direction.FUTURE
    head, noun = _governor(expression.root)
    if head is None:
        return Direction.OPEN
    found = _tense(head)
    if noun is None:
        return found
    if found is Direction.FUTURE and any(child.lower_ in _DOUBTS for child in head.children if child.tag_ == "MD"):
        return Direction.OPEN
    if found in (Direction.FUTURE, Direction.PRESENT) and noun.lower_ in words_of("scheduled"):
        return found
    return Direction.OPEN


def _announced(expression: Span) -> bool:
    """Whether the words right before it announce it: "ahead of", "scheduled for", "due on"."""
    doc, start = expression.doc, expression.start
    before = [doc[at].lower_ for at in range(max(0, start - 4), start)]
    while before and before[-1] in ("the", "a", "this", "early", "late"):
        before.pop()
    if before[-2:] == ["ahead", "of"]:
        return True
    if before[-1:] == ["for"] and _is_day(expression):
        return True
    if len(before) > 1 and before[-1] in ("for", "to", "until", "till") and before[-2] in words_of("slated"):
        return True
    if before[-1:] and before[-1] in words_of("awaited"):
        return True
    return len(before) > 1 and before[-1] in ("on", "in", "at", "by") and before[-2] in ("due", "slated", "tomorrow")


def _is_day(expression: Span) -> bool:
    """Whether a single day is named: a vote is called "for Sunday", but figures are told "for May"."""
    weekday = len(expression) == 1 and expression[0].lower_.endswith("day")
    return weekday or any(token.is_digit for token in expression)


def _governor(token: Token) -> tuple[Token | None, Token | None]:
    """The verb above a token, and the first noun on the way that the token describes."""
    noun = None
    while True:
        if token.tag_.startswith(_VERBS) and not (token.dep_ == "amod" and token.tag_ != "VBN"):
            return token, noun
        head = token.head
        if head == token:
            return None, noun
        if head.tag_.startswith("NN") and noun is None and token.dep_ not in ("npadvmod", "appos", "conj"):
            noun = head
        token = head


def _tense(verb: Token) -> Direction:
    for _climb in range(8):
        found = _own_tense(verb)
        if found is not None:
            return found
        if verb.head == verb:
            break
        above, _ = _governor(verb.head)
        if above is None:
            break
        verb = above
    return Direction.OPEN


def _own_tense(verb: Token) -> Direction | None:
    """What a verb with its auxiliaries says; ``None`` if that lies with the verb above."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    tags = {child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "MD" in tags or helpers & _FUTURE_MODALS or verb.tag_ == "MD":
        if helpers & _HAVE and not helpers & {"will", "'ll"}:
            return Direction.PAST
        # "He could not attend on Friday" tells of the past as often as not.
        denied = "could" in helpers and any(child.dep_ == "neg" for child in verb.children)
        return Direction.OPEN if denied else Direction.FUTURE
    if "TO" in tags:
        if helpers & _HAVE:
            return Direction.PAST
        return Direction.FUTURE if verb.head != verb and _looks_ahead(verb.head) else None
    if verb.tag_ == "VBD" or helpers & (_HAVE | _BE_PAST | {"did"}):
        return Direction.PAST
    if verb.tag_ == "VBN":
        return _participle(verb, present=bool(helpers & _BE_PRESENT))
    if verb.tag_ == "VBG":
        return Direction.FUTURE if helpers & _BE_PRESENT else None
    if verb.tag_ in ("VBZ", "VBP"):
        return Direction.PAST if verb.lower_ in words_of("telling") else Direction.PRESENT
    return _bare(verb)


def _looks_ahead(head: Token) -> bool:
    if head.lower_ in words_of("planned") or head.tag_.startswith("NN"):
        return True
    return head.tag_ in ("VBZ", "VBP") and head.lower_ in _BE_PRESENT


def _participle(verb: Token, *, present: bool) -> Direction | None:
    if verb.dep_ == "conj" and not any(child.dep_ == "auxpass" for child in verb.children):
        return None
    if present or verb.lower_ in words_of("slated") - {"set"}:
        return Direction.FUTURE if present or verb.dep_ != "ROOT" else Direction.PAST
    return Direction.PAST


def _bare(verb: Token) -> Direction | None:
    """A verb in its bare form: an imperative, or one whose helper spaCy hung elsewhere."""
    if any(child.lower_ in ("do", "does") for child in verb.children):
        return Direction.PRESENT
    return None if verb.head != verb else Direction.FUTURE
