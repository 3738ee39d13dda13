"""Overlapping spans as properly nested HTML elements."""

from __future__ import annotations

import itertools
from bisect import insort
from collections.abc import Iterable
from html import escape as _escape
from typing import NamedTuple

_UNFIT = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if code not in (9, 10, 13)}


class Layer(NamedTuple):
    """An element to lay over a stretch of text.

    Args:
        order: layers with a smaller order lie outside those with a larger one.
        start, end: the stretch.
        opening: the start tag, without what only the first piece gets.
        first: what the first piece gets before its text (already HTML).
    """

    order: tuple[int, ...]
    start: int
    end: int
    opening: str
    first: str = ""


def escape(text: str) -> str:
    """The text safe inside an element or a quoted attribute; control characters become U+FFFD."""
    return _escape(text.translate(_UNFIT), quote=True)


def bar(share: float) -> str:
    """A bar that is filled from the left; its width is no style, so that it stands under any security policy.

    Args:
        share: how far, 0 to 1.
    """
    return f'<svg aria-hidden=true><rect width="{100 * share:.1f}%" height="100%" /></svg>'


def nested(text: str, start: int, end: int, layers: Iterable[Layer]) -> str:
    """A stretch of text under its layers, cut where they cross so that the elements nest.

    Args:
        text: the whole text.
        start, end: the stretch to write.
        layers: elements over any part of the text; what lies outside the stretch is cut away.
    """
    opens: dict[int, list[tuple[tuple[int, ...], int, Layer]]] = {}
    closes: dict[int, list[tuple[tuple[int, ...], int, Layer]]] = {}
    for index, layer in enumerate(layers):
        left, right = max(layer.start, start), min(layer.end, end)
        if left < right:
            entry = (layer.order, index, layer)
            opens.setdefault(left, []).append(entry)
            closes.setdefault(right, []).append(entry)
    out: list[str] = []
    active: list[tuple[tuple[int, ...], int, Layer]] = []
    written: list[tuple[tuple[int, ...], int, Layer]] = []
    places = sorted({start, end, *opens, *closes})
    for place, following in itertools.pairwise(places):
        for entry in closes.get(place, ()):
            active.remove(entry)
        for entry in opens.get(place, ()):
            insort(active, entry)
        kept = 0
        while kept < min(len(written), len(active)) and written[kept] is active[kept]:
            kept += 1
        out.append("</span>" * (len(written) - kept))
        for entry in active[kept:]:
            layer = entry[2]
            out.append(layer.opening)
            if layer.start == place:
                out.append(layer.first)
        written = list(active)
        out.append(escape(text[place:following]))
    out.append("</span>" * len(written))
    return "".join(out)
