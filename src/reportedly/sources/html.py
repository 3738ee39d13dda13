"""A news page to :class:`~reportedly.records.Article`."""

from __future__ import annotations

import re
from datetime import date

from reportedly.errors import EmptyInput, NoArticle, TooLarge
from reportedly.records import Article
from reportedly.sources.decoding import decode
from reportedly.sources.draft import MAX_CHARS, Draft, without_surrogates
from reportedly.sources.front import read_front
from reportedly.sources.pagebody import paragraphs
from reportedly.sources.pagefacts import PageFacts, page_facts
from reportedly.sources.pagetree import declared_charset, page_tree
from reportedly.sources.tables import lines

MAX_PAGE_BYTES = 20_000_000
"""The most bytes of a page: news pages hold some hundred thousand."""

FEWEST_WORDS = 12
"""An article has more words than this."""


def article_from_html(
    page: str | bytes,
    *,
    name: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    max_chars: int = MAX_CHARS,
    today: date | None = None,
) -> Article:
    """The article of a page: title, blank line, paragraphs with blank lines between them.

    Nothing is fetched, whatever the page refers to.

    Args:
        page: the page's source, or its bytes.
        name: what to call it in messages and tables.
        url: the address it was found at; the page's canonical address goes before it.
        charset: the encoding that a header declares; the page's own declaration comes second.
        max_chars: the most characters the article may hold.
        today: stands in for the clock when dates in the future are noted.

    Raises:
        EmptyInput: there is nothing in it.
        NotText: the bytes are no text.
        NoArticle: the page holds no article; the message says what it looks like.
        TooLarge: it is over the limit.
    """
    if len(page) > MAX_PAGE_BYTES:
        raise TooLarge(f"the page holds {len(page):,} bytes, more than {MAX_PAGE_BYTES:,}: give the article alone")
    notes: list[str] = []
    if isinstance(page, bytes):
        decoded = decode(page, charset or declared_charset(page))
        source = decoded.text
        notes += [decoded.note] if decoded.note else []
    else:
        source = page
    source, note = without_surrogates(source)
    notes += [note] if note else []
    if not source.strip("\ufeff \t\r\n"):
        raise EmptyInput("the page is empty")
    tree = page_tree(source)
    if tree is None:
        raise NoArticle("the page has no text that can be parsed: save it again, or give its text")
    facts = page_facts(tree, url)
    body = paragraphs(tree, facts)
    _refuse_walls(body, tree.text_content())
    draft = _draft(body, facts)
    draft.name = name
    draft.notes = notes
    read_front(draft, draft.title.span.end if draft.title and draft.title.span else 0)
    return draft.article(max_chars=max_chars, today=today)


def _draft(body: list[str], facts: PageFacts) -> Draft:
    text = "\n\n".join([facts.title.value, *body] if facts.title else body)
    draft = Draft(text)
    if facts.title is not None:
        draft.title = draft.stated(0, len(facts.title.value), facts.title.basis)
    draft.authors = facts.authors
    draft.outlet, draft.url = facts.outlet, facts.url
    draft.published, draft.modified = facts.published, facts.modified
    draft.language = facts.language
    return draft


def _refuse_walls(body: list[str], whole: str) -> None:
    """Refuse a page whose text is a consent wall, a bot check or an error, or that has no prose."""
    text = " ".join(body)
    number = len(text.split())
    signs = [pattern for pattern in lines("walls.txt") if re.search(pattern, text or whole[:20_000], re.IGNORECASE)]
    if number < 250 and (len(signs) >= 2 or (signs and number < 60)):
        raise NoArticle(
            "the page is only a cookie, login or error notice: save it from a browser, with the article open"
        )
    if number < FEWEST_WORDS or not any(re.search(r"\w.*[.!?…。\"”’]$", part.strip()) for part in body):
        raise NoArticle("the page holds no article: give the page of one article, or its text")
