"""Structural balance of the network of actors: friends of friends, enemies of enemies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from .. import arrow
from ..archive.filters import EventFilter
from ..errors import UsageError
from . import selection
from .columns import Rows, Texts, alike
from .counting import MOST, once, summed
from .dyads import ALL, counting

if TYPE_CHECKING:
    import pyarrow as pa

Matrix = NDArray[np.float64]

COLLECTIVE = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})
"""PLOVER's codes that stand for many actors at once; one of them is no node of a network."""

TIES = {
    "period": "text",
    "a": "text",
    "b": "text",
    "sign": "whole",
    "events": "whole",
    "positive": "whole",
    "negative": "whole",
    "sum": "number",
    "evidence": "texts",
}
"""Columns of :func:`ties`: ``positive`` and ``negative`` count cooperative and conflictual events."""
TRIADS = {
    **dict.fromkeys(("period", "a", "b", "c"), "text"),
    **dict.fromkeys(("ab", "ac", "bc", "negative_ties"), "whole"),
    "balanced": "flag",
    "events": "whole",
    "evidence": "texts",
}
"""Columns of :func:`triads`: ``ab``, ``ac``, ``bc`` are signs, of the ties."""
_CENSUS = ("none_negative", "one_negative", "two_negative", "all_negative")
STRUCTURE = {
    "period": "text",
    **dict.fromkeys(("actors", "positive_ties", "negative_ties", "triads", "balanced", "unbalanced"), "whole"),
    "share": "number",
    **dict.fromkeys(_CENSUS, "whole"),
    "events": "whole",
    "evidence": "texts",
}
"""Columns of :func:`structural`."""


class Tie(NamedTuple):
    """A tie between two actors, ``a`` before ``b`` in the alphabet."""

    a: str
    b: str
    sign: int
    events: int
    evidence: list[str]


class Triad(NamedTuple):
    """Three actors with ties between each two: ``ab``, ``ac``, ``bc``."""

    ties: tuple[Tie, Tie, Tie]

    @property
    def negative(self) -> int:
        """How many of its ties are negative."""
        return sum(tie.sign < 0 for tie in self.ties)

    @property
    def balanced(self) -> bool:
        """Whether the product of its signs is positive (Heider 1946; Cartwright and Harary 1956)."""
        return self.negative % 2 == 0


def ties(connection: Connection, wanted: EventFilter = ALL, *, by: str = "year", least: int = 1) -> pa.Table:
    """The signed network: each two between whom something happened, in each period.

    The sign of a tie is that of the sum of intensities of what the two do to each other, whoever acts (Goldstein's net
    score): 1, -1, or 0 where they cancel out. Events count as in :func:`~reportedly.analysis.dyads.scores`. Actors are
    countries and single bodies; what happens inside one, and codes of many bodies at once (:data:`COLLECTIVE`), are
    left out.

    Args:
        wanted: which events.
        by: ``day``, ``month``, ``year`` or ``whole``.
        least: events below which two have no tie.

    Raises:
        UsageError: no such period, or ``least`` is below 1.
    """
    return arrow.table(_ties(connection, wanted, by, least), TIES)


def triads(connection: Connection, wanted: EventFilter = ALL, *, by: str = "year", least: int = 1) -> pa.Table:
    """All threes of actors with a signed tie between each two, and whether they are balanced.

    Balanced are three friends, and two friends with a common enemy (Heider 1946; Cartwright and Harary 1956). Davis
    (1967) allows three enemies too: rows with 3 ``negative_ties``.

    Args:
        wanted, by, least: as for :func:`ties`.
    """
    return arrow.table(_told(connection, wanted, by, least), TRIADS)


def structural(connection: Connection, wanted: EventFilter = ALL, *, by: str = "year", least: int = 1) -> pa.Table:
    """How balanced the network is in each period: the share of its triads that are (Cartwright and Harary 1956).

    ``share`` is null where there is no triad. By chance alone, signs being independent, it would be
    ``(1 + (p - q)**3) / 2`` with ``p`` positive and ``q`` negative among the ties. Evidence are the best told
    events of the ties that stand in most unbalanced triads.

    Args:
        wanted, by, least: as for :func:`ties`.
    """
    rows = []
    for period, found in _by_period(_ties(connection, wanted, by, least)).items():
        census = _census(found)
        balanced, triads = census[0] + census[2], sum(census)
        rows.append(
            {
                "period": period,
                "actors": len({end for tie in found for end in (tie.a, tie.b)}),
                "positive_ties": sum(tie.sign > 0 for tie in found),
                "negative_ties": sum(tie.sign < 0 for tie in found),
                "triads": triads,
                "balanced": balanced,
                "unbalanced": triads - balanced,
                "share": balanced / triads if triads else None,
                **dict(zip(_CENSUS, census, strict=True)),
                "events": sum(tie.events for tie in found),
                "evidence": _evidence(dict.fromkeys(tie.evidence[0] for tie in _strained(found))),
            }
        )
    return arrow.table(rows, STRUCTURE)


