from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from archive import brute
from archive.handmade import about, edition, keep, plain
from eventsmade import told
from made import reading as dam
from reportedly.archive import keys, search, tables, writing
from reportedly.archive.filters import AttributionFilter, Box, Circle, EventFilter
from reportedly.archive.opening import Store
from reportedly.errors import UsageError
from reportedly.records import Attribution, Event, EventDate, Granularity, Reading, TimeBasis

Filter = AttributionFilter | EventFilter

OUTLETS = ["The Selden Courier", "Réforme & Co.", "'; DROP TABLE article; --", '100% "News"', None]
NAMES = ["Tomas Okoro", "Lena Voss", "Lena Čapek", "O'Brien \\ Söhne", "محمد علي", "𞤀𞤣𞤤𞤢𞤥", "%_", "\u202eOmar Dast"]
PUBLISHED = ["2030-12-31", "2031-03-04T10:00:00+00:00", "2031-03-04", "2031-04-01", "2032-02-29", "soon", None]
DAYS = [
    ("2031-03-02", "2031-03-02"),
    ("2031-02-01", "2031-02-28"),
    ("2030-11-01", "2032-01-15"),
    ("2019-01-01", "2033-12-31"),
    ("2031-03-02", None),
    (None, "2030-12-31"),
    ("0044-03-15", "0044-03-15"),
    None,
]
POINTS = [(36.2012, 37.1612), (-0.5, 179.9), (0.5, -179.9), (90.0, 0.0), (-33.9, 18.4), (60.0, 180.0)]
CODES = ["SYR", "FRA", "DEU", "UNO", None]
QUERIES = """\
dam|talks|"northern dam"|minis*|ministry*|act*|a*|all*|-talks|dam -talks|aid OR dam|civilians|Aleppo|"road opens" OR
"held talks"|-"held talks" that|warplane|twelve OR 12|\u202edam|d\0am|all:all|!!!|'; DROP|NEAR(a b)|col:dam|words : dam
|dam AND|NOT dam|* OR *|{words} : dam|\\dam\\|dam:*|!dam & dam|"unfinished""".split("|")


def variety() -> list[Reading]:
    """Readings of two kinds that differ in all that can be asked for."""
    drawn = random.Random(4)  # noqa: S311 - the same every time
    return [_varied(number, drawn) for number in range(18)] + [plain("Dam talks, and nothing read in them.")]


def _varied(number: int, drawn: random.Random) -> Reading:
    read = told() if number % 3 else dam()
    names = {one.id: drawn.choice(NAMES) for one in read.speakers}
    speakers = tuple(one.model_copy(update={"name": names[one.id]}) if one.name else one for one in read.speakers)
    actors = tuple(
        one.model_copy(update={"code": drawn.choice(CODES), "speaker": drawn.choice([*names, None])})
        for one in read.actors
    )
    places = tuple(
        one.model_copy(update={"lat": lat, "lon": lon}) for one in read.places for lat, lon in [drawn.choice(POINTS)]
    )
    events = tuple(
        one.model_copy(
            update={
                "date": _date(drawn),
                "place": drawn.choice(["p1", None]),
                "historical": drawn.random() < 0.3,
                "background": drawn.random() < 0.3,
                "opinion": drawn.random() < 0.3,
                "confidence": drawn.choice([0.5, 0.75, drawn.random()]),
            }
        )
        for one in read.events
    )
    attributions = tuple(
        one.model_copy(update={"negated": drawn.random() < 0.3, "confidence": drawn.choice([0.5, drawn.random()])})
        for one in read.attributions
    )
    made = read.model_copy(
        update={
            "speakers": speakers, "actors": actors, "places": places, "events": events, "attributions": attributions
        }
    )  # fmt: skip
    stated = {"outlet": drawn.choice(OUTLETS), "published": drawn.choice(PUBLISHED)}
    return edition(number, made, language=drawn.choice(["en", "en-GB", None]), **stated)


def _date(drawn: random.Random) -> EventDate | None:
    days = drawn.choice(DAYS)
    if days is None:
        return None
    return EventDate(start=days[0], end=days[1], granularity=Granularity.DAY, basis=TimeBasis.STATED)


READS = variety()
ITEMS: dict[tuple[str, str], Attribution | Event] = {
    (read.article.id, one.id): one
    for read in READS
    for items in (read.attributions, read.events)
    for one in cast("tuple[Attribution | Event, ...]", items)
}


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    """One or two of these."""
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)


