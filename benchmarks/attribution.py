"""Counts of how far predicted attributions agree with gold ones, one document at a time.

tokens: the union of a role's spans; exact: one to one, the same content tokens but for outer punctuation;
overlap: Jaccard of the content tokens of at least 0.5; joint: overlap, and the predicted source covers the head of
the gold source, where a gold attribution without source wants a prediction without one.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

Offsets = Sequence[int]
Tokens = frozenset[int]
Counts = Counter[str]
Record = dict[str, Any]
"""An attribution: lists of ``[start, end]`` under ``source``, ``cue`` and ``content``."""

ROLES = ("source", "cue", "content")
OVERLAP = 0.5
TOKEN = re.compile(r"\w+(?:['’.,]\w+)*|[^\w\s]")
OPEN, CLOSE, STRAIGHT = "“«„", "”»", '"'
QUOTES = frozenset(OPEN + CLOSE + STRAIGHT)
STOP = frozenset(
    "of for in at from with by on to who whom whose that which where as and or a.k.a. , ; : ( – — -".split()
)
"""Tokens that end the part of a source's noun phrase that bears its head."""


class Sided(NamedTuple):
    """An attribution as tokens; ``groups`` are those it is counted under."""

    content: Tokens
    source: Tokens
    cue: Tokens
    record: Record
    groups: tuple[str, ...]


class Text:
    """The tokens of a document, and which of them stand inside quotation marks."""

    def __init__(self, text: str) -> None:
        found = list(TOKEN.finditer(text))
        self.text = text
        self.tokens = [one.group() for one in found]
        self.offsets = [one.span() for one in found]
        self._ends = [end for _, end in self.offsets]
        self._quoted = self._inside_quotations()

    def _inside_quotations(self) -> set[int]:
        quoted, inside, previous = set(), False, 0
        for number, (token, (start, end)) in enumerate(zip(self.tokens, self.offsets, strict=True)):
            if "\n" in self.text[previous:start]:  # an open quotation runs at most to its paragraph's end
                inside = False
            previous = end
            if token in OPEN:
                inside = True
            elif token in CLOSE:
                inside = False
            elif token in STRAIGHT:  # opens after a space, else closes; toggles when in doubt
                left = self.text[start - 1] if start else " "
                right = self.text[end] if end < len(self.text) else " "
                inside = left.isspace() if left.isspace() != right.isspace() else not inside
            elif inside and is_word(token):
                quoted.add(number)
        return quoted

    def ids(self, spans: Iterable[Offsets]) -> set[int]:
        """The tokens that spans touch."""
        return {number for start, end in spans for number in self._range(start, end)}

    def _range(self, start: int, end: int) -> list[int]:
        low = high = bisect.bisect_right(self._ends, start)
        while high < len(self.offsets) and self.offsets[high][0] < end:
            high += 1
        return list(range(low, high))

    def core(self, spans: Iterable[Offsets]) -> Tokens:
        """The tokens of spans without the outer punctuation of each."""
        found: set[int] = set()
        for start, end in spans:
            numbers = self._range(start, end)
            while numbers and not is_word(self.tokens[numbers[0]]):
                numbers.pop(0)
            while numbers and not is_word(self.tokens[numbers[-1]]):
                numbers.pop()
            found.update(numbers)
        return frozenset(found)

    def sided(self, record: Record, split: Callable[[str], str] | None = None) -> Sided:
        """An attribution as tokens; ``split`` names one more group by the words of its cue."""
        form = "rest" if self.is_indirect(record["content"]) else "direct"
        cue = " ".join(self.text[start:end] for start, end in record.get("cue", []))
        groups = ("all", form) if split is None else ("all", form, split(cue))
        return Sided(
            self.core(record["content"]),
            self.core(record.get("source", [])),
            frozenset(self.ids(record.get("cue", []))),  # with punctuation: a colon can be a cue
            record,
            groups,
        )

    def is_indirect(self, spans: Iterable[Offsets]) -> bool:
        """Whether no word of a content stands in quotation marks."""
        numbers = self.ids(spans)
        if not any(number in self._quoted for number in numbers if is_word(self.tokens[number])):
            return True
        near = (n for number in numbers for n in (number - 1, number, number + 1))
        return not any(self.tokens[n] in QUOTES for n in near if 0 <= n < len(self.tokens))

    def head(self, spans: Iterable[Offsets]) -> int | None:
        """The head of a source, or near it: the last word before its first preposition, comma or conjunction."""
        numbers = sorted(self.core(spans))
        if not numbers:
            return None
        last = numbers[0]
        for place, number in enumerate(numbers):
            if place and self.tokens[number].lower() in STOP:
                break
            if is_word(self.tokens[number]) and self.tokens[number].lower() != "s":
                last = number
        return last

    def agrees(self, gold: Sided, predicted: Sided) -> bool:
        """Whether the predicted source covers the head of the gold one, or neither has any."""
        head = self.head(gold.record["source"])
        return head in predicted.source if head is not None else not predicted.source


def is_word(token: str) -> bool:
    """Whether a token is more than punctuation."""
    return any(c.isalnum() for c in token)


def jaccard(one: Tokens, other: Tokens) -> float:
    """Shared tokens by all tokens."""
    return len(one & other) / len(one | other) if one or other else 0.0


def match(gold: Sequence[Sided], predicted: Sequence[Sided], least: float = OVERLAP) -> list[tuple[int, int]]:
    """Pairs of gold and predicted attributions, one to one, best first; ties go to who shares more source and cue."""
    candidates = []
    for g, one in enumerate(gold):
        for p, other in enumerate(predicted):
            shared = jaccard(one.content, other.content)
            if shared and shared >= least:
                candidates.append((-shared, -jaccard(one.source, other.source), -jaccard(one.cue, other.cue), g, p))
    pairs: dict[int, int] = {}
    for *_, g, p in sorted(candidates):
        if g not in pairs and p not in pairs.values():
            pairs[g] = p
    return list(pairs.items())


def counts(
    text: Text, gold: Iterable[Record], predicted: Iterable[Record], split: Callable[[str], str] | None = None
) -> Counts:
    """All that is counted of one document.

    Args:
        text: the document.
        gold, predicted: its attributions.
        split: names a further group of attributions by the words of their cue.
    """
    found: Counts = Counter()
    gold, predicted = list(gold), list(predicted)
    for role in ROLES:
        wanted, given = (text.ids(s for a in side for s in a.get(role, [])) for side in (gold, predicted))
        found[f"{role}.hit"] += len(wanted & given)
        found[f"{role}.gold"] += len(wanted)
        found[f"{role}.pred"] += len(given)
    ours = [text.sided(a, split) for a in predicted if a["content"]]
    theirs = [text.sided(a, split) for a in gold if a["content"]]
    for side, sided in (("gold", theirs), ("pred", ours)):
        found.update(f"{group}.{side}" for one in sided for group in one.groups)
    for g, p in match(theirs, ours, 1.0):
        found.update(f"{group}.exact.gold" for group in theirs[g].groups)
        found.update(f"{group}.exact.pred" for group in ours[p].groups)
    for g, p in match(theirs, ours):
        agrees, sourced = text.agrees(theirs[g], ours[p]), bool(theirs[g].source)
        for side, groups in (("gold", theirs[g].groups), ("pred", ours[p].groups)):
            found.update(f"{group}.overlap.{side}" for group in groups)
            found.update(f"{group}.joint.{side}" for group in groups if agrees)
        found.update(f"{group}.sourced" for group in theirs[g].groups if sourced)
        found.update(f"{group}.headed" for group in theirs[g].groups if sourced and agrees)
    return found
