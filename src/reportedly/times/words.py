"""The words of a parsed piece, with the classes of the grammar they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .guards import Neighbours, is_day_name, is_month, is_year
from .lexicon import LITERAL, TOKEN, Entry, lexicon, literals, marks, number_values, plain
from .symbols import symbol
from .terms import Term

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DETERMINERS = frozenset(("DT", "PRP$"))


def words(doc: Doc) -> list[Term]:
    """The words, numbers and marks of a parsed piece, forms of several words as one; a mark of the end comes last."""
    text = doc.text
    tokens = {token.idx: token for token in doc}
    raw = list(TOKEN.finditer(text))
    found: list[Term] = []
    at = 0
    while at < len(raw):
        entry = _entry(raw, at, text)
        if entry is not None:
            term, at = _form(raw, at, text, entry)
        else:
            term, at = _single(raw[at], text, tokens), at + 1
        found.append(term)
    end = len(text)
    found.append(Term(end, end, "", {"END": ""}, symbol(frozenset(("END",)))))
    return _guarded(found, tokens, text)


def _entry(raw: list[re.Match[str]], at: int, text: str) -> Entry | None:
    """The longest form that begins with a word."""
    first = plain(raw[at].group())
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


def _form(raw: list[re.Match[str]], at: int, text: str, entry: Entry) -> tuple[Term, int]:
    dotted = len(entry.words) == 1 and entry.words[0].endswith(".")
    last = at + len(entry.words) - 1
    start, end = raw[at].start(), raw[last].end() + dotted
    term = Term(start, end, plain(text[start:end]), entry.values, symbol(frozenset(entry.values)))
    return term, last + 1 + dotted


def _single(match: re.Match[str], text: str, tokens: dict[int, Token]) -> Term:
    values = _values(match, text, tokens)
    return Term(match.start(), match.end(), plain(match.group()), values, symbol(frozenset(values)))


def _values(match: re.Match[str], text: str, tokens: dict[int, Token]) -> dict[str, str]:
    kind, written = match.lastgroup, match.group()
    if kind == "word":
        word = plain(written)
        token = tokens.get(match.start())
        tag = token.tag_ if token is not None else ""
        if word in literals():
            return {LITERAL + word: ""} | ({"DET": ""} if tag in _DETERMINERS else {})
        if tag in _DETERMINERS:
            return {"OTHER": "", "DET": ""}
        return {"OTHER": "", "NOUN": ""} if tag.startswith("NN") else {"OTHER": ""}
    if kind in ("number", "ordinal"):
        before = text[match.start() - 1 : match.start()]
        return {"OTHER": ""} if before.isalpha() or before in tuple("$£€#") else number_values(written)
    if kind == "decade" and len(written) < 5 and written[0].isdigit():
        return {"OTHER": "", "NOUN": ""}
    if kind == "mark":
        return {marks().get(written, "OTHER"): ""}
    if kind == "poss":
        return {"POSS": "", LITERAL + "'s": ""} if "'s" in literals() else {"POSS": ""}
    return {_KINDS.get(kind or "", "OTHER"): written}


_KINDS = {"iso": "ISO", "sep": "NUMDATE", "numdate": "NUMDATE", "time": "TIME", "decade": "DECADE", "half": "AMPM"}


def _guarded(terms: list[Term], tokens: dict[int, Token], text: str) -> list[Term]:
    """The terms, with the classes taken from words that mean something else here."""
    guarded = list(terms)
    for at, term in enumerate(terms):
        tests = [test for name, test in _TESTS if name in term.values]
        if not tests:
            continue
        around = Neighbours(terms, at, tokens, text)
        if all(test(around) for test in tests):
            continue
        values = {name: value for name, value in term.values.items() if name in ("NUM", "MIL") or name[0] == LITERAL}
        values = values or {"OTHER": "", "NOUN": ""}
        guarded[at] = term._replace(values=values, symbol=symbol(frozenset(values)))
    return guarded


_TESTS = (("MONTH", is_month), ("YEAR", is_year), ("WD", is_day_name))