OF_ARTICLES: dict[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(QUERIES),
    "outlet": some(*(one for one in OUTLETS if one), "Nobody's"),
    "agency": some("Meridian", "Other"),
    "language": some("en", "fr", "-"),
    "published_from": st.sampled_from(["2031", "2031-03", "2031-03-04", "1700", "2032-02-29", "2500"]),
    "published_until": st.sampled_from(["2031", "2031-03", "2031-03-04", "9999", "1700", "2030-12-31"]),
    "article": some(READS[0].article.id, READS[1].article.id, READS[2].article.id, "none", "a\0b", "\ud800"),
}
PEOPLE = some(*NAMES, "Okoro", "voss lena", "Lena", "o'brien", "Meridian", "the opposition", "!!!", "-")
OF_ATTRIBUTIONS: dict[str, st.SearchStrategy[Any]] = {
    **OF_ARTICLES,
    "speaker": PEOPLE,
    "via": PEOPLE,
    "addressee": PEOPLE,
    "country": some("SYR", "FRA", "uno", "XXX"),
    "sector": some("MIL", "gov", "CVL", "REB"),
    "speaker_kind": some("person", "organisation", "unnamed", "none"),
    "act": some("deny", "state", "promise", "demand", "-"),
    "kind": some("direct", "indirect", "mixed"),
    "negated": st.booleans(),
    "headline": st.booleans(),
}
DYADS = ["SYR>SYR", "FRA>SYR", "SYR-DEU", " uno - fra ", "XXX>SYR"]
PARTIES = some("france", "Germany", "Syrian Air Force", "Lena Voss", "voss", "a rebel camp", "civilians", "-", "nobody")
OF_EVENTS: dict[str, st.SearchStrategy[Any]] = {
    **OF_ARTICLES,
    "type": some("ASSAULT", "ACCUSE", "AID", "aid"),
    "mode": some("aerial", "disapprove"),
    "context": some("military", "human_rights", "cyber"),
    "status": some("asserted", "denied", "conditional"),
    "quad": st.sampled_from([(2,), (3, 4), (1,)]),
    "cameo": some("195", "070", "111"),
    "custom": some("Relief"),
    "actor": PARTIES,
    "recipient": PARTIES,
    "party": PARTIES,
    "actor_country": some("SYR", "FRA", "DEU"),
    "actor_sector": some("MIL", "GOV"),
    "recipient_country": some("SYR", "FRA"),
    "recipient_sector": some("REB", "CVL", "MIL"),
    "party_country": some("SYR", "UNO"),
    "dyad": some(*DYADS),
    "voucher": some("narrator", *NAMES),
    "voucher_country": some("SYR", "FRA"),
    "place": some("Aleppo", "aleppo", "Homs"),
    "geoname": st.sampled_from([(170063,), (1,)]),
    "country": some("SYR", "FRA"),
    "admin1": some("SYR Aleppo Governorate", "SYR Homs"),
    "box": st.sampled_from(
        [
            Box(west=37, south=36, east=38, north=37),
            Box(west=179, south=-1, east=-179, north=1),
            Box(west=-180, south=-90, east=180, north=90),
            Box(west=37.1612, south=36.2012, east=37.1612, north=36.2012),
            Box(west=-20, south=80, east=20, north=90),
        ]
    ),
    "circle": st.sampled_from(
        [
            Circle(lat=36.2, lon=37.1, km=10),
            Circle(lat=0, lon=180, km=150),
            Circle(lat=89.5, lon=100, km=100),
            Circle(lat=-30, lon=20, km=5000),
            Circle(lat=36.2012, lon=37.1612, km=0.001),
            Circle(lat=60, lon=-179, km=200),
        ]
    ),
    "happened_from": st.sampled_from(["2031", "2031-03-02", "2020-01", "0044"]),
    "happened_until": st.sampled_from(["2031", "2031-03-02", "2030-12", "0044-03-15", "9999"]),
    "historical": st.booleans(),
    "background": st.booleans(),
    "opinion": st.booleans(),
    "counted": st.booleans(),
}


@st.composite
def filters(draw: st.DrawFn, kind: Callable[..., Filter], fields: dict[str, st.SearchStrategy[Any]]) -> Filter:
    """A filter by up to three fields."""
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), max_size=3, unique=True))
    return kind(**{name: draw(fields[name]) for name in chosen})


