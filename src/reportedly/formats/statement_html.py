"""A statement as parts of a page: the shading of its content, and marks at source, cue and the rest."""

from __future__ import annotations

from reportedly.formats import phrases
from reportedly.formats.markup import Layer, escape
from reportedly.records import Attribution, MarkKind, Reading


def layers(
    attribution: Attribution, number: int, depth: int, classes: str, title: str, begins: int | None, link: str
) -> list[Layer]:
    """What lies over the words of a statement.

    Args:
        number: of the statement, from 1.
        depth: how many contents it stands in.
        classes: those of its voice.
        title: one line on it, escaped.
        begins: where the first character of its content that is shown stands.
        link: its number, as it stands there.
    """
    found: list[Layer] = []
    size = -sum(span.end - span.start for span in attribution.content)
    opening = f'<span class="said d{min(depth, 3)} {classes}" data-for=s{number} title="{title}">'
    for span in attribution.content:
        first = begins is not None and span.start <= begins < span.end
        start = begins if first and begins is not None else span.start
        found.append(Layer((depth, 0, size, number), start, span.end, opening, link if first else ""))
    parts = [("cue", attribution.cue)]
    if attribution.source:
        parts.append(("source", attribution.source.spans))
    if attribution.addressee:
        parts.append(("addressee", attribution.addressee.spans))
    if attribution.channel:
        parts.append(("channel", (attribution.channel,)))
    for name, spans in parts:
        opening = f'<span class="{name} {classes}" title="{name} of statement {number}">'
        found.extend(Layer((9, len(name), number), span.start, span.end, opening) for span in spans)
    for mark in attribution.marks:
        what = "editor's insertion" if mark.kind is MarkKind.INSERTION else "words left out"
        opening = f'<span class=mark title="{escape(what)}">'
        found.append(Layer((10, number), mark.span.start, mark.span.end, opening))
    return found


def summary(reading: Reading, attribution: Attribution) -> str:
    """One line on a statement, for the pointer that rests on it."""
    parts = [f"{phrases.source(reading, attribution)} {phrases.deed(reading, attribution)}"]
    told = phrases.addressee(reading, attribution.addressee)
    if told:
        parts.append(f"to {told}")
    if attribution.channel:
        parts.append(attribution.channel.exact)
    if len(attribution.chain) > 2:
        parts.append(" → ".join(phrases.chain(reading, attribution)))
    return " · ".join(parts)
