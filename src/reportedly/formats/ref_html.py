"""What the parts of pages on stories share: refs that may lead somewhere, facts in a line, a notebook's output."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.resources import files

from reportedly.formats.markup import escape

Link = Callable[[str], str | None]
"""The address of what a ref (``ARTICLE``, ``ARTICLE/a1``, ``ARTICLE/e1``) names; ``None`` for what has none."""


def nowhere(_: str) -> str | None:
    """No address for anything."""
    return None


def ref(name: str, link: Link) -> str:
    """A ref as what leads to it, or as it is typed."""
    address = link(name)
    shown = f"<code>{escape(name)}</code>"
    return f'<a href="{escape(address)}">{shown}</a>' if address else shown


def facts(found: Iterable[str | None]) -> str:
    """Short facts in a line; what is not known is left out."""
    return f"<p class=facts>{' · '.join(escape(fact) for fact in found if fact)}</p>"


def in_notebook(part: str) -> str:
    """A part of a page on a story, with its style, to set into a notebook's output."""
    style = files("reportedly.formats").joinpath("story.css").read_text(encoding="utf-8")
    return f"<div><style>\n{style}</style>\n<div class=reportedly-story>\n{part}</div></div>\n"
