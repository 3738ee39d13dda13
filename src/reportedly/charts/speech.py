"""Whose speech is reported, and who is quoted on whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import altair as alt

from reportedly.formats import phrases
from reportedly.formats.phrases import count

from . import names, theme
from .chart import ROWS, Chart, behind, composed, nothing
from .encodings import colour

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
Side = Literal["actor", "recipient"]

MOST = 14
"""Bars, or rows of a heat map."""
OUTLETS = 24
ABOUT = 9
"""Columns of a heat map."""

_FIELDS = {
    "country": "country",
    "sector": "sector",
    "named": "named and unnamed voices",
    "act": "act of speech",
    "kind": "kind of report",
    "speaker": "speaker",
}
_SHARES = {
    "value": "Whose",
    "statements": "Statements",
    "words": "Words",
    "share": "Share of words",
    "share_of_statements": "Share of statements",
    "evidence": "Evidence",
}
TONES = (("mostly conflict", "conflict"), ("neither", "neutral"), ("mostly cooperation", "cooperation"))
"""What the mean intensity of events comes to, and the colour of it."""

_TOLD = ("Whose", "Share", "Words", "Statements")
_LINE = 25
"""Pixels from one bar to the next."""


def shares(table: pa.Table, field: str = "country") -> Chart:
    """How much of all reported speech each has, in words; the most first.

    Args:
        table: of :meth:`reportedly.analysing.Analyses.shares`.
        field: that it was shared out by.
    """
    title = f"Shares of reported speech, by {_FIELDS.get(field, field)}"
    called = names.distinct(names.value(field, value) for value in table["value"].to_pylist())
    rows = [{**row, "name": name} for row, name in zip(_plain(table), called, strict=True)]
    shown = _named(behind(table, _SHARES), 0, rows)
    if not rows:
        return nothing(shown, title, "No statement was found.")
    kept = _gathered(rows, MOST)
    base = alt.Chart(alt.NamedData(name=ROWS)).encode(
        y=_down("name"),
        x=alt.X("share:Q", axis=None, scale=alt.Scale(domain=[0, 1.15 * max(row["share"] for row in kept) or 1])),
        tooltip=[alt.Tooltip(name, type="nominal") for name in _TOLD],
    )
    made = alt.layer(
        base.mark_bar(color=theme.colour("neutral")),
        base.mark_text(align="left", dx=5).encode(text=alt.Text("Share:N")),
    ).properties(width="container", height=_LINE * len(kept))
    first = [f"{row['name']} {phrases.percent(row['share'])}" for row in rows[:3]]
    words, statements = (sum(row[name] for row in rows) for name in ("words", "statements"))
    summary = f"{count(words, 'word')} in {count(statements, 'statement')}: {names.listed(first)} of the words."
    return composed(made, {ROWS: [_told(row) for row in kept]}, table=shown, title=title, summary=summary)


def shares_by_outlet(table: pa.Table, field: str = "country") -> Chart:
    """How much of the speech that each outlet reports each has, in words; outlets with the most speech first.

    Args:
        table: of :meth:`reportedly.analysing.Analyses.shares_by_outlet`.
        field: that it was shared out by.
    """
    title = f"Shares of the speech that each outlet reports, by {_FIELDS.get(field, field)}"
    rows = [
        {**row, "name": names.value(field, row["value"]), "of": names.cut(row["outlet"] or "No outlet")}
        for row in _plain(table)
    ]
    shown = _named(behind(table, {"outlet": "Outlet", **_SHARES}), 1, rows)
    if not rows:
        return nothing(shown, title, "No statement was found.")
    voices, outlets = Counter[str](), Counter[str]()
    for row in rows:
        voices[row["name"]] += row["words"]
        outlets[row["of"]] += row["words"]
    own = [name for name, _ in voices.most_common(len(theme.HUES) if len(voices) <= len(theme.HUES) else 4)]
    order = [*own, "all others"] if len(voices) > len(own) else own
    kept = [row for of, _ in outlets.most_common(OUTLETS) for row in _of_outlet(rows, of, own)]
    place = {name: n for n, name in enumerate(order)}
    made = (
        alt.Chart(alt.NamedData(name=ROWS))
        .mark_bar(stroke=theme.colour("paper"), strokeWidth=1)
        .encode(
            y=_down("of"),
            x=alt.X(
                "share:Q",
                title=None,
                axis=alt.Axis(labelExpr="100 * datum.value + ' %'", tickCount=4),
                scale=alt.Scale(domain=[0, 1]),
            ),
            color=colour("name:N", order, [*theme.HUES[: len(own)], theme.OTHERS][: len(order)]),
            order=alt.Order("place:Q"),
            tooltip=[alt.Tooltip(name, type="nominal") for name in ("Outlet", *_TOLD)],
        )
        .properties(width="container", height=_LINE * min(len(outlets), OUTLETS))
    )
    data = [{**_told(row), "of": row["of"], "Outlet": row["of"], "place": place[row["name"]]} for row in kept]
    drawn = "" if len(outlets) <= OUTLETS else f" The {OUTLETS} with the most words are drawn."
    summary = f"{count(sum(outlets.values()), 'word')} of reported speech in {count(len(outlets), 'outlet')}.{drawn}"
    return composed(made, {ROWS: data}, table=shown, title=title, summary=summary)


def quoted(table: pa.Table, *, side: Side = "actor") -> Chart:
    """Who is quoted on whom, as a heat map: numbers are events, colours their mean intensity.

    Args:
        table: of :meth:`reportedly.analysing.Analyses.quoted`.
        side: of those spoken about: ``actor``, who is said to act, or ``recipient``, to be acted upon.
    """
    told = {"actor": "said to act", "recipient": "said to be acted upon"}[side]
    title = f"Who is quoted on whom: those {told}"
    columns = {"voice": "Voice", "side": "Side", "about": "About", "events": "Events", "tellings": "Tellings"}
    columns |= {"voices": "Voices", "mean": "Mean intensity", "evidence": "Evidence"}
    voices = [names.voice(row["voice_country"], row["voice_sector"]) for row in table.to_pylist()]
    named = table.append_column("voice", [voices]) if voices else table.append_column("voice", table["about"])
    about = [names.code(one) for one in table["about"].to_pylist()]
    shown = behind(named, columns)
    shown = shown.set_column(2, "About", [about]) if about else shown
    rows = [
        {**row, "voice": voice, "who": who}
        for row, voice, who in zip(table.to_pylist(), voices, about, strict=True)
        if row["side"] == side
    ]
    if not rows:
        return nothing(shown, title, "No event was found that stands on somebody's word.")
    across, down = Counter[str](), Counter[str]()
    for row in rows:
        down[row["voice"]] += row["events"]
        across[row["who"]] += row["events"]
    lines, heads = ([name for name, _ in found.most_common(n)] for found, n in ((down, MOST), (across, ABOUT)))
    cells = [_cell(row) for row in rows if row["voice"] in lines and row["who"] in heads]
    left = sum(row["events"] for row in rows) - sum(cell["events"] for cell in cells)
    most = max(rows, key=lambda row: row["events"])
    summary = f"{most['voice']}, is quoted most: {count(most['events'], 'event')} in which {most['who']} is {told}."
    if "," not in most["voice"]:
        summary = summary.replace(", is", " is", 1)
    rest = f" Not drawn are {count(left, 'event')} of rarer voices or others." if left else ""
    made = _heat(lines, heads)
    return composed(made, {ROWS: cells}, table=shown, title=title, summary=f"{summary}{rest}")


def _heat(lines: Sequence[str], heads: Sequence[str]) -> alt.TopLevelMixin:
    ink = theme.colour("ink")
    upright = alt.Axis(
        orient="top",
        labelAngle={"expr": "width < 400 ? -90 : -40"},
        labelAlign="left",
        labelBaseline="middle",
        labelLimit=110,
        labelOverlap=False,
        labelColor=ink,
    )
    base = (
        alt.Chart(alt.NamedData(name=ROWS))
        .transform_calculate(short="format(datum.events, width < 400 ? '.2~s' : ',d')")
        .encode(
            y=alt.Y("voice:N", title=None, sort=list(lines), axis=alt.Axis(labelColor=ink, labelLimit=130)),
            x=alt.X("who:N", title=None, sort=list(heads), axis=upright),
            tooltip=[alt.Tooltip(name, type="nominal") for name in ("Voice", "About", "Events", "Mean intensity")],
        )
    )
    size = {"expr": "width < 260 ? 8.5 : width < 400 ? 9.5 : 12"}
    return alt.layer(
        base.mark_rect(stroke=theme.colour("paper"), strokeWidth=2).encode(
            color=colour("tone:N", *zip(*TONES, strict=True))
        ),
        base.mark_text(fill=theme.colour("paper"), fontWeight=600, fontSize=size).encode(text=alt.Text("short:N")),
    ).properties(width="container", height=28 * len(lines))


def _cell(row: Row) -> dict[str, Any]:
    mean = row["mean"]
    return {
        "voice": row["voice"],
        "who": row["who"],
        "events": row["events"],
        "tone": tone(mean),
        "Voice": row["voice"],
        "About": row["who"],
        "Events": f"{row['events']:,}",
        "Mean intensity": names.UNKNOWN if mean is None else f"{mean:+.1f}".replace("-", "−"),
    }


def tone(mean: float | None) -> str:
    """Whether events of that mean intensity are mostly of conflict or cooperation, or of neither (half a point)."""
    if mean is None or abs(mean) < 0.5:
        return TONES[1][0]
    return TONES[0 if mean < 0 else 2][0]


def _down(field: str) -> alt.Y:
    """Names one below another, in the order of the rows."""
    bands = alt.Scale(paddingInner=0.28, paddingOuter=0.1)
    return alt.Y(f"{field}:N", title=None, sort=None, axis=alt.Axis(labelColor=theme.colour("ink")), scale=bands)


def _gathered(rows: Sequence[Row], most: int) -> list[Row]:
    """The first rows, and one for all others."""
    if len(rows) <= most + 1:
        return list(rows)
    rest = rows[most:]
    sums = {name: sum(row[name] for row in rest) for name in ("words", "statements", "share")}
    return [*rows[:most], {"name": f"{len(rest):,} others", **sums}]


def _of_outlet(rows: Sequence[Row], outlet: str, own: Sequence[str]) -> list[Row]:
    mine = [row for row in rows if row["of"] == outlet]
    rest = [row for row in mine if row["name"] not in own]
    sums = {name: sum(row[name] for row in rest) for name in ("words", "statements", "share")}
    return [
        *(row for row in mine if row["name"] in own),
        *([{"name": "all others", "of": outlet, **sums}] if rest else []),
    ]


def _told(row: Row) -> dict[str, Any]:
    return {
        "name": row["name"],
        "share": row["share"],
        "Whose": row["name"],
        "Share": phrases.percent(row["share"]),
        "Words": f"{row['words']:,}",
        "Statements": f"{row['statements']:,}",
    }


def _plain(table: pa.Table) -> list[dict[str, Any]]:
    """The rows without their evidence, which is no part of a drawing."""
    found: list[dict[str, Any]] = table.drop_columns(["evidence"]).to_pylist()
    return found


def _named(table: pa.Table, at: int, rows: Sequence[Row]) -> pa.Table:
    """A table whose codes are names."""
    return table.set_column(at, "Whose", [[row["name"] for row in rows]]) if rows else table
