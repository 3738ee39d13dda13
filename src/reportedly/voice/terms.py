"""Words and phrases looked up in a text: the longest first, each under its conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from ..attributions.words import WORD

Row = TypeVar("Row")
Tag = Callable[[int], str]
"""The Penn tag of the word of that number."""

NEAR = 8
"""Words on either side that count as near."""


class Condition(NamedTuple):
    """What the surroundings must be for a row to hold: ``key`` says where to look, ``words`` what for."""

    key: str
    words: frozenset[str]
    wanted: bool


class Term(NamedTuple, Generic[Row]):
    """One form of a row: its words, which form it is, its conditions."""

    words: tuple[str, ...]
    slot: str
    conditions: tuple[Condition, ...]
    row: Row


class Found(NamedTuple, Generic[Row]):
    """A term in a text: its first word, and one past its last."""

    start: int
    end: int
    term: Term[Row]


class Terms(Generic[Row]):
    """Terms by their first word, the longest first, and of equal ones those with the most conditions."""

    def __init__(self, terms: Sequence[Term[Row]]) -> None:
        self._by_first: dict[str, list[Term[Row]]] = {}
        for term in terms:
            self._by_first.setdefault(term.words[0], []).append(term)
        for same in self._by_first.values():
            same.sort(key=lambda term: (-len(term.words), -len(term.conditions)))

    def find(self, words: Sequence[str], tag: Tag) -> Iterator[Found[Row]]:
        """The terms among the words of one sentence, none overlapping.

        Args:
            words: in lower case.
            tag: asked only where a condition needs it.
        """
        position = 0
        while position < len(words):
            step = 1
            for term in self._by_first.get(words[position], ()):
                end = position + len(term.words)
                if tuple(words[position:end]) == term.words and holds(term.conditions, words, position, end, tag):
                    yield Found(position, end, term)
                    step = len(term.words)
                    break
            position += step


def spelled(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, cut as those of a text are."""
    return tuple(WORD.findall(phrase))


def conditions(column: str) -> tuple[Condition, ...]:
    """The conditions that a column of a list tells, such as ``!next:change|of;tag:NN``."""
    found = []
    for part in filter(None, column.split(";")):
        key, _, words = part.partition(":")
        found.append(Condition(key.removeprefix("!"), frozenset(words.split("|")), not key.startswith("!")))
    return tuple(found)


def holds(tests: Sequence[Condition], words: Sequence[str], start: int, end: int, tag: Tag) -> bool:
    """Whether all conditions hold for the words from ``start`` up to ``end``."""
    return all(_holds(test, words, start, end, tag) is test.wanted for test in tests)


def _holds(test: Condition, words: Sequence[str], start: int, end: int, tag: Tag) -> bool:
    if test.key == "tag":
        found = tag(start)
        return any(found.startswith(beginning) for beginning in test.words)
    if test.key == "next":
        return end < len(words) and words[end] in test.words
    if test.key == "prev":
        before = start - 2 if start > 1 and words[start - 1] == "-" else start - 1
        return before >= 0 and words[before] in test.words
    if test.key == "near":
        return not test.words.isdisjoint(words[max(start - NEAR, 0) : start]) or not test.words.isdisjoint(
            words[end : end + NEAR]
        )
    if test.key == "first":
        return (start == 0 or (start == 1 and not words[0].isalpha())) is ("yes" in test.words)
    return True