def _matrix(ties: list[Tie]) -> tuple[Matrix, dict[str, int]]:
    """The signs between actors, shape (actors, actors), and the place of each."""
    places = {name: n for n, name in enumerate(sorted({end for tie in ties for end in (tie.a, tie.b)}))}
    signs = np.zeros((len(places), len(places)))
    for tie in ties:
        signs[places[tie.a], places[tie.b]] = signs[places[tie.b], places[tie.a]] = tie.sign
    return signs, places


def _census(ties: list[Tie]) -> tuple[int, int, int, int]:
    """How many triads have none, one, two and three negative ties.

    Closed walks of length three are counted, as Cartwright and Harary's degree of balance is reckoned by matrices
    (Cartwright and Gleason 1966): each triad is walked six times, and twice if one of its ties is of another sign.
    """
    signs, _ = _matrix(ties)
    friends, foes = (signs > 0).astype(float), (signs < 0).astype(float)
    two_friends, two_foes = friends @ friends, foes @ foes
    walks = (two_friends * friends, two_friends * foes, two_foes * friends, two_foes * foes)
    none, one, two, three = (round(float(found.sum())) for found in walks)
    return none // 6, one // 2, two // 2, three // 6


def _strained(ties: list[Tie]) -> list[Tie]:
    """The ties of unbalanced triads, those of most such triads first."""
    signs, places = _matrix(ties)
    held = np.abs(signs)
    unbalanced = (held * (held @ held) - signs * (signs @ signs)) / 2
    counted = [(unbalanced[places[tie.a], places[tie.b]], tie) for tie in ties]
    return [tie for count, tie in sorted(counted, key=lambda one: -one[0]) if count > 0]


def _told(connection: Connection, wanted: EventFilter, by: str, least: int) -> Iterator[dict[str, Any]]:
    for period, found in _by_period(_ties(connection, wanted, by, least)).items():
        for one in _triads(found):
            ab, ac, bc = one.ties
            mixed = (ref for refs in zip_longest(*(tie.evidence for tie in one.ties)) for ref in refs if ref)
            yield {
                "period": period,
                "a": ab.a,
                "b": ab.b,
                "c": ac.b,
                "ab": ab.sign,
                "ac": ac.sign,
                "bc": bc.sign,
                "negative_ties": one.negative,
                "balanced": one.balanced,
                "events": ab.events + ac.events + bc.events,
                "evidence": _evidence(dict.fromkeys(mixed)),
            }


def _ties(connection: Connection, wanted: EventFilter, by: str, least: int) -> list[dict[str, Any]]:
    if least < 1:
        raise UsageError(f"a tie needs at least one event, not {least}")
    pairs = _between(selection.pairs(connection, counting(connection, wanted, by)))
    rows = summed(connection, once(connection, pairs, ("a", "b")), ("period", "a", "b"))
    return [
        {
            **row,
            "sign": (row["sum"] > 0) - (row["sum"] < 0),
            "positive": row["cooperative"],
            "negative": row["conflictual"],
        }
        for row in rows
        if row["events"] >= least
    ]


def _between(pairs: Rows) -> Rows:
    """Each event once for each two between whom it is, whoever acts: columns ``a`` and ``b``."""
    one, other = alike(pairs["actor"], pairs["recipient"])
    low, high = np.minimum(one.codes, other.codes), np.maximum(one.codes, other.codes)
    both = Texts(low, one.values), Texts(high, one.values)
    held = (low != high) & ~both[0].among(*COLLECTIVE) & ~both[1].among(*COLLECTIVE)
    found = pairs.having(a=both[0], b=both[1]).at(np.flatnonzero(held))
    # What two do to each other at once is one event between them.
    same = np.stack([found.key, found["a"].codes, found["b"].codes])
    order = np.lexsort(same[::-1])
    first = np.ones(len(order), dtype=bool)
    first[1:] = np.any(same[:, order[1:]] != same[:, order[:-1]], axis=0)
    return found.at(np.sort(order[first]))


def _by_period(rows: Iterable[dict[str, Any]]) -> dict[str | None, list[Tie]]:
    """The signed ties of each period."""
    found: dict[str | None, list[Tie]] = {}
    for row in rows:
        known = found.setdefault(row["period"], [])
        if row["sign"]:
            known.append(Tie(*(row[name] for name in Tie._fields)))
    return found


def _triads(ties: list[Tie]) -> Iterator[Triad]:
    """All triads, in the order of the alphabet."""
    known = {(tie.a, tie.b): tie for tie in ties}
    above: dict[str, list[str]] = {}
    for a, b in sorted(known):
        above.setdefault(a, []).append(b)
    for a, others in above.items():
        for b, c in combinations(others, 2):
            if (b, c) in known:
                yield Triad((known[a, b], known[a, c], known[b, c]))


def _evidence(refs: Iterable[str]) -> list[str]:
    return [ref for _, ref in zip(range(MOST), refs, strict=False)]
