"""What people and programs ask of a site, route by route: distinct questions made of what its archive holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice, product
from typing import NamedTuple
from urllib.parse import quote, urlencode

from fastapi.routing import APIRoute

from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.keeping import Archive
from reportedly.web import api, pages
from reportedly.web.api import description

WORDS = ("agreement", "attack", "minister", "talks", "protest", "sanctions", "missile", "border", "election", "police")
LEFT_OUT = frozenset({"/read", "/read/{name}", "/charts/bundle.js", "/charts/bundle-{version}.js", "/export/{form}"})
"""What shows nothing of an archive, or is as long as what it finds."""
CHARTS = ("dyad", "timeline", "map", "network", "speech")

Pairs = list[tuple[str, str]]


class Held(NamedTuple):
    """What an archive holds that one can ask for, the most frequent first."""

    countries: tuple[str, ...]
    types: tuple[str, ...]
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    years: tuple[str, ...]
    articles: tuple[str, ...]
    statements: tuple[str, ...]
    events: tuple[str, ...]
    happenings: tuple[int, ...]
    utterances: tuple[int, ...]


def held(archive: Archive) -> Held:
    """What an archive holds."""

    def values(wanted: EventFilter | AttributionFilter, by: str, limit: int = 12) -> tuple[str, ...]:
        return tuple(one.value for one in archive.counts(wanted, by, limit=limit + 1) if one.value)[:limit]

    articles = tuple(archive.articles(limit=200)["id"].to_pylist()[::11])
    readings = [(one, archive.reading(one)) for one in articles]
    return Held(
        countries=values(EventFilter(), "actor_country"),
        types=values(EventFilter(), "type"),
        speakers=values(AttributionFilter(), "speaker"),
        outlets=values(AttributionFilter(), "outlet"),
        years=values(EventFilter(), "year", 8),
        articles=articles,
        statements=tuple(f"{one}/{read.attributions[-1].id}" for one, read in readings if read.attributions),
        events=tuple(f"{one}/{read.events[-1].id}" for one, read in readings if read.events),
        happenings=tuple(one.id for one in archive.stories.corroborated(limit=12) if one.id),
        utterances=tuple(one.id for one in archive.stories.cut(limit=12) if one.id),
    )


def routes() -> tuple[str, ...]:
    """The templates of all addresses that can be got."""
    found = [one for router in pages.routers() for one in router.routes]
    shown = [one.path for one in found if isinstance(one, APIRoute) and "GET" in (one.methods or ())]
    programs = [api.PREFIX + one.path for one in description.routes() if "GET" in (one.methods or ())]
    return tuple(dict.fromkeys((*shown, *programs)))


def forgotten(template: str) -> bool:
    """Whether nobody told here what to ask of a route."""
    return "{" in template and template.removeprefix(api.PREFIX) not in _FILLED


def addresses(template: str, known: Held, most: int) -> list[str]:
    """Distinct addresses of a route, as somebody might ask.

    Args:
        template: its address.
        known: what can be asked for.
        most: how many at most.
    """
    return list(islice(dict.fromkeys(_addresses(template, known)), most))


def searches(known: Held) -> Iterator[str]:
    """Thousands of distinct searches as JSON, none of them asked twice."""
    for word, country, kind, year in product(WORDS, known.countries, known.types, known.years):
        pairs = [("q", word), ("actor_country", country), ("type", kind), ("published_from", year), ("limit", "20")]
        yield f"/api/v1/events?{urlencode(pairs)}"
    for word, speaker, year in product(WORDS, known.speakers, known.years):
        yield f"/api/v1/statements?{urlencode([('q', word), ('speaker', speaker), ('published_from', year)])}"


def _addresses(template: str, known: Held) -> Iterator[str]:
    path = template.removeprefix(api.PREFIX)
    fill = _FILLED.get(path)
    paths = [template] if "{" not in template else [_put(template, one) for one in (fill(known) if fill else ())]
    for one, pairs in zip(cycle(paths), _questions(path, known), strict=False) if paths else ():
        yield f"{one}?{urlencode(pairs)}" if pairs else one


def _questions(path: str, known: Held) -> Iterator[Pairs]:
    """Query strings that go with a path."""
    if path in _QUESTIONS:
        yield from _QUESTIONS[path](known)
    elif "{" in path or path in _BARE:
        yield from ([] for _ in range(100))
    else:
        yield from _of_events(known)


def _of_events(known: Held) -> Iterator[Pairs]:
    for at in range(60):
        country, kind = known.countries[at % len(known.countries)], known.types[at % len(known.types)]
        year = known.years[at % len(known.years)]
        yield from (
            [("type", kind)],
            [("actor_country", country)],
            [("q", WORDS[at % len(WORDS)])],
            [("published_from", year), ("status", "asserted"), ("party_country", country)],
            [("status", "denied"), ("type", kind)],
            [("country", country), ("quad", str(at % 4 + 1))],
        )


def _of_statements(known: Held) -> Iterator[Pairs]:
    for at in range(60):
        yield from (
            [("speaker", known.speakers[at % len(known.speakers)])],
            [("q", WORDS[at % len(WORDS)])],
            [("country", known.countries[at % len(known.countries)]), ("act", "deny")],
            [("outlet", known.outlets[at % len(known.outlets)]), ("kind", "direct")],
            [("published_from", known.years[at % len(known.years)]), ("act", "demand")],
        )


def _of_articles(known: Held) -> Iterator[Pairs]:
    for word, outlet in product(WORDS, known.outlets):
        yield from ([("q", word), ("outlet", outlet)], [("outlet", outlet)], [("q", word)])


def _searched(known: Held) -> Iterator[Pairs]:
    for some in zip(_of_events(known), _of_statements(known), _of_articles(known), strict=False):
        for within, pairs in zip(("events", "statements", "articles"), some, strict=True):
            yield [("in", within), *pairs]


def _dyads(known: Held) -> Iterator[Pairs]:
    pairs = [(a, b) for a, b in product(known.countries, repeat=2) if a < b]
    for (a, b), view in zip(pairs, cycle(("events", "directed", "tellings", "vouchers")), strict=False):
        yield [("a", a), ("b", b), ("view", view)]


def _each(questions: Callable[[Held], Iterator[Pairs]], *pairs: tuple[str, str]) -> Callable[[Held], Iterator[Pairs]]:
    return lambda known: ([*pairs, *one] for one in questions(known))


def _charted(known: Held) -> Iterator[Pairs]:
    """Questions of charts, in the order of :data:`CHARTS`."""
    for dyad, pairs in zip(_dyads(known), _of_events(known), strict=False):
        yield from (dyad[:2], pairs, pairs, pairs, [])


_BARE = frozenset({"/", "", "/api", "/openapi.json", "/reviews", "/agreement", "/actors"})
_QUESTIONS: dict[str, Callable[[Held], Iterator[Pairs]]] = {
    "/search": _searched,
    "/statements": _of_statements,
    "/articles": _of_articles,
    "/quotes": _of_statements,
    "/counts": _each(_of_events, ("in", "events"), ("by", "actor_country")),
    "/facets": _each(_of_events, ("in", "events")),
    "/timeline": _each(_of_events, ("in", "events")),
    "/analyses/dyad": _dyads,
    "/analyses/shares": _of_statements,
    "/outlets": _of_statements,
    "/dyads/{a}/{b}": lambda _: ([] for _ in range(100)),
    "/charts/{kind}.json": _charted,
}


def _rows(refs: Sequence[str]) -> list[dict[str, str]]:
    return [{"article": ref.partition("/")[0], "item": ref.partition("/")[2]} for ref in refs]


def _one(name: str, values: Sequence[object]) -> list[dict[str, str]]:
    return [{name: str(value)} for value in values]


_FILLED: dict[str, Callable[[Held], list[dict[str, str]]]] = {
    "/statements/{article}/{item}": lambda known: _rows(known.statements),
    "/events/{article}/{item}": lambda known: _rows(known.events),
    "/stories/utterance/{article}/{item}": lambda known: _rows(known.statements),
    "/stories/happening/{article}/{item}": lambda known: _rows(known.events),
    "/stories/happening/{number}": lambda known: _one("number", known.happenings),
    "/stories/utterance/{number}": lambda known: _one("number", known.utterances),
    "/stories/{number}": lambda known: _one("number", known.happenings),
    "/articles/{article}/review/{item}": lambda known: _rows((*known.statements, *known.events)),
    **{
        f"{path}{{article}}{rest}": lambda known: _one("article", known.articles)
        for path, rests in (("/articles/", ("", "/reading", "/text", "/versions", "/copies")), ("/copies/", ("",)))
        for rest in rests
    },
    "/actors/{name}": lambda known: _one("name", (*known.speakers, *known.countries)),
    "/outlets/{name:path}": lambda known: _one("name", known.outlets),
    "/dyads/{a}/{b}": lambda known: [{"a": a, "b": b} for a, b in product(known.countries, repeat=2) if a < b],
    "/charts/{kind}.json": lambda _: _one("kind", CHARTS),
}


def _put(template: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        for written in (f"{{{name}}}", f"{{{name}:path}}"):
            template = template.replace(written, quote(value, safe=""))
    return template


__all__ = ["LEFT_OUT", "Held", "addresses", "forgotten", "held", "routes", "searches"]
