"""An article while it is being put together."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.errors import EmptyInput, TooLarge
from reportedly.records import Article, Span, Stated
from reportedly.sources.dates import is_future
from reportedly.sources.language import detect_language

if TYPE_CHECKING:
    from datetime import date

MAX_CHARS = 2_000_000
"""The most characters that one article may hold, unless the caller says otherwise: some thirty times a long report."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def article_id(text: str, url: str | None) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of text and URL.

    Args:
        text: the article's text.
        url: its address, if it has one.
    """
    return hashlib.sha256(f"{text}\0{url or ''}".encode()).hexdigest()[:16]


def shown(value: str, width: int = 60) -> str:
    """A value on one line and cut to a width, for messages.

    Args:
        value: any text.
        width: the most characters to show.
    """
    line = " ".join(value.split())
    return line if len(line) <= width else line[: width - 1] + "…"


@dataclass
class Draft:
    """What is known of an article so far; :meth:`article` closes it.

    What is set first stays: the reader of first lines fills only what a page or a field left open.
    """

    text: str
    name: str | None = None
    title: Stated | None = None
    outlet: Stated | None = None
    authors: list[Stated] = field(default_factory=list)
    url: Stated | None = None
    published: Stated | None = None
    modified: Stated | None = None
    dateline: Stated | None = None
    agency: Stated | None = None
    language: Stated | None = None
    furniture: list[Span] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def span(self, start: int, end: int) -> Span:
        """The span of the text between two offsets."""
        return Span.of(self.text, start, end)

    def stated(self, start: int, end: int, basis: str, value: str | None = None) -> Stated:
        """What the text states between two offsets.

        Args:
            start, end: where it stands.
            basis: what it rests on.
            value: what it means, if that is not what it says.
        """
        span = self.span(start, end)
        return Stated(value=value if value is not None else span.exact, basis=basis, span=span)

    def note(self, text: str) -> None:
        """Keep a note, once."""
        if text not in self.notes:
            self.notes.append(text)

    def article(self, *, max_chars: int = MAX_CHARS, today: date | None = None) -> Article:
        """The finished article: with id, language, and notes on what looks wrong.

        Args:
            max_chars: the most characters it may hold.
            today: stands in for the clock.

        Raises:
            EmptyInput: the text is blank.
            TooLarge: it holds more than ``max_chars`` characters.
        """
        check_size(self.text, max_chars)
        if not self.text.strip("\ufeff \t\r\n\x0b\x0c\x85\u2028\u2029\xa0"):
            raise EmptyInput("the input is empty: give a text, a page or JSON lines")
        for label, stated in (("published", self.published), ("modified", self.modified)):
            if stated is not None and is_future(stated.value, today):
                self.note(f"the {label} date {stated.value} lies in the future")
        language = detect_language(self.text) or self.language
        if language is not None and language.value != "en":
            self.note(f"the text seems to be in another language than English ({language.value})")
        return Article(
            id=article_id(self.text, self.url.value if self.url else None),
            text=self.text,
            name=self.name,
            title=self.title,
            outlet=self.outlet,
            authors=tuple(self.authors),
            url=self.url,
            published=self.published,
            modified=self.modified,
            dateline=self.dateline,
            agency=self.agency,
            language=language,
            furniture=tuple(sorted(set(self.furniture), key=lambda span: (span.start, span.end))),
            notes=tuple(self.notes),
        )


def check_size(text: str, max_chars: int) -> None:
    """Refuse a text that is over the limit.

    Args:
        text: the text of one article.
        max_chars: the most characters it may hold.

    Raises:
        TooLarge: it holds more.
    """
    if len(text) > max_chars:
        raise TooLarge(
            f"the text holds {len(text):,} characters, more than max_chars = {max_chars:,}: "
            "split it into articles, or raise max_chars"
        )


def without_surrogates(text: str) -> tuple[str, str | None]:
    """The text with halves of characters replaced one for one, and a note if there were any.

    Lone surrogates (half an emoji, as a cut JSON string leaves) can be written in no encoding. Each gives
    way to U+FFFD, so that no offset moves.

    Args:
        text: any text.
    """
    clean, number = _SURROGATE.subn("\ufffd", text)
    if not number:
        return text, None
    return clean, f"replaced {number} halves of characters (lone surrogates) by U+FFFD"
