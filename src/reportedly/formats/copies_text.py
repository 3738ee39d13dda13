"""Copies of a text for a person at a terminal: the likely origin, and what each copy added and left out."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from reportedly.formats import phrases, telling_phrases
from reportedly.formats.terminal import clean
from reportedly.records import Article, CopiedArticle, CopyGroup

_INDENT = 4


def whole(one: CopyGroup, origin: Article) -> RenderableType:
    """Copies in full.

    Args:
        origin: the article that they are copies of.
    """
    facts = [origin.outlet.value if origin.outlet else None]
    facts += [telling_phrases.when(origin.published.value) if origin.published else None]
    facts.append(f"likely the origin: {one.why}")
    parts: list[RenderableType] = [
        _named(one.origin, phrases.title(origin)),
        _below(Text(" · ".join(clean(fact) for fact in facts if fact), style="dim")),
    ]
    for copy in one.copies:
        parts += [Text(), _named(copy.article, copy.title or "Untitled article"), *_copy(copy)]
    return Group(*parts)


def _copy(one: CopiedArticle) -> Iterable[RenderableType]:
    facts = [one.outlet, telling_phrases.when(one.published) if one.published else None]
    facts.append(f"{phrases.percent(one.share)} of the shorter text's own words are in both")
    yield _below(Text(" · ".join(clean(fact) for fact in facts if fact), style="dim"))
    for mark, style, what, paragraphs in (
        ("+", "green", "added", one.added),
        ("-", "red", "left out", one.dropped),
    ):
        for paragraph in paragraphs:
            yield _below(Text(f"{mark} {what}: ", style=style).append(clean(paragraph), style="not bold default"))
    if not one.added and not one.dropped:
        yield _below(Text("the same paragraphs", style="dim"))


def _named(article: str, title: str) -> Text:
    return Text(f"{article}  ", style="dim").append(clean(title), style="not dim bold")


def _below(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, _INDENT))
