"""Figures of pages: an analysis, its chart, and where the chart's specification is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.datastructures import QueryParams

from ..analysing import Analyses
from ..analysis import ends
from ..analysis.speech import FIELDS as SHARED
from ..archive.fields import EVENTS, STATEMENTS
from ..archive.filters import EventFilter, first_day, last_day
from ..archive.search import FIELDS as COUNTED
from ..errors import UsageError
from ..keeping import Archive
from . import holding, query
from .actor_names import side_name
from .kept import Kept
from .query import Question

if TYPE_CHECKING:
    import pyarrow as pa

    from ..charts.chart import Chart

PERIODS = ("day", "month", "year")
MOST = 48
"""Figures that are kept: a page and the request for its chart's specification make one of them together."""

OFTEN = 12
"""Actors who take part most, and pairs: their pages are the largest, and made ready."""
MADE_FIRST: list[Callable[[Archive, str], object]] = []
"""What makes the page of an actor ready."""
DAYS = 731
"""Days that are drawn each for itself at most."""
LEAST = {"least": "1"}
"""What holds where nothing is said, of what may be anything."""

_kept: Kept[Figure] = Kept(MOST)
_measured: Kept[list[dict[str, Any]]] = Kept(MOST)


class Kind(NamedTuple):
    """A kind of figure.

    Args:
        within: what is searched; ``None`` for either.
        choices: what may be said besides the filter, and what it may be; the first if it is not said. Of what may be
            anything, nothing.
        measure: the analysis, of the filter and the choices.
        draw: the chart of its table.
    """

    within: str | None
    choices: Mapping[str, tuple[str, ...]]
    measure: Callable[[Analyses, Any, Mapping[str, str]], pa.Table]
    draw: Callable[[pa.Table, Mapping[str, str]], Chart]


class Figure(NamedTuple):
    """A figure.

    Args:
        source: address of its specification.
        chosen: what was said besides the filter.
        rows: of the analysis.
        chart: drawn.
    """

    source: str
    chosen: dict[str, str]
    rows: list[dict[str, Any]]
    chart: Chart


def bundle_path() -> str:
    """The address of the scripts that draw charts, which changes with them."""
    return f"/charts/bundle-{version('vl-convert-python')}.js"


def figure(archive: Archive, kind: str, asked: Question, chosen: Mapping[str, str]) -> Figure:
    """A figure of a question.

    Args:
        kind: one of :data:`KINDS`.
        asked: what takes part.
        chosen: as :func:`choices` gives it.
    """
    pairs = asked.pairs(sort=None, limit=None, **chosen)

    def made() -> Figure:
        table = _table(archive, kind, asked, chosen)
        source = query.address(f"/charts/{kind}.json", pairs)
        return Figure(source, dict(chosen), table.to_pylist(), KINDS[kind].draw(table, chosen))

    return _kept.get((archive.address, archive.state(), kind, tuple(pairs)), made)


def actors(archive: Archive) -> list[dict[str, Any]]:
    """All who take part in events, kept until the archive changes."""
    key = (archive.address, archive.state(), "actors", ())
    ready(archive)
    return _measured.get(key, lambda: archive.analyses.actors().to_pylist())


def ready(archive: Archive) -> None:
    """See to it that an archive is held soon, and what most people ask first is made."""
    holding.hold(archive, _first)


def _first(archive: Archive) -> None:
    events, statements = (query.question(QueryParams({"in": one})) for one in (EVENTS, STATEMENTS))
    for by in ("year", "month"):
        figure(archive, "timeline", events, {"by": by, "field": "type"})
        figure(archive, "timeline", statements, {"by": by, "field": "act"})
    figure(archive, "map", events, {})
    figure(archive, "network", events, LEAST)
    for of in KINDS["outlets"].choices["of"]:
        figure(archive, "outlets", statements, {"of": of})
    measured(archive, "outlets", statements, {"of": "named"})
    for of in ("country", "sector", "named"):
        measured(archive, "shares", statements, {"of": of})
    pairs = archive.analyses.dyads(limit=OFTEN).to_pylist()
    for name in {*(row["actor"] for row in (*actors(archive)[:OFTEN], *pairs)), *(row["recipient"] for row in pairs)}:
        for make in MADE_FIRST:
            make(archive, name)


