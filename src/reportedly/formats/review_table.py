"""Reviews, and how often the machine was right, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.formats import phrases
from reportedly.formats.terminal import clean

_INDENT = 4


def review(row: Mapping[str, Any]) -> RenderableType:
    """A review: its number, verdict and state; the words; what was said and what is right; who says so, when and why.

    Args:
        row: of :data:`reportedly.formats.review_tables.REVIEWS`.
    """
    line = Text(f"{row['number']}  ", style="dim")
    line.append(row["verdict"], style="bold")
    line.append(f"  {clean(row['ref'] or row['article'])}")
    if row["state"] != "attached":
        line.append(f"  ({row['state']})", style="yellow")
    parts: list[RenderableType] = [line, _below(Text(f"“{clean(row['words'])}”", style="italic"))]
    changed = " → ".join(clean(one) for one in (row["said"], "; ".join(row["right"])) if one)
    if row["other"]:
        changed = f"with one of {row['other']}"
    if changed:
        parts.append(_below(Text(changed)))
    parts.append(_below(Text(_by(row["who"], row["when"], row["why"]), style="dim")))
    if row["taken_back_by"]:
        back = _by(row["taken_back_by"], row["taken_back_at"], row["taken_back_why"])
        parts.append(_below(Text(f"taken back by {back}", style="dim")))
    return Group(*parts)


def agreement(rows: Iterable[Mapping[str, Any]]) -> RenderableType:
    """How often the machine was right, question by question; those that nobody answered are left out.

    Args:
        rows: of :data:`reportedly.formats.review_tables.AGREEMENT`.
    """
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    for name in ("right", "of", "precision", "95 %", "disputed", "missed", "reviewers", "twice", "agree", "kappa"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        if not (row["judged"] or row["disputed"] or row["missed"]):
            continue
        interval = f"{100 * row['low']:.1f}–{100 * row['high']:.1f}" if row["judged"] else "–"
        table.add_row(
            row["question"],
            f"{row['right']:,}",
            f"{row['judged']:,}",
            _percent(row["precision"]),
            interval,
            *(f"{row[name]:,}" for name in ("disputed", "missed", "reviewers", "twice")),
            _percent(row["agreement"]),
            "–" if row["kappa"] is None else f"{row['kappa']:.2f}",
        )
    return table if table.row_count else Text("Nobody has reviewed anything yet.")


def _by(who: str, when: str, why: str | None) -> str:
    told = f"{clean(who)}, {phrases.day(when)}"
    return f"{told}: {clean(why)}" if why else told


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _below(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, _INDENT))
