"""Utterances as parts of a page: the fullest report, and what each other kept, cut, changed or added."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.formats import phrases, telling_phrases, variants
from reportedly.formats.markup import escape
from reportedly.formats.ref_html import facts, ref
from reportedly.records import Change, Piece, Utterance, Variant


def utterance(one: Utterance) -> str:
    """An utterance with every report beside who printed it, as an element without style of its own."""
    speaker = escape(one.speaker or phrases.NO_SOURCE.rstrip(":"))
    reports = f"{phrases.count(len(one.variants), 'report')} in {telling_phrases.reach(one.articles, one.outlets)}"
    number = None if one.id is None else f"utterance {one.id}"
    rows = "".join(_row(one, place, variant) for place, variant in enumerate(one.variants))
    return (
        f"<article class=utterance>\n<h3><b>{speaker}</b></h3>\n{facts([', '.join(one.acts), reports, number])}\n"
        f"{_legend(one.variants)}<table>\n<caption>Every report beside the fullest</caption>\n"
        f"<thead><tr><th scope=col>Printed by</th><th scope=col>Words</th></tr></thead>\n"
        f"<tbody>\n{rows}</tbody></table>\n</article>\n"
    )


def stretch(piece: Piece) -> str:
    """A stretch of a report: what is cut is struck out, what is put instead or added is inserted.

    What stands outside quotation marks here and inside them in the fullest report has a class of its own.
    """
    cut = f"<del>{escape(piece.full)}</del>" if piece.change in (Change.CUT, Change.CHANGED) else ""
    words = escape(piece.words)
    if words and piece.change is not Change.KEPT:
        words = f"<ins>{words}</ins>"
    elif words and piece.unquoted:
        words = f"<span class=unquoted>{words}</span>"
    return " ".join(filter(None, (cut, words)))


def _row(one: Utterance, place: int, variant: Variant) -> str:
    telling = variant.telling
    dated = telling_phrases.when(telling.published) if telling.published else "date unknown"
    kept = f"keeps {phrases.percent(variant.kept)} of its words" if place else "the fullest report"
    credited = telling.chain[-1] if telling.chain else "nobody"
    about = [dated, telling_phrases.lags(one).get(telling.ref), telling_phrases.unsaid(telling), kept]
    about.append(f"credited to {credited}" if credited != (one.speaker or "nobody") else None)
    about.append(f"a copy of {telling.copy_of}" if telling.copy_of else None)
    told = "<br>".join(escape(fact) for fact in about if fact)
    return (
        f"<tr><th scope=row><b>{escape(telling_phrases.outlet(telling))}</b><small>{told}<br>{ref(telling.ref)}"
        f"</small></th><td>{_words(variant, place)}</td></tr>\n"
    )


def _words(variant: Variant, place: int) -> str:
    """The fullest report as it stands, any other woven into it; one that shares little with it in its own words."""
    if variants.alike(variant):
        return escape(variant.telling.says) if place == 0 else "<span class=note>the same words</span>"
    if not variants.woven(variant):
        return f"<span class=note>in other words:</span> {escape(variant.telling.says)}"
    return " ".join(map(stretch, variant.pieces))


def _legend(shown: Sequence[Variant]) -> str:
    """What the marks mean that occur."""
    pieces = [piece for variant in shown if variants.woven(variant) for piece in variant.pieces]
    changes = {piece.change for piece in pieces}
    marks = [
        "<del>left out</del>" if changes & {Change.CUT, Change.CHANGED} else "",
        "<ins>put in</ins>" if changes & {Change.ADDED, Change.CHANGED} else "",
        "<span class=unquoted>outside quotation marks</span>"
        if any(piece.unquoted and piece.change is Change.KEPT for piece in pieces)
        else "",
    ]
    told = " · ".join(filter(None, marks))
    return f"<p class=legend>{told}</p>\n" if told else ""
