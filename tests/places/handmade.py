"""Small things for the tests of places."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reportedly.language.document import parse
from reportedly.places import places
from reportedly.records import Article, Place

if TYPE_CHECKING:
    from reportedly.language.document import Document


@cache
def parsed(text: str) -> Document:
    """``text`` as a document."""
    return parse(text)


def article(text: str, **fields: Any) -> Article:
    """An article of nothing but ``text``."""
    return Article(id="0" * 16, text=text, **fields)


def read(text: str, **options: Any) -> dict[str, Place]:
    """The places of ``text`` by label."""
    return {place.label: place for place in places(parsed(text), article(text), **options)}
