"""How quick an archive of a million statements answers, and how large it is.

``python -m benchmarks.archive --readings READINGS.jsonl --at BIG.db`` fills an archive with the readings (as
``reportedly read -f jsonl`` writes them) again and again under new ids and days until it holds as many statements as
are asked for, unless it is there already; then asks it what people ask.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from reportedly import Reading
from reportedly.archive import index, keys, opening, search, tables, writing
from reportedly.archive.articles import listed
from reportedly.archive.facts import Facts, facts
from reportedly.archive.filters import AttributionFilter, Box, Circle, EventFilter
from reportedly.archive.found import found
from reportedly.archive.keys import day_of

SEED = 1648
FIRST, DAYS = day_of("2010-01-01"), 365 * 14
AT_ONCE = 200
WARM, TIMES = 2, 5


def main() -> None:
    """Fill and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=Path, required=True)
    parser.add_argument("--at", required=True)
    parser.add_argument("--statements", type=int, default=1_000_000)
    args = parser.parse_args()
    store = opening.opened(args.at, create=True)
    with store.reading() as connection:
        held = search.count(connection, AttributionFilter())
    if held < args.statements:
        fill(store, args.readings, args.statements - held)
    with store.reading() as connection:
        measure(connection)


def fill(store: opening.Store, path: Path, statements: int) -> None:
    """Enter readings under new ids and days until so many statements are held."""
    with path.open(encoding="utf-8") as lines:
        bases = [_base(Reading.from_json(line)) for line in lines]
    chance = random.Random(SEED)
    entered = number = 0
    started = time.time()
    while entered < statements:
        with store.writing() as connection:
            for _ in range(AT_ONCE):
                number += 1
                base = chance.choice(bases)
                _enter(connection, base, FIRST + chance.randrange(DAYS), number)
                entered += len(base[1].attributions)
        if number % 2000 == 0:
            print(f"{number} articles, {entered} statements, {time.time() - started:.0f} s", flush=True)
    with store.writing() as connection:
        if connection.dialect.name == "sqlite":
            for name in index.INDEXES:
                connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608 - a constant
        connection.exec_driver_sql("ANALYZE")


def _base(reading: Reading) -> tuple[writing.Packed, Facts]:
    return writing.packed(reading), facts(reading, 0, 0)


def _enter(connection: Connection, base: tuple[writing.Packed, Facts], day: int, number: int) -> None:
    packed, rows = base
    article = {**packed.article, "id": hashlib.sha256(str(number).encode()).hexdigest()[:16], "day": day}
    article |= {"url": None, "published": _iso(day), "latest": 1, "added": "2024-01-01T00:00:00+00:00"}
    given = connection.execute(insert(tables.article).values(**article).returning(tables.article.c.number)).scalar_one()
    connection.execute(insert(tables.reading).values(**packed.reading, article=given, made=article["added"]))
    shift = keys.key(day, given, 0)
    index.insert(connection, index.ARTICLES, [(shift, rows.article)])
    for table, name, some in (
        (tables.attribution, index.ATTRIBUTIONS, rows.attributions),
        (tables.event, index.EVENTS, rows.events),
    ):
        if some:
            connection.execute(insert(table), [{**row.values, "key": row.values["key"] + shift} for row in some])
            index.insert(connection, name, [(row.values["key"] + shift, row.lexemes) for row in some])
    if rows.roles:
        connection.execute(insert(tables.role), [{**role, "key": role["key"] + shift} for role in rows.roles])


def _iso(day: int) -> str:
    from datetime import date

    return date.fromordinal(day + date(1800, 1, 1).toordinal()).isoformat()


def shown(
    connection: Connection,
    wanted: AttributionFilter | EventFilter,
    sort: str = search.PUBLISHED,
    after: int | None = None,
) -> int:
    """A page of results with all that is shown of them."""
    rows = search.page(connection, wanted, sort=sort, limit=50, after=after)
    kind = "utterance" if isinstance(wanted, AttributionFilter) else "event"
    return sum(1 for _ in found(connection, kind, rows))


