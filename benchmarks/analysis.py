"""How quick the analyses of an archive of half a million events are.

``python -m benchmarks.analysis --at BIG.db`` fills an archive with events and statements by chance, through its tables
and without texts, unless it is there already; then it asks what people ask. Countries, outlets and stories come as
unevenly as in the news (Zipf's law); a third of the events is told more than once.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert

from reportedly.analysis import balance, dyads, speech, trends
from reportedly.analysis.ends import OFFICIAL
from reportedly.archive import index, keys, opening, search, tables
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.archive.lexemes import Lexemes

SEED = 1648
EVENTS = 500_000
A_PIECE, STATEMENTS = 12, 24
"""Events and statements of an article."""
FIRST, DAYS = date(2010, 1, 1), 365 * 14
CODES = ["USA", "RUS", "CHN", "GBR", "FRA", "ISR", "IRN", "SYR", "TUR", "UKR"]
CODES += [f"{a}{b}X" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJKLM"]
SECTORS = (*OFFICIAL, "CVL", "JRN", "REB", "PTY", None)
TYPES = {"CONSULT": (1, 2.5), "AGREE": (1, 2.5), "AID": (2, 10.0), "REQUEST": (3, -1.0), "ACCUSE": (3, -3.0)} | {
    "THREATEN": (3, -3.5),
    "COERCE": (4, -7.0),
    "ASSAULT": (4, -9.0),
}
TIMES = 3


def main() -> None:
    """Fill and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--at", required=True)
    parser.add_argument("--events", type=int, default=EVENTS)
    args = parser.parse_args()
    store = opening.opened(args.at, create=True)
    with store.reading() as connection:
        held = search.count(connection, EventFilter())
    if held < args.events:
        fill(store, args.events)
    with store.reading() as connection:
        measure(connection)


