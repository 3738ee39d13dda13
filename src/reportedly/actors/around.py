"""What an article mentions: which countries and bodies, how often, and which it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ..language.lexicons import given_names
from ..language.named import Names
from ..records import Article
from .entries import BODIES, STATES
from .knowledge import Knowledge
from .tables import table
from .words import keys, split

DATELINE = 3
"""Mentions that a dateline is worth: a dispatch is about where it was written unless its text says otherwise."""
NEARBY = 2
"""Mentions that one in the same sentence is worth."""
YEAR = re.compile(
    r"(?<![\w.,$£€:/-])(?:1[89]|20)\d\d(?![\w%/]|[.,:-]\d|\s+(?:people|men|women|troops|soldiers|tons|miles))"
)
AHEAD = re.compile(r"\b(?:by|until|till|before|through|in the year)\s+$", re.IGNORECASE)
"""What stands before a year that may lie ahead."""


class Around(NamedTuple):
    """Where the text mentions countries and bodies.

    Args:
        places: offset and code of each mention, in the order of the text.
        codes: how often each code is mentioned.
        meant: codes of names that mean a part of another country here, by their form for look-ups.
        dateline: the country of the dateline.
        names: offsets of the names of several words that are no person's.
    """

    places: list[tuple[int, str]]
    codes: Counter[str]
    meant: dict[str, str]
    dateline: str | None = None
    names: tuple[tuple[int, int], ...] = ()


def around(
    text: str,
    knowledge: Knowledge,
    article: Article | None = None,
    country_of: Callable[[str], str | None] | None = None,
    people: Names | None = None,
) -> Around:
    """The countries and bodies that ``text`` mentions; no part of the names of ``people`` is one ("Mark Cuban")."""
    words = split(text)
    borne = _borne(people) if people is not None else set()
    found: list[tuple[int, str, str]] = []
    parts: set[str] = set()
    names: list[tuple[int, int]] = []
    for hit in knowledge.scan(words):
        first = hit.known[0].entry
        if first.kind != "person" and any(n in borne for n in range(words[hit.start].start, words[hit.end - 1].end)):
            continue
        if hit.end - hit.start > 1 and first.kind != "person":
            names.append((words[hit.start].start, words[hit.end - 1].end))
        # an alias of several countries, or one that is a word as often, tells none
        if first.code and not first.ambiguous and len({known.entry.code for known in hit.known}) == 1:
            form = " ".join(word.key for word in words[hit.start : hit.end])
            found.append((words[hit.start].start, form, first.code))
            if first.kind == "region" or first.code in BODIES:
                parts.add(first.code)
    meant = _meant(found, parts)
    places = [(offset, meant.get(form, code)) for offset, form, code in found]
    counted = Counter(code for _, code in places)
    where = article.dateline.value if article is not None and article.dateline is not None else None
    dateline = _country(where, knowledge, country_of) if where else None
    return Around(places, counted, meant, dateline, tuple(names))


def _borne(people: Names) -> set[int]:
    """The offsets that names of persons with a given name take up."""
    known = (name for name in people.all if name.kind == "person" and len(name.tokens) > 1)
    named = (name for name in known if name.tokens[0] in given_names() and not name.plural)
    return {at for name in named for one in name.mentions for at in range(one.start, one.end)}


def year_told(text: str) -> int | None:
    """The last year that a text tells in figures, without years that may lie ahead of it; ``None`` if it tells none."""
    told = (int(m.group()) for m in YEAR.finditer(text) if not AHEAD.search(text[max(0, m.start() - 20) : m.start()]))
    return max(told, default=None)


def _meant(found: list[tuple[int, str, str]], parts: set[str]) -> dict[str, str]:
    """The homonyms of an article that mean a part of another country."""
    meant = {}
    for form, (state, other, _) in homonyms().items():
        if other in parts and all(name == form for _, name, code in found if code == state):
            meant[form] = other
    return meant


@cache
def homonyms() -> dict[str, tuple[str, str, str]]:
    """Names that may mean a state, or a part of another country or a body: the codes of both, and the body's name."""
    return {keys(name): (state, other, body) for name, state, other, body in table("homonyms.tsv", 4)}


def _country(place: str, knowledge: Knowledge, country_of: Callable[[str], str | None] | None) -> str | None:
    """The country of a place that a dateline names, such as ``KABUL, Afghanistan``."""
    for part in (place, *reversed(place.split(","))):
        known = knowledge.known(keys(part))
        if known and known[0].entry.kind in STATES and known[0].entry.code:
            return known[0].entry.code
        told = country_of(part.strip()) if country_of is not None else None
        if told:
            return told
    return None


def article_country(around: Around, states: frozenset[str], start: int, end: int) -> str | None:
    """The country that a sentence from ``start`` to ``end`` most likely speaks of where it names none.

    The one mentioned most in the article; its sentence and the dateline count more.
    """
    weights: Counter[str] = Counter({code: count for code, count in around.codes.items() if code in states})
    for offset, code in around.places:
        if start <= offset < end and code in states:
            weights[code] += NEARBY
    if around.dateline is not None:
        weights[around.dateline] += DATELINE
    first = {code: -offset for offset, code in reversed(around.places)}
    return max(weights, key=lambda code: (weights[code], first.get(code, 0)), default=None)
