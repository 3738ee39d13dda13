"""The words of a parsed piece, with the classes of the grammar they belong to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .guards import Neighbours, Tagged, is_day_name, is_month, is_year
from .lexicon import LITERAL, TOKEN, Entry, lexicon, literals, marks, number_values, plain
from .symbols import symbol
from .terms import Term

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DETERMINERS = frozenset(("DT", "PRP$"))
_AROUND = 70
"""Characters on either side of a telling word that are read with it."""
_TELLING = ("MONTH", "WD", "WDS", "UNIT", "UNITS", "PART", "LIGHT", "NOON", "SEASON", "HOLIDAY", "DEIC", "DECW", "QN")
_CLUE = re.compile(r"\d{4}|\d+[:/.]\d|['’]\d\ds|\d\s?[aApP]\.?[mM]|[^\W\d_]{3,}")


def words(doc: Doc, base: int = 0) -> list[Term]:
    """The words, numbers and marks around whatever may tell a time; forms of several words as one.

    A word of no class stands for what was left out, and a mark of the end comes last.

    Args:
        doc: the piece.
        base: where it begins in the article.
    """
    text = doc.text
    found: list[Term] = []
    for start, end in _windows(text):
        if not found:
            starts = (int(start) for start in doc.to_array(["IDX"]).ravel())
            piece = Tagged(text, base, doc, {start: place for place, start in enumerate(starts)})
        found += _guarded(_read(list(TOKEN.finditer(text, start, end)), piece), piece)
        found.append(_mark("OTHER" if end < len(text) else "END", base + end))
    return found


def _mark(name: str, at: int) -> Term:
    return Term(at, at, "", {name: ""}, symbol((name,)))


@cache
def _clues() -> frozenset[str]:
    """Words one of which is in every expression that no figure is in."""
    entries = [
        entry for group in lexicon().values() for entry in group if any(name in entry.values for name in _TELLING)
    ]
    single = {entry.words[0].rstrip(".") for entry in entries if len(entry.words) == 1}
    # A name of several words is found by its rarest one, or by "day" and the like, which are found anyway.
    longer = {max(entry.words, key=len) for entry in entries if not single & set(entry.words)}
    return frozenset(single | longer | {"quarter", "century", "eve"})


def _windows(text: str) -> list[tuple[int, int]]:
    """Where there may be times: the surroundings of figures and telling words, cut at spaces."""
    clues = _clues()
    found: list[tuple[int, int]] = []
    for match in _CLUE.finditer(text):
        if match.group()[0].isalpha() and match.group().lower() not in clues:
            continue
        start = text.rfind(" ", 0, max(match.start() - _AROUND, 0)) + 1
        end = text.find(" ", match.end() + _AROUND)
        end = end if end >= 0 else len(text)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _read(raw: list[re.Match[str]], piece: Tagged) -> list[Term]:
    found: list[Term] = []
    at = 0
    while at < len(raw):
        entry = _entry(raw, at, piece.text)
        if entry is not None:
            term, at = _form(raw, at, piece, entry)
        else:
            term, at = _single(raw[at], piece), at + 1
        found.append(term)
    return found


def _entry(raw: list[re.Match[str]], at: int, text: str) -> Entry | None:
    """The longest form that begins with a word."""
    known = lexicon()
    first = plain(raw[at].group())
    if first not in known and first + "." not in known:
        return None
    dotted = first + "." if text[raw[at].end() : raw[at].end() + 1] == "." else None
    for entry in (*lexicon().get(dotted, ()), *lexicon().get(first, ())) if dotted else lexicon().get(first, ()):
        if len(entry.words) == 1:
            met = raw[at].group()
            if not entry.capital[0] or met[0].isupper():
                return entry
        elif len(raw) - at >= len(entry.words) and all(
            plain(raw[at + i].group()) == word and (not capital or raw[at + i].group()[0].isupper())
            for i, (word, capital) in enumerate(zip(entry.words, entry.capital, strict=True))
        ):
            return entry
    return None


def _form(raw: list[re.Match[str]], at: int, piece: Tagged, entry: Entry) -> tuple[Term, int]:
    dotted = len(entry.words) == 1 and entry.words[0].endswith(".")
    last = at + len(entry.words) - 1
    start, end = raw[at].start(), raw[last].end() + dotted
    text, base = plain(piece.text[start:end]), piece.base
    term = Term(base + start, base + end, text, entry.values, symbol(tuple(entry.values)))
    return term, last + 1 + dotted


def _single(match: re.Match[str], piece: Tagged) -> Term:
    values = _values(match, piece)
    start, end = match.span()
    return Term(piece.base + start, piece.base + end, plain(match.group()), values, symbol(tuple(values)))


def _values(match: re.Match[str], piece: Tagged) -> dict[str, str]:
    kind, written = match.lastgroup, match.group()
    if kind == "word":
        word = plain(written)
        token = piece.token(piece.base + match.start())
        tag = token.tag_ if token is not None else ""
        if word in literals():
            return {LITERAL + word: ""} | ({"DET": ""} if tag in _DETERMINERS else {})
        if tag in _DETERMINERS:
            return {"OTHER": "", "DET": ""}
        return {"OTHER": "", "NOUN": ""} if tag.startswith("NN") else {"OTHER": ""}
    if kind in ("number", "ordinal"):
        before = piece.text[match.start() - 1 : match.start()]
        return {"OTHER": ""} if before.isalpha() or before in tuple("$£€#") else number_values(written)
    if kind == "decade" and len(written) < 5 and written[0].isdigit():
        return {"OTHER": "", "NOUN": ""}
    if kind == "mark":
        return {marks().get(written, "OTHER"): ""}
    if kind == "poss":
        return {"POSS": "", LITERAL + "'s": ""} if "'s" in literals() else {"POSS": ""}
    return {_KINDS.get(kind or "", "OTHER"): written}


_KINDS = {"iso": "ISO", "sep": "NUMDATE", "numdate": "NUMDATE", "time": "TIME", "decade": "DECADE", "half": "AMPM"}


def _guarded(terms: list[Term], piece: Tagged) -> list[Term]:
    """The terms, with the classes taken from words that mean something else here."""
    guarded = list(terms)
    for at, term in enumerate(terms):
        tests = [test for name, test in _TESTS if name in term.values]
        if not tests:
            continue
        around = Neighbours(terms, at, piece)
        if all(test(around) for test in tests):
            continue
        values = {name: value for name, value in term.values.items() if name in ("NUM", "MIL") or name[0] == LITERAL}
        values = values or {"OTHER": "", "NOUN": ""}
        guarded[at] = term._replace(values=values, symbol=symbol(tuple(values)))
    return guarded


_TESTS = (("MONTH", is_month), ("YEAR", is_year), ("WD", is_day_name))
