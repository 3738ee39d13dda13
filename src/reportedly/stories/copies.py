"""Whether two articles are copies of one text: printed as it was, cut, retitled, added to or lightly edited."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from ..archive.lexemes import folded, split

RUN = 5
"""Words in a run that counts as taken over (Broder 1997 calls it a shingle)."""
SAMPLE = 8
"""One run in so many is kept in a sketch: those whose hash it divides, so that a part's sketch is part of the whole's
(Broder 1997, "modulo" sketch). MinHash would compare the whole of both texts, and miss a copy that was cut short."""
LEAST = 0.5
"""Share of the shorter text's own words from which on it is a copy."""
FEWEST = 25
"""Words outside quotation marks below which a text is too short to be told from its topic."""

_QUOTED = re.compile(r'“[^”]*”|"[^"\n]*"|«[^»]*»|„[^“”]*[“”]')


class Likeness(NamedTuple):
    """What two texts share.

    Args:
        own: share of the shorter text's words outside quotation marks that stand in runs of the other.
        all: the same share of all its words.
    """

    own: float
    all: float

    @property
    def copies(self) -> bool:
        """Whether the two are copies of one text."""
        return self.own >= LEAST


def sketch(text: str) -> frozenset[int]:
    """Numbers that stand for some of the runs of words of a text; copies share many of them."""
    return frozenset(number for number in map(_hash, _runs(_own(text))) if number % SAMPLE == 0)


def likeness(one: str, other: str) -> Likeness:
    """What two texts share; the same whichever comes first."""
    shorter, longer = sorted((one, other), key=lambda text: (len(_own(text)), text))
    own = _own(shorter)
    if len(own) < FEWEST:
        return Likeness(0.0, 0.0)
    held = set(_runs(split(folded(longer))))
    return Likeness(_covered(own, held), _covered(split(folded(shorter)), held))


def _own(text: str) -> list[str]:
    """The words outside quotation marks: independent reports quote the same words too."""
    return split(folded(_QUOTED.sub(" ¶ ", text)))


def _runs(words: list[str]) -> list[str]:
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _hash(run: str) -> int:
    return zlib.crc32(run.encode("utf-8", "surrogatepass"))


def _covered(words: list[str], held: set[str]) -> float:
    covered = [False] * len(words)
    for at, run in enumerate(_runs(words)):
        if run in held:
            covered[at : at + RUN] = [True] * RUN
    return sum(covered) / len(words) if words else 0.0
