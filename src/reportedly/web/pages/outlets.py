"""Who gets quoted where, and from where texts are copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...archive.fields import STATEMENTS
from ...archive.filters import AttributionFilter
from ...charts import names
from ...formats import variants
from ...keeping import Archive
from ...stories.origins import Head
from .. import figures, query
from ..kept import Kept
from ..problems import Missing
from ..query import Question
from ..site import Here, Site

router = APIRouter(include_in_schema=False)

FIELDS = {"country": "By country", "sector": "By sector", "named": "Named or unnamed"}
"""What the shares of an outlet are shown by."""
LINES, SOURCES, COPIES, CUTS = 8, 5, 12, 4
"""Values of a share, sources of an outlet, copied articles and cut quotations that are shown."""
OUTLETS = 200
"""Outlets in the table."""

Copied = list[tuple[Head, Head]]
_copied: Kept[Copied] = Kept(2)


class Outlet(NamedTuple):
    """An outlet in the list.

    Args:
        name: of it.
        articles, statements, words: of it.
        unnamed: share of its words of speech that unnamed voices have.
        copied: articles that are copies, and of whom: name and number.
        lent: its articles that others copied.
    """

    name: str
    articles: int
    statements: int
    words: int
    unnamed: float
    copied: int
    sources: tuple[tuple[str, int], ...]
    lent: int


class Share(NamedTuple):
    """How much of the speech somebody has in an outlet, and in all."""

    name: str
    words: int
    here: float
    everywhere: float
    path: str


class Cut(NamedTuple):
    """A quotation that a report cut: the fullest, and what is left of it where most was cut."""

    ref: str
    speaker: str
    says: str
    outlet: str | None
    left: str
    by: str
    kept: float


@router.get("/outlets")
def outlets(request: Request, site: Here) -> Response:
    """All outlets: who is quoted, and from where their texts come."""
    params = request.query_params
    if params.get("outlet") and not set(params) - {"outlet", "of"}:
        return RedirectResponse(query.outlet_path(params["outlet"]), status_code=303)
    asked = figures.asked_by("outlets", params)
    chosen = figures.choices("outlets", params, STATEMENTS)
    drawn = figures.figure(site.archive, "outlets", asked, chosen)
    return site.page(
        "outlets.html",
        title="Who gets quoted where, and from where texts are copied",
        section="/outlets",
        charts=True,
        asked=asked,
        filters=query.offered(STATEMENTS),
        names=query.NAMES,
        of=chosen["of"],
        fields=figures.KINDS["outlets"].choices["of"],
        drawn=drawn,
        rows=_outlets(site, asked)[:OUTLETS],
    )


@router.get("/outlets/{name:path}")
def outlet(name: str, site: Here) -> Response:
    """One outlet against all."""
    archive = site.archive
    figures.ready(archive)
    articles = _articles(archive).get(name, 0)
    if not articles:
        raise Missing(f"the archive holds no article of {name!r}; look for others at /outlets")
    wanted = AttributionFilter(outlet=(name,))
    asked = Question(STATEMENTS, "", {"outlet": (name,)}, wanted)
    copied = _copies(site)
    taken = [(one, first) for one, first in copied if one.outlet == name]
    return site.page(
        "outlet.html",
        title=f"{name}: whom it quotes, and from where it copies",
        section="/outlets",
        name=name,
        articles=articles,
        shares={told: _shares(site, asked, field) for field, told in FIELDS.items()},
        taken=taken[:COPIES],
        taken_of=Counter(_source(first) for _, first in taken).most_common(COPIES),
        taken_all=len(taken),
        lent=Counter(one.outlet or "Outlet unknown" for one, first in copied if first.outlet == name).most_common(
            COPIES
        ),
        cuts=tuple(_cuts(archive, wanted)),
        searches={
            "articles": query.address("/search", {"in": "articles", "outlet": name}),
            "statements": query.address("/search", asked.pairs()),
            "events": query.address("/search", {"in": "events", "outlet": name}),
            "quotes": query.address("/quotes", {"outlet": name}),
            "timeline": query.address("/timeline", asked.pairs()),
        },
    )


def _cuts(archive: Archive, wanted: AttributionFilter) -> Iterator[Cut]:
    """Quotations that some report, this outlet's or another's, cut most."""
    for one in archive.stories.cut(wanted, limit=CUTS):
        least = variants.least(one)
        if least is not None:
            full = one.variants[0].telling
            told = least.telling.outlet or "Outlet unknown"
            yield Cut(
                full.ref, one.speaker or "Nobody named", full.says, full.outlet, least.telling.says, told, least.kept
            )


def _outlets(site: Site, asked: Question) -> list[Outlet]:
    """The outlets, those with the most articles first."""
    rows = figures.measured(site.archive, "outlets", asked, {"of": "named"})
    articles = _articles(site.archive)
    copied = _copies(site)
    sources: dict[str, Counter[str]] = {}
    for one, first in copied:
        sources.setdefault(one.outlet or "", Counter())[_source(first)] += 1
    lent = Counter(first.outlet for first in {first for _, first in copied})
    speech: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        speech.setdefault(row["outlet"] or "", []).append(row)
    return [
        Outlet(
            name,
            count,
            sum(row["statements"] for row in speech.get(name, ())),
            sum(row["words"] for row in speech.get(name, ())),
            next((row["share"] for row in speech.get(name, ()) if row["value"] == "unnamed"), 0.0),
            sum(sources.get(name, Counter[str]()).values()),
            tuple(sources.get(name, Counter[str]()).most_common(SOURCES)),
            lent[name],
        )
        for name, count in articles.items()
        if not asked.fields or name in speech
    ]


def _articles(archive: Archive) -> dict[str, int]:
    """How many articles each outlet has, the most first; "" for those without one."""
    return {row["outlet"] or "": row["articles"] for row in archive.analyses.outlets().to_pylist()}


def _copies(site: Site) -> Copied:
    """All copies, kept until the archive changes."""
    archive = site.archive
    return _copied.get((archive.address, archive.state()), archive.stories.copied)


def _source(first: Head) -> str:
    return first.outlet or first.agency or "Outlet unknown"


def _shares(site: Site, asked: Question, field: str) -> list[Share]:
    """The shares of an outlet's speech against those of all, the greatest first."""
    every = Question(STATEMENTS, "", {}, AttributionFilter())
    here, all_of = (figures.measured(site.archive, "shares", one, {"of": field}) for one in (asked, every))
    known = {row["value"]: row["share"] for row in all_of}
    return [
        Share(
            names.value(field, row["value"]) if row["value"] else "not known",
            row["words"],
            row["share"],
            known.get(row["value"], 0.0),
            _path(asked, field, row["value"]),
        )
        for row in here[:LINES]
    ]


def _path(asked: Question, field: str, value: str | None) -> str:
    """The search for a share's statements, where a filter can say what it is."""
    if value is None or (field == "named" and value == "named"):
        return query.address("/search", asked.pairs(speaker_kind=("person", "organisation"))) if value else ""
    return query.address("/search", asked.with_value("speaker_kind" if field == "named" else field, value))
