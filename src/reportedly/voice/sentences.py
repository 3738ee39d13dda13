"""The words of each sentence, with their tags on demand."""

from __future__ import annotations

from typing import NamedTuple

from ..attributions.words import WORD
from ..language.document import Document, Sentence


class Line(NamedTuple):
    """The words of one sentence: offsets in the article, as written, and in lower case."""

    sentence: Sentence
    spans: list[tuple[int, int]]
    written: list[str]
    words: list[str]


def line(document: Document, sentence: Sentence) -> Line:
    """The words of ``sentence``."""
    spans = [found.span() for found in WORD.finditer(document.text, sentence.start, sentence.end)]
    written = [document.text[start:end] for start, end in spans]
    return Line(sentence, spans, written, [word.lower() for word in written])


def tag(document: Document, span: tuple[int, int]) -> str:
    """The Penn tag of the word that stands at ``span``; empty where nothing was parsed."""
    found = document.span(*span)
    return found[1][0].tag_ if found else ""
