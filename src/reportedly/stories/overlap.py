"""How much two texts, two voices, two places and two times have in common."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from math import asin, cos, fsum, log1p, radians, sin, sqrt
from typing import NamedTuple

from ..archive.asking import EARTH
from ..records import Place
from .items import Context, Voice


def shared(one: dict[str, float], other: dict[str, float]) -> tuple[float, float]:
    """How much of the words of the slighter text the other has, and of both together.

    Args:
        one, other: stems and how much each tells.

    Returns:
        containment and Jaccard, 0 to 1 each.
    """
    both = fsum(min(weight, other[word]) for word, weight in one.items() if word in other)
    first, second = fsum(one.values()), fsum(other.values())
    least = min(first, second)
    return (min(1.0, both / least) if least else 0.0), (both / (first + second - both) if both else 0.0)


class Matter(NamedTuple):
    """What two articles have in common: their rarest words, their beginnings, and the place they tell of most."""

    words: float
    lead: float
    headline: float
    place: float


@lru_cache(maxsize=4096)
def matter(one: Context, other: Context) -> Matter:
    """What two articles have in common; computed once for all that is compared of them."""
    return Matter(
        shared(one.words, other.words)[1],
        float(one.lead @ other.lead),
        shared(one.names, other.names)[1],
        nearness(one.place, other.place),
    )


def longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest run of words that stands in both."""
    if not one or not other:
        return 0
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def in_order(one: Sequence[str], other: Sequence[str]) -> tuple[int, float]:
    """The longest run of words of both, and the share of the shorter's words that stand in the other in their order."""
    if not one or not other:
        return 0, 0.0
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return max(block.size for block in blocks), sum(block.size for block in blocks) / min(len(one), len(other))


def same_voice(one: Voice | None, other: Voice | None) -> float:
    """Whether two voices are one: 1 by name, -1 if both are named and different, between them by what else agrees.

    A state or its government speaks through its ministries and persons, and a body through its persons.
    """
    if one is None or other is None:
        return 0.0
    if one.name and other.name:
        if one.name == other.name:
            return 1.0
        if one.kind == other.kind == "person" and (one.names <= other.names or other.names <= one.names):
            return 0.9
        if _belong(one, other):
            return 0.5
        return -1.0 if not one.names & other.names else -0.3
    if one.label.lower() == other.label.lower():
        return 0.6
    if one.code and other.code:
        if one.code != other.code:
            return -0.7
        return 0.4 if set(one.sectors) & set(other.sectors) else 0.1
    return 0.0


def _belong(one: Voice, other: Voice) -> bool:
    """Whether one of two voices can be heard through the other."""
    if one.code is None or one.code != other.code or one.kind == other.kind == "person":
        return False
    if one.sectors and other.sectors and not set(one.sectors) & set(other.sectors):
        return False
    return "person" in {one.kind, other.kind} or _is_state(one) or _is_state(other)


def _is_state(one: Voice) -> bool:
    return one.kind == "state" or (one.name or "").endswith("-government")


def same_voices(one: Sequence[Voice], other: Sequence[Voice]) -> float:
    """:func:`same_voice` of the best pair of two sides; 0 if a side is empty."""
    return max((same_voice(a, b) for a in one for b in other), default=0.0)


def same_codes(one: Sequence[Voice], other: Sequence[Voice]) -> float:
    """1 if two sides share a country or organisation, -1 if both have some and share none, else 0."""
    a, b = {voice.code for voice in one if voice.code}, {voice.code for voice in other if voice.code}
    if not a or not b:
        return 0.0
    return 1.0 if a & b else -1.0


def nearness(one: Place | None, other: Place | None) -> float:
    """1 for the same place, falling with the distance of two; 0 where one is unknown, -1 for different countries."""
    if one is None or other is None or one.reason or other.reason:
        return 0.0
    if one.geoname is not None and one.geoname == other.geoname:
        return 1.0
    if one.country and other.country and one.country != other.country:
        return -1.0
    coarse = {"country", "region", "water", None}
    if one.resolution in coarse or other.resolution in coarse:
        return 0.2  # the one may lie in the other
    if "province" in {one.resolution, other.resolution}:
        return 0.5 if one.admin1 and one.admin1 == other.admin1 else -0.4
    far = kilometres(one, other)
    return 0.0 if far is None else max(-0.8, 0.8 - log1p(far) / 3)


def kilometres(one: Place, other: Place) -> float | None:
    """How far two places lie apart on the sphere; ``None`` if one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


def gap(first: tuple[int | None, int | None], second: tuple[int | None, int | None]) -> int | None:
    """Days between two times; 0 if they overlap, ``None`` if one is unknown."""
    if first[0] is None or first[1] is None or second[0] is None or second[1] is None:
        return None
    return max(0, first[0] - second[1], second[0] - first[1])