EVERY = [
    *((AttributionFilter, name, strategy) for name, strategy in OF_ATTRIBUTIONS.items()),
    *((EventFilter, name, strategy) for name, strategy in OF_EVENTS.items()),
]
ANY = filters(AttributionFilter, OF_ATTRIBUTIONS) | filters(EventFilter, OF_EVENTS)
ON_ONE_STORE = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def filled(store: Store) -> Searched:
    """An archive of readings that differ in all that can be asked for."""
    return Searched(store, READS)


class Searched:
    """An archive and what it holds."""

    def __init__(self, store: Store, reads: list[Reading]) -> None:
        self.store = store
        self.ids: dict[tuple[str, int], tuple[str, str]] = {}
        self.keys: dict[tuple[str, str], int] = {}
        for read, kept in zip(reads, keep(store, *reads), strict=True):
            for ids in ([one.id for one in read.attributions], [one.id for one in read.events]):
                for row, one in enumerate(ids):
                    key = keys.key(kept.day, kept.number, row)
                    self.ids[one[0], key] = (read.article.id, one)
                    self.keys[read.article.id, one] = key

    def page(self, wanted: Filter, **more: Any) -> list[tuple[str, str]]:
        """The rows of a page by the ids of article and item."""
        kind = "a" if isinstance(wanted, AttributionFilter) else "e"
        with self.store.reading() as connection:
            return [self.ids[kind, key] for key in search.page(connection, wanted, **more)]

    def check(self, wanted: Filter) -> None:
        """What is found is what is found by going through everything."""
        found = self.page(wanted)
        with self.store.reading() as connection:
            assert search.count(connection, wanted) == len(found)
        assert len(set(found)) == len(found)
        assert set(found) == expected(wanted)


@cache
def expected(wanted: Filter) -> set[tuple[str, str]]:
    """What a filter asks for, found by going through everything."""
    if isinstance(wanted, AttributionFilter):
        return brute.attributions(READS, wanted)
    return brute.events(READS, wanted)


def test_every_field_alone_finds_what_going_through_everything_finds(filled: Searched) -> None:
    found = Counter[str]()
    for kind, name, strategy in EVERY:
        for value in _values(strategy):
            wanted = kind(**{name: value})
            filled.check(wanted)
            found[name] += bool(expected(wanted))
    assert {name for _, name, _ in EVERY if not found[name]} == set(), "each field must find something once"


def _values(strategy: st.SearchStrategy[Any]) -> list[Any]:
    seen: list[Any] = []

    @settings(max_examples=4, database=None)
    @given(strategy)
    def look(value: Any) -> None:
        if value not in seen:
            seen.append(value)

    look()
    return seen


@ON_ONE_STORE
@given(wanted=ANY)
def test_fields_together_find_what_going_through_everything_finds(filled: Searched, wanted: Filter) -> None:
    filled.check(wanted)


@ON_ONE_STORE
@given(wanted=ANY, size=st.integers(1, 30), data=st.data())
def test_pages_one_after_the_other_hold_everything_in_order(
    filled: Searched, wanted: Filter, size: int, data: st.DataObject
) -> None:
    kind = "attributions" if isinstance(wanted, AttributionFilter) else "events"
    sort = data.draw(st.sampled_from(search.SORTS[kind]))
    whole = filled.page(wanted, sort=sort)
    assert set(whole) == expected(wanted)
    paged: list[tuple[str, str]] = []
    while not paged or len(paged) < len(whole):
        after = filled.keys[paged[-1]] if paged else None
        page = filled.page(wanted, sort=sort, limit=size, after=after)
        paged += page
        if not page:
            break
    assert paged == whole
    assert whole == sorted(whole, key=lambda one: _order(filled, one, sort))


def _order(filled: Searched, one: tuple[str, str], sort: str) -> tuple[Any, ...]:
    item = ITEMS[one]
    key = filled.keys[one]
    if sort == "surest":
        return (-item.confidence, -key)
    if sort in {"latest", "earliest"}:
        when: EventDate | None = getattr(item, "date", None)
        days = sorted(day for day in (when.start, when.end) if day) if when else []
        first, last = (ordinal(days[0]), ordinal(days[-1])) if days else (9_999_999, 0)
        return (-last, -key) if sort == "latest" else (first, key)
    return (key,) if sort == "oldest" else (-key,)


def ordinal(day: str) -> int:
    """A day as a number."""
    return date.fromisoformat(day).toordinal()


