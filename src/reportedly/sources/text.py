"""Plain text to :class:`~reportedly.records.Article`."""

from __future__ import annotations

from datetime import date

from reportedly.records import Article, Stated
from reportedly.sources.decoding import decode
from reportedly.sources.draft import MAX_CHARS, Draft, check_size, without_surrogates
from reportedly.sources.front import read_front


def article_from_text(
    text: str | bytes,
    *,
    name: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    max_chars: int = MAX_CHARS,
    today: date | None = None,
) -> Article:
    """The article that a plain text is; its text is the given one, character by character.

    Line ends, blanks and a U+FEFF within a ``str`` stay as they are. Of bytes, the byte order mark is part
    of the encoding and not of the text.

    Args:
        text: the text, or its bytes.
        name: what to call it in messages and tables.
        url: where it was found.
        charset: the encoding that a header declares for the bytes.
        max_chars: the most characters it may hold.
        today: stands in for the clock when dates in the future are noted.

    Raises:
        EmptyInput: there is nothing in it.
        NotText: the bytes are no text.
        TooLarge: it holds more than ``max_chars`` characters.
    """
    notes: list[str] = []
    if isinstance(text, bytes):
        decoded = decode(text, charset)
        content = decoded.text
        notes += [decoded.note] if decoded.note else []
    else:
        content, note = without_surrogates(text)
        notes += [note] if note else []
    check_size(content, max_chars)
    draft = Draft(content, name=name, notes=notes)
    if url is not None:
        draft.url = Stated(value=url, basis="given")
    read_front(draft)
    return draft.article(max_chars=max_chars, today=today)