def fill(store: opening.Store, events: int) -> None:
    """Enter so many events, and twice as many statements."""
    chance = random.Random(SEED)
    weights = [1 / (n + 1) for n in range(len(CODES))]
    for start in range(0, events // A_PIECE, 1000):
        rows: dict[str, list[Any]] = {name: [] for name in ("article", "event", "role", "attribution", "story")}
        facets: dict[str, list[Any]] = {index.EVENTS: [], index.ATTRIBUTIONS: []}
        for number in range(start + 1, start + 1001):
            _article(chance, weights, number, rows, facets)
        with store.writing() as connection:
            for name, found in rows.items():
                connection.execute(insert(tables.metadata.tables[name]), found)
            for name, found in facets.items():
                index.insert(connection, name, found)
    with store.writing() as connection:
        if connection.dialect.name == "sqlite":
            for name in index.INDEXES:
                connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608 - names are constants
        connection.exec_driver_sql("ANALYZE")


def _article(
    chance: random.Random, weights: list[float], number: int, rows: dict[str, list[Any]], facets: dict[str, list[Any]]
) -> None:
    ordinal = FIRST.toordinal() + chance.randrange(DAYS)
    published = date.fromordinal(ordinal).isoformat()
    day = keys.day_of(published)
    values = {"number": number, "id": f"{number:016x}", "latest": 1, "day": day, "published": published, "length": 0}
    outlet = f"Outlet {int(chance.paretovariate(1)) % 200}"
    rows["article"].append({**values, "added": published, "outlet": outlet, "text": b""})
    for at in range(A_PIECE):
        key = keys.key(day, number, at)
        row, roles = _event(chance, weights, key, ordinal)
        rows["event"].append(row)
        rows["role"] += roles
        found = ["all:all", f"type:{row['type'].lower()}", *(["is:counted"] * row["counted"])]
        found += [f"vouchercode:{row['voucher_code'].lower()}", "vouchersector:gov"] if row["voucher_code"] else []
        found += ["is:narrated"] if row["voucher"] == "narrator" else []
        found += [f"{one['side']}code:{one['code'].lower()}" for one in roles]
        found += [f"{one['side']}sector:{one['sector'].lower()}" for one in roles if one["sector"]]
        facets[index.EVENTS].append((key, Lexemes((), tuple(dict.fromkeys(found)))))
        if chance.random() < 0.4:
            rows["story"].append({"kind": "event", "item": key, "story": ordinal * 100 + chance.randrange(20)})
    for at in range(STATEMENTS):
        key = keys.key(day, number, at)
        code, sector = chance.choices(CODES, weights)[0], chance.choice(SECTORS)
        named = chance.random() < 0.7
        row = {"key": key, "act": chance.choice(("state", "accuse", "deny")), "kind": "indirect", "confidence": 0.9}
        row |= {"speaker": f"{code.lower()}-{chance.randrange(20)}" if named else None, "code": code, "sector": sector}
        row |= {"speaker_kind": "person" if named else "unnamed", "words": chance.randrange(3, 60)}
        rows["attribution"].append(row)
        facets[index.ATTRIBUTIONS].append((key, Lexemes((), ("all:all", f"speakercode:{code.lower()}"))))


def _event(
    chance: random.Random, weights: list[float], key: int, ordinal: int
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    kind = chance.choice(list(TYPES))
    quad, intensity = TYPES[kind]
    began = ordinal - int(chance.expovariate(0.1)) if chance.random() < 0.8 else None
    code = chance.choices(CODES, weights)[0] if chance.random() < 0.5 else None
    counted = chance.random() < 0.7
    row = {"key": key, "type": kind, "mode": None, "status": "asserted" if counted else "denied", "quad": quad}
    row |= {"intensity": intensity, "counted": int(counted), "first_day": began, "last_day": began}
    row |= {"voucher": f"{code.lower()}-{chance.randrange(20)}" if code else "narrator", "voucher_code": code}
    row |= {"lat": None, "lon": None, "country": None, "confidence": round(chance.random(), 3)}
    roles = []
    for side in ("actor", "recipient"):
        for number, who in enumerate(chance.choices(CODES, weights, k=1 + (chance.random() < 0.2))):
            one = {"key": key, "side": side, "number": number, "actor": who.lower(), "code": who}
            roles.append({**one, "sector": chance.choice(SECTORS)})
    return row, roles


E = EventFilter
QUESTIONS: dict[str, Callable[[Connection], Any]] = {
    "a frequent dyad, by month": lambda c: dyads.scores(c, "USA", "RUS"),
    "a frequent dyad, by day": lambda c: dyads.scores(c, "USA", "RUS", by="day"),
    "a frequent dyad, each way": lambda c: dyads.directed(c, "USA", "RUS"),
    "a frequent dyad, every telling": lambda c: dyads.tellings(c, "USA", "RUS"),
    "a frequent dyad, by voucher": lambda c: trends.by_voucher(c, "USA", "RUS"),
    "a frequent dyad, two years": lambda c: dyads.scores(
        c, "USA", "RUS", E(published_from="2016", published_until="2017")
    ),
    "a dyad of sectors": lambda c: dyads.scores(c, "USA.MIL", "RUS.GOV"),
    "a rare dyad, by month": lambda c: dyads.scores(c, "TUR", "CCX"),
    "types of a country's deeds, by month": lambda c: trends.counts(c, E(actor_country=("TUR",))),
    "types of all events, by month": lambda c: trends.counts(c),
    "all pairs": lambda c: dyads.pairs(c),
    "acts of all statements, by month": lambda c: trends.statements(c),
    "shares of a country's statements": lambda c: speech.shares(c, AttributionFilter(country=("RUS",)), "sector"),
    "shares of all statements": lambda c: speech.shares(c),
    "shares of all statements, by outlet": lambda c: speech.shares_by_outlet(c),
    "quoted, one country's voices": lambda c: speech.quoted(c, E(voucher_country=("RUS",))),
    "quoted, all": lambda c: speech.quoted(c),
    "balance of one year": lambda c: balance.structural(c, E(published_from="2016", published_until="2016")),
    "balance of all years": lambda c: balance.structural(c),
}


def measure(connection: Connection) -> None:
    """Ask everything some times, and print medians: time that passed, and time that this process was at work."""
    for name, ask in QUESTIONS.items():
        times = list(_timed(lambda ask=ask: ask(connection)))  # type: ignore[misc]
        passed, worked = (1000 * sorted(some)[len(times) // 2] for some in zip(*times, strict=True))
        print(f"{name:40} {passed:8.0f} ms {worked:8.0f} ms at work", flush=True)


def _timed(ask: Callable[[], Any]) -> Iterator[tuple[float, float]]:
    for _ in range(TIMES):
        started, worked = time.perf_counter(), time.process_time()
        ask()
        yield time.perf_counter() - started, time.process_time() - worked


if __name__ == "__main__":
    main()
