"""What the parts of pages on stories share: refs as they are typed, facts in a line, a notebook's output."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from reportedly.formats.markup import escape


def ref(name: str) -> str:
    """A ref (``ARTICLE``, ``ARTICLE/a1``, ``ARTICLE/e1``) as it is typed."""
    return f"<code>{escape(name)}</code>"


def facts(found: Iterable[str | None]) -> str:
    """Short facts in a line; what is not known is left out."""
    return f"<p class=facts>{' · '.join(escape(fact) for fact in found if fact)}</p>"


def in_notebook(part: str) -> str:
    """A part of a page on a story, with its style, to set into a notebook's output."""
    style = files("reportedly.formats").joinpath("story.css").read_text(encoding="utf-8")
    return f"<div><style>\n{style}</style>\n<div class=reportedly-story>\n{part}</div></div>\n"
