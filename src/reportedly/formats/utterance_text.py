"""Utterances for a person at a terminal: the fullest report, and what each other kept, cut, changed or added."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reportedly.formats import phrases, telling_phrases, variants
from reportedly.formats.terminal import clean
from reportedly.records import Change, Piece, Utterance, Variant

Pen = Callable[[Piece], Text]
"""Writes a stretch so that one sees what became of it."""

_INDENT = 4


def pen(colours: str | None) -> Pen:
    """How stretches are written: in colours where there are some, else between marks."""
    return marked if colours is None else coloured


def coloured(piece: Piece) -> Text:
    """A stretch in colours: what is cut is struck through and red, what is put instead or added is green.

    What stands outside quotation marks here and inside them in the fullest report is underlined.
    """
    text = Text()
    if piece.change in (Change.CUT, Change.CHANGED):
        text.append(clean(piece.full), style="strike red")
    words = clean(piece.words)
    if words:
        style = "green" if piece.change is not Change.KEPT else "underline" if piece.unquoted else ""
        text.append(" " if text else "").append(words, style=style)
    return text


def marked(piece: Piece) -> Text:
    """A stretch between marks: ``[-cut-]``, ``{+put instead or added+}``, ``<outside quotation marks>``."""
    full, words = clean(piece.full), clean(piece.words)
    if piece.change is Change.KEPT:
        return Text(f"<{words}>" if piece.unquoted else words)
    return Text(" ".join((*([f"[-{full}-]"] if full else []), *([f"{{+{words}+}}"] if words else []))))


def listed(one: Utterance, write: Pen) -> RenderableType:
    """An utterance in a list: the fullest report, and of those in its words the one that kept least.

    Args:
        write: as :func:`pen` chooses.
    """
    full, least = one.variants[0], variants.least(one)
    parts: list[RenderableType] = [_head(one), _below(Text(_facts(one), style="dim"))]
    words = phrases.shortened(clean(full.telling.says), variants.QUOTE)
    parts.append(_below(_report(f"in full by {clean(telling_phrases.origin(full.telling))}", Text(words))))
    if least is not None:
        kept = f"{clean(telling_phrases.origin(least.telling))} · keeps {phrases.percent(least.kept)}"
        parts.append(_below(_report(kept, _words(variants.abridged(least), write))))
    named = full.telling.ref if one.id is None else one.first
    return Group(*parts, _below(Text(f"reportedly story {named}", style="dim")))


def whole(one: Utterance, write: Pen) -> RenderableType:
    """An utterance in full: every report beside who printed it.

    Args:
        write: as :func:`pen` chooses.
    """
    lags = telling_phrases.lags(one)
    table = Table.grid(padding=(0, 3, 0, 0), expand=True)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    for number, variant in enumerate(one.variants):
        if number:
            table.add_row()
        kept = "the fullest report" if number == 0 else f"keeps {phrases.percent(variant.kept)} of its words"
        same = number > 0 and variants.alike(variant)
        words = Text("the same words", style="dim") if same else _words(variant, write)
        table.add_row(_teller(variant, one.speaker, kept, lags.get(variant.telling.ref, "")), words)
    parts: list[RenderableType] = [_head(one), Text(_facts(one), style="dim"), Rule(style="dim", characters="─")]
    return Group(*parts, table, *_legend(one, write))


def _head(one: Utterance) -> Text:
    return Text(clean(one.speaker or phrases.NO_SOURCE.rstrip(":")), style="bold")


def _facts(one: Utterance) -> str:
    reports = f"{phrases.count(len(one.variants), 'report')} in {telling_phrases.reach(one.articles, one.outlets)}"
    facts = [", ".join(one.acts), reports]
    facts.append("" if one.id is None else f"utterance {one.id}")
    return " · ".join(clean(fact) for fact in facts if fact)


def _teller(one: Variant, speaker: str | None, kept: str, lag: str) -> RenderableType:
    """Who printed it, when and how much of it, and whom it credits where that is another name than the fullest."""
    telling = one.telling
    lines = [Text(clean(telling_phrases.outlet(telling)), style="bold")]
    dated = telling_phrases.when(telling.published) if telling.published else "date unknown"
    facts = [dated, lag, telling_phrases.unsaid(telling) or "", kept]
    credited = telling.chain[-1] if telling.chain else "nobody"
    if credited != (speaker or "nobody"):
        facts.append(f"credited to {credited}")
    if telling.copy_of is not None:
        facts.append(f"a copy of {telling.copy_of}")
    lines += [Text(clean(fact), style="dim") for fact in (*facts, telling.ref) if fact]
    return Group(*lines)


def _words(one: Variant, write: Pen) -> Text:
    """The fullest report as it stands, any other woven into it; one that shares little with it in its own words."""
    if variants.alike(one):
        return Text(clean(one.telling.says))
    if not variants.woven(one):
        return Text("in other words: ", style="dim").append(clean(one.telling.says), style="not dim")
    return Text(" ").join(write(piece) for piece in one.pieces)


def _report(label: str, words: Text) -> RenderableType:
    return Group(Text(label, style="dim"), _below(words))


def _legend(one: Utterance, write: Pen) -> list[RenderableType]:
    """What the marks mean that occur."""
    pieces = [piece for variant in one.variants if variants.woven(variant) for piece in variant.pieces]
    samples = (
        (any(piece.change in (Change.CUT, Change.CHANGED) for piece in pieces), Change.CUT, "left out", False),
        (any(piece.change in (Change.ADDED, Change.CHANGED) for piece in pieces), Change.ADDED, "put in", False),
        (
            any(piece.unquoted and piece.change is Change.KEPT for piece in pieces),
            Change.KEPT,
            "outside quotation marks",
            True,
        ),
    )
    shown = [_sample(change, words, write, unquoted) for there, change, words, unquoted in samples if there]
    return [Text(), Text("  ").join(shown)] if shown else []


def _sample(change: Change, words: str, write: Pen, unquoted: bool) -> Text:  # noqa: FBT001 - a field of a piece
    return write(
        Piece(
            change=change,
            full="" if change is Change.ADDED else words,
            words="" if change is Change.CUT else words,
            unquoted=unquoted,
        )
    )


def _below(shown: RenderableType) -> RenderableType:
    return Padding(shown, (0, 0, 0, _INDENT))
