"""Who takes part, and one of them: what they say and do, and what is said of them and done to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...actors.entries import Entry
from ...archive.facts import NOBODY
from ...archive.fields import EVENTS, STATEMENTS
from ...archive.filters import AttributionFilter, EventFilter
from ...archive.lexemes import folded, split
from ...archive.search import Count
from ...charts import names
from ...errors import UsageError
from ...formats import phrases
from ...keeping import Archive
from ...records import NARRATOR
from .. import figures, query
from ..actor_names import actor_name, entries, entry, is_code
from ..kept import Kept
from ..problems import Missing
from ..query import Question
from ..site import Here
from .search import hit

router = APIRouter(include_in_schema=False)

LISTED, FOUND = 100, 40
"""Actors in the list, and of a name that was looked for."""
FEW, LINES, PARTNERS = 3, 8, 12
"""Rows, values of a list, and partners that are shown."""


_profiles: Kept[dict[str, Any]] = Kept(64)


class Value(NamedTuple):
    """A value, how many have it, and where they are found."""

    name: str
    number: int
    path: str
    more: str = ""


class One(NamedTuple):
    """An actor: the filters that ask for it."""

    name: str
    called: str
    code: str | None
    known: Entry | None

    def events(self, side: str) -> dict[str, tuple[str, ...]]:
        """The filter of events with this one as ``actor``, ``recipient`` or ``party``."""
        return {f"{side}_country" if self.code else side: (self.code or self.name,)}

    def statements(self) -> dict[str, tuple[str, ...]]:
        """The filter of this one's statements."""
        return {"country": (self.code,)} if self.code else {"speaker": (self.name,)}


@router.get("/actors")
def actors(request: Request, site: Here) -> Response:
    """Those who take part most, or whose name was looked for."""
    asked = request.query_params.get("q", "").strip()
    table = figures.actors(site.archive)
    rows = _called(table, asked)[:FOUND] if asked else table[:LISTED]
    codes = _countries(asked) if asked else []
    if len(rows) + len(codes) == 1:
        return RedirectResponse(query.actor_path(rows[0]["actor"] if rows else codes[0]), status_code=303)
    return site.page(
        "actors.html",
        title=f"Actors called “{phrases.shortened(asked, 60)}”" if asked else "Who takes part most",
        section="/actors",
        asked=asked,
        rows=rows,
        codes=[(code, names.code(code)) for code in codes],
        kinds={row["actor"]: _kind(entry(row["actor"])) for row in rows},
    )


@router.get("/actors/{name}")
def actor(name: str, site: Here) -> Response:
    """One of them."""
    archive = site.archive
    figures.ready(archive)
    values = profile(archive, name)
    one = values["one"]
    if not values["newest"] and not values["drawn"].rows and one.known is None:
        raise Missing(f"the archive tells of nobody called {one.called!r}; look for others at /actors?q=…")
    title = f"{one.called}: what they say and do, and what is said of them"
    return site.page("actor.html", title=title, section="/actors", charts=True, **values)


def profile(archive: Archive, name: str) -> dict[str, Any]:
    """What the page of an actor shows, kept until the archive changes."""
    return _profiles.get((archive.address, archive.state(), name), lambda: _profile(archive, _one(name)))


def _profile(archive: Archive, one: One) -> dict[str, Any]:
    said = _question(STATEMENTS, one.statements())
    done, suffered, party = (_question(EVENTS, one.events(side)) for side in ("actor", "recipient", "party"))
    drawn = figures.figure(archive, "timeline", party, {"field": "quad", "by": "year"})
    return {
        "one": one,
        "facts": _facts(one.known),
        "newest": [hit(row) for row in archive.rows(said.wanted, limit=FEW)],
        "deeds": [hit(row) for row in archive.rows(done.wanted, limit=FEW)],
        "acts": _trend(archive, "act", said),
        "does": _trend(archive, "type", done),
        "suffers": _trend(archive, "type", suffered),
        "told": _told(archive, one, party),
        "quotes": _quotes(archive, one),
        "outlets": _outlets(archive, said),
        "partners": _partners(archive, one),
        "drawn": drawn,
        "searches": {
            "said": query.address("/search", said.pairs()),
            "done": query.address("/search", done.pairs()),
            "suffered": query.address("/search", suffered.pairs()),
            "party": query.address("/search", party.pairs()),
            "timeline": query.address("/timeline", party.pairs(field="quad", by="month")),
            "map": query.address("/map", party.pairs(in_=None)),
        },
        "years": _years(drawn.rows),
    }


def _question(within: str, fields: dict[str, tuple[str, ...]]) -> Question:
    kind = AttributionFilter if within == STATEMENTS else EventFilter
    return Question(within, "", fields, kind.model_validate(fields))


def _one(name: str) -> One:
    told = name.strip()
    if not split(folded(told)):
        raise UsageError(f"{told!r} is no name of an actor; write a name, an id such as john-f-kennedy, or a code")
    code = told if is_code(told) else None
    known = (
        next((one for one in entries().values() if one.code == code and one.kind == "state"), None)
        if code
        else entry(told)
    )
    return One(told, actor_name(told), code, known)


def _kind(known: Entry | None) -> str:
    """What somebody is, in a few words: ``person, United States``."""
    if known is None:
        return ""
    return ", ".join(filter(None, [known.kind, names.code(known.code) if known.code else ""]))


