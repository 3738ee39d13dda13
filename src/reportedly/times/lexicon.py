"""The words of time: forms of one or several words, and numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportedly.language.lexicons import rows

PACKAGE = "reportedly.times"

LITERAL = "="
"""Before a word that patterns of the grammar name as itself."""

TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)(?![\w-])"
    r"|(?P<numdate>\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)\d{4})(?![\w/])"
    r"|(?P<time>\d{1,2}[:.]\d\d(?=\s?[aApP]\.?\s?[mM]\b)|\d{1,2}:\d\d(?!\d|:\d|\.\d))"
    r"|(?P<decade>['’‘]?\b\d{2,4}['’]?s)\b"
    r"|(?P<big>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th))\b"
    r"|(?P<number>\d+)"
    r"|(?P<half>(?<![^\W\d_])(?:[aApP]\.\s?[mM]\b\.?|[aApP][mM]\b))"
    r"|(?P<poss>['’]s\b)"
    r"|(?P<word>[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s])"
)
"""One word, number or mark."""


class Entry(NamedTuple):
    """A form: its words in lower case, whether they must be written with capitals, and its classes."""

    words: tuple[str, ...]
    capital: tuple[bool, ...]
    values: dict[str, str]


def plain(word: str) -> str:
    """A word in lower case with a straight apostrophe."""
    word = word.lower()
    return word if word.isalnum() else word.replace("’", "'").replace("‘", "'")


@cache
def lexicon() -> dict[str, list[Entry]]:
    """Forms by their first word, the longest first."""
    forms: dict[tuple[tuple[str, ...], tuple[bool, ...]], dict[str, str]] = {}
    for form, name, value in _forms():
        words = [match.group() for match in TOKEN.finditer(form)]
        if form.endswith(".") and len(words) == 2 and words[1] == ".":
            words = [form]
        key = (tuple(plain(word) for word in words), tuple(word[0].isupper() for word in words))
        forms.setdefault(key, {})[name] = value
    known = literals()
    found: dict[str, list[Entry]] = {}
    for (words_, capital), values in forms.items():
        if len(words_) == 1 and words_[0] in known:
            values[LITERAL + words_[0]] = ""
        found.setdefault(words_[0], []).append(Entry(words_, capital, values))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry.words))
    return found


def _forms() -> list[tuple[str, str, str]]:
    forms = [(row[0], row[1], row[2] if len(row) > 2 else "") for row in rows(PACKAGE, "words.tsv")]
    forms += [(row[0], row[1], "") for row in rows(PACKAGE, "names.tsv")]
    forms += [
        (name, "HOLIDAY", row[0].split(";")[0]) for row in rows(PACKAGE, "holidays.tsv") for name in row[0].split(";")
    ]
    return forms


@cache
def literals() -> frozenset[str]:
    """The words that patterns of the grammar name."""
    return frozenset(
        word for row in rows(PACKAGE, "grammar.tsv") for word in re.findall(r"(?<![A-Za-z'])[a-z][a-z']*|'s", row[4])
    )


@cache
def marks() -> dict[str, str]:
    """Punctuation marks, and their classes."""
    found = dict.fromkeys(".;:!?…", "STOP") | dict.fromkeys("-–—", "DASH") | dict.fromkeys("\"“”'‘’", "QUOTE")
    return found | {",": "COMMA", "(": "LPAR", ")": "RPAR", "/": "SLASH"}


def number_values(digits: str) -> dict[str, str]:
    """The classes a number may belong to, with its value in each.

    Args:
        digits: a number, or an ordinal in digits.
    """
    if not digits.isdigit():
        number = int(digits[:-2])
        return {"ORD": str(number)} | ({"DAY": str(number)} if 1 <= number <= 31 else {})
    number = int(digits)
    values = {"NUM": str(number)}
    if len(digits) <= 2:
        values |= {"DAY": str(number)} if 1 <= number <= 31 else {}
        values |= {"HOUR": str(number)} if number <= 24 else {}
        values |= {"YY": str(number)} if len(digits) == 2 else {}
    elif len(digits) == 4:
        values |= {"YEAR": str(number)} if 1000 <= number <= 2100 else {}
        values |= {"MIL": digits} if int(digits[:2]) <= 24 and int(digits[2:]) < 60 else {}
    return values
