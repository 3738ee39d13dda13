"""What every record shares: refusal of unknown fields, spans, facts with a basis, the article."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

NARRATOR = "narrator"
"""Id that stands in a chain for the article's own voice."""

Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A stretch of the article's text: ``text[start:end] == exact``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    exact: str

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise ValueError(
                f"span {self.start}-{self.end} holds {self.end - self.start} characters, "
                f"but its exact text holds {len(self.exact)}"
            )
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` up to ``end``."""
        return cls(start=start, end=end, exact=text[start:end])


class Stated(Record):
    """A fact about the article, with what it rests on.

    ``basis`` names the place it was taken from, such as ``"meta article:published_time"``,
    ``"dateline"``, ``"first line"`` or ``"field date"``; ``span`` is set where that place is the text itself.
    """

    value: str
    basis: str
    span: Span | None = None


class Article(Record):
    """One news text, unaltered, and what its page or file says about it.

    Args:
        id: sixteen hexadecimal digits of the SHA-256 of text and URL: the same text has the same id.
        text: what all offsets refer to.
        title: the headline; its span is set where it stands in ``text``.
        published, modified: ISO 8601 dates or times.
        dateline: the place a dispatch was written at.
        agency: the news agency that a dateline or credit line names.
        language: ISO 639-1 code as detected, with a basis.
        furniture: parts of ``text`` that are about the article and not in it: title line, byline, dates, datelines.
        notes: what a reader should know of how the text came in (an encoding assumed, a field ignored).
    """

    id: str
    text: str
    name: str | None = None
    title: Stated | None = None
    outlet: Stated | None = None
    authors: tuple[Stated, ...] = ()
    url: Stated | None = None
    published: Stated | None = None
    modified: Stated | None = None
    dateline: Stated | None = None
    agency: Stated | None = None
    language: Stated | None = None
    furniture: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