def _facts(known: Entry | None) -> list[tuple[str, str]]:
    """What the knowledge base says of somebody: kind, country, and what they were when."""
    if known is None:
        return []
    facts = [
        ("Kind", known.kind),
        ("Country or body", f"{names.code(known.code)} ({known.code})" if known.code else ""),
    ]
    terms = []
    for term in known.terms:
        roles = [*([term.office] if term.office else []), *map(names.sector, term.sectors)]
        when = " – ".join((term.since[:4], term.until[:4])) if term.since or term.until else ""
        if roles:
            terms.append(f"{', '.join(roles)}{f' ({when.strip()})' if when else ''}")
    return [(name, told) for name, told in (*facts, ("As", "; ".join(terms))) if told]


def _trend(archive: Archive, field: str, asked: Question) -> list[Value]:
    """The values of a field, the most frequent first."""
    measure = "statements" if asked.within == STATEMENTS else "events"
    rows = archive.analyses.trend(asked.wanted, field, by="whole").to_pylist()
    rows = sorted((row for row in rows if row["value"]), key=lambda row: -row[measure])[:LINES]
    return [
        Value(
            names.value(field, row["value"]),
            row[measure],
            query.address("/search", asked.with_value(field, row["value"])),
        )
        for row in rows
    ]


def _told(archive: Archive, one: One, party: Question) -> list[Value]:
    """On whose word, besides the own and that of articles, events stand that this one takes part in."""
    field = "voucher_country" if one.code else "voucher"
    rows = archive.analyses.trend(party.wanted, field, by="whole").to_pylist()
    others = [row for row in rows if row["value"] not in {None, NARRATOR, NOBODY, one.name, one.code}]
    others.sort(key=lambda row: -row["events"])
    return [
        Value(
            names.code(row["value"]) if one.code else actor_name(row["value"]),
            row["events"],
            query.address("/search", party.with_value(field, row["value"])),
            query.actor_path(row["value"]),
        )
        for row in others[:LINES]
    ]


def _quotes(archive: Archive, one: One) -> list[Value]:
    """Whose words this one passes on."""
    if one.code:
        return []
    asked = _question(STATEMENTS, {"via": (one.name,)})
    return _counted(_facets(archive, asked)["speaker"], "speaker", asked)


def _facets(archive: Archive, asked: Question) -> dict[str, tuple[Count, ...]]:
    found: dict[str, tuple[Count, ...]] = archive.facets(asked.wanted).counts
    return found


def _outlets(archive: Archive, said: Question) -> list[Value]:
    """Who reports this one's words, among the newest."""
    return _counted(_facets(archive, said)["outlet"], "outlet", said)


def _counted(counts: Sequence[Count], field: str, asked: Question) -> list[Value]:
    return [
        Value(
            actor_name(str(one.value)) if field == "speaker" else str(one.value),
            one.rows,
            query.address("/search", asked.with_value(field, str(one.value))),
            query.actor_path(str(one.value)) if field == "speaker" else query.outlet_path(str(one.value)),
        )
        for one in counts
        if one.value is not None
    ]


def _partners(archive: Archive, one: One) -> list[dict[str, Any]]:
    """With whom most happens: for a country other codes, else others by name."""
    if one.code:
        table = archive.analyses.dyads(EventFilter.model_validate(one.events("party"))).to_pylist()
        rows = [row for row in table if one.code in (row["actor"], row["recipient"])]
        return [
            {
                "name": names.code(row["recipient"] if row["actor"] == one.code else row["actor"]),
                "acts": row["actor"] != one.code,
                "events": row["events"],
                "mean": row["mean"],
                "path": query.dyad_path(row["actor"], row["recipient"]),
                "evidence": row["evidence"],
            }
            for row in rows[:PARTNERS]
        ]
    rows = archive.analyses.partners(one.name, limit=PARTNERS).to_pylist()
    return [
        {
            "name": actor_name(row["actor"]),
            "acts": row["side"] == "actor",
            "events": row["events"],
            "mean": row["mean"],
            "path": query.dyad_path(one.name, row["actor"]),
            "evidence": row["evidence"],
        }
        for row in rows
    ]


def _called(rows: Sequence[Mapping[str, Any]], asked: str) -> list[Mapping[str, Any]]:
    """Actors whose name has all the words, or words that begin so."""
    wanted = split(folded(asked))
    return [
        row
        for row in rows
        if wanted and all(any(part.startswith(one) for part in _words(row["actor"])) for one in wanted)
    ]


@lru_cache(maxsize=100_000)
def _words(name: str) -> set[str]:
    return {*name.split("-"), *split(folded(actor_name(name)))}


def _countries(asked: str) -> list[str]:
    """Codes of the countries of that code or name."""
    wanted = folded(asked.strip())
    states = [one for one in entries().values() if one.code and one.kind == "state"]
    found = [one.code for one in states if one.code and wanted in {folded(one.code), folded(one.name)}]
    return list(dict.fromkeys(found))


def _years(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, int, int, int]]:
    """Events of each year: all, cooperative, conflictual; the newest first."""
    years: dict[str, list[int]] = {}
    for row in rows:
        if row["period"] is not None:
            known = years.setdefault(row["period"], [0, 0, 0])
            for at, name in enumerate(("events", "cooperative", "conflictual")):
                known[at] += row[name]
    return [(year, *counts) for year, counts in reversed(years.items())]  # type: ignore[misc]  # three of them


figures.MADE_FIRST.append(profile)