def measured(archive: Archive, kind: str, asked: Question, chosen: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows of a figure that is not drawn."""
    pairs = asked.pairs(sort=None, limit=None, **chosen)
    key = (archive.address, archive.state(), kind, tuple(pairs))
    return _measured.get(key, lambda: _table(archive, kind, asked, chosen).to_pylist())


def _table(archive: Archive, kind: str, asked: Question, chosen: Mapping[str, str]) -> pa.Table:
    ready(archive)
    return KINDS[kind].measure(archive.analyses, asked.wanted, chosen)


def asked_by(kind: str, params: QueryParams) -> Question:
    """The question of a query string about a figure.

    Raises:
        UsageError: a name or a value is none that is known.
    """
    found = KINDS[kind]
    allowed = (found.within,) if found.within else (EVENTS, STATEMENTS)
    asked = query.question(params, within=allowed[0], known=found.choices)
    if asked.within not in allowed:
        raise UsageError(f"in: this counts no {asked.within}; choose of: {', '.join(allowed)}")
    return asked


def choices(kind: str, params: Mapping[str, str], within: str = EVENTS) -> dict[str, str]:
    """What a query string says besides its filter.

    Raises:
        UsageError: a value is none that may be chosen.
    """
    chosen = {}
    for name, known in KINDS[kind].choices.items():
        allowed = fields(within) if name == "field" else known
        told = (
            chosen_of(name, params.get(name), allowed)
            if allowed
            else params.get(name, "").strip() or LEAST.get(name, "")
        )
        if name == "least" and not (told.isdecimal() and 1 <= int(told) <= 1_000_000):
            raise UsageError(f"least: {told[:40]!r} is no whole number from 1")
        if not told:
            raise UsageError(f"{name} is missing: a country such as USA, a sector of it such as USA.MIL, or a name")
        chosen[name] = told
    return chosen


def short(archive: Archive, asked: Question) -> bool:
    """Whether a question spans so few days that each can be drawn."""
    wanted = asked.wanted
    stretches = [(wanted.published_from, wanted.published_until), archive.published()]
    if isinstance(wanted, EventFilter):
        stretches.append((wanted.happened_from, wanted.happened_until))
    known = [(first_day(start[:10]), last_day(end[:10])) for start, end in stretches if start and end]
    return not known or min((end - start).days for start, end in known) <= DAYS


def chosen_of(name: str, told: str | None, allowed: tuple[str, ...]) -> str:
    """One of some values; the first if nothing is said.

    Raises:
        UsageError: it is none of them.
    """
    found = told or allowed[0]
    if found not in allowed:
        raise UsageError(f"{name}: there is no {found[:40]!r}; choose of: {', '.join(allowed)}")
    return found


def fields(within: str) -> tuple[str, ...]:
    """What rows can be counted by, over time."""
    return tuple(COUNTED["events" if within == EVENTS else "attributions"])


def _dyad(analyses: Analyses, wanted: Any, chosen: Mapping[str, str]) -> pa.Table:
    a, b, by, view = (chosen[name] for name in ("a", "b", "by", "view"))
    if view == "tellings":
        return analyses.dyad_tellings(a, b, wanted, by=by)
    if view == "vouchers":
        return analyses.dyad_by_voucher(a, b, wanted, by=by)
    if view in {"there", "back"}:
        table = analyses.dyad_directed(a, b, wanted, by=by)
        doer = str(ends.end(a if view == "there" else b))
        return table.filter([one == doer for one in table["actor"].to_pylist()])
    return analyses.dyad(a, b, wanted, by=by)


def _draw_dyad(table: pa.Table, chosen: Mapping[str, str]) -> Chart:
    from ..charts import dyad

    a, b = (one if ends.end(one).code else side_name(one) for one in (chosen["a"], chosen["b"]))
    if chosen["view"] == "vouchers":
        return dyad.by_voucher(table, a, b)
    return dyad.dyad(table, a, b)


def _draw_timeline(table: pa.Table, chosen: Mapping[str, str]) -> Chart:
    from ..charts import timeline

    return timeline.timeline(table, chosen["field"])


def _draw_map(table: pa.Table, _: Mapping[str, str]) -> Chart:
    from ..charts import places

    return places.places(table)


def _draw_network(table: pa.Table, _: Mapping[str, str]) -> Chart:
    from ..charts import network

    return network.network(table)


def _draw_shares(table: pa.Table, chosen: Mapping[str, str]) -> Chart:
    from ..charts import speech

    return speech.shares(table, chosen["of"])


def _draw_outlets(table: pa.Table, chosen: Mapping[str, str]) -> Chart:
    from ..charts import speech

    return speech.shares_by_outlet(table, chosen["of"])


def _draw_quoted(table: pa.Table, chosen: Mapping[str, str]) -> Chart:
    from ..charts import speech

    return speech.quoted(table, side="recipient" if chosen["side"] == "recipient" else "actor")


DYAD_VIEWS = ("events", "tellings", "vouchers", "there", "back")
KINDS = {
    "dyad": Kind(EVENTS, {"a": (), "b": (), "by": ("month", "day", "year"), "view": DYAD_VIEWS}, _dyad, _draw_dyad),
    "timeline": Kind(
        None,
        {"by": ("month", "day", "year"), "field": ()},
        lambda analyses, wanted, chosen: analyses.trend(wanted, chosen["field"], by=chosen["by"]),
        _draw_timeline,
    ),
    "map": Kind(EVENTS, {}, lambda analyses, wanted, _: analyses.places(wanted), _draw_map),
    "network": Kind(
        EVENTS,
        {"least": ()},
        lambda analyses, wanted, chosen: analyses.ties(wanted, by="whole", least=int(chosen["least"])),
        _draw_network,
    ),
    "shares": Kind(
        STATEMENTS,
        {"of": ("country", *(one for one in SHARED if one != "country"))},
        lambda analyses, wanted, chosen: analyses.shares(wanted, chosen["of"]),
        _draw_shares,
    ),
    "outlets": Kind(
        STATEMENTS,
        {"of": ("country", *(one for one in SHARED if one != "country"))},
        lambda analyses, wanted, chosen: analyses.shares_by_outlet(wanted, chosen["of"]),
        _draw_outlets,
    ),
    "quoted": Kind(
        EVENTS, {"side": ("actor", "recipient")}, lambda analyses, wanted, _: analyses.quoted(wanted), _draw_quoted
    ),
}
"""The figures that can be asked for."""
