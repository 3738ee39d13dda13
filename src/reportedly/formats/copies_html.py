"""Copies of a text as parts of a page: the likely origin, and what each copy added and left out."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.formats import phrases, telling_phrases
from reportedly.formats.markup import escape
from reportedly.formats.ref_html import facts, ref
from reportedly.records import CopiedArticle, CopyGroup


def copies(one: CopyGroup) -> str:
    """Copies of a text, as an element without style of its own."""
    about = [f"likely the origin: {one.why}", f"copied by {phrases.count(len(one.copies), 'article')}"]
    return (
        f"<article class=copies>\n<h3><b>Copies</b> of article {ref(one.origin)}</h3>\n{facts(about)}\n"
        f"{''.join(_copy(copy) for copy in one.copies)}</article>\n"
    )


def _copy(one: CopiedArticle) -> str:
    dated = telling_phrases.when(one.published) if one.published else "date unknown"
    share = f"{phrases.percent(one.share)} of the shorter text's own words are in both"
    changes = "".join(_changes(one)) or "<li class=note>the same paragraphs</li>\n"
    return (
        f"<section>\n<h4>{escape(one.title or 'Untitled article')} {ref(one.article)}</h4>\n"
        f"{facts([one.outlet, dated, share])}\n<ul class=changes>\n{changes}</ul></section>\n"
    )


def _changes(one: CopiedArticle) -> Iterator[str]:
    for what, tag, paragraphs in (("added", "ins", one.added), ("left out", "del", one.dropped)):
        yield from (f"<li><b>{what}</b> <{tag}>{escape(words)}</{tag}></li>\n" for words in paragraphs)
