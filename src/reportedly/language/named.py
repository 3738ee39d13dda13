"""The records of names: who is named in an article, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Mention(NamedTuple):
    """One place where a name stands.

    ``subject``: it is the subject of its clause; ``possessive``: it only owns what is spoken of;
    ``quoted``: it stands in quotation marks.
    """

    start: int
    end: int
    sentence: int
    subject: bool
    possessive: bool
    quoted: bool


@dataclass
class Name:
    """A person or body: ``full`` is the fullest name, ``at`` where it stands first; ``gender`` is m, f or None.

    ``place`` is true of states and cities, which speak as bodies do; ``plural`` of several who are named together.
    """

    kind: str
    full: str
    at: tuple[int, int]
    gender: str | None = None
    place: bool = False
    plural: bool = False
    mentions: list[Mention] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)

    @property
    def tokens(self) -> list[str]:
        """The words of the full name in lower case."""
        return folded(self.full)


def folded(text: str) -> list[str]:
    """The words of a name in lower case, with one kind of apostrophe."""
    return text.lower().replace("’", "'").split()


class Names:
    """All names of a document, with a look-up by place."""

    def __init__(self, names: list[Name]) -> None:
        self.all = names
        self._placed = sorted(((m.start, m.end, name) for name in names for m in name.mentions), key=lambda x: x[:2])

    def all_placed(self) -> list[tuple[int, int, Name]]:
        """All places where a name stands, in order."""
        return self._placed

    def within(self, start: int, end: int) -> list[tuple[int, int, Name]]:
        """Names that stand wholly between two offsets, in order."""
        return [item for item in self._placed if start <= item[0] and item[1] <= end]
