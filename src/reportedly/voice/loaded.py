"""Words that take sides: who used them, and what a neutral writer would put."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import NamedTuple

from ..language.document import Document
from ..language.lexicons import rows
from ..records import NARRATOR, Attribution, LoadedWord, Span
from .forms import BASE, forms
from .sentences import Line, line, tag
from .terms import Found, Term, Terms, conditions, spelled

VERSION = "loaded 1.0"
NO_SIDE = "none"
"""Kind of the phrases in which a loaded word takes no side."""

SURE, CONDITIONAL = 0.95, 0.9
"""Confidence of rows without and with conditions: the share of 130 hits in news that were right (docs/voice.md)."""

TITLE_CASE = 0.6
"""Share of capitalised words from which on a line is a headline in title case, where capitals tell of no name."""


class Loaded(NamedTuple):
    """A row of the list: its kind, the neutral word by form, whether it may be part of a name, how sure it is."""

    kind: str
    neutral: dict[str, str]
    named: bool
    confidence: float


@cache
def loaded_terms() -> Terms[Loaded]:
    """The list that comes with the package."""
    terms: list[Term[Loaded]] = []
    for phrase, rule, kind, neutral, column in rows("reportedly.voice", "loaded.tsv"):
        tests = conditions(column)
        asked = tuple(test for test in tests if test.key != "name")
        row = Loaded(kind, forms(neutral, rule) if neutral else {}, asked != tests, CONDITIONAL if asked else SURE)
        terms.extend(Term(spelled(form), slot, asked, row) for slot, form in forms(phrase, rule).items())
    return Terms(terms)


def loaded(document: Document, attributions: Sequence[Attribution]) -> tuple[LoadedWord, ...]:
    """The words of an article that take sides, in order.

    Args:
        document: the article, parsed.
        attributions: those of the article. A word in a content belongs to the innermost attribution that holds it;
            a word in quotation marks outside every content is nobody's known, and is left out.
    """
    held = _Holders(attributions)
    found = []
    for sentence in document.sentences:
        here = line(document, sentence)
        headline = _title_case(here)
        for hit in loaded_terms().find(here.words, partial(_tag_of, document, here)):
            if hit.term.row.kind == NO_SIDE or (not (headline or hit.term.row.named) and _is_name(document, here, hit)):
                continue
            start, end = here.spans[hit.start][0], here.spans[hit.end - 1][1]
            user = held.user(start)
            if user == NARRATOR and document.quotation_at(start) is not None:
                continue
            found.append(_word(document.text, start, end, hit.term, user))
    return tuple(found)


def _word(text: str, start: int, end: int, term: Term[Loaded], user: str) -> LoadedWord:
    row = term.row
    return LoadedWord(
        span=Span.of(text, start, end),
        kind=row.kind,
        neutral=row.neutral.get(term.slot) or row.neutral.get(BASE),
        user=user,
        by=VERSION,
        confidence=row.confidence,
    )


class _Holders:
    """Which attribution's content holds a place."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._spans = sorted(
            (
                (len(one.chain), -sum(s.end - s.start for s in one.content), span.start, span.end, one.id)
                for one in attributions
                for span in one.content
            ),
            reverse=True,
        )

    def user(self, offset: int) -> str:
        """Id of the innermost attribution whose content holds ``offset``, or ``narrator``."""
        return next((name for _, _, start, end, name in self._spans if start <= offset < end), NARRATOR)


def _tag_of(document: Document, here: Line, number: int) -> str:
    return tag(document, here.spans[number])


def _title_case(here: Line) -> bool:
    letters = [word for word in here.written if word[0].isalpha()]
    return len(letters) > 2 and sum(word[0].isupper() for word in letters) >= TITLE_CASE * len(letters)


def _is_name(document: Document, here: Line, hit: Found[Loaded]) -> bool:
    """Whether the words stand in a proper name: written with a capital where the sentence asks for none."""
    written = here.written[hit.start]
    if not written[0].isupper():
        return False
    opens = hit.start == 0 or not here.written[hit.start - 1][0].isalnum()
    if not opens:
        return True
    following = here.written[hit.end] if hit.end < len(here.written) else ""
    return following[:1].isupper() and _tag_of(document, here, hit.start).startswith("NNP")
