"""On archives by chance, what the databases sum is what Python sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from analysis.filled import Printed, Said, Told, Who, day, fill, iso, keyed
from reportedly.analysis import balance, dyads, speech, trends
from reportedly.analysis.held import OPTION, loaded

CODES = ("PER", "CHL", "BOL", "ECU", "IGO")
SECTORS = (None, "GOV", "CVL", "MIL")
BEGINNING = day("2031-01-28")

people = st.builds(
    lambda code, sector: Who(code, sector, f"Ana of {code} {sector}"),
    st.sampled_from((*CODES, None)),
    st.sampled_from(SECTORS),
)
days = st.one_of(st.none(), st.integers(BEGINNING, BEGINNING + 8))


@st.composite
def told(draw: st.DrawFn) -> Told:
    first = draw(days)
    quad = draw(st.sampled_from((1, 2, 3, 4, None)))
    return Told(
        type=draw(st.sampled_from(("CONSULT", "ASSAULT"))),
        quad=quad,
        intensity=None if quad is None else draw(st.sampled_from((-9.0, -2.0, 0.0, 1.5, 4.0))),
        status=draw(st.sampled_from(("asserted", "denied"))),
        first=first,
        last=None if first is None else first + draw(st.sampled_from((0, 0, 5))),
        voucher=draw(st.one_of(st.none(), people)),
        actors=tuple(draw(st.lists(people, max_size=2))),
        recipients=tuple(draw(st.lists(people, max_size=2))),
        story=draw(st.one_of(st.none(), st.integers(0, 3))),
        confidence=draw(st.sampled_from((0.5, 0.7, 0.9))),
        counted=draw(st.sampled_from((1, 1, 1, 0))),
    )


@st.composite
def said(draw: st.DrawFn) -> Said:
    speaker = draw(st.one_of(st.none(), people))
    return Said(
        speaker=speaker,
        kind=draw(st.sampled_from(("person", "unnamed"))) if speaker else "none",
        act=draw(st.sampled_from(("state", "deny", None))),
        words=draw(st.integers(0, 30)),
        utterance=draw(st.one_of(st.none(), st.integers(0, 2))),
        confidence=draw(st.sampled_from((0.5, 0.9))),
    )


archives = st.lists(
    st.builds(
        Printed,
        day=st.one_of(st.none(), st.integers(BEGINNING, BEGINNING + 8).map(iso)),
        outlet=st.sampled_from((None, "Post", "Times")),
        events=st.lists(told(), max_size=4).map(tuple),
        statements=st.lists(said(), max_size=3).map(tuple),
    ),
    max_size=5,
)


class Unit(NamedTuple):
    """An event as its surest telling tells it."""

    key: int
    ref: str
    printed: Printed
    told: Told
    tellings: int


Row = tuple[int, str, Printed, Told]


def together(row: Row) -> Hashable:
    """All events in one group."""
    return None


def once(rows: Iterable[Row], within: Callable[[Row], Hashable] = together) -> dict[Hashable, list[Unit]]:
    """Each story once for each value it is told with."""
    stories: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        story = row[3].story if row[3].story is not None else -1 - row[0]
        stories[within(row), story].append(row)
    found: dict[Hashable, list[Unit]] = defaultdict(list)
    for (value, _), some in stories.items():
        best = min(some, key=lambda row: (-row[3].confidence, row[0]))
        found[value].append(Unit(*best, len(some)))
    return found


def month(unit: Unit) -> str | None:
    """The month that an event counts in."""
    if unit.told.first is not None:
        return iso(unit.told.first)[:7]
    return unit.printed.day[:7] if unit.printed.day else None


def sums(units: Sequence[Unit]) -> dict[str, Any]:
    """What is summed of events."""
    scores = [unit.told.intensity for unit in units if unit.told.intensity is not None]
    quads = [unit.told.quad for unit in units]
    first = sorted(units, key=lambda unit: (-unit.tellings, unit.key))[:10]
    return {
        "events": len(units),
        "tellings": sum(unit.tellings for unit in units),
        "sum": sum(scores),
        "mean": sum(scores) / len(scores) if scores else None,
        "cooperative": sum(quad in (1, 2) for quad in quads),
        "conflictual": sum(quad in (3, 4) for quad in quads),
        "verbal_cooperation": quads.count(1),
        "material_cooperation": quads.count(2),
        "verbal_conflict": quads.count(3),
        "material_conflict": quads.count(4),
        "by_publication": sum(unit.told.first is None for unit in units),
        "coarse": sum(
            unit.told.first is not None and iso(unit.told.first)[:7] != iso(unit.told.last or 0)[:7] for unit in units
        ),
        "evidence": [unit.ref for unit in first],
    }


def by_month(units: Iterable[Unit], **more: Any) -> list[dict[str, Any]]:
    """Sums for each month, those without one last."""
    months: dict[str | None, list[Unit]] = defaultdict(list)
    for unit in units:
        months[month(unit)].append(unit)
    ordered = sorted(months, key=lambda one: (one is None, one or ""))
    return [{"period": one, **more, **sums(months[one])} for one in ordered]


def near(found: Any, expected: Sequence[dict[str, Any]]) -> None:
    """The same rows; means but for the last digits."""
    rows = found.to_pylist()
    assert [{**row, "mean": 0} for row in rows] == [{**row, "mean": 0} for row in expected]
    assert [row.get("mean") for row in rows] == pytest.approx([row.get("mean") for row in expected])


def codes(some: Iterable[Who]) -> set[str]:
    return {who.code for who in some if who.code}


def acts(one: str, other: str) -> Callable[[Row], bool]:
    """Whether one does something to the other."""
    return lambda row: one in codes(row[3].actors) and other in codes(row[3].recipients)


def either(row: Row) -> bool:
    """Whether an event that counts is of Peru and Chile."""
    return bool(row[3].counted) and (acts("PER", "CHL")(row) or acts("CHL", "PER")(row))


def pairs(rows: Iterable[Row]) -> list[tuple[tuple[str, str], Row]]:
    return [
        ((a, b), row) for row in rows if row[3].counted for a in codes(row[3].actors) for b in codes(row[3].recipients)
    ]


def check_dyads(connection: Connection, rows: list[Row]) -> None:
    between = [row for row in rows if either(row)]
    near(dyads.scores(connection, "PER", "CHL"), by_month(once(between)[None]))
    each = [Unit(*row, 1) for row in between]
    near(dyads.tellings(connection, "PER", "CHL"), by_month(each))
    ways = [
        one
        for a, b in (("PER", "CHL"), ("CHL", "PER"))
        for one in by_month(once(filter(acts(a, b), between))[None], actor=a, recipient=b)
    ]
    ways.sort(key=lambda one: (one["period"] is None, one["period"] or "", one["actor"] != "PER"))
    near(dyads.directed(connection, "PER", "CHL"), ways)
    of_pairs: dict[Any, list[Row]] = defaultdict(list)
    for pair, row in pairs(rows):
        of_pairs[pair].append(row)
    expected = [
        {"actor": a, "recipient": b, **sums(once(some)[None]), "coarse": 0} for (a, b), some in of_pairs.items()
    ]
    expected.sort(key=lambda row: (-row["events"], row["actor"], row["recipient"]))
    near(dyads.pairs(connection), expected)


def side(row: Row) -> str:
    """On whose word an event of Peru and Chile is told."""
    voucher = row[3].voucher
    if voucher is None:
        return "narrator"
    official = voucher.sector in (None, "GOV", "MIL")
    return {"PER": "a", "CHL": "b"}.get(voucher.code or "", "others") if official else "others"


def check_trends(connection: Connection, rows: list[Row]) -> None:
    for field in ("type", "status"):
        found = once(rows, lambda row, field=field: getattr(row[3], field))  # type: ignore[misc]
        expected = [one for value, units in found.items() for one in by_month(units, value=value)]
        expected.sort(key=lambda row: (row["period"] is None, row["period"] or "", row["value"]))
        near(trends.counts(connection, field=field), expected)
    between = [row for row in rows if either(row)]
    named = {row[3].story for row in between if row[3].story is not None and row[3].voucher is not None}
    sides = once((row for row in between if row[3].voucher or row[3].story not in named), side)
    expected = [one for value, units in sides.items() for one in by_month(units, told_by=value)]
    expected.sort(key=lambda row: (row["period"] is None, row["period"] or "", row["told_by"]))
    near(trends.by_voucher(connection, "PER", "CHL"), expected)


def check_balance(connection: Connection, rows: list[Row]) -> None:
    ties: dict[Any, list[Row]] = defaultdict(list)
    for (a, b), row in pairs(rows):
        if a != b and "IGO" not in (a, b) and row not in ties[min(a, b), max(a, b)]:
            ties[min(a, b), max(a, b)].append(row)
    expected: dict[Any, dict[str, Any]] = {}
    for pair, some in ties.items():
        expected |= {(one["period"], *pair): one for one in by_month(once(some)[None])}
    found = balance.ties(connection, by="month").to_pylist()
    assert {
        (row["period"], row["a"], row["b"]): (row["events"], row["sum"], row["positive"], row["negative"])
        for row in found
    } == {key: (row["events"], row["sum"], row["cooperative"], row["conflictual"]) for key, row in expected.items()}
    for row in balance.structural(connection, by="month").to_pylist():
        signs = {(one["a"], one["b"]): one["sign"] for one in found if one["period"] == row["period"] and one["sign"]}
        products = [
            signs[a, b] * signs[a, c] * signs[b, c]
            for a, b, c in combinations(sorted({end for pair in signs for end in pair}), 3)
            if {(a, b), (a, c), (b, c)} <= signs.keys()
        ]
        assert (row["triads"], row["balanced"]) == (len(products), products.count(1))
        triads = [one for one in balance.triads(connection, by="month").to_pylist() if one["period"] == row["period"]]
        assert sorted(one["ab"] * one["ac"] * one["bc"] for one in triads) == sorted(products)
        census = [sum(one["negative_ties"] == n for one in triads) for n in range(4)]
        assert [row[name] for name in ("none_negative", "one_negative", "two_negative", "all_negative")] == census


def check_speech(connection: Connection, articles: Sequence[Printed]) -> None:
    words: dict[Any, int] = defaultdict(int)
    statements: dict[Any, int] = defaultdict(int)
    for one in articles:
        for said in one.statements:
            value = said.speaker.code if said.speaker else None
            words[one.outlet, value] += said.words
            statements[one.outlet, value] += 1
    found = speech.shares_by_outlet(connection).to_pylist()
    assert {(row["outlet"], row["value"]): row["words"] for row in found} == words
    assert {(row["outlet"], row["value"]): row["statements"] for row in found} == statements
    for outlet in {row["outlet"] for row in found}:
        assert sum(row["share_of_statements"] for row in found if row["outlet"] == outlet) == pytest.approx(1)
    whole = speech.shares(connection).to_pylist()
    assert sum(row["words"] for row in whole) == sum(words.values())
    assert sum(row["share"] for row in whole) == pytest.approx(1 if sum(words.values()) else 0)


def check_quoted(connection: Connection, rows: list[Row]) -> None:
    def voice(row: Row) -> tuple[str | None, str | None]:
        by = row[3].voucher
        assert by is not None
        heard = [said for said in row[2].statements if said.speaker]
        own = [s.speaker.sector for s in heard if s.speaker and s.kind == "person" and s.speaker.name == by.name]
        nameless = [
            s.speaker.sector
            for s in heard
            if s.speaker and s.kind == "unnamed" and by.code and s.speaker.code == by.code
        ]
        known = [sector for sector in own if sector] or [sector for sector in nameless if sector]
        return by.code, max(known, default=None)

    stories: dict[Any, set[int]] = defaultdict(set)
    tellings: dict[Any, int] = defaultdict(int)
    for row in rows:
        told = row[3]
        if told.voucher is None:
            continue
        for name, some in (("actor", told.actors), ("recipient", told.recipients)):
            for code in codes(some):
                group = (*voice(row), name, code)
                stories[group].add(told.story if told.story is not None else -1 - row[0])
                tellings[group] += 1
    found = speech.quoted(connection).to_pylist()
    columns = ("voice_country", "voice_sector", "side", "about")
    assert {tuple(row[name] for name in columns): row["events"] for row in found} == {
        group: len(some) for group, some in stories.items()
    }
    assert {tuple(row[name] for name in columns): row["tellings"] for row in found} == tellings


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles=archives)
def test_the_databases_sum_as_python_does(connection: Connection, articles: list[Printed]) -> None:
    with connection.begin_nested() as entered:
        rows = keyed(articles, fill(connection, articles))
        check(connection, rows, articles)
        entered.rollback()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles=archives)
def test_what_is_held_sums_as_python_does(connection: Connection, articles: list[Printed]) -> None:
    connection.execution_options(**{OPTION: None})
    with connection.begin_nested() as entered:
        rows = keyed(articles, fill(connection, articles))
        connection.execution_options(**{OPTION: loaded(connection)})
        check(connection, rows, articles)
        connection.execution_options(**{OPTION: None})
        entered.rollback()


def check(connection: Connection, rows: list[Row], articles: Sequence[Printed]) -> None:
    """All analyses."""
    check_dyads(connection, rows)
    check_trends(connection, rows)
    check_balance(connection, rows)
    check_speech(connection, articles)
    check_quoted(connection, rows)
