"""What a text tells of its whereabouts apart from the toponyms that are to be resolved."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportedly.language.lexicons import rows

from .gazetteer import COUNTRY, FIRST, Gazetteer

if TYPE_CHECKING:
    from reportedly.records import Article

_PHONE = re.compile(r"(?<![\d-])(?:1[- ])?\(?([2-9]\d\d)\)?[-. ]\d{3}[-.]\d{4}(?!\d)")
_NAMES = re.compile(r"[A-Z][\w’'-]*\.?(?:[A-Z]\.)*(?:[ ](?:[A-Z][\w’'-]*\.?(?:[A-Z]\.)*|of|and|the))*")
_LONGEST = 4
_MONEY = re.compile(r"£\d")


class Evidence(NamedTuple):
    """Weights of countries (by alpha-3 code) and of first-order divisions (by row), from all over an article.

    Args:
        countries: from words that only one country uses.
        given: from the caller, such as the countries of the actors.
        divisions: from telephone numbers.
        named: countries and first-order divisions named anywhere, also within names of bodies, by row.
    """

    countries: Counter[str]
    given: Counter[str]
    divisions: Counter[int]
    named: Counter[int]


@cache
def _hints() -> dict[str, list[tuple[str, float]]]:
    found: dict[str, list[tuple[str, float]]] = {}
    for phrase, code, weight in rows("reportedly.places", "hints.tsv"):
        found.setdefault(phrase, []).append((code, float(weight)))
    return found


@cache
def _hint_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w])(" + "|".join(map(re.escape, sorted(_hints(), key=len, reverse=True))) + r")(?!\w)")


@cache
def _area_codes() -> dict[str, str]:
    return {code: state for state, codes in rows("reportedly.places", "area-codes.tsv") for code in codes.split()}


def evidence(article: Article, gazetteer: Gazetteer, given: Counter[str] | None) -> Evidence:
    """All that ``article`` tells.

    Args:
        given: weights of countries by alpha-3 code, from elsewhere.
    """
    text = article.text
    countries: Counter[str] = Counter()
    for phrase in set(_hint_pattern().findall(text.lower())):
        for code, weight in _hints()[phrase]:
            countries[code] += weight  # type: ignore[assignment]
    if _MONEY.search(text):
        countries["GBR"] += 1
    divisions: Counter[int] = Counter()
    for state in {_area_codes().get(code) for code in _PHONE.findall(text)} - {None}:
        for match in gazetteer.own(str(state).lower()):
            if match.entry.kind == FIRST and match.entry.country in {"USA", "CAN"}:
                divisions[match.entry.row] += 1
    outside = " . ".join(stated.value for stated in (article.outlet, article.dateline) if stated is not None)
    return Evidence(countries, Counter(given or {}), divisions, _named(f"{text} . {outside}", gazetteer))


def _named(text: str, gazetteer: Gazetteer) -> Counter[int]:
    """Countries and first-order divisions that are named and can be nothing larger."""
    found: Counter[int] = Counter()
    for run in _NAMES.finditer(text):
        words = run.group().split()
        at = 0
        while at < len(words):
            at += _longest(words, at, gazetteer, found)
    return found


def _longest(words: list[str], at: int, gazetteer: Gazetteer, found: Counter[int]) -> int:
    """How many words the longest known name at ``at`` has; what it names is counted."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        form = re.sub(r"['’]s?$", "", " ".join(words[at : at + length]))
        if len(form) < 4 and not form.isupper() and not form.endswith("."):
            continue
        row = _large(form, gazetteer)
        if row is not None:
            found[row] += 1
            return length
    return 1


def _large(name: str, gazetteer: Gazetteer) -> int | None:
    matches = gazetteer.find(name)
    large = [match.entry for match in matches if match.entry.kind in {COUNTRY, FIRST}]
    # Georgia tells nothing before it is resolved itself.
    return large[0].row if len(large) == 1 and matches[0].entry.kind in {COUNTRY, FIRST} else None