@pytest.mark.parametrize("kind", [AttributionFilter, EventFilter])
def test_rows_are_counted_by_every_field(filled: Searched, kind: type[Filter]) -> None:
    name = "attributions" if kind is AttributionFilter else "events"
    whole = filled.page(kind())
    with filled.store.reading() as connection:
        for by in search.fields(name):
            counted = search.counts(connection, kind(), by, limit=1000)
            values = [one.value for one in counted]
            assert len(values) == len(set(values)), by
            if by.partition("_")[0] not in {"actor", "recipient"}:  # of these an event has several, or none
                assert sum(one.rows for one in counted) == len(whole), by
            known = [one for one in counted if one.value is not None]
            if by in {"year", "month"}:
                assert [one.value for one in known] == sorted(str(one.value) for one in known)
                assert counted[-1].value is None or None not in values
            else:
                assert list(counted) == sorted(counted, key=lambda one: (-one.rows, one.value is None, one.value))
            assert search.counts(connection, kind(), by, limit=1) == counted[:1]


def test_rows_are_counted_as_they_are(filled: Searched) -> None:
    wanted = EventFilter(country=("SYR",), outlet=tuple(one for one in OUTLETS if one))
    items = [
        one
        for read in READS
        for one in read.events
        if (read.article.id, one.id) in expected(wanted)
    ]  # fmt: skip
    with filled.store.reading() as connection:
        found = {one.value: one.rows for one in search.counts(connection, wanted, "type")}
        assert found == Counter(one.type for one in items)
        outlets = search.counts(connection, wanted, "outlet")
        assert {one.value for one in outlets} <= set(OUTLETS)
        assert sum(one.rows for one in outlets) == len(items)


def test_rows_of_one_article_are_counted_by_what_is_known_of_it(filled: Searched) -> None:
    read = next(one for one in READS if one.events)
    with filled.store.reading() as connection:
        for by in ("outlet", "month"):
            (found,) = search.counts(connection, EventFilter(article=(read.article.id,)), by)
            assert found.rows == len(read.events)


def test_what_is_no_order_and_no_field_is_refused(store: Store) -> None:
    with store.reading() as connection:
        with pytest.raises(UsageError, match="newest, oldest, surest"):
            search.page(connection, AttributionFilter(), sort="latest")
        for by in ("weather", "actor", "'; DROP TABLE event; --"):
            with pytest.raises(UsageError, match="choose one of"):
                search.counts(connection, AttributionFilter(), by)
        with pytest.raises(UsageError, match="actor_country"):
            search.counts(connection, EventFilter(), "actor_sector")


def test_an_empty_archive_finds_nothing(store: Store) -> None:
    with store.reading() as connection:
        for wanted in (AttributionFilter(), EventFilter(text="dam"), EventFilter(happened_from="2031")):
            assert search.page(connection, wanted) == ()
            assert search.count(connection, wanted) == 0
            assert search.counts(connection, wanted, "year") == ()


def test_a_page_after_a_row_that_is_gone_is_empty_or_goes_on(store: Store) -> None:
    reads = [edition(n) for n in range(3)]
    kept = keep(store, *reads)
    with store.reading() as connection:
        first = search.page(connection, EventFilter(), sort="surest", limit=1)[0]
    with store.writing() as connection:
        writing.remove(connection, next(one for one in kept if one.number == keys.article_in(first)))
        connection.execute(delete(tables.review))
    with store.reading() as connection:
        assert len(search.page(connection, EventFilter(), after=first)) in {0, 4, 8}
        assert search.page(connection, EventFilter(), sort="surest", after=first) == ()


def test_versions_that_are_not_the_latest_are_not_found(store: Store) -> None:
    url = "https://example.org/one"
    first, second = edition(1, url=url), edition(2, dam(), url=url, modified="2031-03-05")
    keep(store, first, second)
    with store.reading() as connection:
        assert search.count(connection, EventFilter()) == 0
        assert search.count(connection, AttributionFilter()) == len(second.attributions)
        assert search.count(connection, AttributionFilter(article=(first.article.id,))) == 0


def test_hostile_names_are_found_as_they_are(store: Store) -> None:
    reads = []
    for number, name in enumerate(NAMES):
        read = edition(number, dam(), outlet=name)
        speakers = tuple(
            one.model_copy(update={"name": name, "label": name}) if one.name else one for one in read.speakers
        )
        reads.append(read.model_copy(update={"speakers": speakers}))
    reads.append(about(edition(99), outlet="-"))
    keep(store, *reads)
    with store.reading() as connection:
        for number, name in enumerate(NAMES):
            found = search.page(connection, AttributionFilter(outlet=(name,), speaker=(name,)))
            articles = {keys.article_in(key) for key in found}
            assert articles == {number + 1}, name
