"""Words of time and the expressions made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Term(NamedTuple):
    """A word, or words that a rule of the grammar took together.

    Args:
        start, end: offsets in the parsed piece it stands in.
        text: the word in lower case; empty for words taken together.
        values: classes of the grammar it belongs to, with its value in each.
        symbol: the character that stands for this set of classes.
        rule, confidence, parts: the rule that made it, its confidence, and what it was made of.
    """

    start: int
    end: int
    text: str
    values: Mapping[str, str]
    symbol: str
    rule: str = ""
    confidence: float = 1.0
    parts: tuple[Term, ...] = ()

    def all(self, *classes: str) -> list[Term]:
        """The parts that belong to one of the classes, in the order of the text."""
        return [part for part in self.parts if any(name in part.values for name in classes)]

    def first(self, *classes: str) -> Term | None:
        """The first part that belongs to one of the classes."""
        return next((part for part in self.parts if any(name in part.values for name in classes)), None)

    def value(self, name: str) -> str | None:
        """The value of the first part that belongs to a class."""
        part = self.first(name)
        return part.values[name] if part is not None else None

    def number(self, name: str) -> int | None:
        """The value of the first part that belongs to a class, as a number."""
        value = self.value(name)
        return int(value) if value else None

    def has(self, *words: str) -> bool:
        """Whether one of the words is among its own parts."""
        return any(part.text in words for part in self.parts)

    def leaves(self) -> Iterator[Term]:
        """Its words, in the order of the text."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()
