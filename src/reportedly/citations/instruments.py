"""Documents with names of their own: treaties, agreements, laws, reports and decisions of the data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from reportedly.language.lexicons import rows

from .hits import PACKAGE, Hit

FILES = ("treaties.tsv", "laws.tsv", "reports.tsv", "decisions.tsv")

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
_SHORT = re.compile(r"\s?\(\W?([A-Z][A-Za-z-]*[A-Z][A-Za-z-]*)\W?\)")
_YEAR_BEFORE = re.compile(r"(1[5-9]\d\d|20\d\d)\s+$")
_YEAR_AFTER = re.compile(r"(?:,?\s+of|,|\s)?\s*\(?(1[5-9]\d\d|20\d\d)\b\)?")


class Instrument(NamedTuple):
    """A document of the data files; ``context`` are words one of which goes with names it shares with others."""

    kind: str
    name: str
    body: str | None
    year: int | None
    context: frozenset[str]


class Form(NamedTuple):
    """One way to write an instrument: its words in lower case and as they must be written; ``main`` is its name."""

    words: tuple[str, ...]
    written: tuple[str, ...]
    instrument: Instrument
    main: bool


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every form by its first word in lower case, the longest first."""
    nouns = [row[0] for row in rows(PACKAGE, "nouns.tsv")]
    found: dict[str, list[Form]] = {}
    for file in FILES:
        for kind, name, body, year, aliases, context in rows(PACKAGE, file):
            instrument = Instrument(kind, name, body or None, int(year) if year else None, frozenset(context.split()))
            names = [name, *(alias for alias in aliases.split(";") if alias)]
            for order, written in enumerate(dict.fromkeys(one for form in names for one in _expanded(form, nouns))):
                tokens = tuple(_plain(match.group()) for match in _TOKEN.finditer(written))
                form = Form(tuple(token.lower() for token in tokens), tokens, instrument, order == 0)
                found.setdefault(form.words[0], []).append(form)
    return {first: tuple(sorted(group, key=lambda form: -len(form.words))) for first, group in found.items()}


def _expanded(form: str, nouns: list[str]) -> list[str]:
    return ["".join(parts) for parts in product(*(nouns if part == "~" else [part] for part in re.split("(~)", form)))]


def _plain(word: str) -> str:
    return "-" if word in "–—‐‑" else word.replace("’", "'")


def instruments(text: str) -> Iterator[Hit]:
    """The instruments named in a text, and the short names that the text gives them in brackets."""
    known = forms()
    tokens = list(_TOKEN.finditer(text))
    present = {token.group() for token in tokens}
    short: dict[str, Hit] = {}
    at = 0
    while at < len(tokens):
        token = tokens[at]
        written = token.group()
        if written in short:
            yield short[written]._replace(start=token.start(), end=token.end())
            at += 1
            continue
        group = known.get(written.lower())
        fitting = _fitting(tokens, at, group) if group is not None else []
        hit = _chosen(text, tokens, at, fitting, present) if fitting else None
        if hit is None:
            at += 1
            continue
        yield hit
        at += len(fitting[0].words)
        bracket = _SHORT.match(text, hit.end)
        if bracket is not None:
            short[bracket.group(1)] = hit._replace(confidence=0.9)


def _fitting(tokens: list[re.Match[str]], at: int, group: tuple[Form, ...]) -> list[Form]:
    """The longest forms that the words from a place on are."""
    found: list[Form] = []
    for form in group:
        if found and len(form.words) < len(found[0].words):
            break
        if at + len(form.words) <= len(tokens) and all(
            _same(tokens[at + place].group(), written) for place, written in enumerate(form.written)
        ):
            found.append(form)
    return found


def _same(met: str, written: str) -> bool:
    met = _plain(met)
    if met == written:
        return True
    if len(written) > 1 and written.isupper():
        return False
    return met.lower() == written.lower() and (written[0].islower() or met[0].isupper())


def _chosen(text: str, tokens: list[re.Match[str]], at: int, fitting: list[Form], present: set[str]) -> Hit | None:
    """The instrument meant among those of the same form: by a year beside it, else by the words of the article."""
    start, end = tokens[at].start(), tokens[at + len(fitting[0].words) - 1].end()
    before = _YEAR_BEFORE.search(text, max(start - 6, 0), start)
    after = _YEAR_AFTER.match(text, end)
    years = {int(match.group(1)) for match in (before, after) if match is not None}
    scored = [(_score(form, years, present), -order) for order, form in enumerate(fitting)]
    score, order = max(scored)
    if score <= 0:
        return None
    form = fitting[-order]
    named = form.instrument
    tail = after is not None and named.year == int(after.group(1)) and text[end : end + 4] == " of "
    sure = 0.95 if form.main or not named.context else 0.85
    return Hit(
        start,
        after.end() if tail and after is not None else end,
        named.kind,
        named.name,
        named.body,
        None,
        named.year,
        sure if len({one.instrument.name for one in fitting}) == 1 else 0.75,
    )


def _score(form: Form, years: set[int], present: set[str]) -> float:
    near = len(form.instrument.context & present)
    fit = 2.0 if form.instrument.year in years else 0.0
    if form.instrument.context and not form.main and not near and not fit:
        return 0.0
    return 0.5 + near + fit
