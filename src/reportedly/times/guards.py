"""Whether a word that may be a time is one: May the verb and May the minister, March, 1900 soldiers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportedly.language.lexicons import given_names, honorifics, rows

from .lexicon import PACKAGE
from .terms import Term

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Tagged(NamedTuple):
    """A parsed piece: its text, where it begins in the article, its tokens, and their places by their offsets in it."""

    text: str
    base: int
    doc: Doc
    places: dict[int, int]

    def token(self, start: int) -> Token | None:
        """The token that begins at an offset of the article."""
        place = self.places.get(start - self.base)
        return self.doc[place] if place is not None else None


class Neighbours(NamedTuple):
    """A word among the others of its piece."""

    terms: list[Term]
    at: int
    piece: Tagged

    def near(self, by: int) -> Term | None:
        """The word so many places on, if there is one."""
        place = self.at + by
        return self.terms[place] if 0 <= place < len(self.terms) else None

    def word(self, by: int) -> str:
        """That word in lower case; empty if there is none."""
        term = self.near(by)
        return term.text if term is not None else ""

    def tag(self, by: int) -> str:
        """Its Penn tag; empty where spaCy cuts words otherwise."""
        term = self.near(by)
        token = self.piece.token(term.start) if term is not None else None
        return token.tag_ if token is not None else ""

    def classes(self, by: int) -> frozenset[str]:
        """The classes it belongs to."""
        term = self.near(by)
        return frozenset(term.values) if term is not None else frozenset()

    def written(self, by: int) -> str:
        """That word as it is written."""
        term = self.near(by)
        base = self.piece.base
        return self.piece.text[term.start - base : term.end - base] if term is not None else ""


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of one list of ``guards.tsv``."""
    return frozenset(word for kind, words in rows(PACKAGE, "guards.tsv") if kind == name for word in words.split())


@cache
def _named_after(month: str) -> re.Pattern[str]:
    """Finds people called like a month."""
    return re.compile(rf"\b([A-Z][\w'’-]+\.?)\s+{month}\b(?!\s+\d)")


def is_month(around: Neighbours) -> bool:
    """Whether the name of a month stands for one."""
    word = around.word(0)
    if around.classes(1) & {"DAY", "YEAR"} or (around.classes(-1) & {"DAY"}) or around.word(-1) == "of":
        return around.tag(0) != "MD"
    if len(word.rstrip(".")) <= 4 and word not in ("may", "june", "july"):
        return word.endswith(".")
    if word not in words_of("names"):
        return (
            not around.written(1)[:1].isupper()
            or around.word(-1) in words_of("firm")
            or bool(around.classes(1) & _TIME)
        )
    if around.tag(0) in ("MD", "VB", "VBP", "VBD") and around.word(-1) not in words_of("firm"):
        return False
    if around.word(-1) in words_of("firm"):
        return "POSS" not in around.classes(1) or not _has_namesake(around)
    if around.word(-1) not in words_of("loose") and "MONTH" not in around.classes(2) | around.classes(-2):
        return False
    if around.word(1) in words_of("marching") or around.written(1)[:1].isupper() or _has_namesake(around):
        return False
    token = around.piece.token(around.terms[around.at].start)
    return token is not None and token.ent_type_ in ("DATE", "")


_TIME = frozenset(("WD", "DAY", "YEAR", "MONTH", "PART"))


def _has_namesake(around: Neighbours) -> bool:
    """Whether somebody with this name is in the text."""
    for match in _named_after(around.written(0)).finditer(around.piece.text):
        title = match.group(1).lower()
        if title in given_names() or title in honorifics() or title in words_of("titles"):
            return True
    return False


def is_year(around: Neighbours) -> bool:
    """Whether four digits are a year and not a count, a number of a paper, or a part of a name."""
    number = int(around.terms[around.at].values["YEAR"])
    before, after = around.word(-1), around.tag(1)
    if around.classes(-1) & {"MONTH", "DAY", "SEASON", "HOLIDAY", "QN", "COMMA", "NUMDATE"} and number > 1400:
        return (
            "COMMA" not in around.classes(-1)
            or around.classes(-2) & {"DAY", "MONTH", "HOLIDAY", "SEASON"} != frozenset()
        )
    counted = after in ("NNS", "NNPS") or around.word(1) in words_of("counted")
    if before in words_of("counting") or around.word(1) in words_of("counted"):
        return False
    if around.written(1)[:1].isupper() and {around.word(2), around.word(3)} & words_of("streets"):
        return False
    if before in words_of("dating"):
        return number >= 1400 or not counted
    if not 1700 <= number <= 2060:
        return False
    if around.classes(-1) & {"DASH", "SLASH"}:
        return "YEAR" in around.classes(-2) or around.word(-2) in words_of("dating")
    if around.tag(-1) in ("NN", "NNS", "NNP", "NNPS") or around.tag(-1) == "CD":
        return False
    return (
        not counted
        or around.tag(-1) in ("IN", "TO")
        or before in ("the", "'s", "their", "its", "his", "her", "a", "our")
    )


def is_day_name(around: Neighbours) -> bool:
    """Whether the name of a weekday stands for a day, and not in somebody's name."""
    token = around.piece.token(around.terms[around.at].start)
    if token is not None and token.ent_type_ == "PERSON" and around.written(1)[:1].isupper():
        return bool(around.classes(1) & _TIME)
    if (
        around.word(-1) in ("at", "with", "mr", "mr.", "and")
        and around.tag(1) == "NNP"
        and around.written(1)[:1].isupper()
    ):
        return bool(around.classes(1) & _TIME) or around.word(-1) == "and"
    return True
