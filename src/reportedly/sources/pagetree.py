"""The tree of an HTML page, however it is written."""

from __future__ import annotations

import re
from typing import Any

from reportedly.sources.tables import column

DEEPEST = 120
"""Nesting beyond this is folded: parsers drop what lies deeper, and no page that is read needs it."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_RAW = frozenset(("script", "style", "textarea", "title"))
# Unlike str.lower, this keeps every offset.
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)", re.IGNORECASE
)


def declared_charset(data: bytes) -> str | None:
    """The charset that a page declares of itself, looked for in its first 4,096 bytes.

    Args:
        data: the bytes of a page.
    """
    match = _CHARSET.search(data[:4096])
    if match is None:
        return None
    return (match.group(1) or match.group(2)).decode("ascii", "replace")


def page_tree(page: str) -> Any:
    """The parsed page as an lxml tree without comments, or ``None`` where nothing can be parsed.

    Args:
        page: the page's source.
    """
    from lxml import etree, html

    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", page.replace("\0", ""))
    source = shallow(source)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def shallow(page: str, deepest: int = DEEPEST) -> str:
    """The page with elements left out that are nested deeper than a limit; their text stays.

    Args:
        page: the page's source.
        deepest: the deepest nesting that is kept.
    """
    if page.count("</") <= deepest and page.count("<") <= 4 * deepest:
        return page
    unclosed = frozenset(column("elements.tsv", "unclosed"))
    stack: list[tuple[str, bool]] = []
    # Tables and lists within each other cost the reader of a page more than they hold.
    nested = dict.fromkeys(("table", "ul", "ol"), 10)
    counts: dict[str, int] = {}
    pieces: list[str] = []
    done = 0
    changed = False
    position = 0
    lowered = page.lower() if page.isascii() else page.translate(_LOWER)
    while (match := _TAG.search(page, position)) is not None:
        position = match.end()
        name = match.group(2).lower()
        if name in _RAW:
            if not match.group(1):
                close = lowered.find(f"</{name}", position)
                position = close if close >= 0 else len(page)
            continue
        if name in unclosed or match.group(3).endswith("/"):
            continue
        if not match.group(1):
            counts[name] = counts.get(name, 0) + 1
            drop = len(stack) >= deepest or counts[name] > nested.get(name, deepest)
            stack.append((name, drop))
        elif counts.get(name, 0):
            # What was opened inside and never closed ends here too.
            drop = False
            while stack:
                last, drop = stack.pop()
                counts[last] -= 1
                if last == name:
                    break
        else:
            drop = len(stack) >= deepest
        if drop:
            pieces.append(page[done : match.start()])
            pieces.append(" ")
            done = match.end()
            changed = True
    return "".join([*pieces, page[done:]]) if changed else page
