"""What rows of an index must hold: words, phrases, facets, joined by and, or and not.

Each condition can be written for SQLite's FTS5 and for PostgreSQL's ``tsquery``. No text of a user ever becomes part of
either language: lexemes are quoted, and hold nothing but letters and digits where they come from words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .lexemes import facet, prefix, stem, words


class Word(NamedTuple):
    """One lexeme: a word's or a facet."""

    lexeme: str


class Phrase(NamedTuple):
    """Words that follow one another."""

    lexemes: tuple[str, ...]


class Beginning(NamedTuple):
    """A word, and no facet, that begins so."""

    letters: str


class All(NamedTuple):
    """Every part holds."""

    parts: tuple[Condition, ...]


class AnyOf(NamedTuple):
    """At least one part holds."""

    parts: tuple[Condition, ...]


class Without(NamedTuple):
    """The first holds and the second does not."""

    wanted: Condition
    unwanted: Condition


Condition = Word | Phrase | Beginning | All | AnyOf | Without

NOTHING = AnyOf(())
"""A condition that no row meets."""

_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


def asked(text: str, everything: Condition) -> Condition | None:
    """The condition that a person's query states; ``None`` if it holds no word.

    Words must all be there, ``"words in quotation marks"`` one after the other; ``word*`` is the beginning of a word,
    ``OR`` stands between alternatives, ``-word`` must not be there.

    Args:
        everything: a condition that all rows meet, needed where only what must not be there is asked for.
    """
    groups: list[list[Condition]] = [[]]
    unwanted: list[Condition] = []
    for minus, phrase, word in _PIECE.findall(text):
        if word == "OR" and not minus:
            groups.append([])
            continue
        one = _piece(phrase, word)
        if one is not None:
            (unwanted if minus else groups[-1]).append(one)
    alternatives = tuple(joined(*group) for group in groups if group)
    if not alternatives and not unwanted:
        return None
    wanted = (alternatives[0] if len(alternatives) == 1 else AnyOf(alternatives)) if alternatives else everything
    return Without(wanted, AnyOf(tuple(unwanted))) if unwanted else wanted


def _piece(phrase: str, word: str) -> Condition | None:
    if word.endswith("*") and (letters := prefix(word)):
        return AnyOf((Beginning(letters), Word(stem(letters))))  # the index holds "ministry" as "ministri"
    found = words(phrase or word)
    if not found:
        return None
    return Word(found[0]) if len(found) == 1 else Phrase(found)


def joined(*parts: Condition) -> Condition:
    """A condition that holds where all parts do."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, All) else (part,)))
    return flat[0] if len(flat) == 1 else All(flat)


def one_of(field: str, *values: str) -> Condition:
    """A condition that a facet has one of these values."""
    found = tuple(Word(facet(field, value)) for value in values)
    return found[0] if len(found) == 1 else AnyOf(found)


def fts5(condition: Condition) -> str:
    """The condition in the query language of SQLite's FTS5."""
    match condition:
        case Word(lexeme):
            return _fts5_quoted(lexeme)
        case Phrase(lexemes):
            return " + ".join(_fts5_quoted(lexeme) for lexeme in lexemes)
        case Beginning(letters):
            return f"words : {_fts5_quoted(letters)} *"
        case All(parts):
            return " AND ".join(f"({fts5(part)})" for part in parts)
        case AnyOf(parts):
            return " OR ".join(f"({fts5(part)})" for part in parts) or '"nothing:is:here"'
        case Without(wanted, unwanted):
            return f"({fts5(wanted)}) NOT ({fts5(unwanted)})"


def tsquery(condition: Condition) -> str:
    """The condition in the query language of PostgreSQL."""
    match condition:
        case Word(lexeme):
            return _ts_quoted(lexeme)
        case Phrase(lexemes):
            return " <-> ".join(_ts_quoted(lexeme) for lexeme in lexemes)
        case Beginning(letters):
            return f"{_ts_quoted(letters)}:*D"
        case All(parts):
            return _ts_joined([tsquery(part) for part in parts], "&")
        case AnyOf(parts):
            return _ts_joined([tsquery(part) for part in parts], "|") if parts else "'nothing:is:here'"
        case Without(wanted, unwanted):
            return f"({tsquery(wanted)}) & !({tsquery(unwanted)})"


def _fts5_quoted(lexeme: str) -> str:
    return '"' + lexeme.replace('"', '""') + '"'


def _ts_joined(parts: list[str], sign: str) -> str:
    """Parts joined as a tree that is no deeper than it must be: a long chain exceeds PostgreSQL's stack."""
    while len(parts) > 1:
        parts = ["(" + f" {sign} ".join(parts[at : at + 2]) + ")" for at in range(0, len(parts), 2)]
    return parts[0]


def _ts_quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