A, E = AttributionFilter, EventFilter
QUESTIONS: dict[str, Callable[[Connection], Any]] = {
    name: partial(shown, wanted=wanted)
    for name, wanted in {
        "all statements": A(),
        "a common word": A(text="government"),
        "a rare word": A(text="embargo"),
        "a phrase": A(text='"white house"'),
        "words and not another": A(text="russia sanctions -trump"),
        "the beginning of a word": A(text="sanction*"),
        "a frequent speaker": A(speaker=("Donald Trump",)),
        "a frequent speaker, a rare act": A(speaker=("Donald Trump",), act=("threaten",)),
        "a common word by a frequent speaker": A(text="people", speaker=("Clinton",)),
        "a country and a sector": A(country=("RUS",), sector=("GOV",)),
        "unnamed voices on a topic": A(text="intelligence", speaker_kind=("unnamed",)),
        "statements of one month": A(published_from="2016-03", published_until="2016-03"),
        "a word in one month": A(text="war", published_from="2016-03", published_until="2016-03"),
        "all events": E(),
        "a dyad": E(dyad=("USA>RUS",)),
        "a dyad either way, one type": E(dyad=("USA-SYR",), type=("ASSAULT",)),
        "denied events": E(status=("denied",)),
        "events in a country": E(country=("SYR",)),
        "events in a box": E(box=Box(west=35, south=32, east=43, north=38)),
        "events near a town": E(circle=Circle(lat=33.51, lon=36.29, km=200)),
        "events of a year, when they happened": E(happened_from="2016", happened_until="2016"),
        "events on an official's word": E(voucher=("Obama",)),
        "not counted events by type": E(type=("ACCUSE",), counted=False),
        "coercion by a party": E(type=("COERCE",), party=("police",)),
    }.items()
} | {
    "events sorted by when they happened": lambda c: shown(c, E(type=("ASSAULT",)), "latest"),
    "events sorted by confidence": lambda c: shown(c, E(dyad=("USA-RUS",)), "surest"),
    "a later page": lambda c: shown(c, A(text="president"), after=search.page(c, A(text="president"), limit=2000)[-1]),
    "articles with a word": lambda c: listed(c, text="election"),
}
COUNTS: dict[str, Callable[[Connection], Any]] = {
    "how many with a common word": lambda c: search.count(c, A(text="government")),
    "how many in a country": lambda c: search.count(c, E(country=("USA",))),
    "acts of a frequent speaker": lambda c: search.counts(c, A(speaker=("Donald Trump",)), "act"),
    "types between a dyad": lambda c: search.counts(c, E(dyad=("USA-RUS",)), "type"),
    "months of a type": lambda c: search.counts(c, E(type=("PROTEST",)), "month"),
    "speakers of all statements": lambda c: search.counts(c, A(), "speaker"),
    "types of all events": lambda c: search.counts(c, E(), "type"),
}


def measure(connection: Connection) -> None:
    """Ask everything some times, and print the times."""
    for title, questions in (("pages of results", QUESTIONS), ("counts", COUNTS)):
        everything: list[float] = []
        for name, ask in questions.items():
            times = list(_timed(lambda ask=ask: ask(connection)))  # type: ignore[misc]
            everything += times
            print(f"{name:45} {1000 * sorted(times)[len(times) // 2]:8.1f} ms", flush=True)
        everything.sort()
        print(f"== {title}: p50 {1000 * everything[len(everything) // 2]:.1f} ms, ", end="")
        print(f"p95 {1000 * everything[int(len(everything) * 0.95)]:.1f} ms", flush=True)


def _timed(ask: Callable[[], Any]) -> Iterator[float]:
    for at in range(WARM + TIMES):
        started = time.perf_counter()
        ask()
        if at >= WARM:
            yield time.perf_counter() - started


if __name__ == "__main__":
    main()
